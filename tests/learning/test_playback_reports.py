"""A page reports what was played; whatever else is sent is answered in words and changes nothing."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from learning import actions, playback_views
from learning.models import ModulePage, ModuleProgress, Playback
from learning.playback_reports import MOST_PARTS, SALT, Token
from tests.factories.learning import a_series
from tests.factories.playback import a_recording, told, watching

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_sent_anything_yet(monkeypatch):
    monkeypatch.setattr(playback_views, "_reports", {})


@pytest.fixture
def module():
    return watching(a_series(modules=1), a_recording())


@pytest.fixture
def enrolled(learner, module, client):
    actions.enroll(learner, module.series, certificate_name="Learner Example")
    client.force_login(learner)
    return learner


def url(module):
    return f"/learning/modules/{module.pk}/playback/"


def token(person, module, ago=timedelta(hours=1)):
    return Token(person.pk, module.pk, module.recording.pk, timezone.now() - ago).signed()


def report(person, module, **changes):
    given = {
        "token": token(person, module),
        "parts": [[0, 40_000]],
        "position": 40_000,
        "elapsed": 40_000,
    }
    return {**given, **changes}


def send(client, module, sent):
    return client.post(url(module), sent, content_type="application/json")


def test_a_report_is_counted_and_answered(client, enrolled, module):
    response = send(client, module, report(enrolled, module))

    assert response.json() == {
        "watched": 40,
        "complete": False,
        "says": "You have watched 40% so far.",
    }
    assert "no-store" in response["Cache-Control"]


def test_a_form_will_do_as_well(client, enrolled, module):
    given = report(enrolled, module)

    response = client.post(url(module), {**given, "parts": json.dumps(given["parts"])})

    assert response.json()["watched"] == 40


def test_enough_completes_the_module(client, enrolled, module):
    given = report(enrolled, module, parts=[[0, 80_000]], elapsed=80_000)

    assert send(client, module, given).json()["complete"] is True
    assert "This module is complete" in client.get(module.url).content.decode()


def test_the_page_carries_what_the_player_needs(client, enrolled, module):
    told(enrolled, module, [(0, 45_000)], position=45_000)

    shown = client.get(module.url).context["playback"]

    assert (shown.resume_ms, shown.watched_percent) == (45_000, 45)
    assert shown.report_url == url(module)
    response = send(client, module, report(enrolled, module, token=shown.report_token))
    assert response.json()["watched"] == 45


@pytest.mark.parametrize(("position", "resume"), [(4_999, None), (5_000, 5_000), (96_000, None)])
def test_near_its_beginning_and_its_end_it_begins_anew(client, enrolled, module, position, resume):
    told(enrolled, module, [], elapsed=1, position=position)

    assert client.get(module.url).context["playback"].resume_ms == resume


def test_who_is_not_enrolled_reports_nothing(client, stranger, module):
    assert client.get(module.url).context["playback"].report_url == ""
    client.force_login(stranger)

    page = client.get(module.url)

    assert page.context["playback"].report_url == ""
    assert "data-playback" not in page.content.decode()


# ---------------------------------------------------------------- refused in words


def refused(response, status):
    assert response.status_code == status
    assert response.json()["says"].endswith(".")
    assert not Playback.objects.exists()
    return response.json()["says"]


def test_signed_out_is_answered_and_not_sent_elsewhere(enrolled, module):
    says = refused(send(Client(), module, report(enrolled, module)), 401)

    assert "signed out" in says


def test_a_token_works_for_its_person_and_module_only(client, enrolled, stranger, module):
    other = watching(module.series, module.recording)

    refused(send(client, other, report(enrolled, module)), 403)
    client.force_login(stranger)
    assert "Somebody else" in refused(send(client, module, report(enrolled, module)), 403)


def test_who_is_not_enrolled_is_told(client, stranger, module):
    client.force_login(stranger)

    assert "Enroll" in refused(send(client, module, report(stranger, module)), 409)


def test_a_locked_module_says_which_comes_first(client, learner):
    module = watching(a_series(modules=1, in_order=True), a_recording())
    actions.enroll(learner, module.series)
    client.force_login(learner)

    assert "Please finish" in refused(send(client, module, report(learner, module)), 409)


HUGE = 10**400
NONSENSE = {
    "not a number": {"elapsed": "NaN"},
    "negative": {"position": -1},
    "huge": {"position": 2**63},
    "a fraction": {"elapsed": 0.5},
    "a yes": {"elapsed": True},
    "nothing": {"parts": None},
    "a word": {"parts": "all of it"},
    "numbers": {"parts": [1, 2]},
    "three numbers": {"parts": [[1, 2, 3]]},
    "words": {"parts": [["a", "b"]]},
    "negative parts": {"parts": [[-5, 5]]},
    "deep parts": {"parts": [[[[1]]]]},
    "too many": {"parts": [[n, n + 1] for n in range(MOST_PARTS + 1)]},
    "no token": {"token": None},
    "a made-up token": {"token": "WzEsMSwxLDFd:1abc:xyz"},
    "half a character": {"token": "\ud800:a:b"},
    "a list for a token": {"token": ["a"]},
}


@pytest.mark.parametrize("changes", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_in_words(client, enrolled, module, changes):
    refused(send(client, module, json.dumps(report(enrolled, module, **changes))), 400)


BODIES = {
    "empty": "",
    "not JSON": "{",
    "not a number": '{"elapsed": NaN, "position": Infinity}',
    "a list": "[]",
    "a number": "7",
    "a huge number": f'{{"elapsed": {HUGE}}}',
    "digits without end": '{"elapsed": ' + "9" * 20_000 + "}",
    "deep": "[" * 15_000 + "]" * 15_000,
    "10,000 parts": json.dumps({"parts": [[n, n + 1] for n in range(10_000)]}),
    "bytes": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_report_is_refused_in_words(client, enrolled, module, body):
    refused(send(client, module, body), 400)


@pytest.mark.parametrize("parts", ["[" * 5_000, "NaN", "[[NaN, 1]]", "[[1, 1e400]]", "{}", ""])
def test_a_form_with_nonsense_is_refused_in_words(client, enrolled, module, parts):
    given = {**report(enrolled, module), "parts": parts}

    refused(client.post(url(module), given), 400)


@pytest.mark.parametrize("length", ["", "-1", "many", "40000", "²"])
def test_a_length_that_is_no_length_is_refused_in_words(client, enrolled, module, length):
    body = json.dumps(report(enrolled, module))

    response = client.post(
        url(module), body, content_type="application/json", CONTENT_LENGTH=length
    )

    refused(response, 400)


def test_a_token_outlives_a_month_and_not_a_year(client, enrolled, module, monkeypatch):
    made = {}
    for days in (30, 100):
        at = timezone.now().timestamp() - days * 86_400
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", partial(float, at))
            made[days] = token(enrolled, module, timedelta(days=days))

    assert "Load the page again" in refused(
        send(client, module, report(enrolled, module, token=made[100])), 400
    )
    late = report(enrolled, module, token=made[30])
    assert send(client, module, late).json()["watched"] == 40


def test_a_token_of_something_else_is_none(client, enrolled, module):
    ids = [enrolled.pk, module.pk, module.recording.pk, 0]

    for other in (signing.dumps(ids), signing.dumps(ids, salt=SALT)[:-1] + "!"):
        refused(send(client, module, report(enrolled, module, token=other)), 400)


def test_more_than_pages_send_is_too_often(client, enrolled, module, monkeypatch):
    monkeypatch.setattr(playback_views, "MOST_A_MINUTE", 2)
    given = report(enrolled, module)

    # The minute may turn while this runs.
    found = [send(client, module, given).status_code for _ in range(6)]

    assert found[:2] == [200, 200]
    assert 429 in found


def test_another_site_can_not_report(enrolled, module):
    client = Client(enforce_csrf_checks=True)
    client.force_login(enrolled)

    assert send(client, module, report(enrolled, module)).status_code == 403
    assert not ModuleProgress.objects.exists()


def test_a_report_takes_few_queries(client, enrolled, module, django_assert_max_num_queries):
    send(client, module, report(enrolled, module))

    more = report(enrolled, module, parts=[[0, 50_000]], elapsed=50_000, position=50_000)
    assert ModulePage.objects.get(pk=module.pk).recording
    # Session, person, module, series, its restrictions, and what `test_playback` counts.
    with django_assert_max_num_queries(6 + 9 + 2):
        assert send(client, module, more).json()["watched"] == 50
