"""My learning: what is in progress, finished and left; nothing lost when a page goes dark."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.my_learning import record_of
from learning import actions
from learning.models import Certificate, LearningIndexPage
from tests.factories import events as make
from tests.factories.learning import a_module, a_series, modules_of
from tests.factories.playback import a_recording, told, watching

URL = "/my-learning/"

pytestmark = pytest.mark.django_db


def finish(person, series):
    for module in modules_of(series):
        actions.continue_module(person, module)


def seen(client):
    response = client.get(URL)
    assert response.status_code == 200
    return response.content.decode()


def titles(begun):
    return [each.offering.title for each in begun]


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_who_has_begun_nothing_is_led_to_the_catalogue(client, learner):
    series = a_series()
    client.force_login(learner)

    html = seen(client)

    assert series.title not in html
    assert f'href="{series.get_parent().url}"' in html


def test_the_next_module_is_offered(client, learner):
    series = a_series(title="Allyship")
    first, second, _third = modules_of(series)
    actions.enroll(learner, series, certificate_name="Sam Learner")
    actions.continue_module(learner, first)
    client.force_login(learner)

    html = seen(client)

    assert "Allyship" in html
    assert f'href="{second.url}"' in html
    assert "1 of 3 modules complete" in html


def test_a_film_left_half_way_says_how_much_of_it_is_watched(client, learner):
    series = a_series(modules=0)
    film = watching(series, a_recording())
    actions.enroll(learner, series, certificate_name="Sam Learner")
    client.force_login(learner)
    assert "watched" not in seen(client)

    told(learner, film, [(0, 46_000)])

    assert "46% watched" in seen(client)


def test_a_finished_series_comes_with_its_certificate(client, learner):
    series = a_series()
    actions.enroll(learner, series, certificate_name="Sam Learner")
    finish(learner, series)
    client.force_login(learner)

    html = seen(client)

    certificate = Certificate.objects.get(person=learner)
    assert f'href="{certificate.url}"' in html
    assert reverse("learning:confirm_name") not in html


def test_a_certificate_that_waits_for_the_name_asks_for_it(client, learner):
    series = a_series()
    actions.enroll(learner, series)
    finish(learner, series)
    client.force_login(learner)

    html = seen(client)

    assert f'action="{reverse("learning:confirm_name")}"' in html
    assert 'name="certificate_name"' in html
    assert record_of(learner).finished[0].awaits_name


def test_of_a_revoked_certificate_the_learner_is_told(client, learner, registrar):
    series = a_series()
    actions.enroll(learner, series, certificate_name="Sam Learner")
    finish(learner, series)
    certificate = Certificate.objects.get(person=learner)
    actions.revoke_certificate(certificate, by=registrar, reason="Issued by mistake")
    client.force_login(learner)

    html = seen(client)

    assert "Revoked" in html
    assert not record_of(learner).awaits_name
    assert reverse("learning:confirm_name") not in html


def test_a_replaced_certificate_gives_way_to_the_newer_one(learner, registrar):
    series = a_series()
    actions.enroll(learner, series, certificate_name="Sam Learner")
    finish(learner, series)
    old = Certificate.objects.get(person=learner)
    new = actions.reissue_certificate(old, by=registrar, reason="Misspelled", name="Sam Lerner")

    assert record_of(learner).finished[0].certificate == new


def test_nothing_is_lost_when_a_series_is_unpublished(client, learner):
    begun, finished = a_series(title="Begun", slug="begun"), a_series(title="Done", slug="done")
    for series in (begun, finished):
        actions.enroll(learner, series, certificate_name="Sam Learner")
    actions.continue_module(learner, modules_of(begun)[0])
    finish(learner, finished)
    for series in (begun, finished):
        series.unpublish()
    client.force_login(learner)

    html = seen(client)

    assert "Begun" in html
    assert "Done" in html
    assert f'href="{begun.url}"' not in html
    assert f'href="{finished.url}"' not in html
    assert f'href="{Certificate.objects.get(person=learner).url}"' in html


def test_a_module_that_is_gone_is_not_offered_next(learner):
    series = a_series()
    first, second, _third = modules_of(series)
    actions.enroll(learner, series)
    first.unpublish()

    assert record_of(learner).in_progress[0].next_row.module_id == second.pk


def test_what_was_left_is_listed_until_it_is_begun_again(learner):
    series = a_series(title="Allyship")
    enrollment = actions.enroll(learner, series)
    actions.withdraw(enrollment, by=learner)
    assert titles(record_of(learner).withdrawn) == ["Allyship"]
    assert record_of(learner).withdrawn[0].offering.progress is None

    actions.enroll(learner, series)

    assert record_of(learner).withdrawn == ()
    assert titles(record_of(learner).in_progress) == ["Allyship"]


def test_what_can_be_gone_on_with_comes_first(learner):
    closed, open_series = a_series(title="Closed", slug="a"), a_series(title="Open", slug="b")
    actions.enroll(learner, open_series)
    actions.enroll(learner, closed)
    closed.unpublish()

    assert titles(record_of(learner).in_progress) == ["Open", "Closed"]


def test_nobody_sees_what_another_began(client, learner, stranger):
    series = a_series(title="Allyship")
    actions.enroll(learner, series)
    client.force_login(stranger)

    assert "Allyship" not in seen(client)


def test_looking_changes_nothing(client, learner):
    actions.enroll(learner, a_series())
    client.force_login(learner)
    seen(client)

    with CaptureQueriesContext(connection) as queries:
        seen(client)

    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []


def test_queries_stay_the_same_with_many_series_and_modules(client, learner):
    first = a_series(title="First", modules=1)
    actions.enroll(learner, first, certificate_name="Sam Learner")
    finish(learner, first)
    actions.enroll(learner, a_series(title="Second", modules=2))
    client.force_login(learner)
    seen(client)
    with CaptureQueriesContext(connection) as before:
        seen(client)

    for number in range(8):
        series = a_series(title=f"Series {number}", slug=f"series-{number}", modules=6)
        actions.enroll(learner, series)
        if number % 2:
            finish(learner, series)
        else:
            a_module(series, "Added since")
    with CaptureQueriesContext(connection) as after:
        seen(client)

    assert len(after) == len(before)
    assert len(after) <= 20


def test_seats_to_come_take_one_query_however_many_there_are(client, learner):
    a_series()
    client.force_login(learner)
    circles, found, mine = make.circles_page(), [], []
    for seats in (0, 1, 2):
        mine += [make.seated(make.a_circle(circles), learner) for _ in range(seats)]
        seen(client)
        with CaptureQueriesContext(connection) as captured:
            html = seen(client)
        found.append(len(captured))
        assert all(reverse("events:registration", args=[each.code]) in html for each in mine)

    assert [each - found[0] for each in found] == [0, 1, 1]


@pytest.mark.parametrize("is_public", [True, False], ids=["a catalogue", "no catalogue"])
def test_seats_and_desk_are_there_with_or_without_a_catalogue(client, learner, is_public):
    a_series()
    LearningIndexPage.objects.update(live=is_public)
    pool = make.a_circle(keepers=[learner])
    mine = make.seated(make.a_circle(pool.page.specific), learner)
    client.force_login(learner)

    html = seen(client)

    assert reverse("events:registration", args=[mine.code]) in html
    assert f'href="{reverse("events:desk")}"' in html
