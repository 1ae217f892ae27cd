"""Shape of what learners send. Rules live in `actions`."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import clean_name

from .quick_check import Asked, Question

REFLECTION_LENGTH = 20_000


class CertificateNameForm(forms.Form):
    """The name as it shall stand on certificates."""

    certificate_name = forms.CharField(
        label=_("Your name, as it should stand on a certificate"),
        max_length=150,
        help_text=_("You can write it in any script. It is printed exactly like this."),
        error_messages={
            "required": _("Enter your name as it should stand on a certificate."),
            "max_length": _("Use at most 150 characters for your name."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_certificate_name(self) -> str:
        name = clean_name(self.cleaned_data["certificate_name"])
        if not name:
            raise forms.ValidationError(_("Enter your name as it should stand on a certificate."))
        return name


class EnrollForm(CertificateNameForm):
    """Asks for the name on certificates once: who confirmed it is asked for nothing."""

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        if not kwargs.get("initial"):
            kwargs["initial"] = {"certificate_name": person.certificate_name or person.full_name}
        super().__init__(*args, **kwargs)
        if person.has_confirmed_certificate_name():
            del self.fields["certificate_name"]


class WorkForm(forms.Form):
    """A form made for one learner: what is kept of it goes to nobody else (`learning.kept`)."""

    whose = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)


class QuickCheckForm(WorkForm):
    """One field for each question, named by the question's id, and a key that makes it one try.

    `version` is the digest of the questions shown: a page that changed in between is noticed.
    """

    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    version = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "form_key": uuid4().hex,
            "version": asked.digest,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.asked = asked
        for number, question in enumerate(asked.questions, start=1):
            self.fields[question.id] = self._field(number, question)

    @property
    def questions(self) -> list[tuple[Question, forms.BoundField]]:
        """Each question with its field, in the order of the page."""
        return [(question, self[question.id]) for question in self.asked.questions]

    @property
    def answers(self) -> dict[str, list[str]]:
        """Question id → the ids chosen. Only after `is_valid()`."""
        chosen = {}
        for question in self.asked.questions:
            value = self.cleaned_data[question.id]
            chosen[question.id] = list(value) if question.many else [value]
        return chosen

    @staticmethod
    def _field(number: int, question: Question) -> forms.ChoiceField:
        choices = [(choice.id, choice.text) for choice in question.choices]
        kind, widget = forms.ChoiceField, forms.RadioSelect
        if question.many:
            kind, widget = forms.MultipleChoiceField, forms.CheckboxSelectMultiple
        unknown = _("One of the answers is no longer on the page. Please choose again.")
        return kind(
            label=question.text,
            choices=choices,
            widget=widget,
            error_messages={
                "required": _("Answer question %(number)s.") % {"number": number},
                "invalid_choice": unknown,
                "invalid_list": unknown,
            },
        )


class ReflectionForm(WorkForm):
    """What a learner wrote to one prompt."""

    block_id = forms.CharField(widget=forms.HiddenInput, max_length=64)
    text = forms.CharField(
        label=_("Your reflection"),
        max_length=REFLECTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write a few words before you save."),
            "max_length": _("Please keep it under 20,000 characters."),
        },
    )


class AttestForm(forms.Form):
    """The learner's word that a statement is true."""

    statement = forms.CharField(widget=forms.HiddenInput, max_length=500)
    agreed = forms.BooleanField(
        error_messages={"required": _("Tick the box to confirm the statement.")}
    )


class VerifyForm(forms.Form):
    """A certificate's code, as somebody types it off a page."""

    code = forms.CharField(
        label=_("Certificate code"),
        max_length=40,
        help_text=_("16 letters and digits, below the QR code of the certificate."),
        error_messages={"required": _("Enter the code that is printed on the certificate.")},
    )

    def clean_code(self) -> str:
        """The code in groups of four, whatever the case and spacing it was typed in."""
        typed = self.cleaned_data["code"].upper()
        letters = "".join(c for c in typed if c.isascii() and c.isalnum())
        letters = letters.replace("O", "0").replace("I", "1").replace("L", "1")
        if len(letters) != 16:
            raise forms.ValidationError(_("A code has 16 letters and digits. Please check it."))
        return "-".join(letters[at : at + 4] for at in range(0, 16, 4))
