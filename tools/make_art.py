"""Draw the site's pictures: gathering, ripples and meeting, three of each, by hand.

Writes ``static/art/<motif>-<n>.svg`` (2400 by 1600) and, for Wagtail's image library, the same picture as a
small palette PNG in ``home/demo/images/``. The results are committed. The same seeds give the same pictures.
Needs ``pip install resvg-py pillow``::

    python tools/make_art.py

Flat shapes only: no gradients, no shadows, no blend modes (overlaps get a color chosen by hand instead).
"""

import io
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SVGS = ROOT / "static" / "art"
ORIGINALS = ROOT / "home" / "demo" / "images"
WIDTH, HEIGHT = 2400, 1600
LARGEST_PNG = 70_000

PLUM, TEAL, MARIGOLD, PAPER = "#4D2F68", "#0B6660", "#F0A93B", "#FBF8F3"
PALE_PLUM, PALE_TEAL, PALE_MARIGOLD, SAND = "#E4DBEC", "#D3E6E3", "#FBE5BF", "#F2ECE2"


@dataclass(frozen=True)
class Picture:
    """One picture to draw. ``x`` and ``y`` place its middle on the 2400 by 1600 sheet; ``size`` scales it."""

    motif: str
    number: int
    seed: int
    ground: str
    x: int
    y: int
    size: float


def main() -> None:
    SVGS.mkdir(parents=True, exist_ok=True)
    ORIGINALS.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        name = f"{picture.motif}-{picture.number}"
        svg = sheet(picture)
        (SVGS / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")
        png = raster(svg)
        if len(png) > LARGEST_PNG:
            raise SystemExit(f"{name}.png has {len(png):,} bytes, more than {LARGEST_PNG:,}")
        (ORIGINALS / f"{name}.png").write_bytes(png)
        print(f"{name}: SVG {len(svg):,} B, PNG {len(png):,} B")


def sheet(picture: Picture) -> str:
    shapes = MOTIFS[picture.motif](picture, random.Random(picture.seed))  # noqa: S311 not a secret
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{picture.ground}"/>{"".join(shapes)}</svg>'
    )


