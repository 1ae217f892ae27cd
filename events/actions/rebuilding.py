"""Write one membership and its attendance anew from their events."""

from django.db import transaction

from ..cohorts.rebuild import ToldMembership, differences, retold
from ..models import Attendance, CohortPage, Membership
from .memberships import lock_membership


def rebuild_membership(membership_id: int) -> int:
    """Make one membership and its attendance say what its events say; how many fields differed."""
    with transaction.atomic():
        membership = lock_membership(membership_id)
        page = CohortPage.objects.get(pk=membership.page_id)
        found = differences(membership, page)
        if found:
            _write(membership, retold(membership, page))
        return len(found)


def _write(membership: Membership, story: ToldMembership) -> None:
    for name, value in vars(story).items():
        if name != "attendance":
            setattr(membership, name, value)
    membership.save()
    membership.attendance.exclude(session__in=story.attendance).delete()
    for session_id, row in story.attendance.items():
        Attendance.objects.update_or_create(
            membership=membership, session_id=session_id, defaults=vars(row)
        )
