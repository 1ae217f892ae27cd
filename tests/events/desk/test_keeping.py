"""What keepers do for their circle, and what is kept of it."""

import datetime

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from accounts.models import Letter
from accounts.tasks import deliver_due_letters
from events import actions
from events.models import Registration, Session
from tests.factories import events as make

from .conftest import a_somebody, letters_of, role_of

pytestmark = pytest.mark.django_db
CANARY = "Zanzibar-4711"


def begins(pool, **after):
    """Let it start so long from now."""
    starts_at = timezone.now() + datetime.timedelta(**after)
    ends_at = starts_at + datetime.timedelta(minutes=90)
    Session.objects.filter(pk=pool.session_id).update(starts_at=starts_at, ends_at=ends_at)
    pool.session.refresh_from_db()


# ------------------------------------------------------------------------------ how many came


@pytest.mark.parametrize("n", [0, 1, 1000])
def test_a_keeper_enters_how_many_came_and_may_correct_it(circle, keeper, other, n):
    begins(circle, minutes=-1)
    actions.say_how_many_came(circle.session, 5, by=other)

    actions.say_how_many_came(circle.session, n, by=keeper)

    circle.session.refresh_from_db()
    assert circle.session.how_many_came == n


@pytest.mark.parametrize("n", [-1, 1001])
def test_a_number_that_can_not_be_is_refused(circle, keeper, n):
    begins(circle, minutes=-1)

    with pytest.raises(actions.Refused, match="from 0 to 1,000"):
        actions.say_how_many_came(circle.session, n, by=keeper)


def test_nobody_has_come_before_the_start(circle, keeper):
    begins(circle, minutes=1)

    with pytest.raises(actions.Refused, match="not started yet"):
        actions.say_how_many_came(circle.session, 5, by=keeper)


def test_nobody_came_to_what_was_cancelled(circle, keeper):
    begins(circle, minutes=-1)
    Session.objects.filter(pk=circle.session_id).update(status=Session.Status.CANCELLED)

    with pytest.raises(actions.Refused, match="cancelled"):
        actions.say_how_many_came(circle.session, 5, by=keeper)


