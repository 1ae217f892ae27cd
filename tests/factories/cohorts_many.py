"""Many members of a run at once, as actions would leave them: for what must hold at any size."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from events.models import Attendance, Membership, Registration, Session
from events.models.registrations import new_code
from learning.actions import publish_plan
from learning.models import Enrollment, ModuleProgress
from tests.factories.cohorts import pool_of


def many_members(page, n, start=0):
    """`n` members; each has done some of the prework and attended some sessions. Their rows."""
    now = timezone.now()
    people = User.objects.bulk_create(
        User(email=f"many{i}@example.org", full_name=f"Member {i:05}", is_active=True)
        for i in range(start, start + n)
    )
    registrations = Registration.objects.bulk_create(
        Registration(
            pool=pool_of(page),
            person=person,
            status=Registration.Status.CONFIRMED,
            reason=Registration.Reason.SEAT_FREE,
            idempotency_key=new_code(),
            display_name=person.full_name,
            created_at=now,
            changed_at=now,
        )
        for person in people
    )
    enrollments = _enrolled(page, people, now) if page.prework_id else [None] * n
    sessions = list(Session.objects.filter(page=page.pk).in_order())
    members = Membership.objects.bulk_create(
        Membership(
            registration=registration,
            person=registration.person,
            page_id=page.pk,
            enrollment=enrollment,
            sessions_needed=len(sessions),
            joined_at=now,
        )
        for registration, enrollment in zip(registrations, enrollments, strict=True)
    )
    _attended(members, sessions, now)
    return members


def _enrolled(page, people, now):
    plan = publish_plan(page.prework.pk)
    modules = list(plan.modules.values_list("module", flat=True))
    enrollments = Enrollment.objects.bulk_create(
        Enrollment(
            person=person,
            series=page.prework,
            run=1,
            plan=plan,
            source=Enrollment.Source.COHORT,
            required_total=len(modules),
            required_done=(2 * i) % (len(modules) + 1),
            enrolled_at=now,
        )
        for i, person in enumerate(people)
    )
    ModuleProgress.objects.bulk_create(
        (
            ModuleProgress(enrollment=enrollment, module_id=module, opened_at=now, completed_at=now)
            for enrollment in enrollments
            for module in modules[: enrollment.required_done]
        ),
        batch_size=5000,
    )
    return enrollments


def _attended(members, sessions, now):
    statuses = [status for status in Attendance.Status.values if status not in ("late", "partial")]
    rows = [
        Attendance(
            membership=member,
            session=session,
            status=statuses[(i + j) % len(statuses)],
            source=Attendance.Source.DESK,
            recorded_at=now,
        )
        for i, member in enumerate(members)
        for j, session in enumerate(sessions)
        if (i + j) % 4
    ]
    Attendance.objects.bulk_create(rows, batch_size=5000)
    present = Attendance.objects.filter(membership=OuterRef("pk"), status="present")
    counted = present.values("membership").annotate(n=Count("*")).values("n")
    Membership.objects.filter(pk__in=[member.pk for member in members]).update(
        sessions_done=Coalesce(Subquery(counted), 0)
    )
