"""States of trainings. Each takes the stage, arranges it for who looks, and returns the address."""

import datetime

from django.urls import reverse
from django.utils import timezone

from accounts import actions as accounts
from events import actions
from events.models import CohortNote, CohortPage, Session
from events.sealing import seal
from learning import actions as learning
from tests.factories.cohorts import a_cohort, a_leader, a_member, cohort_page, program_page
from tests.factories.events import a_person
from tests.factories.learning import a_series

TITLES = ("Welcome and orientation", "Experiencing circles", "Designing and practicing a circle")
ANSWER = "Thank you. Please say what you would do differently, in a sentence or two."
NOTE = "You asked how to open a circle with people who have never met. Let us try it on Thursday."


def _run(stage, starts_in, **fields):
    """A run of three sessions, the first online, the others in a room; its member and who leads it."""
    starts_at = timezone.now().replace(second=0, microsecond=0) + starts_in
    program = program_page("Restorative justice facilitator training")
    fields.setdefault("asks_final_circle", True)
    fields.setdefault("prework_due_at", starts_at + datetime.timedelta(days=4))
    fields.setdefault("prework", a_series(title="Before you come to Washington"))
    page = a_cohort(cohort_page("Spring 2027", program, **fields), starts_at=starts_at)
    for session, title in zip(Session.objects.filter(page=page.pk).in_order(), TITLES, strict=True):
        session.title, session.place = title, "Learning Center, Washington, DC"
        if title == TITLES[0]:
            session.place, session.sealed_address = "", seal("https://room.example.org/j/8423")
        session.save()
    leader = a_leader(page, a_person("facilitator")).person
    leader.display_name = "Fay Okonkwo"
    leader.save()
    return page, a_member(page, stage.person), leader


def _at(member):
    return reverse("events:training", args=[member.registration.code])


def _sessions(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def _enter(member, session, leader, status, minutes=None):
    actions.record_attendance(
        member, session, status=status, minutes=minutes, source="desk", by=leader
    )


def _write(member):
    return actions.write_circle(
        member,
        held_on=timezone.localdate(),
        role="keeper",
        size="middle",
        reflection="I had prepared four rounds and we needed two. I learned to let the silence be.",
        by=member.person,
    )


def a_training_ahead(stage):
    """Nothing done yet."""
    _page, member, _leader = _run(stage, datetime.timedelta(days=9))
    return _at(member)


def a_training_half_way(stage):
    """One session missed and one attended late, a circle sent back, a note, more time for the prework."""
    page, member, leader = _run(stage, datetime.timedelta(days=-16))
    first, second, _third = _sessions(page)
    _enter(member, first, leader, "absent")
    _enter(member, second, leader, "late", 85)
    actions.send_back(_write(member), by=leader, answer=ANSWER)
    CohortNote.objects.create(membership=member, text=NOTE, by=leader, at=timezone.now())
    member.refresh_from_db()
    member.prework_due_at = timezone.now() + datetime.timedelta(days=6)
    member.save()
    return _at(member)


def a_training_on_now(stage):
    """The online session has begun, and the one in a room is open, too."""
    page, member, _leader = _run(stage, datetime.timedelta(minutes=-4))
    first, second, _third = _sessions(page)
    times = {"starts_at": first.starts_at, "ends_at": first.ends_at}
    Session.objects.filter(pk=second.pk).update(**times)
    return _at(member)


def a_training_finished(stage):
    """With its certificate, and an entry corrected afterwards."""
    accounts.confirm_certificate_name(stage.person, "Lea Learner")
    page, member, leader = _run(
        stage, datetime.timedelta(days=-30), asks_final_circle=False, certificate_months=24
    )
    CohortPage.objects.filter(pk=page.pk).update(prework=None)
    for session in _sessions(page):
        _enter(member, session, leader, "present")
    _enter(member, _sessions(page)[0], leader, "partial", 60)
    return _at(member)


def a_training_without_a_name(stage):
    """Finished, and the certificate waits."""
    stage.person.certificate_name_confirmed_at = None
    stage.person.save()
    page, member, leader = _run(stage, datetime.timedelta(days=-30), asks_final_circle=False)
    CohortPage.objects.filter(pk=page.pk).update(prework=None)
    for session in _sessions(page):
        _enter(member, session, leader, "present")
    return _at(member)


def my_learning_with_a_training(stage):
    """A training that runs, and a series beside it."""
    _run(stage, datetime.timedelta(days=9))
    learning.enroll(stage.person, a_series(title="Another series"))
    return reverse("home:my_learning")


def press_join(page):
    page.get_by_role("button", name="Join now").click()


def type_a_wrong_code(page):
    page.get_by_label("Code shown in the room").fill("000000")
    page.get_by_role("button", name="I am here").click()


def send_an_empty_circle(page):
    page.get_by_role("button", name="Send for a sign-off").click()
