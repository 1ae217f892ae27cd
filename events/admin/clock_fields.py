"""Times as people type them: "2:30 pm", "2 pm", "14:30". Plain inputs: no script touches them."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import zones

# The admin's own time chooser drops "pm" on leaving the field, and 10:00 pm would be 10:00 am.
TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE)
LIKE = _("Like 2:30 pm or 14:30.")
NOT_A_TIME = _("Enter a time like 2:30 pm or 14:30.")
NOT_A_MOMENT = _("Enter a day and a time, like 2027-05-04 2:30 pm.")


def read_time(typed: str) -> datetime.time | None:
    """The time that was typed; None for what is none, or could be two."""
    found = TYPED.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or (half and not 1 <= hour <= 12) or hour > 23:
        return None
    if half:
        return datetime.time(hour % 12 + (12 if half == "p" else 0), minute)
    return datetime.time(hour, minute) if found[2] else None


def written(time: datetime.time) -> str:
    """As it stands in the field: "2:30 pm"."""
    return f"{time.hour % 12 or 12}:{time:%M} {'am' if time.hour < 12 else 'pm'}"


class ClockTimeField(forms.TimeField):
    """A time of day."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", LIKE)
        super().__init__(**options)
        self.error_messages |= {"required": NOT_A_TIME, "invalid": NOT_A_TIME}
        self.widget.attrs |= {"autocomplete": "off"}

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values or isinstance(value, datetime.time):
            return value or None
        time = read_time(value)
        if time is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, datetime.time) else value


class ClockMomentField(forms.Field):
    """A day and a time, as some clock shows them: it has no zone."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"autocomplete": "off"}

    def to_python(self, value: Any) -> datetime.datetime | None:
        if value in self.empty_values:
            return None
        day, _space, time = value.strip().partition(" ")
        found = read_time(time)
        try:
            on = datetime.date.fromisoformat(day.rstrip(","))
        except ValueError:
            on = None
        if on is None or found is None:
            raise ValidationError(NOT_A_MOMENT, code="invalid")
        return datetime.datetime.combine(on, found)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime.datetime):
            return f"{value:%Y-%m-%d} {written(value.time())}"
        return value


class ZoneField(forms.ChoiceField):
    """A time zone: each place is offered by one name, and taken by any it has."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=zones.places, **options)
        self.error_messages["invalid_choice"] = _("Choose a time zone from the list.")

    def offer(self, zone: str) -> None:
        """Have `zone` in the list, though it may be an old name: it is what is stored."""
        self.choices = zones.places_and(zone)

    def valid_value(self, value: str) -> bool:
        return zones.is_known(value)
