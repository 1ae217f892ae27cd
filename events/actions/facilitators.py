"""Onto the list of facilitators and off it: by one's own wish, and off it with the certificate."""

import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from learning.models import Certificate

from ..cohorts.facilitators import certificate_for_list, on_list
from ..models import FacilitatorEntry, Membership
from .locks import retried
from .refused import Refused


@retried
def join_list(person: User, *, region: str) -> FacilitatorEntry:
    """Be on the list of facilitators, under one's verified institution; asked again, with another region.

    It takes a certificate of a training that holds today.
    """
    if region not in FacilitatorEntry.Region.values:
        raise Refused(_("Choose a region from the list."), field="region")
    now = timezone.now()
    with transaction.atomic():
        # Held, so that of two forms sent at once the second sees what the first one wrote.
        person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
        certificate = certificate_for_list(person)
        if certificate is None:
            raise Refused(_("It takes a valid certificate of a facilitator training."))
        entry, _is_new = FacilitatorEntry.objects.update_or_create(
            person=person,
            ended_at=None,
            defaults={
                "certificate": certificate,
                "institution": person.verified_institution(timezone.localdate(now)),
                "region": region,
            },
            create_defaults={
                "certificate": certificate,
                "institution": person.verified_institution(timezone.localdate(now)),
                "region": region,
                "listed_at": now,
            },
        )
    return entry


def leave_list(person: User) -> int:
    """Be off the list of facilitators; how many entries that ended. Twice is once."""
    standing = FacilitatorEntry.objects.filter(person=person, ended_at=None)
    return standing.update(ended_at=timezone.now())


def follow_certificates(now: datetime.datetime) -> int:
    """End the entries of those whose certificate no longer holds; how many. Twice changes nothing.

    Who holds another stays, by that one. Members whose certificate was replaced have the newer one.
    """
    newer = Certificate.objects.filter(pk=OuterRef("certificate")).values("superseded_by")[:1]
    replaced = Membership.objects.filter(certificate__superseded_by__isnull=False)
    replaced.update(certificate=Subquery(newer))
    ended = 0
    lapsed = FacilitatorEntry.objects.filter(ended_at=None).exclude(pk__in=on_list().values("pk"))
    for entry in lapsed.select_related("person").order_by("pk"):
        ended += _follow(entry, now)
    return ended


def _follow(entry: FacilitatorEntry, now: datetime.datetime) -> int:
    """By another certificate that holds, or off the list."""
    standing = FacilitatorEntry.objects.filter(pk=entry.pk, ended_at=None)
    person = entry.person
    other = certificate_for_list(person) if person and person.is_active else None
    if other:
        standing.update(certificate=other)
        return 0
    return standing.update(ended_at=now)
