from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_take_back_what_nobody_has_time_to_answer"),
    ]

    operations = [
        migrations.AlterField(
            model_name="registration",
            name="reason",
            field=models.CharField(
                choices=[
                    ("seat_free", "A seat was free"),
                    ("full", "All seats are taken"),
                    ("others_first", "Others wait, and came first"),
                    ("same_slot", "Holds a seat in another circle at that time"),
                    ("keeps_beside", "Named for another circle at that time"),
                    ("short_notice", "It starts too soon now for the offer to be answered"),
                    ("not_open", "Seats are not given out at the moment"),
                    ("drawn", "Drawn"),
                    ("in_turn", "First in the queue when a seat was free"),
                    ("accepted", "Offer accepted"),
                    ("late_seat", "Took a seat at short notice"),
                    ("by_person", "At the person's wish"),
                    ("by_staff", "By staff"),
                    ("moved", "Moved"),
                    ("merged", "Circles were put together"),
                    ("too_late", "The offer was not answered in time"),
                    ("session_cancelled", "The session was cancelled"),
                    ("started", "The session has started"),
                    ("erased", "The account was erased"),
                ],
                max_length=20,
                verbose_name="reason",
            ),
        ),
    ]
