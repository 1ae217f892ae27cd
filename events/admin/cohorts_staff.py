"""Who leads a run, and the codes that let people in early: named, made, ended. Through actions."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..models import CohortStaff, InvitationCode
from .cohorts_forms import CodeForm, StaffForm
from .cohorts_steps import RunStep


class NameStaff(RunStep):
    """Name a facilitator, trainer or observer."""

    form_class = StaffForm
    page_title = gettext_lazy("Name somebody")
    button = gettext_lazy("Name this person")
    done = gettext_lazy("It holds from now on. A letter tells them.")

    def question(self) -> str:
        return _(
            "They find the run at their desk at once. In another role of this run they keep that "
            "one no longer."
        )

    def act(self, data: dict[str, Any]) -> CohortStaff:
        return actions.name_staff(self.run, data["address"], data["role"], by=self.request.user)


class EndStaff(RunStep):
    """End somebody's role in a run."""

    page_title = gettext_lazy("End a role")
    button = gettext_lazy("End this role")
    is_serious = True
    done = gettext_lazy("The role has ended. A letter tells them.")

    def find(self, **ids: Any) -> None:
        super().find(**ids)
        of_run = CohortStaff.objects.filter(page=self.run.pk).select_related("person")
        self.staff = get_object_or_404(of_run, pk=ids["staff_id"])

    def question(self) -> str:
        name = self.staff.person.get_full_name() if self.staff.person else _("Erased person")
        return _(
            "%(name)s, %(role)s. They lose the run from their desk at once, with its people, files "
            "and messages."
        ) % {"name": name, "role": self.staff.get_role_display()}

    def act(self, data: dict[str, Any]) -> CohortStaff:
        return actions.end_staff(self.staff, self.run, by=self.request.user)


class MakeCode(RunStep):
    """Make an invitation code."""

    form_class = CodeForm
    header_icon = "key"
    page_title = gettext_lazy("Make an invitation code")
    button = gettext_lazy("Make the code")

    def question(self) -> str:
        return _(
            "Whoever has the code can register while registration isn't open to all. It gives no "
            "seat by itself: without a free one they wait like anyone."
        )

    def act(self, data: dict[str, Any]) -> InvitationCode:
        return actions.make_invitation(
            self.run,
            label=data["label"],
            uses=data["uses"],
            expires_at=_end_of(data["last_day"]),
            by=self.request.user,
        )

    def said(self) -> str:
        return _("The code is %(code)s. You find it below whenever you need it.") % {
            "code": self.result.code
        }


class EndCode(RunStep):
    """Take an invitation code back."""

    header_icon = "key"
    page_title = gettext_lazy("Take a code back")
    button = gettext_lazy("Take this code back")
    is_serious = True
    done = gettext_lazy("The code no longer works.")

    def find(self, **ids: Any) -> None:
        super().find(**ids)
        of_run = InvitationCode.objects.filter(page=self.run.pk)
        self.code = get_object_or_404(of_run, pk=ids["code_id"])

    def question(self) -> str:
        return _("“%(label)s”. Who came by it keeps what they have.") % {"label": self.code.label}

    def act(self, data: dict[str, Any]) -> InvitationCode:
        return actions.end_invitation(self.code, by=self.request.user)


def _end_of(day: datetime.date | None) -> datetime.datetime | None:
    """The moment at which a day is over, Eastern time."""
    if day is None:
        return None
    zone = ZoneInfo(settings.SOURCE_TIME_ZONE)
    return datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), zone)
