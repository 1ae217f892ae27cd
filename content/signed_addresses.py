"""Addresses of private files that a page gives to one person: theirs alone, and for hours only.

A page that has let somebody in signs the addresses of what it shows; who asks for the file then
needs to be that person. The page's reasons stay with the page.
"""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

NAME = "for"
SALT = "content.signed_addresses"
# As long as the longest recording: a player asks for the next part until the end.
OLDEST = timedelta(hours=12)


def signed(url: str, person_id: int | None) -> str:
    """The address for this person; as it is without one."""
    if not person_id:
        return url
    told = _told(unquote(urlsplit(url).path), person_id)
    signature = _signer().sign(told).removeprefix(f"{told}:")
    return f"{url}?{NAME}={signature}"


def is_signed_for_visitor(request: HttpRequest) -> bool:
    """Whether this very address was given to who asks, not long ago."""
    signature = request.GET.get(NAME)
    if not signature or not request.user.is_authenticated:
        return False
    told = _told(request.path, request.user.pk)
    try:
        return _signer().unsign(f"{told}:{signature}", max_age=OLDEST) == told
    except BadSignature:
        return False


def _told(path: str, person_id: int) -> str:
    return f"{person_id}:{path}"


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT)
