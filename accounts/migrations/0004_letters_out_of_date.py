"""Letters about what is over by now are not sent either: the status says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_private_letters")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="status",
            field=models.CharField(
                choices=[
                    ("queued", "Waiting to be sent"),
                    ("sent", "Sent"),
                    ("parked", "Could not be sent"),
                    ("dropped", "Not sent: out of date, or the account is closed"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
    ]
