"""Who sits in one of two circles at the same time, and would rather sit in the other."""

import pytest
from django.urls import reverse

from events import actions
from events.models import Registration
from tests.factories.events import a_circle, a_keeper, a_person, circles_page, registered, seated

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def both(site_root):
    """Maple and Oak at one time, with one seat each."""
    page = circles_page()
    return [a_circle(page, 1, slot="one", title=name) for name in ("Maple", "Oak")]


@pytest.fixture
def mine(both, learner, client):
    client.force_login(learner)
    return seated(both[0], learner)


def words(response):
    return response.content.decode().partition("<main")[2]


def see(client, name, *args):
    return words(client.get(reverse(f"events:{name}", args=args)))


def test_the_form_of_the_other_offers_to_move_and_not_to_wait(client, both, mine):
    said = see(client, "register", both[1].pk)

    assert "You already sit in Maple then" in said
    assert "Move here" in said
    assert "Join the waitlist" not in said


def test_the_button_moves(client, both, mine, learner):
    sent = {"to": both[1].pk, "form_key": "k"}
    for _twice in range(2):
        answer = client.post(reverse("events:move", args=[mine.code]), sent, follow=True)

    assert "You have a seat" in words(answer)
    assert Registration.objects.of(learner).active().get().pool == both[1]


def test_where_no_seat_is_free_one_may_wait_too(client, both, mine):
    seated(both[1], a_person(1))

    assert "Join the waitlist" in see(client, "register", both[1].pk)


def test_who_waits_in_the_other_moves_once_a_seat_is_free(client, both, mine, learner):
    other = seated(both[1], a_person(1))
    waits = registered(both[1], learner, Status.WAITING)
    assert "Move here" not in see(client, "registration", waits.code)

    actions.cancel(other, by=other.person)

    assert "Move here" in see(client, "registration", waits.code)
    choices = client.get(reverse("events:move", args=[mine.code])).context["choices"]
    assert [each.pool for each in choices] == [both[1]]
    client.post(reverse("events:move", args=[mine.code]), {"to": both[1].pk, "form_key": "k"})
    for each in (mine, waits):
        each.refresh_from_db()
    assert (mine.status, waits.status) == (Status.CANCELLED, Status.CONFIRMED)


@pytest.mark.parametrize(("is_full", "label"), [(False, "Move here"), (True, "Join the waitlist")])
def test_the_card_of_the_other_leads_on_by_its_name(client, both, mine, is_full, label):
    for pool in both:
        a_keeper(pool.session, a_person(f"keeper{pool.pk}"))
    if is_full:
        seated(both[1], a_person(1))

    said = words(client.get(both[0].page.specific.url))

    assert f"/j/seat/{both[1].pk}/" in said
    assert f'{label}<span class="visually-hidden">: Oak' in said


def test_what_was_given_up_in_another_tab_is_said_so(client, both, mine):
    actions.cancel(mine, by=mine.person)

    for way in (client.get, client.post):
        answer = way(reverse("events:move", args=[mine.code]), follow=True)
        assert "You have given up this seat." in answer.content.decode()


def test_who_filled_in_the_form_while_the_last_seat_went_is_told(client, both, learner):
    client.force_login(learner)
    form = client.get(reverse("events:register", args=[both[0].pk]))
    assert 'name="expects" value="seat"' in words(form)
    seated(both[0], a_person(1))

    sent = {
        "expects": "seat", "agreed": "on", "form_key": "k", "display_name": "Me",
        "agreement": form.context["form"]["agreement"].value(),
    }  # fmt: skip
    answer = client.post(reverse("events:register", args=[both[0].pk]), sent, follow=True)

    assert "The last seat went while you filled in the form." in answer.content.decode()
    assert "You are waiting" in words(answer)
