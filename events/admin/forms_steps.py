"""What staff fill in for a step in the schedule. The rules are the actions'."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..models import FacilitatorEntry, SeatPool, SessionStaff
from ..models.seats import MOST_SEATS
from . import words
from .fields_schedule import whole_number

WHOM = _("Choose a facilitator, or enter the e-mail address of the person you ask.")
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
    note = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        help_text=_(
            "Only where something is needed first, or registration isn't open: with a reason you "
            "add them all the same. It is kept."
        ),
        error_messages={"max_length": _("Use at most 300 characters.")},
    )
    form_key = forms.CharField(
        max_length=64, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(16)
    )

    def __init__(self, *args: Any, is_for_run: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_for_run:
            del self.fields["note"]


class NarrowForm(forms.Form):
    """Which facilitators of the list are offered. Nothing that is typed here is an error."""

    region = forms.ChoiceField(
        label=_("Region"),
        choices=[("", _("Every region")), *FacilitatorEntry.Region.choices],
        required=False,
    )
    institution = forms.CharField(
        label=_("Institution"),
        max_length=200,
        required=False,
        help_text=_("A part of its name is enough."),
    )


class InviteForm(forms.Form):
    """Whom to ask, from the list or by address, and to do what. `whom` is a person, or an address."""

    facilitator = forms.ModelChoiceField(
        label=_("A facilitator from the list"),
        queryset=FacilitatorEntry.objects.none(),
        required=False,
        empty_label=_("Nobody from the list"),
        error_messages=said(_("Choose somebody from the list. This person is no longer on it.")),
    )
    address = forms.EmailField(
        label=_("Or the person's e-mail address"),
        required=False,
        help_text=_("The person needs an account."),
        error_messages=said(WHOM, _("Enter an e-mail address such as name@example.org.")),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=SessionStaff.Role.choices,
        error_messages=said(_("Choose what you ask the person to do.")),
    )

    def __init__(self, *args: Any, facilitators: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["facilitator"]
        if facilitators is not None:
            field.queryset = facilitators
        field.label_from_instance = words.facilitator
        field.help_text = words.how_many_listed(field.queryset.count())

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen, address = given.get("facilitator"), given.get("address")
        if chosen and address:
            self.add_error("address", _("Choose from the list or enter an address, not both."))
        elif not (chosen or address or self.errors.keys() & {"facilitator", "address"}):
            self.add_error("address", WHOM)
        return {**given, "whom": chosen.person if chosen else address}


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
