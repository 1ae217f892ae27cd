"""Pages for when something went wrong, in words, with a way on."""

from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.template import loader
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token

from content.views.away import away, is_database_away
from content.views.color import own_address

# Names of fields whose text is never shown back.
SECRET = ("pass", "secret", "token", "code", "otp", "pin", "credential", "key")
FIELDS_AT_MOST = 50


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, with the menu and ways on."""
    return render(request, "404.html", status=404)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in or not, this is not for this person."""
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself can't be read; nothing of it may be trusted in a template."""
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: says so without the database, the session or the menu, any of which may be the cause.

    503 while the database doesn't answer: nobody's mistake, and what was sent is kept.
    """
    if is_database_away():
        return away(request)
    return HttpResponse(loader.render_to_string("500.html"), status=500)


@never_cache
@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that came too late or without its token: gives back what was typed."""
    referrer = request.headers.get("Referer", "")
    context = {
        "typed": typed_text(request),
        "back": own_address(request, referrer, otherwise=own_address(request, request.path)),
    }
    return render(request, "403_csrf.html", context, status=403)


def typed_text(request: HttpRequest) -> list[tuple[str, str]]:
    """(name of field, text) of what a person wrote in a form that was refused.

    Only text with a space or a line break in it, which leaves out choices and ids; never what
    looks like a secret by name; nothing at all when the form stood on another site.
    """
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.get_host():
        return []
    try:
        fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    except (BadRequest, RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return []
    return [
        (name.rpartition("-")[2].replace("_", " "), text.strip())
        for name, text in fields
        if len(text.split()) > 1 and not any(word in name.lower() for word in SECRET)
    ][:FIELDS_AT_MOST]
