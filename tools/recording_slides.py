"""Draws the pictures of the demo's films as SVG: the ring of seats at the left, words at the right.

The lowest quarter stays empty, for that is where browsers put captions.
"""

import math
from collections.abc import Iterator
from html import escape

from recording_shape import Picture

WIDTH, HEIGHT = 1280, 720
RING_X, RING_Y, RING = 330, 285, 178
WORDS_X = 640
TITLE_SIZE, TITLE_STEP = 66, 78
TEXT_SIZE, TEXT_STEP = 36, 50

PAPER, INK, SOFT, LINE = "#FBF8F3", "#231F2C", "#5A5464", "#E2D9CB"
PLUM, TEAL, MARIGOLD = "#4D2F68", "#0B6660", "#F0A93B"
FILLS = {"o": PLUM, "k": TEAL, "t": MARIGOLD, "d": TEAL, "-": PAPER}


def slide(picture: Picture) -> str:
    """The picture as SVG text."""
    parts = (*_ring(picture), *_words(picture))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def _ring(picture: Picture) -> Iterator[str]:
    seats = picture.seats
    radius = 46 if len(seats) > 6 else 56
    yield _circle(RING_X, RING_Y, RING, "none", LINE, 3)
    for place, seat in enumerate(seats):
        turn = math.tau * place / len(seats)
        x, y = RING_X + RING * math.sin(turn), RING_Y - RING * math.cos(turn)
        # A gap of paper parts each seat from the line it sits on.
        yield _circle(x, y, radius + 10, PAPER)
        edge = PLUM if seat == "-" else "none"
        yield _circle(x, y, radius - (3 if seat == "-" else 0), FILLS[seat], edge, 6)
    if picture.middle:
        yield _text(picture.middle, RING_X, RING_Y + 46, 132, "Fraunces", INK, middle=True)


def _words(picture: Picture) -> Iterator[str]:
    titles = picture.title.split("\n")
    texts = picture.text.split("\n") if picture.text else []
    height = TITLE_STEP * len(titles) + TEXT_STEP * len(texts) + (14 if texts else 0)
    y = RING_Y - height / 2 + TITLE_SIZE * 0.86
    for line in titles:
        yield _text(line, WORDS_X, y, TITLE_SIZE, "Fraunces", PLUM)
        y += TITLE_STEP
    y += 14 - (TITLE_SIZE - TEXT_SIZE) * 0.86
    for line in texts:
        yield _text(line, WORDS_X, y, TEXT_SIZE, "Atkinson Hyperlegible Next", SOFT)
        y += TEXT_STEP


def _circle(
    x: float, y: float, radius: float, fill: str, stroke: str = "none", width: float = 0
) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{width}"/>'
    )


def _text(
    words: str, x: float, y: float, size: int, family: str, fill: str, *, middle: bool = False
) -> str:
    weight = 600 if family == "Fraunces" else 400
    anchor = "middle" if middle else "start"
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-family="{family}" font-size="{size}" '
        f'font-weight="{weight}" fill="{fill}" text-anchor="{anchor}">{escape(words)}</text>'
    )
