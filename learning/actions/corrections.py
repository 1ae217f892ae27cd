"""What registrars correct, always with a reason that is kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Enrollment, ModulePage, ModuleProgress, PlannedModule, Playback
from .certificates import reason_given
from .events import Kind, record_event
from .finish import complete_module, count, settle_enrollment
from .locks import lock_enrollment
from .refused import Refused


def correct_progress(
    enrollment: Enrollment, module: ModulePage, *, complete: bool, by: User, reason: str
) -> ModuleProgress:
    """Complete a module for a learner, or take a completion back, and recount.

    Taking back reopens a finished enrollment that is then short of a module; it is refused while
    a certificate stands, and while the person takes the series again.
    """
    reason = reason_given(reason)
    with transaction.atomic():
        current = lock_enrollment(enrollment.pk)
        if current.status == Enrollment.Status.WITHDRAWN:
            raise Refused(_("This learner left the series. Enroll them again first."))
        if not complete and current.certificates.issued().exists():
            raise Refused(_("Revoke the certificate first: it certifies this module too."))
        if not complete and not current.progress.filter(module=module).exists():
            raise Refused(_("This module isn't complete, so there is nothing to take back."))
        now = timezone.now()
        progress = _progress(current, module, now)
        if (progress.completed_at is not None) == complete:
            return progress
        data = {"complete": complete, "reason": reason}
        if not complete:
            _take_back(progress, module, now)
            data["reopens"] = _reopens(current)
        record_event(
            current,
            Kind.CORRECTED,
            now,
            module=module,
            actor=by,
            key=str(current.events.filter(kind=Kind.CORRECTED, module=module).count() + 1),
            data=data,
        )
        if complete:
            _complete(progress, by, now)
        elif data["reopens"]:
            current.status, current.completed_at = Enrollment.Status.ACTIVE, None
        settle_enrollment(current, now)
        return progress


def withdraw_by_staff(enrollment: Enrollment, *, by: User, reason: str) -> Enrollment:
    """Take a learner out of a series, with a reason. What was done is kept."""
    reason = reason_given(reason)
    with transaction.atomic():
        current = lock_enrollment(enrollment.pk)
        if not current.is_active:
            raise Refused(_("This enrollment is not in progress."))
        now = timezone.now()
        current.status, current.withdrawn_at = Enrollment.Status.WITHDRAWN, now
        current.save(update_fields=["status", "withdrawn_at"])
        record_event(current, Kind.WITHDREW, now, actor=by, data={"reason": reason})
        return current


def _complete(progress: ModuleProgress, by: User, now: datetime) -> None:
    enrollment, module = progress.enrollment, progress.module
    planned = PlannedModule.objects.filter(plan=enrollment.plan_id, module=module).first()
    progress.source, progress.actor = ModuleProgress.Source.STAFF, by
    rule = planned.rule if planned else module.rule()
    complete_module(enrollment, progress, module, rule, now)
    progress.save()


def _take_back(progress: ModuleProgress, module: ModulePage, now: datetime) -> None:
    """Nothing of it is done any more, so that it can be done again. Tries stay used."""
    if (recording := module.recording) is not None:
        # A device that was away may have played what nobody has heard of yet.
        Playback.objects.get_or_create(
            progress=progress, recording=recording, defaults={"position_at": now}
        )
    progress.playbacks.update(played=[], watched_percent=0, position_ms=0, counts_from=now)
    progress.watched_percent = 0
    progress.continued_at = progress.marked_done_at = progress.attested_at = None
    progress.attestation, progress.best_score = "", None
    progress.completed_at, progress.revision, progress.rule_digest = None, None, ""
    # Whoever completes it the next time is not the one who completed it before.
    progress.source, progress.actor = ModuleProgress.Source.LEARNER, None
    progress.save()


def _reopens(enrollment: Enrollment) -> bool:
    """Whether a finished enrollment is short of a module now. It can't be in progress twice."""
    rule, completed = count(enrollment)
    if not enrollment.is_completed or rule.is_met(completed):
        return False
    others = Enrollment.objects.active().filter(
        person=enrollment.person_id, series=enrollment.series_id
    )
    if others.exists():
        raise Refused(_("This person is taking the series again. Correct that enrollment instead."))
    return True


def _progress(enrollment: Enrollment, module: ModulePage, now: datetime) -> ModuleProgress:
    progress = ModuleProgress.objects.filter(enrollment=enrollment, module=module).first()
    if progress is None:
        progress = ModuleProgress(enrollment=enrollment, module=module, opened_at=now)
        record_event(enrollment, Kind.OPENED, now, module=module)
        progress.save()
    progress.enrollment = enrollment
    return progress
