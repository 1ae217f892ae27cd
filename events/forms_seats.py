"""Shape of what people send for a seat. Rules live in `actions`."""

from __future__ import annotations

import unicodedata
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms import NameField
from accounts.models import User

from .actions import digest_of
from .models import CommunityAgreement

NEED_LENGTH = 1000
# Between one letter and the next; more of them paint over the lines above and below.
MARKS_AT_MOST = 4


def has_too_many_marks(name: str) -> bool:
    """Whether accents are piled up so high that the name would cover other people's."""
    piled = 0
    for letter in name:
        piled = piled + 1 if unicodedata.combining(letter) else 0
        if piled > MARKS_AT_MOST:
            return True
    return False


class PlainField(forms.CharField):
    """Some lines of text. What can't be seen or printed is dropped, line breaks are made alike."""

    def to_python(self, value: Any) -> str:
        lines = str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")
        if len(lines) > 2 * (self.max_length or NEED_LENGTH):
            # The length is judged by the validators; a megabyte needs no cleaning for that.
            return lines.replace("\0", "")
        return "".join(each for each in lines if each in "\n\t" or _is_shown(each)).strip()


def _is_shown(letter: str) -> bool:
    # Bidirectional controls are of category Cf, as are the joiners that some scripts need.
    return unicodedata.category(letter)[0] != "C" or letter in "\u200c\u200d"


class PersonForm(forms.Form):
    """What somebody is called in a circle and what they need there.

    `source`, the agreement of a circle, adds the box to tick. Which words were read is sent along:
    if they have changed meanwhile, the form comes back with the new ones.
    """

    display_name = NameField(
        label=_("Your name in the circle"),
        help_text=_("What people there call you. It needn’t be your full name."),
        error_messages={
            "required": _("Enter a name to be called by."),
            "max_length": _("Use at most 150 characters for your name."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
    )
    pronouns = NameField(
        label=_("Pronouns"),
        required=False,
        max_length=40,
        help_text=_("Such as she/her. Read by those who keep the circle."),
        error_messages={"max_length": _("Use at most 40 characters for your pronouns.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    need = PlainField(
        label=_("What you need to take part"),
        required=False,
        max_length=NEED_LENGTH,
        help_text=_(
            "Such as captions, or a seat near the door. Those who keep the circle read it; staff "
            "read it without your name. It is erased seven days after."
        ),
        error_messages={"max_length": _("Please keep it under 1,000 characters.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    agreed = forms.BooleanField(
        label=_("I have read the agreement and the limits of confidentiality, and I agree."),
        error_messages={"required": _("Tick the box if you agree. Without it there is no seat.")},
    )
    agreement = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    whose = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    form_key = forms.CharField(
        widget=forms.HiddenInput,
        max_length=64,
        error_messages={"required": _("This form isn’t complete. Open the page again.")},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        person: User,
        source: CommunityAgreement | None,
        **kwargs: Any,
    ) -> None:
        digest = digest_of(source) if source else ""
        self.has_new_words = data is not None and data.get("agreement", "") != digest
        if data is not None and self.has_new_words:
            data = data.copy()
            data["agreement"] = digest
            data.pop("agreed", None)
        # Never the full name, unless the person types it.
        kwargs["initial"] = {
            "display_name": person.display_name,
            "pronouns": person.pronouns,
            "agreement": digest,
            "whose": person.pk,
            "form_key": uuid4().hex,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(data, **kwargs)
        self.source = source
        if source is None:
            del self.fields["agreed"]
            self.fields["display_name"].label = _("Your name")
        elif self.has_new_words:
            self.fields["agreed"].error_messages["required"] = _(
                "The words below were changed while you were here. Please read them once more."
            )

    def clean_display_name(self) -> str:
        name = self.cleaned_data["display_name"]
        if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
            raise forms.ValidationError(self.fields["display_name"].error_messages["required"])
        if has_too_many_marks(name):
            raise forms.ValidationError(_("Please write the name with fewer accents."))
        return name

    def facts(self) -> dict[str, str]:
        """What `actions.register` takes. Only after `is_valid()`."""
        names = ("display_name", "pronouns", "need", "form_key")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def is_more_open(self) -> bool:
        """Whether one of the optional answers is filled in or wrong, and so must be in sight."""
        return any(self[name].value() or self[name].errors for name in ("pronouns", "need"))
