"""Who may do what with records in the admin's own screens: look, and nothing else."""

from collections.abc import Collection, Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class LookOnlyPolicy(ModelPermissionPolicy):
    """Looking is all there is, for a superuser too: the admin's own add, edit and delete are refused.

    What else may be done are steps that call actions, each with a permission that it asks for itself.
    """

    def may_look(self, user: Any) -> bool:
        """Whether this person sees any at all. Whoever has the permission to view, unless it is
        said otherwise."""
        return super().user_has_permission(user, "view")

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and self.may_look(user)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return "view" in actions and self.may_look(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> Any:
        return super().users_with_any_permission([each for each in actions if each == "view"])
