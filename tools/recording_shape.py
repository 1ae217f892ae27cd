"""The pieces a film of the demo is told in: chapters of lines, with pictures. Plain data.

The voice says all that can be read in the pictures, so nothing is lost by listening alone. A line
is one caption: it fits in two rows of 42 letters, in both languages.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """What is seen. `seats` has one letter for each seat of the ring, from the top, clockwise.

    o taken, k the keeper's, t holds the talking piece, d done, - free. `middle` stands inside the
    ring, `title` and `text` beside it; all three may hold line breaks.
    """

    title: str
    seats: str
    text: str = ""
    middle: str = ""


@dataclass(frozen=True)
class Line:
    """One sentence or two. Without a picture of its own, the one before stays."""

    english: str
    spanish: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Chapter:
    """Lines that belong together; the film rests a little longer after the last of them."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Film:
    """One film. `slug` names its files."""

    slug: str
    chapters: tuple[Chapter, ...]
