"""Words with nothing in them that opens something private, nor a row the database refused. No Django."""

import re

# What follows these in an address lets its holder in, or tells that somebody has a seat somewhere.
PRIVATE_PATHS = ("/j/", "/training/", "/desk/invitation/")
HIDDEN = "…"

_address = re.compile(
    # As it stands, or as a server writes what it could not read (%2Fj%2F).
    rf"(?P<path>{'|'.join(re.escape(path).replace('/', '(?:/|%2F)') for path in PRIVATE_PATHS)})"
    r"[^\s\"'<>,)\]}]+",
    re.IGNORECASE,
)
# Without a slash before it, as in the words of Django's Resolver404.
_tried = re.compile(r"(?P<path>'path': ['\"](?:j|training|desk/invitation)/)[^'\"]*")
# PostgreSQL repeats the whole row that it refuses.
_row = re.compile(r"^DETAIL:.*?(?=^\s*$\n(?:The above|During)|\Z)", re.MULTILINE | re.DOTALL)


def discreet(text: str) -> str:
    """`text` without what follows a private path, and without refused rows."""
    text = _address.sub(rf"\g<path>{HIDDEN}", text)
    text = _tried.sub(rf"\g<path>{HIDDEN}", text)
    return _row.sub(f"DETAIL: {HIDDEN}\n", text)
