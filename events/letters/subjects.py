"""The subject of each letter about a circle: what it wants of its reader, and nothing of the circle.

Whoever looks over a shoulder reads that there is a seat on a day, and not what for.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import LetterWording

Kind = LetterWording.Kind

NEUTRAL = {
    Kind.CONFIRMED: _("You have a seat on {date}"),
    Kind.WAITING: _("You are waiting for a seat on {date}"),
    Kind.OFFER: _("Please answer by {by}: a seat on {date}"),
    Kind.LAPSED: _("Your time to answer is over: a seat on {date}"),
    Kind.REMINDER_DAY: _("Reminder: your seat on {date}"),
    Kind.REMINDER_HOUR: _("Starting soon: your seat on {date}"),
    Kind.CHANGED: _("Changed: your seat on {date}"),
    Kind.CANCELLED: _("Cancelled: your seat on {date}"),
    Kind.THANKS: _("Thank you: your seat on {date}"),
    "late_seat": _("Free at short notice: a seat on {date}"),
    "moved": _("You have moved: your seat on {date}"),
    "message": _("A message about your seat on {date}"),
    "running_late": _("Running late: your seat on {date}"),
    "keeper_changed": _("Somebody new: your seat on {date}"),
    "keeper_invited": _("Will you help on {date}?"),
    "keeper_named": _("Thank you: your help on {date}"),
    "keeper_out": _("Noted: you can't help on {date}"),
    "keeper_not_needed": _("No longer needed: your help on {date}"),
    "keeper_time_changed": _("Changed: your help on {date}"),
    "keeper_cancelled": _("Cancelled: your help on {date}"),
    "keeper_relieved": _("Handed over: your help on {date}"),
    "keeper_alarm": _("Help is missing on {date}"),
    "minimum_alarm": _("Too few people on {date}"),
}
OTHERWISE = _("Your seat on {date}")


def neutral(kind: str) -> str | Promise:
    return NEUTRAL.get(kind, OTHERWISE)
