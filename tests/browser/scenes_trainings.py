"""Public pages of trainings in every state that looks different: a program, and its runs."""

import datetime

from django.utils import timezone

from events.models import Membership, ProgramPrerequisite, ProgramSession, Registration
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page
from tests.factories.content import make_private
from tests.factories.events import a_person, a_session, registered, seated
from tests.factories.learning import a_series

DAY = datetime.timedelta(days=1)


def _now():
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _program(**fields):
    page = program_page(
        "Facilitator training in restorative justice",
        summary="Learn to lead circles where you work.",
        certificate_months=24,
        prework=a_series(title="Before the circle"),
        **fields,
    )
    secret = a_series(title="For members")
    make_private(secret)
    for needed in (a_series(title="Start here"), secret):
        page.prerequisites.add(ProgramPrerequisite(page=needed.page_ptr))
    times = {"start_time": datetime.time(9), "end_time": datetime.time(17)}
    page.template_sessions.add(ProgramSession(title="Orientation", **times))
    page.template_sessions.add(ProgramSession(title="In person", day=27, place="Room 1", **times))
    page.save_revision().publish()
    return page


def _run(program, title="Spring 2027", begins=20, **fields):
    """A run of three sessions, the last of them in a room, with all that a page may say."""
    fields.setdefault("capacity", 12)
    starts_at = _now() + begins * DAY
    page = a_cohort(
        program=program,
        title=title,
        starts_at=starts_at,
        starts_on=starts_at.date(),
        ends_on=starts_at.date() + 40 * DAY,
        place="Washington, DC",
        trainers="Two trainers of a center for restorative justice",
        fee_note="600 dollars, paid by your institution.",
        fee_url="https://example.org/fee",
        summary="For people from the east and the south.",
        asks_final_circle=True,
        prework=program.prework,
        prework_due_at=starts_at + 14 * DAY,
        registration_closes_at=starts_at - DAY,
        **fields,
    )
    a_session(page, starts_at + 26 * DAY, minutes=480, title="In person", place="Learning Center")
    off = {"status": "cancelled", "cancel_reason": "Snow."}
    a_session(page, starts_at + 27 * DAY, title="Evening", place="Learning Center", **off)
    return page


def _seat(page, count):
    for number in range(count):
        seated(pool_of(page), a_person(f"{page.pk}-{number}"))


def a_program_with_runs(stage):
    """One to join, one full, one that opens later, one under way, one planned; six have finished."""
    program = _program()
    mine = _run(program, "To join")
    _seat(_run(program, "Full", 30, capacity=2), 2)
    opens_at = _now() + 20 * DAY
    _run(program, "Later", 60, registration_opens_at=opens_at)
    _run(program, "Under way", -3)
    cohort_page("Planned", program)
    over = _run(program, "Last year", -300)
    for number in range(6):
        a_member(over, a_person(f"was{number}"))
    members = Membership.objects.filter(page=over.pk)
    members.update(status=Membership.Status.FINISHED, finished_at=_now())
    if stage.person:
        seated(pool_of(mine), stage.person)
    return program.url


def a_program_to_plan(stage):
    return program_page("A training to plan").url


def a_run_to_join(stage):
    page = _run(_program())
    _seat(page, 5)
    return page.url


def a_run_that_is_full(stage):
    page = _run(_program(), capacity=3)
    _seat(page, 3)
    registered(pool_of(page), a_person("waits"), Registration.Status.WAITING)
    return page.url


def a_run_that_opens_later(stage):
    return _run(_program(), registration_opens_at=_now() + 3 * DAY).url


def a_run_that_is_over(stage):
    return _run(_program(), begins=-90).url


def a_run_with_my_seat(stage):
    page = _run(_program())
    seated(pool_of(page), stage.person)
    return page.url


def a_run_that_offers_me_a_seat(stage):
    page = _run(_program())
    registered(pool_of(page), stage.person, Registration.Status.OFFERED)
    return page.url


def a_run_to_plan(stage):
    return cohort_page("Fall 2027", _program()).url
