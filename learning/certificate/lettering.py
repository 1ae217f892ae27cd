"""Finding letters for any text: what our fonts can draw, and what to print when they can't.

PDF/UA, the accessible kind of PDF, forbids a character without a glyph. So text is checked here before it is
set, and a name that can't be set goes down a ladder instead of failing or printing empty boxes.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from anyascii import anyascii

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"

# Controls, surrogates, private use, unassigned, and line and paragraph separators.
UNPRINTABLE_CATEGORIES = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
# A byte-order mark and the controls that reorder text: an isolate left open would turn the rest of the line.
REORDERING = set("\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Characters that shape their neighbors and draw nothing themselves: joiners, variation selectors, emoji tags.
INVISIBLE = re.compile(
    "[\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef\u00ad]"
)
LATIN_MARKS = re.compile("[\u0300-\u036f]")
KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")


def cleaned(text: str, limit: int) -> str:
    """The text in one line: composed, no controls, at most ``limit`` characters (cut with an ellipsis)."""
    # Cut before composing: a hostile megabyte should not be normalized first.
    text = unicodedata.normalize("NFC", text[: limit * 4])
    text = "".join(" " if c.isspace() else c for c in text)
    text = "".join(
        c
        for c in text
        if unicodedata.category(c) not in UNPRINTABLE_CATEGORIES and c not in REORDERING
    )
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last code points of each range the fonts cover, ascending."""
    pairs = [line.split("-") for line in COVERAGE.read_text(encoding="ascii").split()]
    return [int(first, 16) for first, _ in pairs], [int(last, 16) for _, last in pairs]


def has_glyph(character: str) -> bool:
    if INVISIBLE.match(character):
        return True
    firsts, lasts = _ranges()
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= lasts[place]


def printable(text: str) -> str:
    """The text with each character our fonts lack in Latin letters instead, or left out if it has none."""
    return " ".join("".join(c if has_glyph(c) else anyascii(c) for c in text).split())


def ways_to_print(name: str, latin_name: str) -> Iterator[str]:
    """What to try to print for a name, best first. Both must be ``cleaned``.

    1. the name itself, without symbols we can't draw (a rare symbol is no reason to respell a person);
    2. how its owner writes it in Latin letters;
    3. a machine's guess at that, which is rough (U+0645 U+062D U+0645 U+062F gives "mhmd"), so last.

    A name that isn't fully covered is skipped, but being covered is no proof that typst can set it: a mark
    whose base comes from another font may still fail. So the caller goes on to the next when one fails.
    """
    for way in (name, latin_name):
        way = "".join(c for c in way if has_glyph(c) or not unicodedata.category(c).startswith("S"))
        way = " ".join(way.split())
        if has_letters(way) and all(map(has_glyph, way)):
            yield way
    guess = " ".join(anyascii(name).split())
    if guess:
        yield guess


def has_letters(text: str) -> bool:
    """Whether anything would be seen: an emoji counts, joiners and spaces alone don't."""
    return bool(INVISIBLE.sub("", text).strip())


def direction(text: str) -> str:
    """Which way the text runs, "ltr" or "rtl", by its first letter (as ``dir="auto"`` in HTML)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return "ltr"


def stacks_marks(text: str) -> bool:
    """Whether a Latin letter carries a mark it has no composed form with (Fraunces can't place those)."""
    return bool(LATIN_MARKS.search(text))


def han_language(name: str, reader_language: str) -> tuple[str, str]:
    """Language and region that pick the shapes of Han characters in a name, ("", "") for the plain ones.

    Kana or Hangul in the name settle it; otherwise what the learner reads in.
    """
    language, _, region = reader_language.lower().replace("_", "-").partition("-")
    if KANA.search(name):
        return "ja", ""
    if HANGUL.search(name):
        return "ko", ""
    if language in ("ja", "ko"):
        return language, ""
    if language == "zh":
        return "zh", "TW" if region in ("hant", "tw", "hk", "mo", "hant-tw", "hant-hk") else "CN"
    return "", ""
