"""Times in the zone of the person, for the length of a request."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from accounts.middleware import PersonalTimeZoneMiddleware
from accounts.models import User


def zone_seen_by(request):
    seen = []

    def view(request):
        seen.append((timezone.get_current_timezone_name(), translation.get_language()))
        return HttpResponse()

    response = PersonalTimeZoneMiddleware(view)(request)
    return seen[0], response


@pytest.fixture
def request_of(settings):
    def make(user, with_session=True):
        request = RequestFactory().get("/")
        if with_session:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
        request.user = user
        return request

    return make


def test_somebody_signed_in_sees_their_own_time(request_of):
    seen, response = zone_seen_by(request_of(User(time_zone="Asia/Tokyo", language="en")))

    assert seen == ("Asia/Tokyo", "en")
    assert response["Content-Language"] == "en"


def test_a_visitor_sees_the_sites_time(request_of):
    seen, _ = zone_seen_by(request_of(User(time_zone="Asia/Tokyo"), with_session=False))

    assert seen[0] == "America/New_York"


def test_afterwards_all_is_as_before(request_of):
    before = timezone.get_current_timezone_name()

    zone_seen_by(request_of(User(time_zone="Asia/Tokyo")))

    assert timezone.get_current_timezone_name() == before