def raster(svg: str) -> bytes:
    drawn = Image.open(
        io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH)))
    ).convert("RGB")
    file = io.BytesIO()
    drawn.quantize(96, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def disc(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="{fill}"/>'


def hoop(x: float, y: float, radius: float, stroke: str, width: float, fill: str = "none") -> str:
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{width:.0f}"/>'
    )


def on_ring(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """The point at ``turn`` (in whole turns, clockwise from the top) on a ring."""
    return x + radius * math.sin(math.tau * turn), y - radius * math.cos(math.tau * turn)


def gathering(picture: Picture, chance: random.Random) -> Iterator[str]:
    """People around a middle: seats on three rings, one seat open in each, one lit in the nearest."""
    x, y, size = picture.x, picture.y, picture.size
    band = SAND if picture.ground == PALE_MARIGOLD else PALE_MARIGOLD
    yield hoop(x, y, 505 * size, band, 190 * size)
    for radius, count, seat, color in (
        (300, 8, 58, PLUM),
        (505, 13, 62, TEAL),
        (735, 17, 66, PLUM),
    ):
        radius, seat = radius * size, seat * size
        shift = chance.random() / count
        open_seat = chance.randrange(count)
        lit_seat = (
            (open_seat + 1 + chance.randrange(count - 1)) % count
            if color == PLUM and radius < 400 * size
            else -1
        )
        for place in range(count):
            sx, sy = on_ring(x, y, radius, place / count + shift)
            if place == open_seat:
                yield hoop(
                    sx,
                    sy,
                    seat * 0.9,
                    color,
                    12 * size,
                    picture.ground if radius != 505 * size else band,
                )
            else:
                yield disc(
                    sx,
                    sy,
                    seat * (1.12 if place == lit_seat else 1),
                    MARIGOLD if place == lit_seat else color,
                )


def ripples(picture: Picture, chance: random.Random) -> Iterator[str]:
    """What one act sets going: broken arcs around a point near the edge, wider apart the farther out."""
    x, y, size = picture.x, picture.y, picture.size
    tints = [tint for tint in (PALE_PLUM, PALE_TEAL, PALE_MARIGOLD) if tint != picture.ground]
    radius, gap, last = 190 * size, 120 * size, ""
    yield disc(x, y, 92 * size, MARIGOLD)
    for step in range(11):
        turn = chance.random()
        full = turn + 0.93
        for _ in range(2 if step < 3 else 3):
            choices = [c for c in (PLUM, TEAL, *tints, *tints) if c != last]
            last = chance.choice(choices)
            sweep = min(chance.uniform(0.16, 0.3), full - turn)
            if sweep < 0.05:
                break
            yield arc(x, y, radius, turn, sweep, last, 46 * size)
            turn += sweep + chance.uniform(0.06, 0.12) + 60 / (math.tau * radius)
        radius += gap
        gap *= 1.05


def arc(
    x: float, y: float, radius: float, start: float, sweep: float, stroke: str, width: float
) -> str:
    """``start`` and ``sweep`` in whole turns; ``sweep`` under one half."""
    (x1, y1), (x2, y2) = on_ring(x, y, radius, start), on_ring(x, y, radius, start + sweep)
    return (
        f'<path d="M{x1:.0f} {y1:.0f}A{radius:.0f} {radius:.0f} 0 0 1 {x2:.0f} {y2:.0f}" fill="none" '
        f'stroke="{stroke}" stroke-width="{width:.0f}" stroke-linecap="round"/>'
    )


def meeting(picture: Picture, chance: random.Random) -> Iterator[str]:
    """Two who overlap: a marigold and a teal disc, a plum lens between, an orbit with a few seats."""
    x, y, size = picture.x, picture.y, picture.size
    lean = math.radians(chance.uniform(-30, 30))
    first, second = 500 * size, 500 * size * chance.uniform(0.62, 1)
    overlap = second * chance.uniform(0.45, 0.75)
    apart = first + second - overlap
    # The two together are centered on the middle of the picture.
    left = (
        x - (apart - first + second) / 2 * math.cos(lean),
        y - (apart - first + second) / 2 * math.sin(lean),
    )
    right = left[0] + apart * math.cos(lean), left[1] + apart * math.sin(lean)
    orbit = 1010 * size
    yield hoop(x, y, orbit, PAPER if picture.ground != PAPER else PALE_PLUM, 12 * size)
    yield disc(*left, first, MARIGOLD)
    yield disc(*right, second, TEAL)
    yield f'<clipPath id="lens">{disc(*left, first, "#000")}</clipPath>'
    yield f'<g clip-path="url(#lens)">{disc(*right, second, PLUM)}</g>'
    turn = chance.uniform(-0.09, 0.09) + picture.number / 4
    for seat in range(7):
        sx, sy = on_ring(x, y, orbit, turn)
        yield (
            disc(sx, sy, 54 * size, PLUM)
            if seat
            else hoop(sx, sy, 48 * size, PLUM, 12 * size, picture.ground)
        )
        turn += chance.uniform(0.08, 0.17)


MOTIFS: dict[str, Callable[[Picture, random.Random], Iterator[str]]] = {
    "gathering": gathering,
    "ripples": ripples,
    "meeting": meeting,
}
PICTURES = (
    Picture("gathering", 1, seed=3, ground=PAPER, x=1200, y=800, size=0.95),
    Picture("gathering", 2, seed=8, ground=PALE_PLUM, x=1560, y=1240, size=1.5),
    Picture("gathering", 3, seed=21, ground=PALE_TEAL, x=700, y=520, size=1.35),
    Picture("ripples", 1, seed=5, ground=PAPER, x=1200, y=1480, size=1.0),
    Picture("ripples", 2, seed=12, ground=PALE_MARIGOLD, x=420, y=1250, size=1.15),
    Picture("ripples", 3, seed=31, ground=SAND, x=1900, y=1050, size=1.3),
    Picture("meeting", 1, seed=2, ground=PAPER, x=1200, y=800, size=0.7),
    Picture("meeting", 2, seed=9, ground=PALE_PLUM, x=1000, y=860, size=0.98),
    Picture("meeting", 3, seed=4, ground=SAND, x=1420, y=1000, size=1.12),
)


if __name__ == "__main__":
    main()
