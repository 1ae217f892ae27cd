"""Who may look at learning records in the admin, and who may correct them. Nobody edits them there."""

from collections.abc import Collection, Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from ..models import Certificate, Enrollment

# What our own views ask for, each time.
MAY_LOOK_AT_ENROLLMENTS = "learning.view_enrollment"
MAY_LOOK_AT_CERTIFICATES = "learning.view_certificate"
MAY_CORRECT_ENROLLMENTS = "learning.change_enrollment"
MAY_CORRECT_CERTIFICATES = "learning.change_certificate"


class RecordsPolicy(ModelPermissionPolicy):
    """Looking is all there is, for a superuser too: the admin's own add, edit and delete are refused.

    The permission to change, which registrars have, opens the buttons that call actions.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, "view")

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return "view" in actions and super().user_has_permission(user, "view")

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission([each for each in actions if each == "view"])


def register_policies() -> None:
    """Before any viewset asks: a model that was asked about keeps the policy it was given then."""
    for model in (Enrollment, Certificate):
        register_permission_policy(model, RecordsPolicy(model))
