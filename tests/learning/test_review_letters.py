"""Letters of a review: one to each person, whatever goes with it, and none from inside the request."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from wagtail.users.models import UserProfile

from accounts.models import Letter
from tests.factories.learning import a_catalogue, modules_of
from tests.learning.reviews import (
    a_draft_series,
    approve,
    change,
    hand_in,
    returned,
    review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(site_root, editor):
    return a_draft_series(editor)


def letters(kind):
    return list(Letter.objects.filter(kind=kind))


def test_reviewers_get_one_letter_for_the_series_and_its_modules(series, editor, moderator):
    hand_in(series, editor)

    (letter,) = letters("review_asked")
    assert letter.person == moderator
    assert letter.subject == "Please review: A new series"
    assert 'Editor Example asks you to review "A new series".' in letter.text
    assert "- New module 1\n- New module 2\n- New module 3\n" in letter.text
    assert f"https://site.invalid/admin/pages/{series.pk}/edit/" in letter.text


def test_a_module_alone_has_a_letter_of_its_own(series, editor, moderator):
    hand_in(modules_of(series)[0], editor)

    (letter,) = letters("review_asked")
    assert letter.subject == "Please review: New module 1"
    assert "go with it" not in letter.text


def test_who_hands_in_gets_no_letter_about_it(series, moderator):
    hand_in(series, moderator)

    assert letters("review_asked") == []


def test_the_editor_is_told_what_to_change(series, editor, moderator):
    hand_in(series, editor)

    returned(series, moderator, "Please add a source.\nAnd “Module 2” is long.")

    (letter,) = letters("review_returned")
    assert letter.person == editor
    assert 'Moderator Example asks you to change "A new series"' in letter.text
    assert "What to change:\nPlease add a source.\nAnd “Module 2” is long.\n" in letter.text
    assert "Please add a source.<br>And" in letter.html


def test_the_editor_is_told_that_it_is_live(series, editor, moderator):
    hand_in(series, editor)

    approve(series, moderator, "Well done & thank you.")

    (letter,) = letters("review_approved")
    assert 'Moderator Example approved "A new series". It is live now.' in letter.text
    assert "A word from the reviewer:\nWell done & thank you.\n" in letter.text
    assert "See it here:\nhttps://site.invalid/learn/a-new-series/" in letter.text


@time_machine.travel(datetime(2027, 3, 4, 15, 0, tzinfo=UTC), tick=False)
def test_the_editor_is_told_when_it_goes_live(series, editor, moderator):
    change(series, editor, go_live_at=datetime(2027, 3, 8, 14, 0, tzinfo=UTC))
    hand_in(series, editor)

    approve(series, moderator)

    (letter,) = letters("review_approved")
    assert "It goes live on Monday, March 8, 2027, 9:00 AM EST." in letter.text
    assert f"Find it here:\nhttps://site.invalid/admin/pages/{series.pk}/edit/" in letter.text


def test_everybody_who_handed_something_in_is_told_once(series, editor, stranger, moderator):
    hand_in(modules_of(series)[0], stranger)
    hand_in(series, editor)

    approve(series, moderator)

    told = [letter.person for letter in letters("review_approved")]
    assert sorted(told, key=str) == sorted([editor, stranger], key=str)


def test_each_round_has_letters_of_its_own(series, editor, moderator):
    hand_in(series, editor)
    returned(series, moderator, "Please add a source.")
    review(series).resume(editor)

    assert len(letters("review_asked")) == 2


def test_who_wants_no_letters_gets_none(series, editor, moderator):
    for person in (editor, moderator):
        profile = UserProfile.get_for_user(person)
        profile.submitted_notifications = profile.approved_notifications = False
        profile.save()

    hand_in(series, editor)
    approve(series, moderator)

    assert letters("review_asked") == letters("review_approved") == []


def test_wagtail_sends_none_of_its_own(series, editor, moderator):
    page = a_catalogue()
    hand_in(page, editor)
    returned(page, moderator, "Please add a source.")
    review(page).resume(editor)
    approve(page, moderator)

    assert mail.outbox == []
    assert len(Letter.objects.filter(kind__startswith="review_")) == 4


def test_no_mail_server_can_fail_an_approval(
    series, editor, moderator, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with django_capture_on_commit_callbacks(execute=True):
        hand_in(series, editor)
        approve(series, moderator)

    assert all(page.live for page in modules_of(series))
    assert {letter.status for letter in Letter.objects.filter(kind__startswith="review_")} == {
        "queued"
    }


@pytest.mark.parametrize("kind", ["review_asked", "review_returned", "review_approved"])
def test_every_kind_reads_well(series, editor, moderator, kind):
    hand_in(series, editor)
    returned(series, moderator, "Please add a source.")
    review(series).resume(editor)
    approve(series, moderator)

    letter = letters(kind)[0]
    assert "\n\n\n" not in letter.text
    assert "&" not in letter.text
    assert "{" not in letter.text + letter.html.split("</style>")[1]
    assert "/admin/account/#tab-notifications" in letter.text.replace("https://site.invalid", "")
