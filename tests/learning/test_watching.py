"""What stands below a recording: how far one is, where to go on, and what to do so that it counts."""

import pytest
from django.utils import timezone
from django.utils.html import escape

from learning import actions
from learning.models import ModulePage
from tests.factories.learning import QUICK_CHECK, a_module, a_series
from tests.factories.playback import a_recording, recorded, told, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return a_series(modules=1)


@pytest.fixture
def module(series):
    return watching(series, a_recording())


@pytest.fixture
def enrolled(learner, module, client):
    actions.enroll(learner, module.series, certificate_name="Learner Example")
    client.force_login(learner)
    return learner


def html(client, page):
    return client.get(page.url).content.decode()


def below(client, module):
    """What stands right below the recording."""
    _before, found, after = html(client, module).partition("data-watching")
    return after.partition("<script")[0] if found else ""


def archive(series):
    series.archived_at = timezone.now()
    series.save_revision().publish()


def test_who_is_signed_out_learns_that_it_does_not_count_and_can_sign_in(client, module):
    said = below(client, module)

    assert "What you watch here doesn’t count while you are signed out." in said
    assert f'href="/accounts/login/?next={module.url}"' in said


def test_who_is_not_enrolled_learns_that_it_does_not_count_and_can_enroll(client, learner, module):
    client.force_login(learner)

    said = below(client, module)

    assert "What you watch here doesn’t count yet." in said
    assert f'href="{module.series.url}"' in said


def test_where_nobody_can_enroll_the_reason_is_said_and_nothing_is_promised(
    client, learner, module
):
    archive(module.series)
    client.force_login(learner)
    why_not = "This series is archived. You can read it, but nobody new can enroll."

    page = html(client, module)

    assert f"What you watch here doesn’t count. {why_not}" in below(client, module)
    assert "Keep your work" not in page
    assert "Complete when you" not in page


@pytest.mark.parametrize("enrolls", [True, False])
def test_nothing_is_said_to_the_enrolled_or_where_nothing_is_counted(
    client, learner, series, module, enrolls
):
    if enrolls:
        actions.enroll(learner, series, certificate_name="Learner Example")
        client.force_login(learner)
    else:
        module = a_module(series, "Listen", body=[recorded(a_recording())])

    assert "doesn’t count" not in html(client, module)


def test_the_share_is_said_with_the_goal(client, enrolled, module):
    told(enrolled, module, [(0, 46_000)])
    assert "You have watched 46% so far. You need 80%." in below(client, module)


def test_a_share_that_is_reached_asks_for_no_more(client, learner, series):
    media = a_recording()
    module = watching(series, media, body=[recorded(media), QUICK_CHECK], pass_mark=70)
    actions.enroll(learner, series, certificate_name="Learner Example")
    client.force_login(learner)
    told(learner, module, [(0, 88_000)])

    assert "You have watched 88% so far.</p>" in below(client, module)


def test_what_is_still_to_do_has_a_place_for_the_share_from_the_start(client, enrolled, module):
    assert "data-watching-detail" in html(client, module)


def test_there_is_a_link_for_who_is_signed_out_meanwhile(client, enrolled, module):
    said = below(client, module)

    assert f'href="/accounts/login/?next={module.url}" data-watching-sign-in hidden' in said
    assert f'href="{module.url}" data-watching-reload hidden' in said


@pytest.mark.parametrize(
    ("parts", "position", "resume"),
    [
        ([(0, 46_000)], 46_000, 46_000),
        ([(0, 46_000)], 100_000, 46_000),
        ([(0, 20_000), (20_500, 46_000), (60_000, 70_000)], 98_000, 46_000),
        ([(3_000, 46_000)], 100_000, None),
        ([(0, 85_000)], 100_000, None),
        ([(0, 85_000)], 85_000, 85_000),
        ([(0, 2_000)], 2_000, None),
    ],
    ids=[
        "where it stopped",
        "from the end, where watching stopped",
        "a slip is no part",
        "the beginning itself was not watched",
        "enough is watched",
        "enough is watched, stopped in the middle",
        "barely begun",
    ],
)
def test_it_goes_on_where_there_is_something_left(
    client, enrolled, module, parts, position, resume
):
    told(enrolled, module, parts, position=position)

    page = html(client, module)

    assert (f'data-resume-ms="{resume}"' in page) == (resume is not None)
    assert ("data-resume-ms" in page) == (resume is not None)


def test_the_time_said_of_a_series_is_that_of_all_its_modules(client):
    series = a_series(modules=3, title="Any two", modules_needed=2)
    ModulePage.objects.child_of(series).update(minutes=24)

    page = html(client, series)

    assert "Finish any 2 of the 3 modules. All 3 modules together take about" in page
    assert escape("1 h 12 min") in page.replace("\xa0", " ")


def test_where_all_are_asked_for_the_time_is_said_in_short(client):
    assert "in all, at your own pace." in html(client, a_series(modules=2))
