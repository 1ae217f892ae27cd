"""The admin's own screens show sessions and change nothing: each change is a step with an action."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import register_permission_policy

from content.admin_policies import LookOnlyPolicy

from ..cohorts.facilitators import on_list
from ..models import FacilitatorEntry, Session
from ..permissions import keeps_schedules, scheduled_sessions


class SchedulePolicy(LookOnlyPolicy):
    """Looking is all there is, and at one's own schedules only; a superuser keeps them all."""

    def may_look(self, user: Any) -> bool:
        return keeps_schedules(user)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Session]:
        return scheduled_sessions(user) if "view" in actions else Session.objects.none()


class FacilitatorPolicy(LookOnlyPolicy):
    """Who plans circles looks for keepers on the list; who has left it is shown to nobody."""

    def may_look(self, user: Any) -> bool:
        return keeps_schedules(user)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[FacilitatorEntry]:
        is_shown = "view" in actions and self.may_look(user)
        return on_list() if is_shown else FacilitatorEntry.objects.none()


def register_policies() -> None:
    """Before any viewset asks: a model that was asked about keeps the policy it was given then."""
    register_permission_policy(Session, SchedulePolicy(Session))
    register_permission_policy(FacilitatorEntry, FacilitatorPolicy(FacilitatorEntry))
