"""A form that was sent when the session had run out comes back to its person, and to nobody else."""

import base64
import datetime
import zlib

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from django.utils import timezone

from content.kept_forms import KeptForms

pytestmark = pytest.mark.django_db
HOUR = 60 * 60
forms = KeptForms("kept_here", seconds=HOUR, characters=200)


@pytest.fixture
def session():
    return SessionStore()


def posted(session, **typed):
    """A form that somebody sent who was signed out by then."""
    request = RequestFactory().post("/", typed)
    request.user, request.session = AnonymousUser(), session
    return request


def back(session, person):
    request = RequestFactory().get("/")
    request.user, request.session = person, session
    return request


def rows():
    """What the rows of all sessions hold, packed or not."""
    for row in Session.objects.all():
        yield row.session_data
        packed = row.session_data.partition(":")[0].lstrip(".")
        text = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        yield (zlib.decompress(text) if row.session_data.startswith(".") else text).decode()


def test_it_comes_back_each_time_the_page_is_loaded(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp", csrfmiddlewaretoken="x"), 7)

    for _again in range(2):
        kept = forms.kept(back(session, learner), 7)
        assert kept.dict() == {"whose": str(learner.pk), "need": "A ramp"}


def test_it_belongs_to_one_place(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)

    assert forms.kept(back(session, learner), 8) is None
    assert forms.kept(back(session, learner), 7)


def test_whoever_signs_in_next_gets_nothing_and_it_is_gone(session, learner, stranger):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)

    assert forms.kept(back(session, stranger), 7) is None
    assert forms.kept(back(session, learner), 7) is None
    assert not Session.objects.exists()


def test_it_waits_while_its_person_looks_around_signed_out(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)

    assert forms.kept(back(session, AnonymousUser()), 7) is None
    assert forms.kept(back(session, learner), 7)


def test_a_form_that_was_made_for_nobody_goes_to_nobody(session, learner):
    forms.keep(posted(session, need="A ramp"), 7)

    assert forms.kept(back(session, learner), 7) is None


def test_it_is_gone_when_its_time_is_over(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)

    with time_machine.travel(timezone.now() + datetime.timedelta(seconds=HOUR + 1)):
        assert forms.kept(back(session, learner), 7) is None


def test_only_the_newest_is_kept_and_none_that_is_too_long(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)
    forms.keep(posted(session, whose=learner.pk, need="A lift"), 7)
    assert not forms.keep(posted(session, whose=learner.pk, need="x" * 201), 7)

    assert forms.kept(back(session, learner), 7)["need"] == "A lift"
    assert Session.objects.count() == 1


def test_dropping_it_leaves_no_row(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)

    forms.drop(back(session, learner))

    assert not Session.objects.exists()
    assert forms.kept(back(session, learner), 7) is None


def test_no_row_of_the_database_can_be_read(session, learner):
    forms.keep(posted(session, whose=learner.pk, need="Aramp"), "7 reflect")
    session.save()

    held = " ".join(rows())
    assert "sealed" in held
    assert not any(word in held for word in ("Aramp", "reflect", "whose"))


def test_another_key_that_is_remembered_opens_it_and_one_that_is_gone_loses_it(
    session, learner, settings
):
    forms.keep(posted(session, whose=learner.pk, need="A ramp"), 7)
    old = settings.SECRET_KEY
    stored = Session.objects.get()
    row = SessionStore(stored.session_key).load()

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [old]
    assert forms.kept(back(session, learner), 7)["need"] == "A ramp"

    settings.SECRET_KEY_FALLBACKS = []
    # As with sessions that are not signed, such as those in a cache.
    stored.session_data = SessionStore().encode(row)
    stored.save()
    assert forms.kept(back(session, learner), 7) is None
