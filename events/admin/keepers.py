"""Keepers of a circle: asked, taken back, replaced. Each answers for themself."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..models import SessionStaff
from .forms_steps import InviteForm, ReplaceForm
from .steps import SessionStep


class InviteKeeper(SessionStep):
    """Ask somebody to keep or observe a circle."""

    form_class = InviteForm
    header_icon = "group"
    page_title = gettext_lazy("Invite somebody")
    button = gettext_lazy("Send the invitation")
    done = gettext_lazy("The invitation is on its way.")

    def find(self, **ids: int) -> None:
        super().find(**ids)
        if not self.session.is_circle:
            raise Http404

    def question(self) -> str:
        return _(
            "They get a letter and answer for themselves. Nobody in the circle reads their name "
            "before they have said yes."
        )

    def act(self, data: dict[str, Any]) -> SessionStaff:
        return actions.invite_keeper(
            self.session, data["address"], data["role"], by=self.request.user
        )


class KeeperStep(SessionStep):
    """A step about one keeper of one circle; 404 where the two don't belong together."""

    header_icon = "group"

    def find(self, **ids: int) -> None:
        super().find(**ids)
        self.staff = get_object_or_404(
            SessionStaff.objects.select_related("person", "session"),
            session=self.session,
            pk=ids["staff_id"],
        )


class TakeBack(KeeperStep):
    """Take an invitation back that nobody has answered."""

    page_title = gettext_lazy("Take the invitation back")
    button = gettext_lazy("Take the invitation back")
    is_serious = True
    done = gettext_lazy("The invitation was taken back.")

    def question(self) -> str:
        return _("The link in the letter no longer works.")

    def act(self, data: dict[str, Any]) -> SessionStaff:
        return actions.withdraw_invitation(self.staff, by=self.request.user)


class Replace(KeeperStep):
    """Ask somebody to take over from a keeper."""

    form_class = ReplaceForm
    page_title = gettext_lazy("Replace a keeper")
    button = gettext_lazy("Send the invitation")
    done = gettext_lazy("The invitation is on its way. Until it is accepted, nothing changes.")

    def question(self) -> str:
        return _(
            "Who keeps the circle now goes on until the person you ask says yes. Everyone in the "
            "circle then reads the new name."
        )

    def act(self, data: dict[str, Any]) -> SessionStaff:
        return actions.replace_keeper(self.staff, data["address"], by=self.request.user)
