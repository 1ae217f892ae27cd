"""The desk as its keepers see it, and as nobody else does."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from content.moments import weekday_in_words
from events import actions
from events.models import AccessNeed, CirclesPage, Draw, Registration, Session, SessionStaff
from events.sealing import seal
from tests.factories import events as make

from .conftest import a_somebody, letters_of, role_of

pytestmark = pytest.mark.django_db
STEPS = ("circle", "circle_calendar", "message", "hand_over", "drop_out", "cancel_circle")
SENT = {
    "message": {"text": "Hello", "form_key": "k"},
    "late": {"minutes": 5},
    "came": {"n": 5},
    "hand_over": {"email": "stranger@example.org"},
    "take_back": {},
    "drop_out": {},
    "cancel_circle": {},
}


def address(name, pool):
    return reverse(f"events:{name}", args=[pool.session_id])


def begins(pool, **after):
    starts_at = timezone.now() + datetime.timedelta(**after)
    ends_at = starts_at + datetime.timedelta(minutes=90)
    Session.objects.filter(pk=pool.session_id).update(starts_at=starts_at, ends_at=ends_at)


def seat(pool, name="Nightingale", need="", **fields):
    """A person with a seat whose account is called otherwise."""
    person = a_somebody(display_name="Nickname on the account")
    made = make.seated(pool, person, display_name=name, **fields)
    if need:
        until = pool.session.ends_at + datetime.timedelta(7)
        AccessNeed.objects.create(registration=made, text=need, purge_at=until)
    return person


@pytest.fixture
def at_desk(client, keeper):
    client.force_login(keeper)
    return client


def words(response):
    return " ".join(response.content.decode().split())


# ------------------------------------------------------------------------------ my circles


def test_my_circles_are_listed_those_to_come_first(at_desk, keeper, circle):
    soon = timezone.now() + datetime.timedelta(hours=1)
    make.a_circle(starts_at=soon, keepers=[keeper], title="Soon circle")
    past = make.a_circle(keepers=[keeper], title="Past circle")
    begins(past, days=-3)
    gone = make.a_circle(keepers=[keeper], title="Circle of long ago")
    begins(gone, days=-40)
    make.a_circle(title="Somebody else's circle")

    page = words(at_desk.get("/desk/"))

    order = [page.index(title) for title in ("Soon circle", "Morning circle", "Past circle")]
    assert order == sorted(order)
    assert "Circle of long ago" not in page
    assert "Somebody else's circle" not in page
    assert "Please enter how many people came." in page


def test_seats_that_are_still_to_be_drawn_are_not_called_free(at_desk, keeper):
    closes_at = timezone.now() + datetime.timedelta(days=2)
    page = make.circles_page(
        "Drawn",
        assignment="fair_draw",
        registration_opens_at=timezone.now() - datetime.timedelta(days=1),
        registration_closes_at=closes_at,
    )
    drawn = make.a_circle(page, keepers=[keeper], title="Drawn circle")
    closes = weekday_in_words(closes_at.astimezone(drawn.session.zone_info).date())
    there = ("/desk/", address("circle", drawn))

    for read in map(words, map(at_desk.get, there)):
        assert f"To be drawn. Entry closes {closes}, " in read
        assert "seats are free" not in read
        assert "0 of 10 taken" not in read

    CirclesPage.objects.update(registration_closes_at=timezone.now())
    for read in map(words, map(at_desk.get, there)):
        assert "To be drawn. Entry has closed." in read

    draw = actions.open_draw(page)
    Draw.objects.filter(pk=draw.pk).update(closes_at=timezone.now())
    actions.hold_draw(draw.pk)
    for read in map(words, map(at_desk.get, there)):
        assert "To be drawn" not in read
        assert "10 of 10 seats are free" in read


def test_what_is_to_be_answered_is_on_top(at_desk, keeper, unkept, registrar):
    staff = actions.invite_keeper(unkept.session, keeper, "co_keeper", by=registrar)

    page = words(at_desk.get("/desk/"))

    assert "You are asked to be its co-keeper." in page
    assert reverse("events:invitation", args=[staff.code]) in page


def test_who_keeps_no_circle_reads_how_one_comes_to_it(client, learner):
    client.force_login(learner)

    assert "You keep no circle at present" in words(client.get("/desk/"))


def leads_to_desk(client):
    return f'href="{reverse("events:desk")}"' in words(client.get("/account/"))


def test_the_menu_leads_keepers_to_their_desk_and_nobody_else(client, circle, keeper, learner):
    for person, found in ((keeper, True), (learner, False)):
        client.force_login(person)
        client.get("/my-learning/")
        assert leads_to_desk(client) is found


def test_after_the_last_circle_the_menu_leads_there_no_more(at_desk, circle):
    at_desk.get("/desk/")
    assert leads_to_desk(at_desk)

    at_desk.post(address("drop_out", circle), follow=True)

    assert not leads_to_desk(at_desk)


def test_the_link_to_the_desk_costs_other_pages_no_query(client, circle, keeper):
    client.force_login(keeper)
    counts = []
    for _time in range(2):
        client.get("/account/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/account/")
        counts.append(len(queries))
        client.get("/my-learning/")
    assert counts[0] == counts[1]


# ------------------------------------------------------------------------------ one circle


def test_keepers_read_who_comes_by_the_names_they_chose_and_what_they_need(at_desk, circle):
    person = seat(circle, "Nightingale", "A chair by the door", pronouns="they/them")

    page = words(at_desk.get(address("circle", circle)))

    for shown in ("Nightingale", "they/them", "A chair by the door", "Room 5", "Ana", "Ben"):
        assert shown in page
    for hidden in (person.full_name, person.email, "Nickname on the account"):
        assert hidden not in page


def test_who_waits_is_a_number(at_desk, circle):
    waiting = a_somebody()
    make.registered(circle, waiting, Registration.Status.WAITING, display_name="Somebody who waits")
    make.registered(
        circle, a_somebody(), Registration.Status.OFFERED, display_name="Somebody offered"
    )

    page = words(at_desk.get(address("circle", circle)))

    assert "1 person waits." in page
    assert "1 held for an offer" in page
    assert "Somebody who waits" not in page
    assert "Somebody offered" not in page


def test_both_keepers_see_the_same_people(client, circle, keeper, other):
    seat(circle)

    for person in (keeper, other):
        client.force_login(person)
        assert "Nightingale" in words(client.get(address("circle", circle)))


def test_the_online_room_is_open_to_its_keepers(at_desk, circle):
    room = "https://room.example.org/circle/1"
    Session.objects.filter(pk=circle.session_id).update(sealed_address=seal(room))

    assert f'href="{room}"' in words(at_desk.get(address("circle", circle)))


def test_a_long_list_comes_by_the_hundred(at_desk, keeper):
    large = make.a_circle(capacity=200, keepers=[keeper])
    fill(large, 101)

    first = words(at_desk.get(address("circle", large)))
    second = words(at_desk.get(address("circle", large) + "?page=2"))

    assert first.count('class="roster-person"') == 100
    assert second.count('class="roster-person"') == 1
    assert "Crowd 99" in second


def test_thirty_days_after_only_numbers_are_left(at_desk, circle):
    seat(circle)
    begins(circle, days=-30)
    Session.objects.filter(pk=circle.session_id).update(how_many_came=7)

    before = words(at_desk.get(address("circle", circle)))
    begins(circle, days=-31)
    after = words(at_desk.get(address("circle", circle)))

    assert "Nightingale" in before
    assert "Nightingale" not in after
    assert "1 person had a seat. Their name is no longer kept." in after
    assert "7 people came." in after


def test_a_week_after_needs_are_shown_no_more_although_no_clock_struck(at_desk, circle):
    seat(circle, need="A chair by the door")
    begins(circle, days=-8)

    page = words(at_desk.get(address("circle", circle)))

    assert "Nightingale" in page
    assert "A chair by the door" not in page


def test_markup_in_a_name_is_shown_as_it_was_typed(at_desk, circle):
    seat(circle, "<b>Bold</b>", "<script>1</script>", pronouns="<i>")

    page = words(at_desk.get(address("circle", circle)))

    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<script>1" not in page


# ------------------------------------------------------------------------------ nobody else


def everybody_else(circle, keeper):
    """Whom the circle is none of: people who know of it, and people with rights."""
    chief = a_somebody(is_superuser=True)
    scheduler = a_somebody()
    scheduler.user_permissions.set(Permission.objects.filter(content_type__app_label="events"))
    observer, asked, elsewhere = a_somebody(), a_somebody(), a_somebody()
    make.a_keeper(circle.session, observer, "observer")
    make.a_keeper(circle.session, asked, "keeper", "invited")
    make.a_circle(keepers=[elsewhere])
    seated = seat(circle)
    gone = a_somebody()
    for status in ("dropped_out", "handed_over", "declined", "withdrawn"):
        make.a_keeper(circle.session, gone, "co_keeper", status)
    return [a_somebody(), chief, scheduler, observer, asked, elsewhere, seated, gone]


def test_a_circle_is_there_for_its_keepers_only(client, circle, keeper):
    for person in everybody_else(circle, keeper):
        client.force_login(person)
        for step in STEPS:
            assert client.get(address(step, circle)).status_code == 404
        for step, data in SENT.items():
            assert client.post(address(step, circle), data).status_code == 404


def test_who_drops_out_or_has_handed_over_sees_nothing_more(client, circle, keeper, other):
    client.force_login(keeper)
    assert client.get(address("circle", circle)).status_code == 200
    client.post(address("drop_out", circle))
    assert client.get(address("circle", circle)).status_code == 404

    client.force_login(other)
    new = a_somebody()
    staff = actions.hand_over(role_of(circle, other), new.email, by=other)
    assert client.get(address("circle", circle)).status_code == 200
    actions.answer_invitation(staff, yes=True, shown_name="New", by=new)
    assert client.get(address("circle", circle)).status_code == 404


def test_visitors_sign_in_first_and_come_to_the_circle(client, circle):
    for step in STEPS:
        there = client.get(address(step, circle))
        assert there.status_code == 302
        assert there.url.startswith(reverse("account_login"))
    for step, data in SENT.items():
        there = client.post(address(step, circle), data)
        assert there.url == f"{reverse('account_login')}?next={address('circle', circle)}"


def test_nothing_of_the_desk_is_kept_by_browsers_or_found_by_robots(at_desk, circle, keeper):
    staff = make.a_keeper(make.a_circle().session, keeper)
    pages = [reverse("events:desk"), reverse("events:invitation", args=[staff.code])]

    for page in pages + [address(step, circle) for step in STEPS]:
        response = at_desk.get(page)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        if response["Content-Type"].startswith("text/html"):
            assert '<meta name="robots" content="noindex, nofollow">' in words(response)


# ------------------------------------------------------------------------------ what they send


def test_a_number_that_is_none_comes_back_with_what_was_typed(at_desk, circle):
    begins(circle, minutes=-10)

    response = at_desk.post(address("came", circle), {"n": "nine"})

    assert response.status_code == 422
    assert "Enter a number, such as 8." in words(response)
    assert 'value="nine"' in words(response)


def test_how_many_came_is_thanked_for_and_shown(at_desk, circle):
    begins(circle, minutes=-10)

    response = at_desk.post(address("came", circle), {"n": "9"}, follow=True)

    assert "9 people came." in words(response)


def test_a_keeper_downloads_a_file_that_names_no_circle(at_desk, circle, keeper):
    there = address("circle_calendar", circle)
    assert there in words(at_desk.get(address("circle", circle)))

    response = at_desk.get(there)

    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:{circle.session.uid}" in text
    assert "SUMMARY:Your help (" in text
    assert "Morning" not in text
    assert "ATTENDEE" not in text
    begins(circle, days=-1)
    assert at_desk.get(there).status_code == 404


def test_what_stands_in_the_way_of_a_message_keeps_the_words(at_desk, circle):
    seat(circle)
    for number in range(5):
        data = {"text": "Hello", "form_key": str(number)}
        assert at_desk.post(address("message", circle), data).status_code == 302

    response = at_desk.post(address("message", circle), {"text": "My words", "form_key": "6"})

    assert response.status_code == 422
    assert "My words" in words(response)
    assert "5 messages within a day" in words(response)


@pytest.mark.parametrize("text", ["", " ", "x" * 2001])
def test_a_message_has_words_and_not_too_many(at_desk, circle, text):
    seat(circle)

    response = at_desk.post(address("message", circle), {"text": text, "form_key": "k"})

    assert response.status_code == 422


@pytest.mark.parametrize("has_account", [True, False])
def test_the_answer_to_a_hand_over_tells_nothing_of_who_has_an_account(
    at_desk, circle, stranger, has_account
):
    email = stranger.email if has_account else "who@example.org"

    response = at_desk.post(address("hand_over", circle), {"email": email}, follow=True)

    assert "If somebody with that address has an account here, they get" in words(response)
    assert circle.session.staff.filter(status="invited").exists() == has_account


def all_that_the_desk_answers(client, circle, email):
    """Asking, asking once more, looking everywhere, taking back: pages with their tokens masked."""
    for answer in (
        client.post(address("hand_over", circle), {"email": email}, follow=True),
        client.get(address("hand_over", circle)),
        client.get("/desk/"),
        client.post(address("hand_over", circle), {"email": "third@example.org"}, follow=True),
        client.post(address("hand_over", circle), {"email": email}, follow=True),
        client.post(address("hand_over", circle), {"email": email}, follow=True),
        client.post(address("take_back", circle), follow=True),
        client.get(address("hand_over", circle)),
    ):
        assert answer.status_code == 200
        yield re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", words(answer))


def test_the_desk_is_the_same_page_whether_or_not_an_address_has_an_account(
    at_desk, circle, stranger
):
    at_desk.get("/desk/")  # From then on the menu leads there.

    unknown = list(all_that_the_desk_answers(at_desk, circle, "who@example.org"))
    known = list(all_that_the_desk_answers(at_desk, circle, stranger.email))

    assert known == unknown
    assert letters_of(stranger, "keeper_invited").count() == 2
    assert role_of(circle, stranger).status == SessionStaff.Status.WITHDRAWN


def test_a_no_to_a_hand_over_tells_the_keeper_nothing(at_desk, circle, keeper, other, stranger):
    actions.drop_out(role_of(circle, other), by=other)
    before = letters_of(keeper, "keeper_alarm").count()
    staff = actions.hand_over(role_of(circle, keeper), stranger.email, by=keeper)

    actions.answer_invitation(staff, yes=False, by=stranger)

    assert letters_of(keeper, "keeper_alarm").count() == before


def test_a_keeper_reads_that_staff_have_asked_somebody_in_their_stead(
    at_desk, circle, keeper, registrar, stranger
):
    actions.replace_keeper(role_of(circle, keeper), stranger, by=registrar)

    response = at_desk.post(address("hand_over", circle), {"email": "who@example.org"})

    assert "The staff have asked somebody to take over from you already." in words(response)
    at_desk.post(address("take_back", circle))
    assert role_of(circle, stranger).status == SessionStaff.Status.INVITED


def test_whoever_was_asked_to_take_over_can_be_let_go(at_desk, circle, keeper, stranger):
    at_desk.post(address("hand_over", circle), {"email": stranger.email})
    page = words(at_desk.get(address("hand_over", circle)))
    assert "Take back what I asked" in page
    assert stranger.email not in page

    at_desk.post(address("take_back", circle))

    assert role_of(circle, stranger).status == SessionStaff.Status.WITHDRAWN
    assert role_of(circle, keeper).status == SessionStaff.Status.ACCEPTED


def test_another_keepers_invitation_is_not_taken_back(at_desk, circle, other, stranger):
    actions.hand_over(role_of(circle, other), stranger.email, by=other)

    assert at_desk.post(address("take_back", circle)).status_code == 302
    assert role_of(circle, stranger).status == SessionStaff.Status.INVITED


def test_cancelling_says_first_what_it_does_and_to_how_many(at_desk, circle):
    seat(circle)
    seat(circle)
    make.registered(circle, a_somebody(), Registration.Status.WAITING)

    page = words(at_desk.get(address("cancel_circle", circle)))

    assert "2 people who have a seat lose it." in page
    assert "1 person who waits" in page
    circle.session.refresh_from_db()
    assert not circle.session.is_cancelled

    at_desk.post(address("cancel_circle", circle))
    circle.session.refresh_from_db()
    assert circle.session.is_cancelled
    assert "This circle is cancelled" in words(at_desk.get(address("circle", circle)))


def test_looking_at_a_step_takes_none(at_desk, circle, keeper):
    for step in STEPS:
        at_desk.get(address(step, circle))

    assert role_of(circle, keeper).status == SessionStaff.Status.ACCEPTED


def test_running_late_is_one_press(at_desk, circle):
    person = seat(circle)
    begins(circle, minutes=20)
    assert "15 minutes" in words(at_desk.get(address("circle", circle)))

    response = at_desk.post(address("late", circle), {"minutes": "15"}, follow=True)

    assert "1 person is told that it starts 15 minutes late." in words(response)
    assert letters_of(person, "running_late").count() == 1


# ------------------------------------------------------------------------------ invitations


def invited(unkept, registrar, person, role="keeper"):
    staff = actions.invite_keeper(unkept.session, person, role, by=registrar)
    return staff, reverse("events:invitation", args=[staff.code])


def test_an_invitation_says_what_keeping_means_and_is_accepted_under_a_name(
    client, unkept, registrar, stranger
):
    _staff, there = invited(unkept, registrar, stranger)
    client.force_login(stranger)
    assert "What keeping means" in words(client.get(there))

    response = client.post(there, {"yes": "1", "shown_name": "Sam"}, follow=True)

    assert response.redirect_chain[-1][0] == address("circle", unkept)
    assert unkept.session.keepers().get().shown_name == "Sam"
    assert "You said yes." in words(client.get(there))


def test_without_a_name_the_invitation_comes_back(client, unkept, registrar, stranger):
    _staff, there = invited(unkept, registrar, stranger)
    client.force_login(stranger)

    response = client.post(there, {"yes": "1", "shown_name": " "})

    assert response.status_code == 422
    assert "Enter the name people in the circle may call you by." in words(response)


def test_a_no_needs_no_name(client, unkept, registrar, stranger):
    _staff, there = invited(unkept, registrar, stranger)
    client.force_login(stranger)

    client.post(there, {"no": "1"})

    assert role_of(unkept, stranger).status == SessionStaff.Status.DECLINED
    assert "You said no." in words(client.get(there))


def test_an_invitation_is_for_whom_it_is_for(client, unkept, registrar, stranger):
    _staff, there = invited(unkept, registrar, stranger)

    for person in (registrar, a_somebody(is_superuser=True), a_somebody()):
        client.force_login(person)
        assert client.get(there).status_code == 404
        assert client.post(there, {"yes": "1", "shown_name": "Me"}).status_code == 404
    client.logout()
    assert client.get(there).status_code == 302


def test_an_observer_gets_no_list_of_people(client, unkept, registrar, stranger):
    Session.objects.filter(pk=unkept.session_id).update(observed_note="A trainer learns.")
    seat(unkept)
    _staff, there = invited(unkept, registrar, stranger, "observer")
    client.force_login(stranger)
    assert "What observing means" in words(client.get(there))

    client.post(there, {"yes": "1", "shown_name": "Sam"})

    assert client.get(address("circle", unkept)).status_code == 404
    assert client.get("/desk/").status_code == 200


# ------------------------------------------------------------------------------ queries


@pytest.fixture
def crowd(at_full_size):
    return 1000 if at_full_size else 100


def fill(pool, count):
    """So many people with a seat, a need each, and as many who wait."""
    now = timezone.now()
    people = User.objects.bulk_create(
        User(email=f"crowd{pool.pk}-{n}@example.org", full_name=f"Crowd {n}")
        for n in range(2 * count)
    )
    rows = Registration.objects.bulk_create(
        Registration(
            pool=pool,
            person=person,
            status="confirmed" if n < count else "waiting",
            reason="seat_free",
            position=n + 1,
            idempotency_key=str(n),
            display_name=f"Crowd {n}",
            created_at=now,
            changed_at=now,
        )
        for n, person in enumerate(people)
    )
    AccessNeed.objects.bulk_create(
        AccessNeed(registration=row, text="A chair", purge_at=now) for row in rows[:count]
    )


def test_the_desk_takes_as_many_queries_for_ten_people_as_for_a_thousand(at_desk, keeper, crowd):
    small = make.a_circle(make.circles_page("Small"), 2000, keepers=[keeper])
    large = make.a_circle(make.circles_page("Large"), 2000, keepers=[keeper])
    fill(small, 10)
    fill(large, crowd)
    at_desk.get(address("circle", small))

    counts = {}
    for pool in (small, large):
        with CaptureQueriesContext(connection) as queries:
            at_desk.get(address("circle", pool))
        counts[pool.pk] = len(queries)
    assert counts[small.pk] == counts[large.pk] <= 14

    at_desk.get("/desk/")
    with CaptureQueriesContext(connection) as for_two:
        at_desk.get("/desk/")
    for n in range(8):
        fill(make.a_circle(small.page, keepers=[keeper], capacity=50), 5 + n % 2)
    with CaptureQueriesContext(connection) as for_ten:
        at_desk.get("/desk/")
    assert len(for_two) == len(for_ten) <= 14
