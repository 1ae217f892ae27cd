"""Editors word letters about trainings, too: each has a sample with made-up facts, and reads easily."""

import datetime

import pytest
from django.db import transaction

from accounts.mail import SITE_MARK
from events import letters
from events.letters.samples import sample_html, sample_text
from events.models import LetterWording
from events.placeholders import known_in
from tests.events.letters.grade import grade
from tests.factories import events as make
from tests.factories.cohorts import a_cohort, a_member
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", LetterWording.OF_RUNS)
def test_each_kind_has_a_sample_about_a_training(kind):
    wording, reader = LetterWording(kind=kind), make.a_person(1)

    text, html = sample_text(wording, reader), sample_html(wording, reader)

    assert "Title of the training" in text
    assert "Title of the training" in html
    assert "Hello Name of the reader," in text
    assert SITE_MARK not in text + html
    assert "{" not in text
    assert grade(text) <= 9
    assert [mode for mode, _words in wording.preview_modes] == ["session", "text"]


def test_an_editors_words_stand_in_the_letter_to_a_member():
    LetterWording.objects.create(
        kind="prework_due", subject="Read on: {title}", opening="Take your time until {deadline}."
    )
    membership = a_member(a_cohort(prework=a_series(title="Foundations")), make.a_person(1))
    due_at = datetime.datetime(2026, 11, 28, 4, 59, tzinfo=datetime.UTC)

    with transaction.atomic():
        letter = letters.prework_due(membership, due_at, 1)

    assert letter.subject == "Read on: Facilitator training: Spring cohort"
    assert "Take your time until Friday 27 November 2026, 11:59 pm Eastern." in letter.text
    assert "Prework: Foundations" in letter.text


def test_only_a_letter_about_a_date_by_which_something_is_due_knows_one():
    assert "deadline" in known_in("prework_due")
    assert "deadline" not in known_in("still_missing")
