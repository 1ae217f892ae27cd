"""What people need to take part in a run, for those who lead it: they are the ones to see to it.

Nobody else reads it with a name: no observer, no file, no list to print. Reads only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from .grid_members import members_of

if TYPE_CHECKING:
    from .desk import Led


class Need(NamedTuple):
    """Somebody, by their membership, and what they wrote when they asked for a seat."""

    membership: int
    name: str
    text: str

    @property
    def shown_name(self) -> str:
        return self.name or _("No name given")


def needs_of(led: Led) -> list[Need]:
    """Of everybody in the run who needs something, by name; for an observer of nobody. One query."""
    if not led.may_lead:
        return []
    text = "registration__access_need__text"
    members = members_of(led.cohort).exclude(registration__access_need=None)
    return [Need(*row) for row in members.values_list("pk", "shown", text)]
