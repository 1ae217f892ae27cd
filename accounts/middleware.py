"""What a request is to the signed-in person: their time zone and language, and what isn't theirs."""

from collections.abc import Callable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

SIGNING_IN = ("accounts:admin_sign_in", "accounts:page_sign_in")


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


class NotOpenToYouMiddleware:
    """Whoever is signed in and would be sent to sign in is told that the page isn't open to them.

    Wagtail sends everybody it refuses to sign in, and signing in sends the signed-in back: in circles.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_sent_to_sign_in(request, response) and request.user.is_authenticated:
            raise PermissionDenied
        return response


def _is_sent_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """By a page that refuses, not by an address that means signing in."""
    if response.status_code != HTTPStatus.FOUND:
        return False
    view = request.resolver_match.view_name if request.resolver_match else ""
    signing_in = (reverse("account_login"), reverse("accounts:admin_sign_in"))
    leads_there = response.headers["Location"].partition("?")[0] in signing_in
    # allauth's own steps end at the log-in page when they have run out.
    is_a_step = view.startswith("account_")
    return leads_there and not is_a_step and view not in SIGNING_IN
