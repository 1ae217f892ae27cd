"""503: the database doesn't answer. What somebody sent is kept in the page, ready to be sent again."""

from __future__ import annotations

import sys

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template import loader

RETRY_AFTER_SECONDS = 30
# A form with one of these is never given back, nor is one as long as this.
SECRET = ("passw", "secret", "otp", "credential")
CHARACTERS_AT_MOST = 100_000


class _Check(CsrfViewMiddleware):
    """Django's own check, which answers with words instead of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def is_database_away() -> bool:
    """Whether what is being handled came from a database that doesn't answer or is too busy to."""
    failure = sys.exc_info()[1]
    if not isinstance(failure, OperationalError | InterfaceError):
        return False
    # SQLite calls a missing table operational as well; that one is our mistake.
    return not str(failure).startswith(("no such", "near "))


def away(request: HttpRequest) -> HttpResponse:
    """The page that says so, for GET with a link to try again, for POST with what was sent."""
    kept = kept_fields(request)
    context = {
        "address": request.get_full_path(),
        "is_form": request.method == "POST",
        "kept": kept,
        "written": [text for _name, text in kept if len(text.split()) > 1],
        "token": get_token(request) if kept else "",
    }
    return HttpResponse(
        loader.render_to_string("503_away.html", context),
        status=503,
        headers={"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"},
    )


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, text) of each field of a form of ours; empty when it can't be sent again as it was.

    A form from elsewhere is not given back: its sender would only have to press the button.
    """
    if request.method != "POST" or not _is_ours(request):
        return []
    try:
        fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
        if request.FILES:
            return []
    except (BadRequest, RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return []
    is_secret = any(
        name == "code" or any(word in name.lower() for word in SECRET) for name, _text in fields
    )
    if is_secret or sum(len(text) for _name, text in fields) > CHARACTERS_AT_MOST:
        return []
    return [(name, text) for name, text in fields if name != "csrfmiddlewaretoken"]


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form carries the token of this browser. The database may fail before that is asked."""
    check = _Check(lambda _request: HttpResponse())
    try:
        check.process_request(request)
        return check.process_view(request, away, (), {}) is None
    except (BadRequest, RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return False
