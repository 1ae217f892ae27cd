"""Names as people type them, made safe to store and print. No Django here."""

import re
import unicodedata

MAX_LENGTH = 150
# Control, surrogate, private use, unassigned: nothing a name is written with.
_REFUSED_CATEGORIES = {"Cc", "Cs", "Co", "Cn"}
# Marks that turn the direction of the text around them; a name reads the right way without.
_BIDI_CONTROLS = {
    *"\u061c\u200e\u200f",
    *"\u202a\u202b\u202c\u202d\u202e",
    *"\u2066\u2067\u2068\u2069",
}
_SPACES = re.compile(r"\s+")


def clean_name(text: str) -> str:
    """`text` as a name: one line, NFC, at most 150 characters, nothing invisible that could mislead.

    Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji names need them.
    """
    # NFC can't make text longer than three times its length, so a megabyte is cut before the work.
    start = text[: MAX_LENGTH * 8]
    spaced = _SPACES.sub(" ", start)
    kept = "".join(letter for letter in spaced if not _is_refused(letter))
    composed = unicodedata.normalize("NFC", kept)
    return _SPACES.sub(" ", composed).strip()[:MAX_LENGTH].rstrip()


def _is_refused(letter: str) -> bool:
    return (
        letter == "\ufeff"
        or letter in _BIDI_CONTROLS
        or unicodedata.category(letter) in _REFUSED_CATEGORIES
    )