DEEDS = {
    "how many came": lambda circle, by: actions.say_how_many_came(circle.session, 5, by=by),
    "a message": lambda circle, by: actions.message_circle(circle.session, "Hello", by=by),
    "running late": lambda circle, by: actions.say_running_late(circle.session, 5, by=by),
    "cancelling": lambda circle, by: actions.cancel_circle(circle.session, by=by),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_only_those_who_keep_a_circle_do_something_for_it(circle, keeper, registrar, deed):
    make.seated(circle, a_somebody())
    observer, asked = a_somebody(), a_somebody()
    make.a_keeper(circle.session, observer, "observer")
    make.a_keeper(circle.session, asked, "keeper", "invited")
    actions.drop_out(role_of(circle, keeper), by=keeper)
    others = [keeper, observer, asked, registrar, a_somebody(is_superuser=True)]
    before = Letter.objects.count()

    for person in others:
        with pytest.raises(actions.Refused, match="You don't keep this circle"):
            DEEDS[deed](circle, person)

    assert Letter.objects.count() == before
    circle.session.refresh_from_db()
    assert not circle.session.is_cancelled


# ------------------------------------------------------------------------------ messages


def test_a_message_goes_to_everybody_with_a_seat_and_to_nobody_else(circle, keeper, other):
    people = {status: a_somebody() for status in Registration.Status}
    for status, person in people.items():
        make.registered(circle, person, status)

    sent = actions.message_circle(circle.session, "Bring water.", by=keeper)

    assert sent == 1
    told = {letter.person for letter in Letter.objects.filter(kind="seats_message")}
    assert told == {people[Registration.Status.CONFIRMED]}


def test_the_same_form_sent_twice_is_one_message(circle, keeper):
    person = a_somebody()
    make.seated(circle, person)

    for _time in range(2):
        assert actions.message_circle(circle.session, "Hello", by=keeper, form_key="k") == 1
    actions.message_circle(circle.session, "Hello", by=keeper, form_key="other")

    assert letters_of(person, "message").count() == 2


def test_a_circle_gets_five_messages_a_day(circle, keeper, other):
    make.seated(circle, a_somebody())
    for number in range(5):
        by = keeper if number % 2 else other
        actions.message_circle(circle.session, "Hello", by=by, form_key=f"k{number}")

    with pytest.raises(actions.Refused, match="5 messages within a day"):
        actions.message_circle(circle.session, "Hello", by=keeper)

    # The last one, sent again, is no sixth.
    assert actions.message_circle(circle.session, "Hello", by=keeper, form_key="k4") == 1
    assert Letter.objects.filter(kind="seats_message").count() == 5


def test_without_anybody_to_read_it_there_is_no_message(circle, keeper):
    with pytest.raises(actions.Refused, match="Nobody has a seat yet"):
        actions.message_circle(circle.session, "Hello", by=keeper)


def test_a_month_later_nobody_is_written_to(circle, keeper):
    make.seated(circle, a_somebody())
    begins(circle, days=-31)

    with pytest.raises(actions.Refused, match="nobody left to write to"):
        actions.message_circle(circle.session, "Hello", by=keeper)


def rows_that_hold(text):
    """Every row of every table in which the words stand, the cache and the tasks' rows included."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            rows = model._default_manager.order_by().values()
            found += [(model._meta.label, row) for row in rows.iterator() if text in repr(row)]
    return found


def write_in_browser(client, circle, keeper):
    client.force_login(keeper)
    data = {"text": f"Please bring {CANARY}.", "form_key": "k"}
    return client.post(f"/desk/{circle.session_id}/message/", data)


def test_the_words_of_a_message_are_nowhere_once_it_is_delivered(client, circle, keeper):
    for _person in range(2):
        make.seated(circle, a_somebody())

    response = write_in_browser(client, circle, keeper)
    assert response.status_code == 302
    deliver_due_letters.call()

    assert [letter.body.count(CANARY) for letter in mail.outbox] == [1, 1]
    assert rows_that_hold(CANARY) == []
    assert CANARY not in client.get(response.url).content.decode()


def test_words_that_stand_somewhere_are_found(client, circle, keeper):
    """The control: before delivery they stand in the letters."""
    make.seated(circle, a_somebody())

    write_in_browser(client, circle, keeper)

    assert {label for label, _row in rows_that_hold(CANARY)} == {"accounts.Letter"}


# ------------------------------------------------------------------------------ running late


@pytest.mark.parametrize("minutes", [5, 10, 15, 20])
def test_everybody_with_a_seat_hears_that_it_starts_late(circle, keeper, minutes):
    begins(circle, minutes=30)
    person = a_somebody()
    make.seated(circle, person)

    for _time in range(2):
        assert actions.say_running_late(circle.session, minutes, by=keeper) == 1

    assert letters_of(person, "running_late").count() == 1


@pytest.mark.parametrize("minutes", [0, 7, 60])
def test_late_is_one_of_four_lengths(circle, keeper, minutes):
    begins(circle, minutes=30)

    with pytest.raises(actions.Refused):
        actions.say_running_late(circle.session, minutes, by=keeper)


@pytest.mark.parametrize("after", [{"minutes": 121}, {"minutes": -91}])
def test_late_is_said_from_two_hours_before_until_the_end(circle, keeper, after):
    begins(circle, **after)

    with pytest.raises(actions.Refused):
        actions.say_running_late(circle.session, 5, by=keeper)


# ------------------------------------------------------------------------------ cancelling


def test_a_keeper_cancels_their_circle_for_everybody(circle, keeper):
    seats = [make.seated(circle, a_somebody()) for _ in range(2)]
    waits = make.registered(circle, a_somebody(), Registration.Status.WAITING)

    actions.cancel_circle(circle.session, by=keeper)

    circle.session.refresh_from_db()
    assert circle.session.is_cancelled
    for each in [*seats, waits]:
        each.refresh_from_db()
        assert each.status == Registration.Status.CANCELLED


def test_what_has_started_is_not_cancelled_by_a_keeper(circle, keeper):
    begins(circle, minutes=-1)

    with pytest.raises(actions.Refused, match="has started"):
        actions.cancel_circle(circle.session, by=keeper)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
