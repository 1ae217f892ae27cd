"""What people fill in about themselves. Forms check the shape of input; rules are in `actions`."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts import zones
from accounts.models import Institution, User
from accounts.names import MAX_LENGTH, clean_name

NOT_LISTED = "other"
ENTER_NAME = {"required": _("Enter your full name.")}


class NameField(forms.CharField):
    """A name on one line. What can't be printed is dropped; too long is said, not cut."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_LENGTH)
        super().__init__(**kwargs)

    def to_python(self, value: str | None) -> str:
        text = super().to_python(value) or ""
        if len(text) > self.max_length:
            # The length is judged by the validators; a megabyte needs no cleaning for that.
            return text
        return clean_name(text)


class TimeZoneField(forms.ChoiceField):
    """A select of time zones; a script may guess the one of this device. Taken by any of its names."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = _("Choose a time zone from the list.")

    def valid_value(self, value: str) -> bool:
        return super().valid_value(value) or zones.is_known(value)


def zone_choices_or_default() -> list[tuple[Any, Any]]:
    """All zones below an empty choice, which stands for Eastern time."""
    return [("", _("Choose, or leave for Eastern time")), *zones.choices()]


class ProfileForm(forms.ModelForm):
    """Everything a person may change about themself, the address and password apart."""

    full_name = NameField(
        label=_("Full name"),
        error_messages=ENTER_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    display_name = NameField(
        label=_("Display name"),
        required=False,
        help_text=_("What others call you here. Leave it empty to use your full name."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    pronouns = NameField(
        label=_("Pronouns"),
        required=False,
        max_length=40,
        help_text=_("Such as she/her or they/them. Shown beside your name."),
    )
    time_zone = TimeZoneField(
        choices=zones.places, help_text=_("Dates and times are shown in this zone.")
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=lambda: settings.LANGUAGES,
        help_text=_("For pages and letters."),
    )
    certificate_name = NameField(
        label=_("Name on certificates"),
        required=False,
        help_text=_(
            "As it should be printed. A change counts for certificates you earn from now on; "
            "those you have keep their name. Leave it empty to be asked before your first one."
        ),
    )
    latin_name = NameField(
        label=_("The same name in Latin letters"),
        required=False,
        help_text=_("Only if your name is written in another script. It is printed below."),
    )
    institution = forms.ChoiceField(
        label=_("Institution"),
        required=False,
        help_text=_("Where you work or study now. Reports count institutions, not names."),
    )
    unlisted_institution = NameField(
        label=_("If it is not on the list: its name"),
        required=False,
        help_text=_("We read these to complete the list."),
    )

    class Meta:
        model = User
        fields = [
            "full_name",
            "display_name",
            "pronouns",
            "time_zone",
            "language",
            "certificate_name",
            "latin_name",
            "unlisted_institution",
        ]

    field_order = [
        "full_name",
        "display_name",
        "pronouns",
        "certificate_name",
        "latin_name",
        "institution",
        "unlisted_institution",
        "time_zone",
        "language",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones.places_and(self.instance.time_zone)
        current = self.instance.institution()
        listed = list(Institution.objects.listed())
        if current and current not in listed:
            listed.append(current)
        self._institutions = {str(each.pk): each for each in listed}
        self.fields["institution"].choices = [
            ("", _("None, or I'd rather not say")),
            *((key, str(each)) for key, each in self._institutions.items()),
            (NOT_LISTED, _("Not on this list")),
        ]
        if current:
            self.initial["institution"] = str(current.pk)
        elif self.instance.unlisted_institution:
            self.initial["institution"] = NOT_LISTED

    def chosen_institution(self) -> Institution | None:
        """The listed institution that was picked, if one was."""
        return self._institutions.get(self.cleaned_data["institution"])

    def profile(self) -> dict[str, str]:
        """What `actions.update_profile` takes."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if self.cleaned_data["institution"] != NOT_LISTED:
            values["unlisted_institution"] = ""
        return values


class EraseForm(forms.Form):
    """Typing one's own address: nobody does that by accident."""

    address = forms.EmailField(
        label=_("Type your e-mail address to confirm"),
        error_messages={"required": _("Type the address of your account.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_address(self) -> str:
        typed = self.cleaned_data["address"].lower()
        if typed != self.person.email.lower():
            raise forms.ValidationError(_("This is not the address of your account."))
        return typed
