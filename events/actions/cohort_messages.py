"""A message of those who lead a run to its members. It is kept, and each of them gets it once."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..cohorts.access import may_lead
from ..cohorts.audiences import audience_of
from ..models import Announcement, CohortPage, Membership
from ..often import is_too_often
from .locks import retried
from .refused import Refused

MOST_A_DAY = 5
# Letters are composed one by one; so few hold the database for a moment only.
AT_ONCE = 50


@retried
def announce(
    page: CohortPage, text: str, *, audience: str, by: User, form_key: str
) -> Announcement:
    """Keep the message, and write it to everybody of the audience in a task.

    The same form sent twice is one message.
    """
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    sent = Announcement.objects.filter(page=page.pk, form_key=form_key).first()
    if sent:
        return sent
    if audience not in Announcement.Audience.values:
        raise Refused(_("Choose who the message is for."), field="audience")
    members = audience_of(page, audience)
    if not members:
        raise Refused(
            _("Nobody is in this group, so there is nobody to write to."), field="audience"
        )
    if is_too_often(f"announcement:{page.pk}", MOST_A_DAY):
        raise Refused(
            _("This run has had %(most)s messages within a day. Please wait until tomorrow.")
            % {"most": MOST_A_DAY}
        )
    with transaction.atomic():
        announcement, is_new = Announcement.objects.get_or_create(
            page_id=page.pk,
            form_key=form_key,
            defaults={
                "audience": audience,
                "text": text.strip(),
                "by": by,
                "at": timezone.now(),
                "told": len(members),
            },
        )
        if is_new:
            transaction.on_commit(lambda: _enqueue(announcement.pk, members), robust=True)
    return announcement


def write_announcement(announcement: Announcement, members: Iterable[int]) -> int:
    """The letters of one message, to those who are still in the run; how many. Run twice, each gets one."""
    ids = sorted(members)
    written = 0
    for start in range(0, len(ids), AT_ONCE):
        some = Membership.objects.standing().filter(
            pk__in=ids[start : start + AT_ONCE], page=announcement.page_id
        )
        with transaction.atomic():
            for membership in some.exclude(person=None).select_related(
                "person", "registration__pool__session__page", "registration__person"
            ):
                letters.announcement(announcement, membership)
                written += 1
    return written


def _enqueue(announcement_id: int, members: list[int]) -> None:
    # Tasks call actions.
    from ..tasks.announcements import write_announcement as task

    task.enqueue(announcement_id, members)
