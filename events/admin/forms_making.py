"""What staff fill in to make a run. The rules are the actions'."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from ..wall_times import NoSuchTime, moment
from .clock_fields import ClockMomentField

LIKE = gettext_lazy("Eastern time, like 2027-05-04 11:59 pm.")


class EasternMomentField(ClockMomentField):
    """A day and a time on the clock in which editors write the dates of pages."""

    def clean(self, value: Any) -> datetime.datetime | None:
        entered = super().clean(value)
        if entered is None:
            return None
        try:
            return moment(entered.date(), entered.time(), ZoneInfo(settings.SOURCE_TIME_ZONE))
        except NoSuchTime:
            raise ValidationError(
                _("Clocks skip that time on that day. Choose an earlier or a later one.")
            ) from None


class NewRunForm(forms.Form):
    """The name of a run, its first day, and when people may register."""

    title = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=255,
        help_text=gettext_lazy("Stands after the name of the training. Such as “Spring 2027”."),
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=AdminDateInput,
        help_text=gettext_lazy("The day of the first session. The others follow."),
    )
    registration_opens_at = EasternMomentField(
        label=gettext_lazy("Registration opens"), required=False, help_text=LIKE
    )
    registration_closes_at = EasternMomentField(
        label=gettext_lazy("Registration closes"), required=False, help_text=LIKE
    )
    prework_due_at = EasternMomentField(
        label=gettext_lazy("Prework due"), required=False, help_text=LIKE
    )
    leave_out = forms.BooleanField(
        label=gettext_lazy("Leave out sessions whose time can't be kept, and make the rest"),
        required=False,
    )
