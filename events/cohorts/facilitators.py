"""The list of facilitators: who finished a training and wishes to be asked to keep circles. Reads only.

Nobody is on it but by their own wish, and nobody but who schedules events reads it.
"""

from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet

from learning.models import Certificate

from ..models.cohort_words import FacilitatorEntry
from ..models.cohorts import CohortPage

if TYPE_CHECKING:
    from accounts.models import User


def certificate_for_list(person: "User") -> Certificate | None:
    """The person's certificate of a training that holds longest; None if none holds today."""
    own = Certificate.objects.of(person).holding().filter(page__in=CohortPage.objects.values("pk"))
    return own.order_by(F("valid_until").desc(nulls_first=True), "-pk").first()


def own_entry(person: "User") -> FacilitatorEntry | None:
    """The person's place on the list, while they are on it."""
    return on_list().filter(person=person.pk).first()


def on_list() -> QuerySet[FacilitatorEntry]:
    """Who may be asked now, by name: on the list, with an account and a certificate that holds today."""
    holding = Certificate.objects.holding().values("pk")
    standing = FacilitatorEntry.objects.filter(
        ended_at=None, person__is_active=True, certificate__in=holding
    )
    related = standing.select_related("person", "institution", "certificate")
    return related.order_by("person__full_name", "pk")


def narrowed(
    entries: QuerySet[FacilitatorEntry], *, region: str = "", institution: str = ""
) -> QuerySet[FacilitatorEntry]:
    """Only those of a region, and of institutions whose name has these words in it."""
    found = Q()
    if region:
        found &= Q(region=region)
    for word in institution.split():
        found &= Q(institution__name__icontains=word)
    return entries.filter(found)
