"""A reflection is the learner's alone, and what is typed is never lost."""

import pytest

from learning import actions
from learning.models import Reflection
from tests.factories.learning import REFLECTION, WORDS, a_module, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def module(db):
    return a_module(a_series(modules=0), "With a prompt", body=[WORDS, REFLECTION])


@pytest.fixture
def enrolled(learner, module):
    actions.enroll(learner, module.series)
    return learner


def block_id(module):
    return next(block.id for block in module.body if block.block_type == "reflection")


def send(client, module, text, **changes):
    data = {"block_id": block_id(module), "text": text, **changes}
    return client.post(f"/learning/modules/{module.pk}/reflect/", data)


@pytest.mark.parametrize("text", ["Listen more.", "‮tfel", "🪑 in the circle", "x" * 20_000])
def test_it_is_kept_with_its_prompt(client, enrolled, module, text):
    client.force_login(enrolled)

    send(client, module, text)

    kept = Reflection.objects.get()
    assert (kept.text, kept.prompt) == (text, "What will you try?")
    assert kept.enrollment.person == enrolled


def test_writing_again_replaces_it(client, enrolled, module):
    client.force_login(enrolled)
    send(client, module, "First")
    send(client, module, "Second")

    assert [kept.text for kept in Reflection.objects.all()] == ["Second"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("   ", "Write a few words"),
        ("x" * 20_001, "under 20,000 characters"),
        ("nul \x00 inside", "Null characters"),
    ],
    ids=["empty", "long", "nul"],
)
def test_what_cannot_be_kept_is_said_and_shown_again(client, enrolled, module, text, words):
    client.force_login(enrolled)

    response = send(client, module, text)

    assert response.status_code == 422
    assert words in response.content.decode()
    if text.strip() and "\x00" not in text:
        assert text in response.content.decode()
    assert not Reflection.objects.exists()


def test_a_prompt_of_another_page_is_refused(client, enrolled, module):
    client.force_login(enrolled)

    response = send(client, module, "Words", block_id="of-another-page")

    assert response.status_code == 302
    assert not Reflection.objects.exists()


def test_nobody_else_can_read_it(
    client, enrolled, module, stranger, editor, registrar, administrator
):
    actions.write_reflection(enrolled, module, block_id=block_id(module), text="Only mine")
    enrollment = enrolled.enrollments.get()
    places = [
        module.url,
        "/my-learning/",
        f"/admin/pages/{module.pk}/edit/",
        f"/admin/learning/enrollment/inspect/{enrollment.pk}/",
        f"/admin/enrollments/inspect/{enrollment.pk}/",
    ]
    for person in (stranger, editor, registrar, administrator):
        client.force_login(person)
        for place in places:
            assert b"Only mine" not in client.get(place, follow=True).content, (person, place)
    client.force_login(enrolled)
    assert b"Only mine" in client.get(module.url).content


def test_a_session_that_ran_out_loses_nothing(client, enrolled, module):
    response = send(client, module, "Half a page of thought", whose=enrolled.pk)
    client.post(response["Location"], {"login": enrolled.email, "password": "room-in-the-circle"})

    assert "Half a page of thought" in client.get(module.url).content.decode()


def test_what_is_too_long_to_wait_is_not_said_to_be_kept(client, enrolled, module):
    response = send(client, module, "x" * 40_000, whose=enrolled.pk)

    page = client.get(response["Location"]).content.decode()
    assert "too long to be kept" in page
    assert "is kept for you" not in page


def test_the_next_person_at_the_same_computer_does_not_get_it(client, enrolled, stranger, module):
    actions.enroll(stranger, module.series)
    response = send(client, module, "Half a page of thought", whose=enrolled.pk)
    client.post(response["Location"], {"login": stranger.email, "password": "room-in-the-circle"})

    assert "Half a page of thought" not in client.get(module.url).content.decode()
