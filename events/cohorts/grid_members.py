"""The members of a run as the grid reads them: values instead of records, in a stable order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models import Membership, PracticumLog

# By name; or who has done least first, and at the same count by name.
BY_NAME, LEAST_FIRST = "name", "progress"
SORTS = (BY_NAME, LEAST_FIRST)
AT_ONCE = 1000


class Member(NamedTuple):
    """One membership. `modules_asked` is None for who is not enrolled in the prework."""

    pk: int
    person: int | None
    name: str
    pronouns: str
    institution: str | None
    status: str
    plan: int | None
    modules_asked: int | None
    prework_done_at: datetime.datetime | None
    prework_due_at: datetime.datetime | None
    signed_off_at: datetime.datetime | None
    certificate: str | None
    circle: str | None

    @property
    def shown_name(self) -> str:
        return self.name or _("No name given")

    @property
    def is_finished(self) -> bool:
        return self.status == Membership.Status.FINISHED


def members_of(page: Page, sort: str = BY_NAME) -> QuerySet[Membership]:
    """Who is in the run, in order; `read` makes Members of it."""
    return sorted_by(named(Membership.objects.standing().filter(page=page.pk)), sort)


def named(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """With what each is called here: the name given with the seat before that of the account."""
    newest = PracticumLog.objects.filter(membership=OuterRef("pk")).order_by("-pk")
    return memberships.annotate(
        shown=Coalesce(
            NullIf("registration__display_name", Value("")),
            NullIf("person__display_name", Value("")),
            "person__full_name",
            Value(""),
        ),
        called=Coalesce(NullIf("registration__pronouns", Value("")), "person__pronouns", Value("")),
        circle=Subquery(newest.values("status")[:1]),
    )


def sorted_by(memberships: QuerySet[Membership], sort: str) -> QuerySet[Membership]:
    """In an order that two pages of a list agree on."""
    if sort != LEAST_FIRST:
        return memberships.order_by(Lower("shown"), "pk")
    modules = Coalesce("enrollment__required_done", Value(0))
    circle = Case(When(signed_off_at=None, then=Value(0)), default=Value(1))
    return memberships.annotate(steps=modules + F("sessions_done") + circle).order_by(
        "steps", Lower("shown"), "pk"
    )


def waiting_for_sign_off(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those whose final circle waits for an answer."""
    return memberships.filter(practicum__status=PracticumLog.Status.WRITTEN)


def read(memberships: QuerySet[Membership]) -> Iterator[Member]:
    """One query; the rows come as they are asked for."""
    columns = (
        "pk",
        "person",
        "shown",
        "called",
        "institution__name",
        "status",
        "enrollment__plan",
        "enrollment__required_total",
        "prework_done_at",
        "prework_due_at",
        "signed_off_at",
        "certificate__status",
        "circle",
    )
    return map(Member._make, memberships.values_list(*columns).iterator(chunk_size=AT_ONCE))


def batches(members: Iterable[Member]) -> Iterator[list[Member]]:
    """At most `AT_ONCE` at a time, so that a long list takes no more memory than a short one."""
    batch: list[Member] = []
    for member in members:
        batch.append(member)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
