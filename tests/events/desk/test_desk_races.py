"""Two at once: staff who ask two people, a yes beside a taking back, one message sent twice."""

import datetime
import time
from contextlib import contextmanager

import pytest

from accounts.models import Letter, User
from events import actions
from events.models import Session, SessionStaff
from tests.factories import events as make
from tests.races import at_once

from .conftest import a_somebody, role_of

pytestmark = pytest.mark.django_db(transaction=True)
# Between looking and writing, so that both have looked before either writes, unless a lock stands between.
PAUSE = 0.4
Status = SessionStaff.Status


@pytest.fixture(autouse=True)
def undelivered(monkeypatch):
    monkeypatch.setattr("accounts.actions.letters._enqueue", lambda letter_id: None)


def pause_around(monkeypatch, name, *, before):
    act = getattr(actions.keepers, name)

    def slow(*args):
        if before:
            time.sleep(PAUSE)
            return act(*args)
        act(*args)
        time.sleep(PAUSE)
        return None

    monkeypatch.setattr(actions.keepers, name, slow)


@pytest.fixture
def unlocked(monkeypatch):
    """The circle read without its lock, and no letters, which ask for a transaction."""

    @contextmanager
    def no_lock(session):
        yield Session.objects.select_related("pool", "page").get(pk=session.pk)

    monkeypatch.setattr(actions.keepers, "locked_circle", no_lock)
    for letter in ("keeper_invited", "keeper_changed"):
        monkeypatch.setattr(f"events.letters.{letter}", lambda *_args: None)


def people(*persons):
    """Read again, as each request does."""
    return [User.objects.get(pk=person.pk) for person in persons]


# ------------------------------------------------------------------------------ two invitations


def two_hand_over(circle, keeper, monkeypatch):
    """The keeper, in two windows, asks two people to take over."""
    pause_around(monkeypatch, "invite", before=True)
    addresses = [a_somebody().email, a_somebody().email]
    mine = role_of(circle, keeper)
    return at_once(2, lambda n: actions.hand_over(mine, addresses[n], by=keeper))


def two_staff_ask(circle, registrar, administrator, monkeypatch):
    """Two staff ask two people for the same role."""
    pause_around(monkeypatch, "check_is_open", before=False)
    asked, staff = [a_somebody(), a_somebody()], people(registrar, administrator)
    return at_once(
        2, lambda n: actions.invite_keeper(circle.session, asked[n], "keeper", by=staff[n])
    )


def one_was_asked(results, circle):
    kinds = sorted(type(each).__name__ for each in results)
    invited = circle.session.staff.filter(status=Status.INVITED).count()
    return kinds == ["Refused", "SessionStaff"] and invited == 1


def test_of_two_hand_overs_at_once_the_later_takes_the_earlier_back(circle, keeper, monkeypatch):
    results = two_hand_over(circle, keeper, monkeypatch)

    assert [type(each).__name__ for each in results] == ["SessionStaff", "SessionStaff"]
    asked = circle.session.staff.exclude(status=Status.ACCEPTED).order_by("pk")
    assert [each.status for each in asked] == [Status.WITHDRAWN, Status.INVITED]


def test_of_two_staff_at_once_one_asks_and_one_reads_why_not(
    unkept, registrar, administrator, monkeypatch
):
    assert one_was_asked(two_staff_ask(unkept, registrar, administrator, monkeypatch), unkept)


def test_without_the_lock_one_of_two_staff_gets_an_error(
    unkept, registrar, administrator, monkeypatch, unlocked
):
    """The control."""
    results = two_staff_ask(unkept, registrar, administrator, monkeypatch)

    assert not one_was_asked(results, unkept)


# ------------------------------------------------------------------------------ yes, or taken back


def yes_beside_taking_back(unkept, registrar, monkeypatch):
    staff = actions.invite_keeper(unkept.session, a_somebody(), "keeper", by=registrar)
    pause_around(monkeypatch, "accept", before=True)

    def act(number):
        if number:
            time.sleep(PAUSE / 2)
            return actions.withdraw_invitation(staff, by=registrar)
        return actions.answer_invitation(staff, yes=True, shown_name="Ana", by=staff.person)

    return at_once(2, act)


def refused(results):
    return sum(isinstance(each, actions.Refused) for each in results)


def test_an_invitation_is_accepted_or_taken_back_and_never_both(unkept, registrar, monkeypatch):
    assert refused(yes_beside_taking_back(unkept, registrar, monkeypatch)) == 1


def test_without_the_lock_it_is_both(unkept, registrar, monkeypatch, unlocked):
    """The control."""
    assert refused(yes_beside_taking_back(unkept, registrar, monkeypatch)) == 0


# ------------------------------------------------------------------------------ pressed twice


def test_a_message_sent_twice_at_once_is_one_letter_to_each(circle, keeper):
    for _person in range(3):
        make.seated(circle, a_somebody())

    at_once(
        4, lambda _n: actions.message_circle(circle.session, "Hello", by=keeper, form_key="one")
    )

    assert Letter.objects.filter(kind="seats_message").count() == 3


def test_dropping_out_twice_at_once_alarms_once(circle, keeper, registrar):
    mine = role_of(circle, keeper)

    results = at_once(2, lambda _n: actions.drop_out(mine, by=keeper))

    assert refused(results) == 1
    assert Letter.objects.filter(kind="seats_keeper_alarm", person=registrar).count() == 1


def test_alarms_raised_from_two_machines_at_once_are_one_letter(unkept, registrar):
    now = unkept.session.starts_at
    results = at_once(2, lambda _n: actions.raise_alarms(now - datetime.timedelta(hours=20)))

    assert results == [1, 1]
    assert Letter.objects.filter(kind="seats_keeper_alarm", person=registrar).count() == 1
