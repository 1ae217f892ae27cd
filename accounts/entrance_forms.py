"""allauth's forms in our words: sentence case, no placeholders, no password typed twice."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.core import context
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.forms import ENTER_NAME, NameField, TimeZoneField, zone_choices_or_default
from content.models import SiteSettings

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "remember": _("Keep me signed in on this device"),
    "code": _("Code from the letter"),
}
# What to do, said where "This field is required" would say what is wrong.
REQUIRED = {
    "login": _("Enter your e-mail address."),
    "email": _("Enter your e-mail address."),
    "password": _("Enter your password."),
    "oldpassword": _("Enter your current password."),
    "password1": _("Enter a new password."),
    "code": _("Enter the code from the letter."),
}
PASSWORD_HELP = _("At least 12 characters. A few words you can remember are good.")


class PlainWords:
    """Mixed into each of allauth's forms. The label says what a placeholder would, and stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One field, shown by a password manager or typed with care: asking twice catches little.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in LABELS:
                field.label = LABELS[name]
            if name in REQUIRED:
                field.error_messages["required"] = REQUIRED[name]
            if isinstance(field.widget, forms.PasswordInput):
                field.help_text = PASSWORD_HELP if name == "password1" else ""
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {
                "autocapitalize": "characters",
                "spellcheck": "false",
            }


class SignInForm(PlainWords, allauth_forms.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(PlainWords, allauth_forms.SignupForm):
    """A new account: who, which address, a password or none, and the privacy notice."""

    full_name = NameField(
        label=_("Full name"),
        error_messages=ENTER_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    time_zone = TimeZoneField(
        required=False,
        choices=zone_choices_or_default,
        help_text=_("Dates and times are shown in this zone."),
        widget=forms.Select(attrs={"data-guess-time-zone": ""}),
    )
    privacy = forms.BooleanField(
        label=_("I have read the privacy notice and agree to it"),
        error_messages={"required": _("Please read the privacy notice and tick the box.")},
    )

    field_order = ["full_name", "email", "password1", "time_zone", "privacy"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        password = self.fields["password1"]
        password.label = _("Password")
        password.help_text = format_html(
            "{} {}", PASSWORD_HELP, _("Without one we send you a code each time you sign in.")
        )
        self.fields["privacy"].help_text = _privacy_link()


def _privacy_link() -> str:
    page = SiteSettings.for_request(context.request).privacy_page
    if not page or not page.live:
        return ""
    return format_html('<a href="{}">{}</a>', page.url, _("Read the privacy notice"))


class AddEmailForm(PlainWords, allauth_forms.AddEmailForm):
    """The address to change to."""


class ChangeEmailForm(PlainWords, allauth_forms.ChangeEmailForm):
    """Another address while the first is not confirmed yet."""


class ChangePasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    """The old password and the new one."""


class SetPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    """A first password, for who signed in by code until now."""


class ResetPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    """The address of an account whose password was forgotten."""


class ResetPasswordKeyForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    """The new password after a reset."""


class ReauthenticateForm(PlainWords, allauth_forms.ReauthenticateForm):
    """The password once more, before something that can't be undone."""


class RequestLoginCodeForm(PlainWords, allauth_forms.RequestLoginCodeForm):
    """The address to send a sign-in code to."""


class ConfirmLoginCodeForm(PlainWords, allauth_forms.ConfirmLoginCodeForm):
    """The sign-in code."""


class ConfirmEmailForm(PlainWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    """The code that confirms an address."""


class ConfirmPasswordResetCodeForm(PlainWords, allauth_forms.ConfirmPasswordResetCodeForm):
    """The code that allows a new password."""
