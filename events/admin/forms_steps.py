"""What staff fill in for a step in the schedule. The rules are the actions'."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..models import SeatPool, SessionStaff
from ..models.seats import MOST_SEATS
from . import words
from .fields_schedule import whole_number

TOO_LONG = {"max_length": _("Use at most 300 characters.")}


def said(required: Any, invalid: Any = None) -> dict[str, Any]:
    """What is wrong with an answer, in our words: left out, or not one."""
    wrong = invalid or required
    return {"required": required, "invalid": wrong, "invalid_choice": wrong}


class SeatsForm(forms.Form):
    """How many seats there are, and why they change."""

    capacity = whole_number(_("Seats"), 0, MOST_SEATS)
    override_seats = whole_number(
        _("Extra seats"),
        0,
        MOST_SEATS,
        help_text=_(
            "Seats beyond the number above. They are given out like any other, to whoever waits "
            "first: none is kept for a certain person."
        ),
    )
    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Kept with the change. Name no person. Extra seats need one."),
        error_messages=TOO_LONG,
    )


class CancelForm(forms.Form):
    """Why a session is cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Everyone who had a seat or waited reads it in the letter."),
        error_messages={
            "required": _("Say why it is cancelled. Everyone in it is told."),
            **TOO_LONG,
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergeForm(forms.Form):
    """Into which circle, and why."""

    into = forms.ModelChoiceField(
        label=_("Circle that takes them in"),
        queryset=SeatPool.objects.none(),
        empty_label=_("Choose a circle"),
        error_messages={
            "required": _("Choose the circle they go to."),
            "invalid_choice": _("Choose a circle from the list. Others can't take them in."),
        },
        to_field_name="id",
    )
    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Kept with the change. Name no person."),
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, pools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = pools
        self.fields["into"].label_from_instance = lambda pool: words.choice_of(pool)


class AddSomeoneForm(forms.Form):
    """The one-time code of the person. The key makes the same form sent twice one registration."""

    code = forms.CharField(
        label=_("The person's code"),
        max_length=40,
        help_text=_(
            "From their account page, such as 7KQM-2XHD-94TB. By reading it to you they ask to be "
            "added. It works once, for a day."
        ),
        error_messages={
            "required": _("Enter the code that the person reads to you."),
            "max_length": _("A code is shorter. Enter it as the person reads it to you."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    form_key = forms.CharField(
        max_length=64, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(16)
    )


class InviteForm(forms.Form):
    """Whom to ask, and to do what."""

    address = forms.EmailField(
        label=_("The person's e-mail address"),
        help_text=_("The person needs an account."),
        error_messages=said(
            _("Enter the e-mail address of the person you ask."),
            _("Enter an e-mail address such as name@example.org."),
        ),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=SessionStaff.Role.choices,
        error_messages=said(_("Choose what you ask the person to do.")),
    )


class ReplaceForm(InviteForm):
    """Whom to ask; the role is that of who is replaced."""

    role = None


class CopyForm(forms.Form):
    """From where, to where, and on which first day."""

    from_page = forms.ModelChoiceField(
        label=_("Copy the schedule of"),
        queryset=None,
        to_field_name="id",
        empty_label=_("Choose an event"),
        error_messages=said(_("Choose the event whose schedule is copied.")),
    )
    to_page = forms.ModelChoiceField(
        label=_("To"),
        queryset=None,
        to_field_name="id",
        empty_label=_("Choose an event"),
        error_messages=said(_("Choose the event that gets the copy.")),
    )
    first_day = forms.DateField(
        label=_("First day"),
        widget=AdminDateInput,
        error_messages=said(_("Enter a day like 2027-05-04.")),
        help_text=_("The first day of the old schedule becomes this one; the others follow."),
    )
    leave_out = forms.BooleanField(
        label=_("Leave out what can't be copied, and copy the rest"), required=False
    )

    def __init__(self, *args: Any, events: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_page"].queryset = self.fields["to_page"].queryset = events
