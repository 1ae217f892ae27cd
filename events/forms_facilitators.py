"""Shape of the form by which somebody joins the list of facilitators. The rules are the actions'."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import FacilitatorEntry

WRONG_REGION = _("Choose a region from the list.")


class ListingForm(forms.Form):
    """Where somebody could keep circles. The institution is the one that is verified."""

    region = forms.ChoiceField(
        label=_("Region"),
        choices=[("", _("Choose a region")), *FacilitatorEntry.Region.choices],
        help_text=_("Where you could keep a circle in person. Anyone can be asked for one online."),
        error_messages={"required": WRONG_REGION, "invalid_choice": WRONG_REGION},
    )
