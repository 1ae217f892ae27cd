"""What a player sends: read, checked, and tied to the page it was made for.

Each page with a recording carries a signed token: whose page, of which module and recording, made
when by the server's clock. A report comes with it, so nobody reports for another, and a report
that comes late says truly how much time there was.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

SALT = "learning.playback"
# A device that was away longer than this has missed its chance.
OLDEST = timedelta(days=90)
MOST_BYTES = 32_000
MOST_PARTS = 500
LONGEST_MS = 2**31 - 1


class Unreadable(Exception):
    """It isn't a report that a page of ours sent. `str()` of it can be shown."""

    def __init__(self) -> None:
        super().__init__(_("This couldn't be read. Load the page again to go on."))


@dataclass(frozen=True)
class Token:
    """Whose page it is, of which module and recording, and when it was made."""

    person_id: int
    module_id: int
    recording_id: int
    began_at: datetime

    def signed(self) -> str:
        began_ms = round(self.began_at.timestamp() * 1000)
        return signing.dumps(
            [self.person_id, self.module_id, self.recording_id, began_ms], salt=SALT
        )

    @classmethod
    def read(cls, text: Any) -> "Token":
        if not isinstance(text, str) or not text.isascii():
            raise Unreadable
        try:
            *ids, began_ms = signing.loads(text, salt=SALT, max_age=OLDEST)
        except signing.BadSignature:
            raise Unreadable from None
        return cls(*ids, datetime.fromtimestamp(began_ms / 1000, UTC))


@dataclass(frozen=True)
class Report:
    """Every part played since the page was made, and where the player stands. In milliseconds."""

    token: Token
    parts: list[tuple[int, int]]
    position_ms: int
    elapsed_ms: int


def read_report(request: HttpRequest) -> Report:
    """The report in a request, as JSON or as a form with `parts` in JSON. Raises Unreadable."""
    # Looked at before anything is read; a length that is no number lets nothing be read.
    if len(said := request.META.get("CONTENT_LENGTH") or "0") > 9 or not said.isdecimal():
        raise Unreadable
    if int(said) > MOST_BYTES:
        raise Unreadable
    is_json = request.content_type == "application/json"
    sent = _json(request.body) if is_json else request.POST.dict()
    if not isinstance(sent, dict):
        raise Unreadable
    return Report(
        token=Token.read(sent.get("token")),
        parts=_parts(sent.get("parts")),
        position_ms=_milliseconds(sent.get("position")),
        elapsed_ms=_milliseconds(sent.get("elapsed")),
    )


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable from None


def _parts(sent: Any) -> list[tuple[int, int]]:
    parts = _json(sent) if isinstance(sent, str) else sent
    if not isinstance(parts, list) or len(parts) > MOST_PARTS:
        raise Unreadable
    if not all(isinstance(part, list) and len(part) == 2 for part in parts):
        raise Unreadable
    return [(_milliseconds(start), _milliseconds(end)) for start, end in parts]


def _milliseconds(sent: Any) -> int:
    """A whole number of a size that can be. A form sends its digits."""
    if isinstance(sent, str) and sent.isascii() and sent.isdecimal() and len(sent) < 12:
        sent = int(sent)
    # A bool is an int in Python, and no time.
    if type(sent) is not int or not 0 <= sent <= LONGEST_MS:
        raise Unreadable
    return sent
