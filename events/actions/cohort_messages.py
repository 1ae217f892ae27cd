"""A message of those who lead a run to its members. It is kept, and each of them gets it once.

With it is kept to whom it is still to be written, so that the minute clock finishes what a lost or
killed task has left.
"""

import datetime
import logging

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
# Later than this a message would rather puzzle than help.
STILL_NEWS = datetime.timedelta(days=2)

logger = logging.getLogger(__name__)


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
                "to_write": sorted(members),
            },
        )
        if is_new:
            transaction.on_commit(lambda: _enqueue(announcement.pk), robust=True)
    return announcement


def write_announcement(announcement: Announcement) -> int:
    """The letters of one message that are left, to those who are still in the run; how many.

    Cut off half-way, it goes on where it was; run twice, each gets one.
    """
    written = 0
    while (some := _write_some(announcement.pk)) is not None:
        written += some
    return written


def write_announcements(now: datetime.datetime) -> int:
    """For the minute clock: write what is left of messages of the last two days; how many letters."""
    written = 0
    left = Announcement.objects.filter(at__gt=now - STILL_NEWS).exclude(to_write=[])
    for announcement in left.order_by("pk"):
        try:
            written += write_announcement(announcement)
        except Exception:
            # One that can't be written holds up none of those after it.
            logger.exception("Message %s waits for the next minute.", announcement.pk)
    return written


@retried
def _write_some(announcement_id: int) -> int | None:
    """To the first few that are left; None once nobody is."""
    with transaction.atomic():
        held = Announcement.objects.select_for_update().filter(pk=announcement_id).first()
        if held is None or not held.to_write:
            return None
        some = Membership.objects.standing().filter(
            pk__in=held.to_write[:AT_ONCE], page=held.page_id
        )
        members = some.exclude(person=None).select_related(
            "person", "registration__pool__session__page", "registration__person"
        )
        written = [letters.announcement(held, each) for each in members]
        held.to_write = held.to_write[AT_ONCE:]
        held.save(update_fields=["to_write"])
    return len(written)


def _enqueue(announcement_id: int) -> None:
    # Tasks call actions. Should this fail, the minute clock finds the message.
    from ..tasks.announcements import write_announcement as task

    task.enqueue(announcement_id)
