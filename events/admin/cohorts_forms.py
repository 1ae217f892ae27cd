"""What staff fill in about a run: staff, invitation codes, a list. The rules are the actions'."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..actions.invitations import MOST_USES
from ..cohorts.importing_files import Unreadable, refuse_large
from ..models import CohortStaff
from .fields_schedule import whole_number

TOO_LONG = {"max_length": _("Use at most %(limit_value)d characters.")}


class StaffForm(forms.Form):
    """Who, and as what."""

    address = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Of the person's account, in full."),
        error_messages={"required": _("Enter the person's e-mail address."), **TOO_LONG},
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=CohortStaff.Role.choices,
        widget=forms.RadioSelect,
        help_text=_("Facilitators and trainers lead. Observers only look."),
        error_messages={
            "required": _("Choose a role."),
            "invalid_choice": _("Choose a role from the list."),
        },
    )


class CodeForm(forms.Form):
    """For whom a code is, how often it works, and until when."""

    label = forms.CharField(
        label=_("For whom"),
        max_length=150,
        help_text=_("Such as “Alumni of 2025”. Only staff read it. Name no person."),
        error_messages={"required": _("Say for whom the code is."), **TOO_LONG},
    )
    uses = whole_number(_("How often it works"), 1, MOST_USES, initial=1)
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=AdminDateInput,
        help_text=_(
            "It works until the end of this day, Eastern time. Empty: while seats are given."
        ),
        error_messages={"invalid": _("Enter a day as year-month-day, such as 2027-02-28.")},
    )


class ListForm(forms.Form):
    """A file, and why people are let in past what they lack."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX, up to 10,000 rows. The first row holds the headings: e-mail, and if you "
            "like name and institution."
        ),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
            "invalid": _("Choose a file."),
            "max_length": _("The name of the file is too long."),
        },
        max_length=150,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_(
            "Only to let people in though registration isn't open, or though they lack what is "
            "needed first. It is kept with each of them."
        ),
        error_messages=TOO_LONG,
    )

    def clean_file(self) -> UploadedFile:
        """A large one is refused before it is read."""
        file = self.cleaned_data["file"]
        try:
            refuse_large(file.size)
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from None
        return file
