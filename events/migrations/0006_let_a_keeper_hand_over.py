"""Who keeps a circle stays while somebody else is asked to take it over."""

from django.db import migrations, models
from django.db.models import Q

KEEPERS = ["keeper", "co_keeper"]


class Migration(migrations.Migration):
    dependencies = [("events", "0005_who_was_told_of_a_draw")]

    operations = [
        migrations.AlterField(
            model_name="sessionstaff",
            name="status",
            field=models.CharField(
                choices=[
                    ("invited", "Invited"),
                    ("accepted", "Said yes"),
                    ("declined", "Said no"),
                    ("dropped_out", "Dropped out"),
                    ("handed_over", "Handed over"),
                    ("withdrawn", "Invitation taken back"),
                ],
                default="invited",
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.RemoveConstraint(model_name="sessionstaff", name="one_keeper_and_one_co_keeper"),
        migrations.AddConstraint(
            model_name="sessionstaff",
            constraint=models.UniqueConstraint(
                condition=Q(status="accepted", role__in=KEEPERS),
                fields=["session", "role"],
                name="one_keeper_and_one_co_keeper",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionstaff",
            constraint=models.UniqueConstraint(
                condition=Q(status="invited", role__in=KEEPERS),
                fields=["session", "role"],
                name="one_open_invitation_for_a_role",
            ),
        ),
    ]
