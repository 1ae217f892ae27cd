"""What staff fill in before a record changes. The rules are the actions'."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import MAX_LENGTH, clean_name

from ..models import SeriesPage

REASON_LENGTH = 1000


class ReasonForm(forms.Form):
    """Why staff change a record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        help_text=_("Kept with the change. Registrars can read it, and so can the person."),
        error_messages={
            "required": _("Please give a reason. It is kept with the change."),
            "max_length": _("Please use at most %(limit_value)d characters."),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EnrollSomeoneForm(ReasonForm):
    """Whom to enroll in which series, and why."""

    address = forms.EmailField(
        label=_("The person's e-mail address"),
        help_text=_("The person needs an account."),
        error_messages={"required": _("Enter the person's e-mail address.")},
    )
    series = forms.ModelChoiceField(
        label=_("Series"),
        queryset=SeriesPage.objects.none(),
        to_field_name="id",
        empty_label=_("Choose a series"),
        error_messages={
            "required": _("Choose a series."),
            "invalid_choice": _("Choose a series that people can enroll in now."),
        },
    )
    field_order = ["address", "series", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.now()
        self.fields["series"].queryset = (
            SeriesPage.objects.live()
            .exclude(archived_at__lte=now)
            .exclude(opens_at__gt=now)
            .order_by("title")
        )

    def clean_address(self) -> User:
        """The person behind the address."""
        address = self.cleaned_data["address"].lower()
        person = User.objects.filter(email=address, is_active=True, erased_at=None).first()
        if person is None:
            raise forms.ValidationError(
                _("Nobody has an active account with this address. Please check each letter.")
            )
        return person


class ReissueForm(ReasonForm):
    """Why a certificate is replaced, and the new name if it has one."""

    name = forms.CharField(
        label=_("New name"),
        required=False,
        max_length=MAX_LENGTH,
        help_text=_(
            "As the person writes it. Leave it empty to print the name they last confirmed."
        ),
        error_messages={"max_length": _("Please use at most %(limit_value)d characters.")},
    )
    field_order = ["name", "reason"]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])
