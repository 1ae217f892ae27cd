"""Who was told what came of a draw: so that a worker that dies leaves nobody without a letter."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0004_grant_scheduling_everywhere")]

    operations = [
        migrations.AddField(
            model_name="drawentry",
            name="told_at",
            field=models.DateTimeField(null=True, verbose_name="told what came of it at"),
        ),
        migrations.AlterField(
            model_name="draw",
            name="result",
            field=models.JSONField(
                default=dict,
                help_text="Seats of each circle, and in the order drawn each ticket with its circle.",
                verbose_name="result",
            ),
        ),
        migrations.AddIndex(
            model_name="drawentry",
            index=models.Index(
                condition=models.Q(("status", "drawn"), ("told_at", None)),
                fields=["draw"],
                name="entries_not_told_yet",
            ),
        ),
    ]
