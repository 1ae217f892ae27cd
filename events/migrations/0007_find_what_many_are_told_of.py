from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Find without a search which news of a pool everyone in it is still to be told."""

    dependencies = [("events", "0006_let_a_keeper_hand_over")]

    operations = [
        migrations.AddIndex(
            model_name="seatevent",
            index=models.Index(
                fields=["at"],
                condition=Q(kind__in=["late_seat", "merged"], registration=None),
                name="what_many_are_told_of",
            ),
        )
    ]
