"""What holds for every answer: the break for maintenance, and security headers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template import loader
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _

from content import sites

Handler = Callable[[HttpRequest], HttpResponse]

HEALTH_PATH = "/healthz"
RETRY_AFTER_SECONDS = 600
HEADERS = {
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


class MaintenanceMiddleware:
    """Answers 503 to everyone while settings.MAINTENANCE is on; the health check still works."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.MAINTENANCE or request.path == HEALTH_PATH:
            return self.get_response(request)
        # No request in the template: nothing may touch the database while it is being changed.
        page = loader.render_to_string("503.html")
        return HttpResponse(
            page,
            status=503,
            headers={"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"},
        )


class SiteMiddleware:
    """Says which site a request is for without asking the database each time."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Files belong to no site, and the health check must answer without the database.
        if not request.path.startswith((settings.STATIC_URL, settings.MEDIA_URL, HEALTH_PATH)):
            sites.recognize(request)
        return self.get_response(request)


class SecurityHeadersMiddleware:
    """Adds headers that no view needs to know of, and refuses what no view should see."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._refusal(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # What was made for one person's cookie must not be kept by a shared cache.
        if "cookie" in response.get("Vary", "").lower() and "Cache-Control" not in response:
            patch_cache_control(response, private=True)
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        if request.method in ("TRACE", "TRACK", "CONNECT"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        # PostgreSQL can't even look for a text with NUL in it.
        cookies = "".join(request.COOKIES.values())
        if "\0" in request.path_info + cookies or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponse(
                _("This address can’t be read. Check it and try again."),
                status=400,
                content_type="text/plain; charset=utf-8",
            )
        return None


class ButtonAddressMiddleware:
    """Says in a page what a browser shows nothing of: an address that only a button goes to (405)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_bare = isinstance(response, HttpResponseNotAllowed) and not response.content
        if is_bare and request.method == "GET":
            page = loader.render_to_string("405.html", request=request)
            response.content = page
            response.headers["Content-Type"] = "text/html; charset=utf-8"
            add_never_cache_headers(response)
        return response
