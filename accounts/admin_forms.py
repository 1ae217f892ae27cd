"""Wagtail's user forms, without a username. Staff set nobody's password and change nobody's address."""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.forms import NameField
from accounts.models import User


class _AppointingForm:
    """Only a superuser makes superusers."""

    def __init__(self, *args: Any, may_appoint: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_appoint:
            self.fields.pop("is_superuser", None)


class PersonCreationForm(_AppointingForm, UserCreationForm):
    """An account made by staff. The person signs in by a code sent to their address."""

    first_name = None
    last_name = None
    full_name = NameField(label=_("Full name"))

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["email", "full_name", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def clean_email(self) -> str:
        address = self.cleaned_data["email"].lower()
        if User.objects.filter(email=address).exists():
            raise forms.ValidationError(_("Somebody has an account with this address."))
        return address

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        person = super().save(commit)
        # Unconfirmed: the first sign-in code confirms it.
        EmailAddress.objects.create(user=person, email=person.email, primary=True)
        return person


class PersonEditForm(_AppointingForm, UserEditForm):
    """Name, roles, and whether the person may sign in. The address is theirs to change."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("E-mail address"),
        disabled=True,
        required=False,
        help_text=_("Only the person can change it, on their account page."),
    )
    full_name = NameField(label=_("Full name"))

    class Meta(UserEditForm.Meta):
        model = User
        fields = ["email", "full_name", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}
