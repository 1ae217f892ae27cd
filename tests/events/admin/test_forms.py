"""Staff add, change, cancel and copy through forms that keep what was typed and say what is wrong."""

import datetime
import re

import pytest
from wagtail.models import ModelLogEntry

from accounts.models import Letter
from events.actions import make_staff_code
from events.admin.forms_steps import CopyForm, InviteForm
from events.models import EventPage, Registration, SeatEvent, Session, SessionStaff
from events.sealing import unseal
from tests.factories.events import a_circle, a_person, a_session, circles_page, conference_page

from .conftest import inspect, step

pytestmark = pytest.mark.django_db

LIST = "/admin/events/schedule/"
SENT = {
    "title": "Morning circle",
    "starts_on": "2031-05-06",
    "start_time": "13:00",
    "end_time": "14:30",
    "zone": "America/New_York",
}


def text(response):
    return " ".join(response.content.decode().split())


def error_by(response, field):
    """The sentence that stands beside a field."""
    return " ".join(response.context["form"].errors.get(field, []))


def test_a_circle_is_added(desk, event):
    response = desk.post(f"{LIST}new/?page={event.pk}", SENT, follow=True)

    circle = Session.objects.get()
    assert response.redirect_chain[-1][0] == inspect(circle)
    assert "Morning circle" in text(response)
    assert "Tuesday 6 May 2031, 1:00 pm to 2:30 pm Eastern" in text(response)
    assert (circle.pool.seats, circle.keepers_needed, circle.pool.offer_hours) == (10, 2, 24)


