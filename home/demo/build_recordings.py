"""The films of the demo: files of our own making, with captions, transcript, chapters and poster.

They are made by `tools/make_recordings.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import File
from django.core.files.images import ImageFile
from django.utils import timezone

from accounts.models import User
from content.models import CaptionTrack, Media
from content.recordings.length import measure

FOLDER = Path(__file__).parent / "recordings"
LANGUAGES = ("en", "es")
TITLES = {
    "five-ways-to-step-in": "Five ways to step in",
    "how-a-circle-works": "How a circle works",
}


def make_recordings() -> dict[str, int]:
    """Ids of the demo's films by name; those that are missing are made."""
    ids = dict(Media.objects.filter(title__in=TITLES.values()).values_list("title", "pk"))
    return {name: ids.get(title) or _make(name, title) for name, title in TITLES.items()}


def _make(name: str, title: str) -> int:
    with _path(name, "mp4").open("rb") as film, _path(name, "webp").open("rb") as poster:
        file = File(film, name=f"{name}.mp4")
        measured = measure(file)
        recording = Media(
            title=title,
            type="video",
            file=file,
            duration=measured.seconds,
            width=measured.width,
            height=measured.height,
            thumbnail=ImageFile(poster, name=f"{name}.webp"),
            transcript=_text(name, "txt"),
            chapters=_text(name, "chapters.txt"),
            visuals=Media.Visuals.SPOKEN,
        )
        recording.save()
    CaptionTrack.objects.bulk_create(
        CaptionTrack(
            recording=recording,
            language=language,
            text=_text(name, f"{language}.vtt"),
            is_reviewed=True,
        )
        for language in LANGUAGES
    )
    return recording.pk


def _path(name: str, ending: str) -> Path:
    return FOLDER / f"{name}.{ending}"


def _text(name: str, ending: str) -> str:
    return _path(name, ending).read_text(encoding="utf-8")


def let_say(editor: User, ids: Iterable[int]) -> None:
    """Keep the editor's name with what is said of the visuals, where nobody's is kept yet."""
    unsigned = Media.objects.filter(pk__in=ids, visuals_said_by=None, visuals_said_at=None)
    unsigned.update(visuals_said_by=editor, visuals_said_at=timezone.now())
