"""Draw the mark, the favicons and the social card, by hand, when the mark changes.

Writes ``static/icons/``. The results are committed. Needs ``pip install resvg-py pillow``::

    python tools/make_icons.py

The mark is eight seats in a ring, one of them lit. At 16 pixels eight seats are mush, so the favicon says
the same in fewer strokes: an open ring and the lit seat in its gap, on a plum tile that holds on light and
dark tabs.
"""

import io
import math
from pathlib import Path

import resvg_py
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "static" / "icons"
TYPE = ROOT / "learning" / "certificate" / "fonts"

PLUM, PAPER, INK, SOFT, LINE, MARIGOLD = (
    "#4D2F68",
    "#FBF8F3",
    "#231F2C",
    "#5A5464",
    "#E2D9CB",
    "#F0A93B",
)


def main() -> None:
    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "mark.svg").write_text(mark("#FBF8F3") + "\n", encoding="utf-8")
    favicon = tile(radius=7)
    (ICONS / "favicon.svg").write_text(favicon + "\n", encoding="utf-8")
    picture(favicon, 256).save(ICONS / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
    # Apple rounds the corners itself and paints transparency black, so its tile is square.
    small_png(picture(tile(radius=0, inset=3), 180), ICONS / "apple-touch-icon.png")
    # Android may cut any shape out of these: everything that matters stays inside the inner 80 %.
    for size in (192, 512):
        small_png(picture(tile(radius=0, inset=4), size), ICONS / f"icon-{size}.png")
    small_png(picture(social_card(), 1200), ICONS / "social-card.png", colors=96)
    for file in sorted(ICONS.iterdir()):
        print(f"{file.stat().st_size:>8,} B  {file.name}")


def seats(cx: float, cy: float, ring: float, seat: float, color: str, lit_seat: float) -> str:
    """Eight seats around a point; the lit one is at the top and a little larger."""
    circles = []
    for place in range(1, 8):
        angle = math.tau * place / 8
        x, y = cx + ring * math.sin(angle), cy - ring * math.cos(angle)
        circles.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{seat:g}"/>')
    lit = f'<circle fill="{MARIGOLD}" cx="{cx:g}" cy="{cy - ring:g}" r="{lit_seat:g}"/>'
    return f'<g fill="{color}">{"".join(circles)}</g>{lit}'


def mark(color: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"{seats(16, 16.5, 11.5, 3, color, lit_seat=3.75)}</svg>"
    )


def tile(radius: float, inset: float = 0) -> str:
    """The favicon. ``inset`` is the extra room around the ring, in 32nds of the tile."""
    ring = 9.5 - inset * 0.6
    stroke = 4 - inset * 0.25
    gap = math.radians(52)
    dx, dy = ring * math.sin(gap), ring * math.cos(gap)
    middle = 16.8
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="{radius:g}" fill="{PLUM}"/>'
        f'<path d="M{16 + dx:.2f} {middle - dy:.2f}A{ring:g} {ring:g} 0 1 1 {16 - dx:.2f} {middle - dy:.2f}"'
        f' fill="none" stroke="{PAPER}" stroke-width="{stroke:g}" stroke-linecap="round"/>'
        f'<circle cx="16" cy="{middle - ring:g}" r="{stroke * 0.95:g}" fill="{MARIGOLD}"/></svg>'
    )


def social_card() -> str:
    """1200 by 630: the name and what it is on the left, the ring on the right, clear of the words."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">'
        f'<rect width="1200" height="630" fill="{PAPER}"/>'
        f'<rect y="618" width="1200" height="12" fill="{PLUM}"/>'
        f'<circle cx="940" cy="312" r="172" fill="none" stroke="{LINE}" stroke-width="3"/>'
        f"{seats(940, 312, 172, 36, PLUM, lit_seat=44)}"
        f'<g font-family="Fraunces" font-weight="600" font-size="112" fill="{INK}">'
        '<text x="84" y="250">Equip</text></g>'
        f'<g font-family="Atkinson Hyperlegible Next" font-size="35" fill="{SOFT}">'
        '<text x="88" y="326">Learning series, circles</text>'
        '<text x="88" y="376">and shared tools for medicine</text>'
        '<text x="88" y="426">where everyone belongs</text></g></svg>'
    )


def picture(svg: str, width: int) -> Image.Image:
    fonts = [
        str(file)
        for file in sorted(TYPE.glob("*.ttf"))
        if file.name.startswith(("Fraunces", "Atkinson"))
    ]
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, font_files=fonts, skip_system_fonts=True
    )
    return Image.open(io.BytesIO(bytes(png)))


def small_png(image: Image.Image, file: Path, colors: int = 64) -> None:
    flat = Image.new("RGB", image.size, PAPER)
    flat.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    flat.quantize(colors, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main()
