"""The pictures of the demo: files of our own making, and the sizes pages show them in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.blocks import StreamValue

from content.models import Image

FOLDER = Path(__file__).parent / "images"
CREDIT = "Drawn for Equip"
# As templates/components/offering_card.html asks for it.
CARD = "fill-720x300|format-webp"
SHOWS = {
    "gathering": "Rings of filled seats around a shared center, with one seat left free in each.",
    "meeting": "Two circles that overlap, with a ring of seats around them.",
    "ripples": "Broken arcs spreading outward from one bright point.",
}


def make_images() -> dict[str, int]:
    """Ids of the demo's pictures by name ("ripples-1"); those that are missing are made."""
    ids = dict(Image.objects.filter(credit=CREDIT).values_list("title", "pk"))
    return {
        path.stem: ids.get(_title(path.stem)) or _make(path)
        for path in sorted(FOLDER.glob("*.png"))
    }


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _make(path: Path) -> int:
    with path.open("rb") as opened:
        image = Image(
            title=_title(path.stem),
            description=SHOWS[path.stem.partition("-")[0]],
            credit=CREDIT,
            file=ImageFile(opened, name=path.name),
        )
        image.save()
    return image.pk


def make_sizes(bodies: Iterable[StreamValue], on_cards: Iterable[Image]) -> int:
    """Draw every picture block and card once, so that no visitor waits; how many blocks there were."""
    for picture in set(on_cards):
        picture.get_rendition(CARD)
    blocks = [block for body in bodies for block in body if block.block_type == "image"]
    for block in blocks:
        block.render()
    return len(blocks)
