"""What an event lacks before it goes live, said next to its field."""

import datetime

import pytest
from django.utils import timezone

from content.publishing import PublishRefused
from events.models import CirclesPage, ConferencePage
from tests.factories.events import (
    a_circle,
    a_session,
    an_events_index,
    circles_page,
    conference_page,
)
from tests.factories.learning import drafted

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def sentences(page):
    return {name: list(error) if isinstance(error, list) else error.messages
            for name, error in page.publish_errors().items()}  # fmt: skip


def test_circles_without_agreement_help_or_days_do_not_go_live():
    page = drafted(an_events_index(), CirclesPage(title="Circles"))

    found = sentences(page)

    assert set(found) == {"agreement", "crisis_help", "starts_on", "ends_on"}
    assert "limits of confidentiality" in found["agreement"][0]
    page.live = True
    with pytest.raises(PublishRefused):
        page.save()
    assert not CirclesPage.objects.get().live


def test_help_without_words_is_no_help():
    page = circles_page()
    page.crisis_help = "<p> </p>"

    assert set(sentences(page)) == {"crisis_help"}


def test_a_meeting_without_days_does_not_go_live():
    page = drafted(an_events_index(), ConferencePage(title="Meeting"))

    assert set(sentences(page)) == {"starts_on", "ends_on"}


def test_what_is_fit_goes_live():
    assert sentences(circles_page()) == {}
    assert sentences(conference_page()) == {}


def test_a_page_is_not_moved_away_from_the_zone_of_its_sessions():
    page = circles_page()
    a_circle(page)
    page.zone = "Asia/Kolkata"

    found = sentences(page)

    assert found == {
        "zone": [
            "Its sessions are planned in the time of another zone: Eastern. "
            "Choose that zone here, or change the sessions first."
        ]
    }


def test_sessions_that_are_over_or_cancelled_hold_no_page_in_their_zone():
    page = conference_page()
    a_session(page, timezone.now() - 2 * DAY)
    a_session(page, status="cancelled")
    page.zone = "Asia/Kolkata"

    assert sentences(page) == {}


def test_a_draw_that_never_ends_does_not_go_live():
    page = circles_page()
    page.assignment = CirclesPage.Assignment.FAIR_DRAW

    assert "registration_closes_at" in sentences(page)
