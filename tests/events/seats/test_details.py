"""What people set right of a place they have: name, pronouns, need, and the agreement."""

import pytest
from django.urls import reverse

from events import actions
from events.models import AccessNeed, Registration
from tests.factories.events import a_circle, an_agreement, circles_page, registered, seated

pytestmark = pytest.mark.django_db
Status = Registration.Status


@pytest.fixture
def circle(site_root):
    return a_circle(circles_page(), 2)


@pytest.fixture
def mine(circle, learner, client):
    client.force_login(learner)
    registration = seated(circle, learner, display_name="Sma")
    actions.change_details(
        registration, by=learner, display_name="Sma", pronouns="", need="Captions"
    )
    return registration


def address(name, registration):
    return reverse(f"events:{name}", args=[registration.code])


def words(response):
    return response.content.decode()


def test_a_need_is_read_again_on_ones_own_page(client, mine):
    assert "Captions" in words(client.get(address("registration", mine)))


def test_name_pronouns_and_need_are_set_right(client, mine):
    form = client.get(address("details", mine)).context["form"]
    assert form["need"].value() == "Captions"

    sent = {"display_name": "Sam", "pronouns": "she/her", "need": "A ramp", "form_key": "k"}
    answer = client.post(address("details", mine), sent, follow=True)

    mine.refresh_from_db()
    assert (mine.display_name, mine.pronouns, mine.status) == ("Sam", "she/her", "confirmed")
    assert AccessNeed.objects.get().text == "A ramp"
    assert "<bdi>Sam</bdi> (<bdi>she/her</bdi>)." in words(answer)


def test_a_need_taken_back_is_gone(client, mine):
    client.post(address("details", mine), {"display_name": "Sam", "need": "", "form_key": "k"})

    assert not AccessNeed.objects.exists()


def test_without_a_name_nothing_changes_and_it_says_why(client, mine):
    answer = client.post(address("details", mine), {"display_name": " ", "form_key": "k"})

    assert answer.status_code == 422
    assert "Enter a name to be called by." in words(answer)
    assert AccessNeed.objects.get().text == "Captions"


def test_nobody_else_changes_it_nor_agrees(mine, stranger, circle):
    facts = {"display_name": "X", "pronouns": "", "need": ""}
    with pytest.raises(actions.Refused, match="Only the person"):
        actions.change_details(mine, by=stranger, **facts)
    with pytest.raises(actions.Refused, match="Only the person"):
        actions.agree(mine, actions.version_in_force(an_agreement()), by=stranger)


def test_who_gave_up_the_place_leaves_no_need_behind(mine, learner):
    actions.cancel(mine, by=learner)

    with pytest.raises(actions.Refused, match="ended"):
        actions.change_details(mine, by=learner, display_name="X", pronouns="", need="A ramp")
    assert not AccessNeed.objects.exists()


@pytest.fixture
def added(circle, learner, editor, client):
    client.force_login(learner)
    code = actions.make_staff_code(learner)
    return actions.add_by_code(code, circle, form_key="k", by=editor)


def test_who_was_added_by_staff_is_asked_to_agree_and_does(client, added):
    asked = client.get(address("registration", added))
    assert "you have not accepted it yet" in words(asked)

    sent = {"agreement": asked.context["digest"]}
    for _twice in range(2):
        answer = client.post(address("agree", added), sent, follow=True)

    added.refresh_from_db()
    assert added.agreement == actions.version_in_force(an_agreement())
    assert added.agreed_at is not None
    assert "you have not accepted it yet" not in words(answer)


def test_words_that_changed_meanwhile_are_not_agreed_to(client, added):
    answer = client.post(address("agree", added), {"agreement": "older"}, follow=True)

    added.refresh_from_db()
    assert added.agreement is None
    assert "changed just now" in words(answer)


def test_other_words_than_those_of_the_circle_are_not_agreed_to(added, learner):
    other = actions.version_in_force(an_agreement("Another"))

    with pytest.raises(actions.Refused, match="Other words"):
        actions.agree(added, other, by=learner)


def test_who_registered_alone_is_not_asked_again(client, mine):
    assert "you have not accepted it yet" not in words(client.get(address("registration", mine)))


def test_a_list_speaks_to_the_person_and_not_of_them(client, circle, learner):
    registered(circle, learner, Status.CANCELLED)
    client.force_login(learner)

    said = words(client.get(reverse("events:mine")))

    assert "You gave it up." in said
    assert "the person" not in said


def test_who_is_passed_over_reads_place_and_reason_in_both_places(client, site_root, learner):
    page = circles_page()
    one, other = (a_circle(page, slot="a") for _ in range(2))
    seated(one, learner)
    waits = registered(other, learner, Status.WAITING, reason="same_slot")
    client.force_login(learner)

    for asked in (address("registration", waits), reverse("events:mine")):
        said = words(client.get(asked))
        assert "You are first in the queue. You have another seat at the same time" in said


def test_who_waits_reads_what_happens_next(client, circle, learner):
    waits = registered(circle, learner, Status.WAITING)
    client.force_login(learner)

    said = words(client.get(address("registration", waits)))

    assert f"You then have up to {circle.offer_hours} hours to answer." in said
    assert "everyone who waits is told of a free seat at once" in said


def test_the_address_of_a_button_is_a_page_that_can_be_read(client, mine):
    answer = client.get(address("claim", mine))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "This address belongs to a button" in words(answer)
