"""Refuses a request by the size it declares, before any of it is read.

Django checks the size of forms, but takes in files of any size, for anybody, before a view or a
form is asked. What isn't declared isn't read at all.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import LimitedStream
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

Handler = Callable[[HttpRequest], HttpResponseBase]

MEBIBYTE = 1024 * 1024
ORDINARY = 10 * MEBIBYTE
# What comes along with a file: captions, a poster, the other fields.
BESIDE_A_FILE = 32 * MEBIBYTE


def bytes_at_most(request: HttpRequest) -> int:
    """How large what somebody sends may be: large only where staff upload files."""
    admin = reverse("wagtailadmin_home")
    files = {
        f"{admin}media/": settings.RECORDING_BYTES_AT_MOST,
        f"{admin}documents/": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        f"{admin}images/": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
    }
    for folder, most in files.items():
        if request.path.startswith(folder) and request.user.has_perm("wagtailadmin.access_admin"):
            return most
    return ORDINARY


class SizeMiddleware:
    """Answers 413, in words, to a request that declares more than its address takes.

    Stands after the middleware that tells who is asking: only staff have large requests.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        declared = _declared(request)
        if declared > ORDINARY:
            most = bytes_at_most(request)
            beside = BESIDE_A_FILE if most > ORDINARY else 0
            if declared > most + beside:
                return _refuse(request, most)
        return self.get_response(request)


def _declared(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _refuse(request: HttpRequest, most: int) -> StreamingHttpResponse:
    stream = request.META.get("wsgi.input")
    if isinstance(stream, LimitedStream):
        # The server of `make run` would read all the rest into memory when it closes.
        stream.limit = 0
    text = _(
        "At most %(most)s can be sent at once, and nothing of this was kept. Go back, and make "
        "the file smaller or choose another one."
    ) % {"most": filesizeformat(most)}
    page = loader.render_to_string("413.html", {"text": text})
    # Without a length of its own the answer ends the connection, and what is still coming.
    return StreamingHttpResponse([page], status=413, headers={"Cache-Control": "no-store"})