def test_first_the_event_is_picked(desk, event, circle):
    page = text(desk.get(f"{LIST}new/"))

    assert f'href="?page={event.pk}"' in page
    assert desk.post(f"{LIST}new/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"starts_on": "2031-03-09", "start_time": "02:30"}, "start_time", "skip 2:30 am"),
        (
            {"starts_on": "2031-11-02", "start_time": "01:30"},
            "is_second_start",
            "show 1:30 am twice",
        ),
        ({"end_time": "12:00"}, "end_time", "ends before it starts"),
        ({"starts_on": "yesterday"}, "starts_on", "day like 2027-05-04"),
        ({"minimum": "4"}, "decide_at", "by when"),
        ({"end_time": "1 pm"}, "end_time", "ends when it starts"),
        ({"start_time": "10"}, "start_time", "like 2:30 pm or 14:30"),
        ({"keepers_needed": "0"}, "keepers_needed", "from 1 to 2"),
        ({"capacity": "100001"}, "capacity", "from 0 to 100,000"),
        ({"zone": "Mars"}, "zone", "from the list"),
        ({"title": "x" * 151}, "title", "150"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    desk, event, changes, field, words
):
    response = desk.post(f"{LIST}new/?page={event.pk}", SENT | changes)

    assert response.status_code == 422
    assert words in error_by(response, field)
    assert changes.get("title", "Morning circle") in text(response)
    assert not Session.objects.exists()


def test_the_second_of_two_such_times_is_what_was_chosen(desk, event):
    twice = {"starts_on": "2031-11-02", "start_time": "01:30", "is_second_start": "second"}

    desk.post(f"{LIST}new/?page={event.pk}", SENT | twice)

    circle = Session.objects.get()
    assert circle.is_second_start
    assert circle.starts_at == datetime.datetime(2031, 11, 2, 6, 30, tzinfo=datetime.UTC)
    assert '<option value="second" selected>' in text(desk.get(f"{LIST}edit/{circle.pk}/"))


def form_of(response):
    """What a browser would send back unchanged."""
    form = response.context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value not in (None, False):
            sent[field.html_name] = value
    return sent


def test_a_form_sent_back_unchanged_changes_nothing(desk, circle):
    stood = Session.objects.filter(pk=circle.pk).values().get()
    url = f"{LIST}edit/{circle.pk}/"

    response = desk.post(url, form_of(desk.get(url)))

    assert response.status_code == 302
    assert Session.objects.filter(pk=circle.pk).values().get() == stood


def test_another_time_is_told_and_a_title_is_not(desk, circle):
    url = f"{LIST}edit/{circle.pk}/"
    sent = form_of(desk.get(url))

    assert "Letters" not in text(desk.post(url, sent | {"title": "Renamed"}, follow=True))
    page = text(desk.post(url, sent | {"place": "Room 4"}, follow=True))

    assert "Letters about it are on their way" in page
    circle.refresh_from_db()
    assert circle.sequence == 1


def test_the_day_to_decide_is_on_the_clock_of_the_session(desk, event):
    more = {"zone": "America/Los_Angeles", "minimum": "4", "decide_at": "2031-05-05 09:00"}

    desk.post(f"{LIST}new/?page={event.pk}", SENT | more)

    pool = Session.objects.get().pool
    assert pool.decide_at == datetime.datetime(2031, 5, 5, 16, tzinfo=datetime.UTC)
    assert 'value="2031-05-05 9:00 am"' in text(desk.get(f"{LIST}edit/{pool.session_id}/"))


class TestTheAddressOfARoom:
    ADDRESS = "https://meet.example.org/canary-room"

    @pytest.fixture
    def session(self, desk):
        page = conference_page()
        desk.post(f"{LIST}new/?page={page.pk}", SENT | {"address": self.ADDRESS})
        return Session.objects.get()

    def test_it_is_never_printed_back(self, desk, session):
        assert unseal(session.sealed_address) == self.ADDRESS
        for url in (LIST, inspect(session), f"{LIST}edit/{session.pk}/"):
            assert "canary" not in text(desk.get(url))
        assert "An address is stored" in text(desk.get(f"{LIST}edit/{session.pk}/"))

    def test_it_stays_is_replaced_and_is_removed(self, desk, session):
        url = f"{LIST}edit/{session.pk}/"
        sent = form_of(desk.get(url))

        def stored(**more):
            desk.post(url, sent | more)
            session.refresh_from_db()
            return unseal(session.sealed_address)

        assert stored() == self.ADDRESS
        assert stored(address="https://other.example.org/") == "https://other.example.org/"
        assert stored(remove_address="on") == ""


def test_seats_change_with_a_reason(desk, circle):
    refused = desk.post(step(circle, "seats"), {"capacity": 1, "override_seats": 0, "note": ""})
    assert "seats are held" in error_by(refused, "capacity")

    desk.post(step(circle, "seats"), {"capacity": 3, "override_seats": 0, "note": "A larger room"})

    circle.pool.refresh_from_db()
    assert circle.pool.seats == 3
    assert SeatEvent.objects.get(kind="seats_changed").note == "A larger room"


def test_registration_is_stopped_and_opened_again(desk, circle):
    desk.post(step(circle, "stop"))
    circle.pool.refresh_from_db()
    assert circle.pool.closed_at

    desk.post(step(circle, "reopen"))

    circle.pool.refresh_from_db()
    assert circle.pool.closed_at is None


def test_wagtail_keeps_no_log_of_what_is_done_to_the_schedule(desk, circle):
    """Records have events of their own; a log entry would name the session to all who read logs."""
    desk.post(step(circle, "stop"))
    desk.post(step(circle, "cancel"), {"reason": "Snow"})

    assert not ModelLogEntry.objects.exists()
    assert set(SeatEvent.objects.values_list("kind", flat=True)) >= {"closed", "session_cancelled"}


def test_cancelling_says_whom_it_concerns_and_asks_why(desk, circle):
    page = text(desk.get(step(circle, "cancel")))
    assert "2 with a seat, 0 offered one, 1 waiting" in page

    refused = desk.post(step(circle, "cancel"), {"reason": ""})
    assert "Say why" in error_by(refused, "reason")
    desk.post(step(circle, "cancel"), {"reason": "Too few keepers"})

    circle.refresh_from_db()
    assert circle.is_cancelled
    assert not Registration.objects.active().exists()


def test_a_small_circle_is_merged_into_another(desk, event, circle):
    other = a_circle(event, capacity=5, slot="2", title="Evening")
    foreign = a_circle(circles_page(title="Elsewhere"), title="Foreign")
    page = text(desk.get(step(circle, "merge")))
    assert "Evening" in page
    assert "Foreign" not in page

    wrong = desk.post(step(circle, "merge"), {"into": foreign.pk})
    assert error_by(wrong, "into")
    answer = desk.post(step(circle, "merge"), {"into": other.pk, "note": ""}, follow=True)

    assert "3 people were moved" in text(answer)
    assert other.registrations.active().count() == 3


class TestAddingSomeone:
    @pytest.fixture(autouse=True)
    def with_all_keepers(self, circle):
        circle.keepers_needed = 1
        circle.save()

    @pytest.fixture
    def stranger_code(self, stranger):
        return make_staff_code(stranger)

    def send(self, desk, circle, code, key="k"):
        return desk.post(step(circle, "add-someone"), {"code": code, "form_key": key}, follow=True)

    def test_they_join_the_queue_like_anybody_and_no_name_is_shown(
        self, desk, circle, stranger, stranger_code
    ):
        page = text(self.send(desk, circle, stranger_code))

        assert "The person has been added and waits. At most 1 person is before them" in page
        assert "Stranger" not in page
        registration = Registration.objects.get(person=stranger)
        assert registration.is_by_staff
        assert registration.status == "waiting"

    def test_a_code_works_once(self, desk, circle, stranger_code):
        self.send(desk, circle, stranger_code)

        again = self.send(desk, circle, stranger_code, key="another")

        assert "isn’t good" in error_by(again, "code")

    def test_the_same_form_sent_twice_is_one_registration(
        self, desk, circle, stranger, stranger_code
    ):
        self.send(desk, circle, stranger_code)
        page = text(self.send(desk, circle, stranger_code))

        assert "The person has been added" in page
        assert Registration.objects.filter(person=stranger).count() == 1

    def test_a_code_that_led_to_nothing_stays_good(
        self, desk, event, circle, stranger, stranger_code
    ):
        desk.post(step(circle, "stop"))
        refused = self.send(desk, circle, stranger_code)
        assert error_by(refused, "code")
        assert not Registration.objects.filter(person=stranger).exists()

        desk.post(step(circle, "reopen"))

        assert "The person has been added" in text(self.send(desk, circle, stranger_code))


def test_a_keeper_is_invited_taken_back_and_replaced(desk, circle):
    person = a_person(21)
    url = step(circle, "keepers/invite")
    nobody = desk.post(url, {"address": "nobody@example.org", "role": "co_keeper"})
    assert nobody.status_code == 422
    desk.post(url, {"address": person.email, "role": "co_keeper"})
    staff = SessionStaff.objects.get(person=person)
    assert Letter.objects.filter(person=person).exists()

    desk.post(step(circle, f"keepers/{staff.pk}/take-back"))
    staff.refresh_from_db()
    assert staff.status == "withdrawn"

    keeper = circle.staff.get(status="accepted")
    desk.post(step(circle, f"keepers/{keeper.pk}/replace"), {"address": person.email})
    keeper.refresh_from_db()
    assert keeper.status == "accepted"
    assert circle.staff.get(status="invited").role == keeper.role


def test_only_what_nobody_asked_for_is_removed(desk, event, circle):
    url = f"{LIST}delete/{circle.pk}/"
    refused = desk.post(url)
    assert "Cancel it instead" in text(refused)
    assert f'href="{url}"' not in text(desk.get(inspect(circle)))

    free = a_circle(event, slot="2").session
    assert desk.post(f"{LIST}delete/{free.pk}/").status_code == 302
    assert not Session.objects.filter(pk=free.pk).exists()


def test_a_schedule_is_copied_and_what_is_in_the_way_is_named(desk, event):
    desk.post(
        f"{LIST}new/?page={event.pk}",
        SENT | {"start_time": "02:30", "end_time": "03:30", "title": "Night"},
    )
    desk.post(f"{LIST}new/?page={event.pk}", SENT)
    to = circles_page(title="Next year")
    sent = {"from_page": event.pk, "to_page": to.pk, "first_day": "2032-03-14"}

    refused = desk.post("/admin/events/copy/", sent)
    assert refused.status_code == 422
    assert re.search("Night.*skip 2:30 am", text(refused))
    assert not to.event_sessions.exists()
    done = desk.post("/admin/events/copy/", sent | {"leave_out": "on"}, follow=True)

    assert "1 session was copied." in text(done)
    assert [each.title for each in to.event_sessions.all()] == ["Morning circle"]


def test_a_session_without_seats_has_no_steps_for_seats(desk):
    session = a_session(conference_page(), title="Keynote")

    assert desk.get(step(session, "seats")).status_code == 404
    assert desk.get(step(session, "merge")).status_code == 404
    assert desk.get(step(session, "keepers/invite")).status_code == 404
    assert "Change seats" not in text(desk.get(inspect(session)))


def warned(response):
    return " ".join(
        str(each) for each in response.context["messages"] if each.level_tag == "warning"
    )


def test_what_may_be_a_slip_is_saved_and_said(desk, event):
    event.starts_on, event.ends_on = datetime.date(2031, 5, 6), datetime.date(2031, 5, 7)
    event.save()
    add = f"{LIST}new/?page={event.pk}"

    assert warned(desk.post(add, SENT, follow=True)) == ""
    outside = warned(desk.post(add, SENT | {"starts_on": "2031-05-09"}, follow=True))
    assert "is on Friday 9 May 2031, and the event's page says 6 to 7 May 2031" in outside
    none = warned(desk.post(add, SENT | {"capacity": "0"}, follow=True))
    assert "It has no seats" in none

    circle = Session.objects.get(slot="1", pool__capacity=10)
    moved = SENT | {"starts_on": "2031-05-07", "slot": "1"}
    said = warned(desk.post(f"{LIST}edit/{circle.pk}/", moved, follow=True))
    assert "It shares slot 1 with circles at other times" in said


def test_the_room_of_a_circle_is_kept_unread_replaced_and_removed(desk, event):
    desk.post(f"{LIST}new/?page={event.pk}", SENT | {"address": "https://rooms.example.org/a"})

    circle = Session.objects.get()
    edit = f"{LIST}edit/{circle.pk}/"
    assert unseal(circle.sealed_address) == "https://rooms.example.org/a"
    assert "An address is stored" in text(desk.get(edit))
    assert "rooms.example.org" not in text(desk.get(edit))

    desk.post(edit, SENT)
    circle.refresh_from_db()
    assert unseal(circle.sealed_address) == "https://rooms.example.org/a"

    desk.post(edit, SENT | {"remove_address": "on"})
    circle.refresh_from_db()
    assert circle.sealed_address == ""


def test_which_of_two_times_is_asked_only_where_there_are_two(desk, event):
    plain = desk.get(f"{LIST}new/?page={event.pk}")
    twice = desk.post(
        f"{LIST}new/?page={event.pk}", SENT | {"starts_on": "2031-11-02", "start_time": "1:30 am"}
    )

    assert "is_second_start" not in plain.context["form"].fields
    assert "is_second_start" in twice.context["form"].fields
    assert "is_second_end" not in twice.context["form"].fields


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            InviteForm({}),
            {
                "address": "Choose a facilitator, or enter the e-mail address of the person you ask.",
                "role": "Choose what you ask the person to do.",
            },
        ),
        (
            InviteForm({"address": "ana", "role": "king"}),
            {
                "address": "Enter an e-mail address such as name@example.org.",
                "role": "Choose what you ask the person to do.",
            },
        ),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_in_our_words(form, said):
    assert {name: list(errors) for name, errors in form.errors.items()} == {
        name: [sentence] for name, sentence in said.items()
    }


def test_what_is_wrong_with_a_copy_is_said_in_our_words(db):
    form = CopyForm({"first_day": "tomorrow", "to_page": "0"}, events=EventPage.objects.all())

    assert form.errors == {
        "from_page": ["Choose the event whose schedule is copied."],
        "to_page": ["Choose the event that gets the copy."],
        "first_day": ["Enter a day like 2027-05-04."],
    }
