"""Shape of what keepers send from their desk. Rules live in `actions`."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import NameField

from .actions.keeping import MINUTES_LATE, MOST_CAME

MESSAGE_LENGTH = 2000


class CameForm(forms.Form):
    """How many came."""

    n = forms.IntegerField(
        label=_("How many people came?"),
        min_value=0,
        max_value=MOST_CAME,
        help_text=_("A number only. Leave out yourself and the other keeper."),
        error_messages={
            "required": _("Enter how many people came."),
            "invalid": _("Enter a number, such as 8."),
            "min_value": _("Enter a number from 0 to 1,000."),
            "max_value": _("Enter a number from 0 to 1,000."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class MessageForm(forms.Form):
    """A message to everybody with a seat. Its key makes the same form sent twice one message."""

    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    text = forms.CharField(
        label=_("Your message"),
        max_length=MESSAGE_LENGTH,
        help_text=_("Don't name anybody from the circle, and nothing that was said in it."),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("Write your message before you send it."),
            "max_length": _("Please keep it under 2,000 characters."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"form_key": uuid4().hex}, **kwargs)


class LateForm(forms.Form):
    """Which of the buttons was pressed."""

    minutes = forms.TypedChoiceField(coerce=int, choices=[(n, n) for n in MINUTES_LATE])


class HandOverForm(forms.Form):
    """Who is asked to take over."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("The one they sign in with here. They get a letter and answer for themselves."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Enter the e-mail address of the person you ask."),
            "invalid": _("Enter an e-mail address such as name@example.org."),
        },
    )


class ConfirmForm(forms.Form):
    """Nothing to fill in: there for what stands in the way."""


class AnswerForm(forms.Form):
    """Yes, under a name."""

    shown_name = NameField(
        label=_("The name people in the circle read"),
        help_text=_("It can be a first name. It need not be your full name."),
        error_messages={"required": _("Enter the name people in the circle may call you by.")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
