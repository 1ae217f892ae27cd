"""Codes that let people ask for a seat in a run while registration isn't open to all."""

import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import CohortPage, InvitationCode, InvitationUse, Registration
from .refused import Refused

MOST_USES = 1000


def make_invitation(
    page: CohortPage, *, label: str, uses: int, expires_at: datetime.datetime | None, by: User
) -> InvitationCode:
    """A code for this run that works `uses` times, until `expires_at` (None: until the cut-off)."""
    if not label.strip():
        raise Refused(_("Say for whom the code is."), field="label")
    if not 1 <= uses <= MOST_USES:
        raise Refused(_("Choose a number from 1 to 1,000."), field="uses")
    now = timezone.now()
    if expires_at is not None and expires_at <= now:
        raise Refused(_("This moment is in the past."), field="expires_at")
    return InvitationCode.objects.create(
        page_id=page.pk,
        label=label.strip()[:150],
        uses=uses,
        expires_at=expires_at,
        made_by=by,
        made_at=now,
    )


@transaction.atomic
def end_invitation(invitation: InvitationCode, *, by: User) -> InvitationCode:
    """Take the code back; twice is once. Who came by it keeps what they have."""
    InvitationCode.objects.filter(pk=invitation.pk, ended_at=None).update(ended_at=timezone.now())
    invitation.refresh_from_db()
    return invitation


def find_invitation(page: CohortPage, typed: str) -> InvitationCode | None:
    """The code as somebody typed it; None for nothing typed, Refused for one that isn't of this run."""
    if not typed.strip():
        return None
    found = InvitationCode.objects.filter(page=page.pk, code=typed.strip()).first()
    if found is None:
        raise Refused(
            _("We don't know this code. Check it, or leave the field empty."), field="invitation"
        )
    return found


def use_invitation(
    invitation: InvitationCode, registration: Registration, now: datetime.datetime
) -> None:
    """Count one use. The pool's lock must be held, so that a refusal undoes the registration too."""
    still = InvitationCode.objects.filter(pk=invitation.pk, ended_at=None)
    good = still.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    if not good.exists():
        raise Refused(_("This code no longer works."), field="invitation")
    if not good.filter(used__lt=F("uses")).update(used=F("used") + 1):
        raise Refused(
            _("This code has been used as often as it may be. Ask who gave it to you for another."),
            field="invitation",
        )
    InvitationUse.objects.create(invitation=invitation, registration=registration)
