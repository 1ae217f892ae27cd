"""A form for a recording that comes back says what to do with its file; a list says what it read."""

import pytest
from django.urls import reverse

from content.models import Media
from tests.content.test_recordings import add, words
from tests.factories.content import upload
from tests.factories.recordings import fit_film, mp4_bytes

pytestmark = pytest.mark.django_db
AGAIN = "Choose the file again: a browser keeps no file when a form comes back."


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def faults(answer):
    return answer.context["form"].errors


def test_a_sound_file_is_asked_for_again_when_something_else_is_refused(staff):
    assert faults(add(staff, chapters="2:00 Questions"))["file"] == [AGAIN]


def test_a_refused_file_is_refused_in_its_own_words(staff):
    answer = add(staff, file=upload("film.mp4", mp4_bytes()[:4000]))

    assert faults(answer)
    assert AGAIN not in words(answer)


def test_saving_again_without_the_file_says_one_sentence(staff):
    data = {"title": "The first year", "collection": 1}

    answer = staff.post(reverse("wagtailmedia:add", args=["video"]), data)

    assert faults(answer) == {"file": [AGAIN]}
    assert not Media.objects.exists()


def test_the_list_says_no_more_than_it_read(staff):
    fit_film(transcript="Rosa: Welcome.")

    assert "Nothing at first sight" in words(staff.get(reverse("wagtailmedia:index")))
