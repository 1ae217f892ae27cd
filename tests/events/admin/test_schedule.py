"""The schedule in the admin: lists and one session, in numbers; never who sits there."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import GroupPagePermission

from accounts.models import User
from events.admin import words
from events.models import Draw, DrawEntry, Registration, Session, SessionStaff
from tests.factories.events import (
    a_circle,
    a_keeper,
    a_person,
    a_session,
    circles_page,
    conference_page,
)

from .conftest import NAMES, inspect

pytestmark = pytest.mark.django_db

LIST = "/admin/events/schedule/"


@pytest.fixture
def root(db):
    return User.objects.create_user("root@example.org", is_superuser=True)


def text(response):
    return " ".join(response.content.decode().split())


def cells(page):
    """The words in each cell of the first row of a list."""
    row = page.partition("<tbody>")[2].partition("</tr>")[0]
    return [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in re.split("</td>", row)]


def test_the_list_says_how_each_session_stands(desk, circle):
    page = text(desk.get(LIST))
    row = page.split("Circle of trust")[-1]

    assert "Circles in spring" in row
    assert "1 of 2" in row
    assert "1 keeper missing" in row
    # Nothing is free to be had while a keeper is missing.
    assert cells(page)[1:5] == [
        "2 of 2",
        "1",
        "1 of 2 1 keeper missing",
        "Not open: keepers missing",
    ]


def test_free_seats_are_told_only_while_they_can_be_had(desk, event):
    a_circle(event, capacity=3)
    assert cells(text(desk.get(LIST)))[1] == "0 of 3 3 free"
    assert cells(text(desk.get(LIST)))[4] == "Open"

    event.live = False
    type(event).objects.filter(pk=event.pk).update(live=False)

    assert cells(text(desk.get(LIST)))[1] == "0 of 3"
    assert cells(text(desk.get(LIST)))[4] == "Open Its page is not published"


def test_of_a_draw_the_list_says_how_many_entered_and_when_entry_closes(desk):
    closes = datetime.datetime(2031, 4, 1, 16, tzinfo=datetime.UTC)
    page = circles_page(assignment="fair_draw", registration_closes_at=closes)
    pool = a_circle(page, capacity=3)
    draw = Draw.objects.create(page=page, seed_hash="x", opened_at=timezone.now(), closes_at=closes)
    DrawEntry.objects.create(
        draw=draw,
        person=a_person(5),
        ticket="t",
        code="c",
        ranking=[pool.pk],
        entered_at=timezone.now(),
        changed_at=timezone.now(),
    )

    row = cells(text(desk.get(LIST)))

    assert row[1] == "0 of 3 to be drawn"
    assert row[4].startswith("To be drawn 1 person entered, closes 1 April 2031, 12:00 noon")


def test_circles_without_their_keepers_are_found(desk, circle, event):
    a_circle(event, title="Kept by all it needs")

    page = text(desk.get(f"{LIST}?keepers=missing"))

    assert "Circle of trust" in page
    assert "Kept by all it needs" not in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_is_no_file(desk, circle, form):
    assert desk.get(f"{LIST}?export={form}").status_code == 404


def test_what_keepers_answered_is_told_without_names(desk, circle):
    a_keeper(circle, a_person(2), "co_keeper", "dropped_out")

    told = text(desk.get(inspect(circle))).split("<h2")[-1]

    assert "A keeper said yes" in told
    assert (
        "A keeper dropped out" in told
        or SessionStaff.objects.get(status="dropped_out").ended_at is None
    )


@pytest.mark.parametrize("name", ["cancel", "merge", "seats", "stop"])
def test_a_step_says_of_which_day_and_event_it_is(desk, circle, name):
    page = text(desk.get(f"/admin/events/sessions/{circle.pk}/{name}/"))

    assert f"{words.day_and_time(circle)}. Circles in spring" in page.partition("<form")[0]


def test_only_circles_that_give_out_seats_take_others_in(desk, circle, event):
    a_circle(event, capacity=3, title="Takes them in", place="Room 4")
    stopped = a_circle(event, capacity=3, title="Was stopped")
    type(stopped).objects.filter(pk=stopped.pk).update(closed_at=timezone.now())
    a_circle(event, capacity=3, title="Lacks keepers", keepers_needed=2)

    page = text(desk.get(f"/admin/events/sessions/{circle.pk}/merge/"))

    assert "Takes them in" in page
    assert "Room 4, 3 of 3 free" in page
    assert "Was stopped" not in page
    assert "Lacks keepers" not in page


def test_a_keeper_who_dropped_out_is_an_alarm(desk, circle):
    a_keeper(circle, a_person(2), "co_keeper", "dropped_out")

    assert "A keeper dropped out" in text(desk.get(LIST))
    assert "A keeper dropped out" in text(desk.get(inspect(circle)))


def test_the_list_is_narrowed_by_event_kind_and_time(desk, circle):
    conference = conference_page()
    a_session(conference, timezone.now() - datetime.timedelta(3), title="Last week")
    a_session(conference, title="Keynote")

    def shown(query):
        page = text(desk.get(LIST + query))
        return {name for name in ("Circle of trust", "Last week", "Keynote") if name in page}

    assert shown("") == {"Circle of trust", "Last week", "Keynote"}
    assert shown(f"?page={conference.pk}") == {"Last week", "Keynote"}
    assert shown("?kind=circle") == {"Circle of trust"}
    assert shown("?when=over") == {"Last week"}
    assert shown("?when=ahead") == {"Circle of trust", "Keynote"}
    assert shown(f"?starts_on_from={timezone.localdate()}") == {"Circle of trust", "Keynote"}
    assert shown("?q=Keynote") == {"Keynote"}


@pytest.mark.parametrize("who", ["registrar", "editor", "moderator", "root"])
def test_nobody_reads_a_roster_in_the_admin(client, circle, who, request):
    """A superuser neither. The control: the names are there for whoever may read them."""
    client.force_login(request.getfixturevalue(who))

    pages = [LIST, inspect(circle), f"{LIST}edit/{circle.pk}/"]
    pages += [
        f"/admin/events/sessions/{circle.pk}/{name}/" for name in ("seats", "cancel", "merge")
    ]
    for url in pages:
        page = client.get(url)
        assert page.status_code == 200, url
        assert NAMES not in text(page), url
        assert "person11@" not in text(page), url
    assert Registration.objects.filter(display_name__startswith=NAMES).count() == 2


def test_needs_are_read_by_registrars_without_names_in_alphabetical_order(
    desk, circle, editor, client
):
    page = text(desk.get(inspect(circle)))
    assert "A quiet corner" in page
    assert NAMES not in page

    client.force_login(editor)

    assert "A quiet corner" not in text(client.get(inspect(circle)))


def test_what_happened_is_told_by_kind_and_number(desk, circle, registrar):
    desk.post(f"/admin/events/sessions/{circle.pk}/stop/")

    page = text(desk.get(inspect(circle)))

    assert "Registration stopped" in page.split("<h2")[-1]
    assert "Registrar" not in page.split("<h2")[-1].split("</table>")[0]


@pytest.fixture
def apart(editor, event):
    """The editor may edit another event only."""
    other = circles_page(title="Another event")
    group = editor.groups.get()
    GroupPagePermission.objects.filter(group=group).update(page=other)
    return other


def test_an_editor_schedules_only_what_they_may_edit(client, editor, apart, circle):
    a_circle(apart, title="My own")
    client.force_login(editor)

    page = text(client.get(LIST))

    assert "My own" in page
    assert "Circle of trust" not in page
    assert "Circles in spring" not in page


@pytest.mark.parametrize(
    "address",
    [
        "schedule/inspect/{}/", "schedule/edit/{}/", "schedule/delete/{}/",
        *(
            f"sessions/{{}}/{name}/"
            for name in (
                "seats", "stop", "reopen", "cancel", "merge", "add-someone", "keepers/invite",
            )
        ),
    ],
)  # fmt: skip
def test_the_schedule_of_others_is_not_found(client, editor, apart, circle, address):
    client.force_login(editor)
    url = "/admin/events/" + address.format(circle.pk)
    stood = Session.objects.filter(pk=circle.pk).values().get()

    assert client.get(url).status_code == 404
    assert client.post(url, {"reason": "x", "capacity": 5}).status_code in (404, 405)
    assert Session.objects.filter(pk=circle.pk).values().get() == stood


def test_a_session_is_not_added_to_the_event_of_others(client, editor, apart, event):
    client.force_login(editor)

    assert client.get(f"{LIST}new/?page={event.pk}").status_code == 404
    assert client.post(f"{LIST}new/?page={event.pk}").status_code == 404
    assert "Circles in spring" not in text(client.get("/admin/events/copy/"))


def test_a_keeper_of_another_circle_is_not_found_here(desk, event, circle, invited):
    other = a_circle(event).session

    url = f"/admin/events/sessions/{other.pk}/keepers/{invited.pk}/take-back/"

    assert desk.get(url).status_code == 404
    assert desk.post(url).status_code == 404
    invited.refresh_from_db()
    assert invited.status == "invited"


@pytest.mark.parametrize("address", ["history/{}/", "usage/{}/", "copy/{}/"])
def test_wagtails_own_screens_for_a_session_are_shut(client, root, circle, address):
    client.force_login(root)

    assert client.get(LIST + address.format(circle.pk)).status_code in (302, 404)


@pytest.mark.parametrize("people", [10, 100])
def test_queries_do_not_grow_with_people(
    desk, circle, django_assert_max_num_queries, people, at_full_size
):
    pool = circle.pool
    people = people * 10 if at_full_size and people == 100 else people
    pool.capacity = 10 * people
    pool.save()
    users = User.objects.bulk_create(
        User(email=f"many{n}@example.org", full_name=f"{NAMES} {n}") for n in range(people)
    )
    Registration.objects.bulk_create(
        Registration(
            pool=pool, person=user, status="confirmed", reason="seat_free", slot_key="",
            idempotency_key=str(n), created_at=timezone.now(), changed_at=timezone.now(),
        )
        for n, user in enumerate(users)
    )  # fmt: skip
    desk.get(LIST)

    with django_assert_max_num_queries(25):
        assert f"{people + 2} of {10 * people}" in cells(text(desk.get(LIST)))
    with django_assert_max_num_queries(25):
        desk.get(inspect(circle))


def test_the_schedule_is_in_the_menu_of_those_who_keep_it(client, registrar, editor, circle):
    for person in (registrar, editor):
        client.force_login(person)
        assert LIST in client.get("/admin/").content.decode()


def test_queries_of_the_list_do_not_grow_with_sessions(desk, event, circle):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            desk.get(LIST)
        return len(found)

    queries()
    few = queries()
    for _number in range(10):
        a_circle(event, keepers=[])

    assert queries() == few
