"""Where people belong. Affiliations are begun, verified and ended, never rewritten."""

import datetime
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Affiliation, Institution, User


def join_institution(person: User, institution: Institution) -> Affiliation:
    """The open affiliation with `institution`, begun today if it wasn't; the one before ends today."""
    with transaction.atomic():
        _lock(person)
        current = Affiliation.objects.of(person).current().first()
        if current is None or current.institution_id != institution.pk:
            _end(person)
            current = Affiliation.objects.create(
                person=person, institution=institution, started_on=_today()
            )
        verify_by_address(person)
        current.refresh_from_db()
    return current


def leave_institution(person: User) -> None:
    """End the open affiliation today. The row stays, and so does what was earned under it."""
    with transaction.atomic():
        _lock(person)
        _end(person)


def verify_by_address(person: User) -> Affiliation | None:
    """Verify the open affiliation if a confirmed address is at one of the institution's domains."""
    current = Affiliation.objects.of(person).current().select_related("institution").first()
    if current is None or current.is_verified:
        return current
    confirmed = EmailAddress.objects.filter(user_id=person.pk, verified=True)
    if any(current.institution.owns(each.email) for each in confirmed):
        verify_affiliation(current, means=Affiliation.Means.DOMAIN)
    return current


def verify_affiliation(affiliation: Affiliation, *, means: Affiliation.Means) -> Affiliation:
    """Mark as verified from now on; once verified, the first means stands."""
    if not affiliation.is_verified:
        affiliation.verified_at = timezone.now()
        affiliation.verified_by_means = means
        affiliation.save(update_fields=["verified_at", "verified_by_means"])
    return affiliation


def _lock(person: User) -> None:
    # A write first: SQLite ignores SELECT … FOR UPDATE.
    User.objects.filter(pk=person.pk).update(is_active=F("is_active"))


def _end(person: User) -> None:
    Affiliation.objects.of(person).current().update(ended_on=_today())


def _today() -> datetime.date:
    # The site's day, not the person's: a day must not begin before it ended elsewhere.
    return timezone.localdate(timezone=ZoneInfo(settings.SOURCE_TIME_ZONE))
