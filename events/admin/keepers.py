"""Keepers of a circle: asked, taken back, replaced. Each answers for themself."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions
from ..cohorts.facilitators import narrowed, on_list
from ..models import SessionStaff
from .forms_steps import InviteForm, NarrowForm, ReplaceForm
from .steps import SessionStep


class FromTheList:
    """A step that asks somebody, from the list of facilitators or by address."""

    template_name = "events/admin/invite.html"

    @cached_property
    def narrow(self) -> NarrowForm:
        """What the list is narrowed down by. It stands in the address, so that it stays while one asks."""
        return NarrowForm(self.request.GET)

    def get_form_kwargs(self) -> dict[str, Any]:
        by = self.narrow.cleaned_data if self.narrow.is_valid() else {}
        others = on_list().exclude(person=self.request.user)
        return {**super().get_form_kwargs(), "facilitators": narrowed(others, **by)}


class InviteKeeper(FromTheList, SessionStep):
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
        return actions.invite_keeper(self.session, data["whom"], data["role"], by=self.request.user)


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


class Replace(FromTheList, KeeperStep):
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
        return actions.replace_keeper(self.staff, data["whom"], by=self.request.user)
