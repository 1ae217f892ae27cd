"""Enrolling in a series and leaving it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import Enrollment, ModuleProgress, Playback, SeriesPage, SeriesPlan
from ..openness import why_not_enroll
from .certificates import confirm_certificate_name, reason_given
from .events import Kind, record_event
from .finish import settle_enrollment
from .locks import lock_enrollment, lock_person
from .plans import publish_plan
from .refused import Refused


def enroll(
    person: User,
    series: SeriesPage,
    *,
    certificate_name: str = "",
    again: bool = False,
    by: User | None = None,
    reason: str = "",
    source: Enrollment.Source | None = None,
) -> Enrollment:
    """The person's enrollment in the series: the one that stands, or a new one.

    `source` says how they came, where it was neither by themself nor by staff.
    `again` asks for another run after a completed one. Who left and comes back starts the next run
    with what they had done. `by` is the member of staff who enrolls someone else, and says why.
    Raises Refused when enrollment is closed or a prerequisite is missing, and to staff when the
    person needs no enrolling.
    """
    reason = reason_given(reason) if by else ""
    with transaction.atomic():
        person = lock_person(person)
        last = Enrollment.objects.of(person).filter(series=series).newest_first().first()
        if last and (last.is_active or (last.is_completed and not again)):
            if by:
                raise Refused(_("This person is enrolled already, or has finished the series."))
            return last
        if why := why_not_enroll(person, series):
            raise Refused(why)
        plan = publish_plan(series.pk)
        if plan is None or not plan.modules.filter(required=True).exists():
            raise Refused(_("This series has nothing to finish yet. Please come back later."))
        if certificate_name.strip():
            confirm_certificate_name(person, certificate_name)
        came = source or (Enrollment.Source.STAFF if by else Enrollment.Source.SELF)
        enrollment = _create(person, series, plan, last, by, reason, came)
        if last and last.status == Enrollment.Status.WITHDRAWN:
            _carry_over(last, enrollment)
        settle_enrollment(enrollment, enrollment.enrolled_at)
        letters.welcome(enrollment)
        return enrollment


def withdraw(enrollment: Enrollment, *, by: User) -> Enrollment:
    """Leave the series. What was done is kept; a completed one can't be left."""
    with transaction.atomic():
        current = lock_enrollment(enrollment.pk)
        if current.status == Enrollment.Status.WITHDRAWN:
            return current
        if current.is_completed:
            raise Refused(_("You finished this series. It stays on your record."))
        now = timezone.now()
        current.status, current.withdrawn_at = Enrollment.Status.WITHDRAWN, now
        current.save(update_fields=["status", "withdrawn_at"])
        record_event(current, Kind.WITHDREW, now, actor=by)
        return current


def _create(
    person: User,
    series: SeriesPage,
    plan: SeriesPlan,
    last: Enrollment | None,
    by: User | None,
    reason: str,
    source: Enrollment.Source,
) -> Enrollment:
    now = timezone.now()
    enrollment = Enrollment.objects.create(
        person=person,
        series=series,
        run=last.run + 1 if last else 1,
        plan=plan,
        source=source,
        institution=person.verified_institution(timezone.localdate(now)),
        required_total=plan.rule().needed,
        enrolled_at=now,
    )
    data = {"plan": plan.pk} | ({"reason": reason} if reason else {})
    record_event(enrollment, Kind.ENROLLED, now, actor=by or person, data=data)
    return enrollment


def _carry_over(last: Enrollment, enrollment: Enrollment) -> None:
    """Give the new run what was done in the one that was left: used tries and reflections too."""
    for progress in last.progress.select_related("module").prefetch_related("playbacks"):
        _carry(progress, enrollment, enrollment.enrolled_at)
    for reflection in last.reflections.all():
        reflection.pk = None
        reflection._state.adding = True
        reflection.enrollment = enrollment
        reflection.save()


def _carry(progress: ModuleProgress, enrollment: Enrollment, now: datetime) -> None:
    playbacks = list(progress.playbacks.all())
    progress.pk = None
    progress._state.adding = True
    progress.enrollment = enrollment
    if progress.completed_at:
        progress.source = ModuleProgress.Source.CARRIED
    progress.save()
    for playback in playbacks:
        playback.pk, playback.progress = None, progress
    Playback.objects.bulk_create(playbacks)
    record_event(
        enrollment,
        Kind.CARRIED,
        now,
        module=progress.module,
        data=carried_facts(progress),
    )


def carried_facts(progress: ModuleProgress) -> dict:
    """All that a rebuild needs to know about progress that came from an earlier run."""
    return {
        "opened_at": progress.opened_at.isoformat(),
        "completed_at": progress.completed_at.isoformat() if progress.completed_at else None,
        "continued": progress.continued_at and progress.continued_at.isoformat(),
        "marked_done": progress.marked_done_at and progress.marked_done_at.isoformat(),
        "attested": progress.attested_at and progress.attested_at.isoformat(),
        "statement": progress.attestation,
        "best_score": progress.best_score,
        "tries_used": progress.tries_used,
        "watched": progress.watched_percent,
        "revision": progress.revision_id,
        "rule": progress.rule_digest,
    }
