"""States of joining a run that a page of the table needs. Each takes the stage, gives the address."""

import datetime

from django.utils import timezone

from events import actions
from events.models import ProgramPrerequisite, Registration, Session
from tests.browser.scenes_cohorts import TITLES
from tests.factories.cohorts import a_cohort, pool_of, program_page
from tests.factories.events import a_person, registered, seated
from tests.factories.learning import a_series

Status = Registration.Status


def _run(days=9, title="Spring 2027", program=None, **fields):
    starts_at = timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(days=days)
    program = program or program_page("Restorative justice facilitator training")
    page = a_cohort(program=program, title=title, starts_at=starts_at, **fields)
    for session, name in zip(Session.objects.filter(page=page.pk).in_order(), TITLES, strict=True):
        session.title, session.place = name, "Learning Center, Washington, DC"
        session.save()
    return page


def _form(page):
    return f"/j/seat/{pool_of(page).pk}/"


def _mine(stage, status=Status.CONFIRMED, **fields):
    return registered(pool_of(_run(**fields)), stage.person, status)


def _place(registration, what=""):
    return f"/j/{registration.code}/{what}"


def a_run_with_seats(stage):
    prework = a_series(title="Before you come to Washington")
    due = timezone.now() + datetime.timedelta(days=8)
    return _form(_run(prework=prework, prework_due_at=due))


def a_run_by_invitation(stage):
    """Not open to all yet, and the link of the letter brought the code along."""
    page = _run(registration_opens_at=timezone.now() + datetime.timedelta(days=2))
    code = actions.make_invitation(
        page, label="Partner schools", uses=3, expires_at=None, by=a_person("inviting")
    ).code
    return f"{_form(page)}?code={code}"


def a_run_that_asks_for_more(stage):
    page = _run()
    program = page.get_parent().specific
    for needed in (a_series(title="Foundations of restorative justice"), program_page("Tier one")):
        ProgramPrerequisite.objects.create(program=program, page=needed)
    return _form(page)


def a_seat_in_a_run(stage):
    seat = _mine(stage)
    last = Session.objects.filter(page=seat.pool.page_id).last()
    actions.cancel_session(last, reason="Snow", by=a_person("staff"))
    return _place(seat)


def leaving_a_run(stage):
    return _place(_mine(stage), "cancel/")


def moving_on(stage):
    """Two more runs: one with seats, one in which all are taken."""
    seat = _mine(stage)
    program = seat.pool.page.get_parent().specific
    _run(90, "Summer 2027", program)
    full = _run(200, "Autumn 2027", program, capacity=1)
    seated(pool_of(full), a_person("quick"))
    return _place(seat, "move/")


def nowhere_to_move(stage):
    return _place(_mine(stage), "move/")


def send_no_code(page):
    page.get_by_label("Invitation code").fill("")
    page.get_by_role("button", name="Take a seat").click()
