"""States of the desk of a training. Each takes the stage, arranges it for who looks, and says where."""

import datetime

from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import AccessNeed, CohortStaff, Membership, PracticumLog, Session
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.cohorts_many import many_members
from tests.factories.events import a_person
from tests.factories.learning import a_series

DAY = datetime.timedelta(days=1)
MINUTES = datetime.timedelta(minutes=1)
TITLES = ("Online welcome", "Day one: community circles", "Day two: after harm", "Day three")


def _run(stage, people=0, role=CohortStaff.Role.FACILITATOR, **fields):
    """A run of which the second session is on now."""
    now = timezone.now().replace(second=0, microsecond=0)
    page = cohort_page(
        "Spring 2027",
        program=program_page("Training at the desk"),
        prework=a_series(modules=6, title="Ideas to know before"),
        asks_final_circle=True,
        prework_due_at=now + DAY,
        **fields,
    )
    a_cohort(page, sessions=4, capacity=200, starts_at=now - 7 * DAY - 20 * MINUTES)
    for session, title in zip(_sessions(page), TITLES, strict=True):
        Session.objects.filter(pk=session.pk).update(title=title)
    a_leader(page, stage.person, role)
    many_members(page, people)
    return page


def _sessions(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def _at(name, page, *more):
    return reverse(f"events:{name}", args=[page.pk, *more])


def _with_a_circle(page, name="Marisol de la Cruz Hernández"):
    """A member who is late with the prework, missed a session, and waits for a sign-off."""
    member = a_member(page, a_person("-waits"), display_name=name, pronouns="she/her")
    PracticumLog.objects.create(
        membership=member,
        person=member.person,
        held_on=timezone.localdate() - DAY,
        role="keeper",
        size="middle",
        reflection="I opened with a question about teachers. Next time I leave more silence.",
        written_at=timezone.now(),
    )
    Membership.objects.filter(pk=member.pk).update(prework_due_at=timezone.now() - DAY)
    return member


def my_runs(stage):
    _run(stage)
    return reverse("events:desk")


def a_full_grid(stage):
    page = _run(stage, people=55)
    _with_a_circle(page, "Aa, the first by name")
    return _at("cohort_desk", page)


def who_is_stuck(stage):
    page = _run(stage, people=3)
    _with_a_circle(page)
    return f"{_at('cohort_desk', page)}?show=stuck"


def nobody_waits(stage):
    return f"{_at('cohort_desk', _run(stage, people=2))}?show=waiting"


def an_observed_grid(stage):
    return _at("cohort_desk", _run(stage, people=4, role=CohortStaff.Role.OBSERVER))


def a_member_who_waits(stage):
    page = _run(stage)
    member = _with_a_circle(page)
    other = cohort_page("Fall 2026", program=page.get_parent().specific)
    a_cohort(other, sessions=1, starts_at=timezone.now() - 9 * DAY)
    session = _sessions(page)[0]
    actions.record_attendance(member, session, status="absent", source="desk", by=stage.person)
    actions.write_note(member, "Asked for a partner to practice with.", by=stage.person)
    return _at("cohort_member", page, member.pk)


def who_came(stage):
    page = _run(stage, people=3)
    late = a_member(page, a_person("-late"), display_name="Jo", pronouns="they/them")
    AccessNeed.objects.create(
        registration=late.registration,
        text="Captions, and a seat near the door.",
        purge_at=timezone.now() + 30 * DAY,
    )
    return _at("cohort_session", page, _sessions(page)[1].pk)


def who_will_come(stage):
    page = _run(stage, people=2)
    return _at("cohort_session", page, _sessions(page)[3].pk)


def a_code(stage):
    page = _run(stage, people=1)
    session = _sessions(page)[1]
    actions.make_room_code(session, by=stage.person)
    return _at("cohort_code", page, session.pk)


def a_sign_in_sheet(stage):
    page = _run(stage, people=5)
    _with_a_circle(page)
    return _at("cohort_sign_in", page)


def a_message_to_members(stage):
    page = _run(stage, people=3)
    _with_a_circle(page)
    actions.announce(
        page, "Bring a talking piece.", audience="all", by=stage.person, form_key="before"
    )
    return _at("cohort_message", page)


def a_message_to_no_member(stage):
    return _at("cohort_message", _run(stage))


def who_leads(stage):
    page = _run(stage)
    a_leader(page, a_person("-trainer"), CohortStaff.Role.TRAINER)
    return _at("cohort_staff", page)


def leaving(stage):
    return _at("cohort_leave", _run(stage))


def late_without_minutes(page):
    page.locator("[value=late]").first.check()
    page.get_by_role("button", name="Save attendance").click()


def a_note_without_words(page):
    page.get_by_role("button", name="Save the note").click()


def move_by_keys(page):
    """From the first name down and across; on a phone there are cards, and nothing to move in."""
    cell = page.locator("[data-cohort-grid] [tabindex='0']")
    if cell.is_visible():
        cell.focus()
        for key in ("ArrowDown", "ArrowRight", "ArrowRight", "End", "Home", "ArrowRight"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.cellIndex") == 1


def name_nobody(page):
    page.get_by_role("button", name="Name this person").click()


def end_the_role(page):
    page.get_by_role("button", name="End my role in this run").click()
