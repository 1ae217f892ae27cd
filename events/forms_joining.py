"""Shape of what people send to join a run of a training, and to leave it. Rules live in `actions`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .forms_seats import PersonForm, PlainField

REASON_LENGTH = 200


class JoinForm(PersonForm):
    """What somebody is called in a training and what they need there, and an invitation code.

    The code is asked for only while registration isn't open to all (`asks_code`).
    """

    invitation = forms.CharField(
        label=_("Invitation code"),
        required=False,
        max_length=64,
        help_text=_("From the letter or the person who invited you."),
        error_messages={"max_length": _("A code is shorter than that.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, asks_code: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, source=None, **kwargs)
        self.fields["display_name"].help_text = _("What people in the training call you.")
        self.fields["pronouns"].help_text = _("Such as she/her. Read by those who lead it.")
        self.fields["need"].help_text = _(
            "Such as captions, or a seat near the door. Those who lead the training read it. It is "
            "erased seven days after."
        )
        if asks_code:
            self.fields["invitation"].required = True
            words = _(
                "Enter your code. Without one you can ask for a seat once registration opens."
            )
            self.fields["invitation"].error_messages["required"] = words
        else:
            self.fields["invitation"].widget = forms.HiddenInput()

    def facts(self) -> dict[str, str]:
        """What `actions.join_cohort` takes. Only after `is_valid()`."""
        return {**super().facts(), "invitation": self.cleaned_data["invitation"]}


class LeaveForm(forms.Form):
    """Why somebody gives up a seat in a training, if they like to say."""

    REASONS = (
        ("dates", _("The dates don't fit any more")),
        ("work", _("Too much else at work")),
        ("health", _("Health or family")),
        ("travel", _("Travel or cost")),
        ("other_training", _("Another training suits me better")),
        ("other", _("Something else")),
    )

    reason = forms.ChoiceField(
        label=_("Why you leave"),
        required=False,
        choices=[("", _("I'd rather not say")), *REASONS],
        help_text=_("It helps us plan the next one. Our team reads it."),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    words = PlainField(
        label=_("In your words"),
        required=False,
        max_length=REASON_LENGTH,
        error_messages={"max_length": _("Please keep it under 200 characters.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def note(self) -> str:
        """What is kept of it, in the language of the site. Only after `is_valid()`."""
        with override(settings.LANGUAGE_CODE):
            chosen = str(dict(self.REASONS).get(self.cleaned_data["reason"], ""))
        return ": ".join(filter(None, [chosen, self.cleaned_data["words"]]))
