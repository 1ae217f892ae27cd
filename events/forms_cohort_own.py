"""Shape of what members of a run send from their own page. Rules live in `actions`."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from .forms_seats import PlainField
from .models import PracticumLog

REFLECTION_LENGTH = 3000


class RoomCodeForm(forms.Form):
    """The six digits shown in the room."""

    code = forms.CharField(
        label=_("Code shown in the room"),
        max_length=40,
        help_text=_("Six digits. They enter you as present."),
        error_messages={
            "required": _("Enter the six digits that are shown in the room."),
            "max_length": _("Enter the six digits that are shown in the room."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class CircleForm(forms.Form):
    """A circle somebody facilitated. There is no field for who was there, or for what was said."""

    held_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Enter the day of the circle."),
            "invalid": _("Enter a day, such as 2026-11-08."),
        },
    )
    role = forms.ChoiceField(
        label=_("Your role"),
        choices=PracticumLog.Role.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose your role."),
            "invalid_choice": _("Choose your role."),
        },
    )
    size = forms.ChoiceField(
        label=_("How many took part"),
        choices=PracticumLog.Size.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how many took part."),
            "invalid_choice": _("Choose how many took part."),
        },
    )
    reflection = PlainField(
        label=_("What you take from it"),
        required=False,
        max_length=REFLECTION_LENGTH,
        help_text=_(
            "About your own part: those who lead your training read it. Leave out who was there and "
            "what they said."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"max_length": _("Please keep it under 3,000 characters.")},
    )

    def __init__(self, *args: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].widget.attrs["max"] = today.isoformat()
