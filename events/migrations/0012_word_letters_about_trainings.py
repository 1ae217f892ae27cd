from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0011_run_programs_and_cohorts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="letterwording",
            name="kind",
            field=models.CharField(
                choices=[
                    ("confirmed", "Seat confirmed"),
                    ("waiting", "On the waitlist"),
                    ("offer", "A seat is offered"),
                    ("lapsed", "An offer has lapsed"),
                    ("reminder_day", "Reminder, the day before"),
                    ("reminder_hour", "Reminder, an hour before"),
                    ("changed", "Time or place has changed"),
                    ("cancelled", "Cancelled"),
                    ("thanks", "Thanks, afterward"),
                    ("cohort_confirmed", "Training: seat confirmed"),
                    ("cohort_day", "Training: reminder, the day before"),
                    ("cohort_hour", "Training: reminder, an hour before"),
                    ("prework_due", "Training: prework is due"),
                    ("still_missing", "Training: what is still missing"),
                    ("cohort_thanks", "Training: thanks, once finished"),
                ],
                max_length=20,
                verbose_name="letter",
            ),
        ),
    ]
