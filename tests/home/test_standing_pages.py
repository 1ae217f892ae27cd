"""What the privacy notice and the help of the demo promise is what the site keeps."""

from content.models import SiteSettings
from events import retention
from home.demo import pages


def test_the_notice_says_how_long_places_are_kept():
    said = str(pages.PRIVACY.body)

    assert retention.AFTER_CIRCLE.days == 30
    assert retention.AFTER_NEED.days == 7
    assert retention.AFTER_SESSION.days == 2 * 365
    assert retention.AFTER_KEEPING.days // 365 == 6
    for words in ("30 days after the circle", "7 days after the circle", "2 years after the"):
        assert words in said
    assert "6 years after the circle" in said


def test_the_notice_says_how_long_trainings_are_kept():
    said = str(pages.PRIVACY.body)

    assert retention.AFTER_LEARNING.days // 365 == 6
    assert retention.AFTER_RUN.days == 90
    assert retention.AFTER_LISTING.days == 30
    for words in ("6 years after the training", "90 days after the training", "30 days more"):
        assert words in said


def test_the_help_knows_of_seats_waitlists_and_draws():
    said = str(pages.HELP.body)

    for words in ("waitlist", "fair draw", "30 days after it", "7 days after the circle"):
        assert words in said


def test_who_agreed_to_the_notice_before_circles_is_asked_again():
    before = SiteSettings._meta.get_field("privacy_version").default

    assert before < pages.PRIVACY_VERSION
    assert f"Version {pages.PRIVACY_VERSION}." in str(pages.PRIVACY.body)
