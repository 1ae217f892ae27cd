"""A right of its own for whoever keeps the schedule of every event, whoever edits its page."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0002_who_may_schedule")]

    operations = [
        migrations.AlterModelOptions(
            name="session",
            options={
                "ordering": ["starts_at", "pk"],
                "permissions": [("schedule_everywhere", "Can schedule sessions of every event")],
                "verbose_name": "session",
            },
        ),
    ]
