"""What a learner does in a module: open, continue, mark as done, attest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Enrollment, ModulePage, ModuleProgress, PlannedModule, SeriesPage
from ..rules import ModuleRule
from .events import Kind, record_event
from .finish import again, settle_module
from .locks import lock_enrollment
from .refused import Refused


@dataclass(frozen=True)
class Work:
    """A learner at work in a module: the locked enrollment, the progress and the rule."""

    enrollment: Enrollment
    module: ModulePage
    progress: ModuleProgress
    rule: ModuleRule
    now: datetime

    def note(self, kind: str, *, key: str = "", data: dict | None = None) -> None:
        record_event(
            self.enrollment,
            kind,
            self.now,
            module=self.module,
            actor=self.enrollment.person,
            key=key or again(self.progress),
            data=data,
        )

    def settle(self) -> ModuleProgress:
        """Save, complete what is complete, and remember where the learner was."""
        self.remember_place()
        return settle_module(self.enrollment, self.progress, self.module, self.rule, self.now)

    def remember_place(self) -> None:
        """The learner goes on from here the next time. Writes only where that is news."""
        if self.enrollment.last_module_id != self.module.pk:
            self.enrollment.last_module = self.module
            self.enrollment.save(update_fields=["last_module"])


def begin(person: User, module: ModulePage, *, since: datetime | None = None) -> Work:
    """Lock the person's enrollment and open the module in it. Must run inside a transaction.

    What is told late has opened the module then: `since`.
    Raises Refused when the person isn't enrolled, left the series, or must finish another first.
    """
    mine = Enrollment.objects.of(person).filter(series=module.series).newest_first()
    # As the pages do: who left a second time through still has the one they finished.
    found = mine.standing().first() or mine.first()
    if found is None:
        raise Refused(_("Enroll in the series first, so that your work can be kept."))
    enrollment = lock_enrollment(found.pk)
    if enrollment.status == Enrollment.Status.WITHDRAWN:
        raise Refused(_("You left this series. Enroll again and your work will be kept."))
    planned = PlannedModule.objects.filter(plan=enrollment.plan_id, module=module).first()
    _refuse_out_of_order(enrollment, planned, module.series)
    now = timezone.now()
    progress = ModuleProgress.objects.filter(enrollment=enrollment, module=module).first()
    if progress is None:
        opened_at = min(since or now, now)
        progress = ModuleProgress(enrollment=enrollment, module=module, opened_at=opened_at)
        record_event(enrollment, Kind.OPENED, opened_at, module=module, actor=person)
        progress.save()
    progress.enrollment = enrollment
    rule = module.as_offered(planned.rule) if planned else module.rule()
    return Work(enrollment, module, progress, rule, now)


def open_module(person: User, module: ModulePage) -> ModuleProgress:
    """The progress of the person in the module, begun if it wasn't."""
    with transaction.atomic():
        return begin(person, module).settle()


def continue_module(person: User, module: ModulePage) -> ModuleProgress:
    """The learner reached the end and pressed Continue. Twice is harmless."""
    return _do_once(person, module, "continued_at", Kind.CONTINUED)


def mark_done(person: User, module: ModulePage) -> ModuleProgress:
    """The learner says the module is done. Twice is harmless."""
    return _do_once(
        person, module, "marked_done_at", Kind.MARKED_DONE, lambda rule: rule.marked_done
    )


def attest(person: User, module: ModulePage, *, statement: str) -> ModuleProgress:
    """The learner confirms `statement`, which is kept as it was confirmed. Twice is harmless."""
    # Word for word: a browser sends line breaks in its own way.
    if statement.split() != module.attestation.split():
        raise Refused(
            _("The statement has changed since you opened the page. Please read it again.")
        )
    with transaction.atomic():
        work = begin(person, module)
        if work.progress.attested_at is None:
            work.progress.attested_at = work.now
            work.progress.attestation = module.attestation.strip()
            work.note(Kind.ATTESTED, data={"statement": work.progress.attestation})
        return work.settle()


def _do_once(
    person: User,
    module: ModulePage,
    field: str,
    kind: str,
    asked_for: Callable[[ModuleRule], bool] | None = None,
) -> ModuleProgress:
    with transaction.atomic():
        work = begin(person, module)
        if asked_for and not asked_for(work.rule):
            raise Refused(_("This module doesn't ask for that."))
        if getattr(work.progress, field) is None:
            setattr(work.progress, field, work.now)
            work.note(kind)
        return work.settle()


def _refuse_out_of_order(
    enrollment: Enrollment, planned: PlannedModule | None, series: SeriesPage
) -> None:
    if planned is None or not enrollment.plan.in_order:
        return
    done = ModuleProgress.objects.filter(enrollment=enrollment, completed_at__isnull=False)
    first_open = (
        PlannedModule.objects.filter(
            plan=enrollment.plan_id,
            required=True,
            position__lt=planned.position,
            module__live=True,
            # What was moved to another series can't be finished here, so it holds up nothing.
            module__path__startswith=series.path,
        )
        .exclude(module__in=done.values("module"))
        .select_related("module")
        .first()
    )
    if first_open is not None and not done.filter(module=planned.module_id).exists():
        raise Refused(
            _("This series goes one module after the other. Please finish “%(title)s” first.")
            % {"title": first_open.module.title}
        )
