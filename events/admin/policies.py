"""The admin's own screens show sessions and change nothing: each change is a step with an action."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from ..models import Session
from ..permissions import keeps_schedules, scheduled_sessions


class SchedulePolicy(ModelPermissionPolicy):
    """Looking is all there is, and at one's own schedules only; a superuser keeps them all."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and keeps_schedules(user)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return "view" in actions and keeps_schedules(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission([each for each in actions if each == "view"])

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Collection[str]
    ) -> QuerySet[Session]:
        return scheduled_sessions(user) if "view" in actions else Session.objects.none()


def register_policies() -> None:
    """Before any viewset asks: a model that was asked about keeps the policy it was given then."""
    register_permission_policy(Session, SchedulePolicy(Session))
