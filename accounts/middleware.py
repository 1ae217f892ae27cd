"""The signed-in person's time zone and language, for the length of one request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class PersonalTimeZoneMiddleware:
    """Shows times in the person's zone and words in their language; visitors get the site's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Reading the user costs two queries, so a visitor without a session is not asked about.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.user.is_authenticated:
            zone, language = request.user.zone, request.user.language
        else:
            zone = ZoneInfo(settings.SOURCE_TIME_ZONE)
            language = translation.get_language_from_request(request)
        request.LANGUAGE_CODE = language
        with timezone.override(zone), translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
