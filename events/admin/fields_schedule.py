"""The fields of a session's form: labels and limits from the model, and what they hold at first."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from ..models import SeatPool, Session
from ..models.seats import MOST_SEATS
from ..wall_times import is_twice
from .clock_fields import ClockMomentField

WHICH = [
    ("", _("Choose")),
    ("first", _("The first one")),
    ("second", _("The second one")),
]
ONCE, SECOND = "", "second"


def text(name: str, **options: Any) -> forms.CharField:
    """A field that asks as the model does, and takes no more than it holds."""
    column = Session._meta.get_field(name)
    options.setdefault("help_text", column.help_text)
    field = forms.CharField(
        label=capfirst(column.verbose_name), max_length=column.max_length, required=False, **options
    )
    # Of the validator: a field's own message of this name is not asked.
    field.validators = [
        each for each in field.validators if not isinstance(each, MaxLengthValidator)
    ]
    field.validators.append(
        MaxLengthValidator(column.max_length, _("Use at most %(limit_value)d characters."))
    )
    return field


def whole_number(label: Any, least: int, most: int, **options: Any) -> forms.IntegerField:
    """A number within limits, that says them in words."""
    limits = format_lazy(
        _("Enter a whole number from {least} to {most}."), least=least, most=f"{most:,}"
    )
    said = dict.fromkeys(("required", "invalid", "min_value", "max_value"), limits)
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, error_messages=said, **options
    )


def number(name: str, most: int, *, least: int = 0, **options: Any) -> forms.IntegerField:
    column = SeatPool._meta.get_field(name)
    options.setdefault("help_text", column.help_text)
    return whole_number(capfirst(column.verbose_name), least, most, required=False, **options)


def which(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=WHICH,
        required=False,
        help_text=_("Clocks go back that night and show this time twice."),
    )


def seat_fields(pool: SeatPool | None) -> dict[str, forms.Field]:
    """How many seats, and on which terms they are given out."""
    return {
        "capacity": whole_number(
            _("Seats"),
            0,
            MOST_SEATS,
            required=False,
            help_text=_("Empty: 10 in a circle; no seats are given out for another session."),
        ),
        "minimum": number("minimum", MOST_SEATS),
        "decide_at": ClockMomentField(
            label=_("Decide by"),
            required=False,
            help_text=_(
                "Like 2027-05-04 2:30 pm, on the clock of the session. With fewer than that by "
                "then, you are told to merge or cancel."
            ),
        ),
        "offer_hours": number("offer_hours", 1440, least=1, initial=24),
        "cutoff_minutes": number("cutoff_minutes", 86_400, initial=60),
    }


def initial_of(session: Session, pool: SeatPool | None) -> dict[str, Any]:
    """What the form holds at first. The address of the room is not in it."""
    shown = {
        name: getattr(session, name)
        for name in (
            "title", "summary", "speakers", "place", "elsewhere_url", "starts_on", "start_time",
            "ends_on", "end_time", "zone", "slot", "keepers_needed", "observed_note",
        )
    }  # fmt: skip
    for part in ("start", "end"):
        twice = is_twice(shown[f"{part}s_on"], shown[f"{part}_time"], session.zone_info)
        again = SECOND if getattr(session, f"is_second_{part}") else "first"
        shown[f"is_second_{part}"] = again if twice else ONCE
    if shown["ends_on"] == shown["starts_on"]:
        shown["ends_on"] = None
    if pool:
        shown |= {
            name: getattr(pool, name) for name in ("minimum", "offer_hours", "cutoff_minutes")
        }
    if pool and pool.decide_at:
        local = pool.decide_at.astimezone(session.zone_info)
        shown["decide_at"] = local.replace(tzinfo=None)
    return shown


def on_the_clock_of(entered: datetime, zone: str) -> datetime:
    """The moment at which clocks in `zone` show what was entered."""
    return entered.replace(tzinfo=ZoneInfo(zone))
