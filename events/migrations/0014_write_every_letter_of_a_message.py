from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0013_enroll_a_list"),
    ]

    operations = [
        migrations.AddField(
            model_name="announcement",
            name="to_write",
            field=models.JSONField(
                default=list,
                editable=False,
                help_text="The members it is still to be written to, by the ids of their memberships.",
                verbose_name="still to be written to",
            ),
        ),
    ]
