"""Who attended a session, person by person. Rules live in `actions`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from .models import Attendance

if TYPE_CHECKING:
    from .cohorts.grid_members import Member

Status = Attendance.Status
MOST_MINUTES = 1440
# The minutes are a field of text, so they are sent for everybody who was shown.
SENT = re.compile(r"(?:status|minutes)_(\d{1,18})", re.ASCII)


def shown_in(sent: Iterable[str]) -> set[int]:
    """The memberships that were shown in a form, by the names of the fields that came back."""
    return {int(found[1]) for name in sent if (found := SENT.fullmatch(name))}


class Line(NamedTuple):
    """One person on the form."""

    member: Member
    status: BoundField
    minutes: BoundField
    is_made_good: bool


class AttendanceForm(forms.Form):
    """For each member a status, and minutes where it takes them. Nothing chosen is nothing entered.

    `entered` is what stands there by now: by membership, its status, minutes, and whether the
    session is made good.
    """

    def __init__(
        self,
        members: Iterable[Member],
        entered: dict[int, tuple[str, int | None, bool]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.entered = list(members), entered
        for member in self.members:
            status, minutes, _is_made_good = entered.get(member.pk, ("", None, False))
            self.fields[f"status_{member.pk}"] = forms.ChoiceField(
                label=member.shown_name,
                choices=Status.choices,
                required=False,
                initial=status,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose how this person attended.")},
            )
            self.fields[f"minutes_{member.pk}"] = forms.IntegerField(
                label=_("Minutes there"),
                required=False,
                min_value=1,
                max_value=MOST_MINUTES,
                initial=minutes,
                error_messages={
                    "invalid": _("Enter a number, such as 80."),
                    "min_value": _("Enter 1 or more."),
                    "max_value": _("That is more than a day."),
                },
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}
                ),
            )

    def lines(self) -> list[Line]:
        """One for each person, in the order they were given."""
        return [
            Line(
                member,
                self[f"status_{member.pk}"],
                self[f"minutes_{member.pk}"],
                self.entered.get(member.pk, ("", None, False))[2],
            )
            for member in self.members
        ]

    def others(self) -> set[int]:
        """The memberships that were shown and nothing was chosen for."""
        return {each.pk for each in self.members} - set(self.entries())

    def entries(self) -> dict[int, tuple[str, int | None]]:
        """What was chosen, by membership; minutes only where they belong."""
        found = {}
        for member in self.members:
            status = self.cleaned_data.get(f"status_{member.pk}") or ""
            if status:
                takes_minutes = status in Attendance.WITH_MINUTES
                minutes = self.cleaned_data.get(f"minutes_{member.pk}") if takes_minutes else None
                found[member.pk] = (status, minutes)
        return found

    def refuse(self, field: str, sentence: str) -> None:
        """Say a refusal beside the person it is about: `field` is the membership's id."""
        name = f"minutes_{field}"
        self.add_error(name if name in self.fields else None, sentence)

    def add_error(self, field: str | None, error: ValidationError | str) -> None:
        """Name the person: at the top of the page nothing else would say who is meant."""
        if field is None:
            super().add_error(field, error)
            return
        who = self.fields[f"status_{field.rpartition('_')[2]}"].label
        said = error if isinstance(error, ValidationError) else ValidationError(error)
        super().add_error(field, [f"{who}: {sentence}" for sentence in said.messages])
