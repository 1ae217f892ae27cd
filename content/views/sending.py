"""How a file that may be seen is sent: whole, in part, not again, or by the web server in front.

In part, because a player asks for where it plays, and some (Safari) play nothing without. Whatever
its size, a file passes through memory a little at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from os.path import basename, splitext
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date, quote_etag

from content.models import CaptionTrack
from content.ranges import ByteRange, OutOfRange, byte_range

# The only types a browser is told. Anything else is offered as a download of unknown type.
TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "m4v": "video/mp4",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
UNKNOWN = "application/octet-stream"
PUBLIC_SECONDS = 3600
BYTES_AT_ONCE = 64 * 1024
# A player asks for everything from here on and then stops reading while it plays; until it goes on,
# it would keep one of our few threads. So it gets a bit, and asks again (RFC 9110, 15.3.7).
BYTES_IN_A_PART = 8 * 1024 * 1024
# Where nginx finds the files that it sends for us: a location that is `internal`.
HANDED_OFF = "/handed-off/"
SAFE_TO_OPEN = {
    "X-Content-Type-Options": "nosniff",
    # A file opened on its own runs nothing and loads nothing.
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
# Of sound and film the browser makes a page that plays them, which a sandbox would keep from itself.
PLAYS_BY_ITSELF = "default-src 'none'; media-src 'self'"


def send_file(request: HttpRequest, file: FieldFile, *, is_public: bool) -> HttpResponseBase:
    """The file, or the part of it that is asked for."""
    kind = TYPES.get(splitext(file.name)[1].lower().lstrip("."))
    try:
        if settings.MEDIA_HANDOFF:
            response = _handed_off(file)
        else:
            response = _read(request, file)
    except (FileNotFoundError, NotImplementedError) as gone:
        raise Http404 from gone
    if response.status_code < 300:
        response.headers["Content-Type"] = kind or UNKNOWN
        response.headers["Content-Disposition"] = content_disposition_header(
            kind is None, basename(file.name)
        )
    if is_public:
        patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    _safe(response)
    if kind and kind.startswith(("audio/", "video/")):
        response.headers["Content-Security-Policy"] = PLAYS_BY_ITSELF
    return response


def send_captions(
    request: HttpRequest, captions: CaptionTrack, *, is_public: bool
) -> HttpResponseBase:
    """The text of the captions. It is asked for anew each time: a correction shows at once."""
    changed = captions.changed_at.timestamp()
    etag = quote_etag(f"{captions.pk}-{changed:.6f}")
    response = get_conditional_response(request, etag, int(changed)) or HttpResponse(
        captions.text, content_type="text/vtt; charset=utf-8"
    )
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    patch_cache_control(response, no_cache=True, **({} if is_public else {"private": True}))
    return _safe(response)


def _safe(response: HttpResponseBase) -> HttpResponseBase:
    for name, value in SAFE_TO_OPEN.items():
        response.headers[name] = value
    return response


def _handed_off(file: FieldFile) -> HttpResponse:
    """Nothing but the name of the file: the web server looks after ranges and what is unchanged."""
    if not default_storage.exists(file.name):
        raise FileNotFoundError(file.name)
    response = HttpResponse()
    if settings.MEDIA_HANDOFF == "nginx":
        response.headers["X-Accel-Redirect"] = HANDED_OFF + quote(file.name)
    else:
        response.headers["X-Sendfile"] = quote(file.path)
    return response


def _read(request: HttpRequest, file: FieldFile) -> HttpResponseBase:
    changed = default_storage.get_modified_time(file.name).timestamp()
    size = file.size
    etag, last_modified = quote_etag(f"{changed:.6f}-{size}"), http_date(changed)
    response = get_conditional_response(request, etag, int(changed))
    if response is None:
        try:
            part = _wanted(request, size, etag, last_modified)
            response = _part(file, part, size) if part else _whole(file)
        except OutOfRange:
            response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = last_modified
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _wanted(request: HttpRequest, size: int, etag: str, last_modified: str) -> ByteRange | None:
    """The part to send; None for all. A part of what is no longer the same file is of no use."""
    header = request.headers.get("Range")
    if header is None or request.method != "GET":
        return None
    if request.headers.get("If-Range", etag).strip() not in (etag, last_modified):
        return None
    return byte_range(header, size, most=BYTES_IN_A_PART)


def _whole(file: FieldFile) -> FileResponse:
    return FileResponse(file.open("rb"))


def _part(file: FieldFile, part: ByteRange, size: int) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_Bytes(file, part), status=206)
    response.headers["Content-Length"] = str(part.end - part.start)
    response.headers["Content-Range"] = part.header(size)
    return response


class _Bytes:
    """The bytes of one part, a little at a time. The response closes the file."""

    def __init__(self, file: FieldFile, part: ByteRange) -> None:
        self.file = file.open("rb")
        self.part = part

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.part.start)
        left = self.part.end - self.part.start
        while left and (read := self.file.read(min(left, BYTES_AT_ONCE))):
            left -= len(read)
            yield read

    def close(self) -> None:
        self.file.close()
