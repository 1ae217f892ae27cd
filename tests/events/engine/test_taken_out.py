"""A session is taken out of the schedule while somebody waits for the lock of its seats."""

import threading

import pytest
from django.urls import reverse

from accounts.models import User
from events import actions
from events.actions import locks, schedule
from events.models import Registration, SeatPool, Session, SessionStaff
from tests.events.engine.conftest import a_somebody, ask
from tests.factories import events as make
from tests.races import SECONDS, at_once

# How long the one who takes it out keeps the lock, so that the other comes to wait for it.
HELD = 0.4
NO_LONGER = "no longer in the schedule"


@pytest.fixture
def circles(site_root):
    return make.circles_page()


@pytest.fixture
def gone(circles, editor, monkeypatch):
    """A circle that goes the moment somebody has seen which seats to lock."""
    pool = make.a_circle(circles, slot="gone")
    found = locks.group_of

    def then_it_goes(pool_ids):
        ids = list(found(pool_ids).values_list("pk", flat=True))
        if Session.objects.filter(pk=pool.session_id).exists():
            actions.remove_session(pool.session, by=editor)
        return SeatPool.objects.filter(pk__in=ids)

    monkeypatch.setattr(locks, "group_of", then_it_goes)
    return pool


def move(gone, here, editor):
    mine = Registration.objects.get(pool=here)
    actions.move(mine, gone, by=mine.person, form_key="move")


def ask_to_keep(gone, here, editor):
    actions.invite_keeper(gone.session, a_somebody(), SessionStaff.Role.KEEPER, by=editor)


WAYS = {
    "register": lambda gone, here, editor: ask(gone),
    "move": move,
    "merge from it": lambda gone, here, editor: actions.merge_circles(
        gone, here, by=editor, note="Too few"
    ),
    "merge into it": lambda gone, here, editor: actions.merge_circles(
        here, gone, by=editor, note="Too few"
    ),
    "change its seats": lambda gone, here, editor: actions.change_seats(
        gone, capacity=3, by=editor
    ),
    "close": lambda gone, here, editor: actions.close_registration(gone, by=editor),
    "open again": lambda gone, here, editor: actions.reopen_registration(gone, by=editor),
    "cancel it": lambda gone, here, editor: actions.cancel_session(
        gone.session, reason="Ill", by=editor
    ),
    "change it": lambda gone, here, editor: actions.change_session(
        gone.session, by=editor, title="New"
    ),
    "ask somebody to keep it": ask_to_keep,
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", WAYS)
def test_what_was_taken_out_meanwhile_is_refused_in_words(way, circles, editor, request):
    here = make.a_circle(circles, slot="here")
    ask(here)
    gone = request.getfixturevalue("gone")

    with pytest.raises(actions.Refused, match=NO_LONGER):
        WAYS[way](gone, here, editor)


@pytest.mark.django_db(transaction=True)
def test_cancelling_what_had_no_seats_and_is_gone_is_refused_in_words(circles, editor):
    session = make.a_session(make.conference_page())
    there = Session.objects.get(pk=session.pk)
    actions.remove_session(session, by=editor)

    with pytest.raises(actions.Refused, match=NO_LONGER):
        actions.cancel_session(there, reason="Ill", by=editor)


@pytest.mark.django_db(transaction=True)
def test_what_is_settled_meanwhile_is_nothing(gone):
    assert actions.settle(gone.pk) == 0


@pytest.mark.django_db(transaction=True)
def test_who_sends_the_form_reads_that_it_is_gone(gone, client, learner):
    make.a_version(gone.page.specific.agreement)
    client.force_login(learner)
    path = reverse("events:register", args=[gone.pk])
    form = client.get(path).context["form"]
    sent = {
        "display_name": "Sam",
        "agreed": "on",
        "form_key": "k",
        "agreement": form["agreement"].value(),
    }

    answer = client.post(path, sent)

    assert answer.status_code == 422
    assert NO_LONGER in answer.text
    assert client.get(path).status_code == 404


def a_race(circles, editor, monkeypatch):
    """One takes a circle out while another waits for its lock to get a seat in it."""
    pool, person = make.a_circle(circles), a_somebody()
    agreement = make.a_version(circles.agreement)
    is_held = threading.Event()
    look = schedule._why_not_remove

    def look_long(session, locked):
        is_held.set()
        threading.Event().wait(HELD)
        return look(session, locked)

    monkeypatch.setattr(schedule, "_why_not_remove", look_long)

    def act(number):
        if number:
            return actions.remove_session(pool.session, by=editor)
        assert is_held.wait(SECONDS)
        newcomer = User.objects.get(pk=person.pk)
        return actions.register(newcomer, pool, form_key="race", agreement=agreement)

    return at_once(2, act)


@pytest.mark.django_db(transaction=True)
def test_a_newcomer_who_waits_for_the_lock_reads_that_it_is_gone(circles, editor, monkeypatch):
    newcomer, removed = a_race(circles, editor, monkeypatch)

    assert removed is None
    assert isinstance(newcomer, actions.Refused)
    assert NO_LONGER in str(newcomer)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_sentence_a_newcomer_meets_an_error(circles, editor, monkeypatch):
    monkeypatch.delattr(locks.Pools, "__missing__")

    newcomer, _ = a_race(circles, editor, monkeypatch)

    assert isinstance(newcomer, KeyError)
