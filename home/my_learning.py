"""Everything a person began: what they are in the middle of, finished, and left.

A fixed number of queries, whatever the number of series and modules. What is no longer published
stays on the list, without a link; what was earned in it stays too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from accounts.models import User
from content.offering import Offering
from content.sites import share_roots
from events.models import Membership
from learning.models import Certificate, Enrollment, ModuleProgress, PlannedModule
from learning.offerings import personal_offering
from learning.outline import Row, module_row, with_states


@dataclass(frozen=True)
class Begun:
    """One enrollment as its holder sees it.

    `next_row` is the module to go on with; None when nothing is left to open. `is_here` is false
    once the series is no longer published.
    """

    enrollment: Enrollment
    offering: Offering
    next_row: Row | None
    certificate: Certificate | None
    is_here: bool

    @property
    def awaits_name(self) -> bool:
        """Whether a certificate waits for the learner to confirm their name."""
        return self.enrollment.is_completed and self.certificate is None


@dataclass(frozen=True)
class Record:
    """All that a person began, in the order of the page."""

    in_progress: tuple[Begun, ...]
    finished: tuple[Begun, ...]
    withdrawn: tuple[Begun, ...]
    # Of what was finished and is no series, the newest first.
    certificates: tuple[Certificate, ...]
    has_unnamed_run: bool

    @property
    def awaits_name(self) -> bool:
        """Whether any certificate waits for the name."""
        return self.has_unnamed_run or any(begun.awaits_name for begun in self.finished)


def record_of(
    person: User, *, has_certificates: bool = True, has_unnamed_run: bool | None = None
) -> Record:
    """What `person` began, newest first; of what they left, only what they did not begin again.

    Where it was asked before, `has_certificates` and `has_unnamed_run` say whether they have any.
    """
    enrollments = list(
        Enrollment.objects.of(person).select_related("series", "plan").order_by("-enrolled_at")
    )
    share_roots(enrollment.series for enrollment in enrollments)
    standing_ones = Certificate.objects.of(person).exclude(status=Certificate.Status.SUPERSEDED)
    own = list(standing_ones.order_by("pk")) if has_certificates else []
    # Enrollment id → its newest certificate, whether it still holds or was revoked.
    certificates = {each.enrollment_id: each for each in own if each.enrollment_id}
    next_rows = _next_rows([each for each in enrollments if each.is_active])
    begun = [
        _begun(each, next_rows.get(each.pk), certificates.get(each.pk)) for each in enrollments
    ]
    standing = {e.series_id for e in enrollments if e.status != Enrollment.Status.WITHDRAWN}
    return Record(
        in_progress=tuple(sorted(_with(begun, Enrollment.Status.ACTIVE), key=_nothing_next)),
        finished=_with(begun, Enrollment.Status.COMPLETED),
        withdrawn=_latest(_with(begun, Enrollment.Status.WITHDRAWN), standing),
        certificates=tuple(each for each in reversed(own) if each.enrollment_id is None),
        has_unnamed_run=unnamed_runs(person).exists()
        if has_unnamed_run is None
        else has_unnamed_run,
    )


def _begun(enrollment: Enrollment, row: Row | None, certificate: Certificate | None) -> Begun:
    series = enrollment.series
    left = enrollment.status == Enrollment.Status.WITHDRAWN
    offering = personal_offering(series, None if left else enrollment, plain=True)
    if not series.live:
        offering = replace(offering, url="", next_step="")
    return Begun(
        enrollment=enrollment,
        offering=offering,
        next_row=row,
        certificate=certificate,
        is_here=series.live,
    )


def _with(begun: Iterable[Begun], status: str) -> tuple[Begun, ...]:
    return tuple(each for each in begun if each.enrollment.status == status)


def _nothing_next(begun: Begun) -> bool:
    """Sorts what can be gone on with before what can't; the order is otherwise kept."""
    return begun.next_row is None


def _latest(left: Iterable[Begun], standing: set[int]) -> tuple[Begun, ...]:
    """The last withdrawal of each series that the person has not begun again since."""
    seen = set(standing)
    kept = []
    for each in left:
        if each.enrollment.series_id not in seen:
            seen.add(each.enrollment.series_id)
            kept.append(each)
    return tuple(kept)


def unnamed_runs(person: User) -> QuerySet[Membership]:
    """Runs of programs that they finished, and whose certificate waits for their name."""
    finished = Membership.objects.of(person).filter(status=Membership.Status.FINISHED)
    return finished.filter(certificate=None, person__certificate_name_confirmed_at=None)


def _next_rows(enrollments: list[Enrollment]) -> dict[int, Row]:
    """Enrollment id → the module to go on with."""
    planned: dict[int, list[PlannedModule]] = defaultdict(list)
    plans = {each.plan_id for each in enrollments}
    for each in PlannedModule.objects.filter(plan__in=plans).named():
        planned[each.plan_id].append(each)
    progress: dict[int, dict[int, ModuleProgress]] = defaultdict(dict)
    for work in ModuleProgress.objects.filter(enrollment__in=enrollments):
        progress[work.enrollment_id][work.module_id] = work
    found = {}
    for enrollment in enrollments:
        done = progress[enrollment.pk]
        rows = [
            module_row(
                enrollment.series,
                p.named_module,
                p.position,
                p.required,
                p.rule,
                done.get(p.module_id),
            )
            for p in planned[enrollment.plan_id]
        ]
        shown = with_states(rows, in_order=enrollment.plan.in_order)
        found[enrollment.pk] = next((row for row in shown if row.state == "next"), None)
    return {pk: row for pk, row in found.items() if row is not None}
