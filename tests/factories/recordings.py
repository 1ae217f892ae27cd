"""Recordings with all that a page asks of them, small and real."""

from pathlib import Path

from django.core.files.base import ContentFile

from content.models import CaptionTrack, Media
from content.recordings.length import measure

MINUTE = Path(__file__).parent.parent / "files" / "minute.mp4"
CAPTIONS = """WEBVTT

1
00:00.500 --> 00:04.000
<v Rosa>Welcome to the first year as a mentor.

2
00:04.500 --> 00:09.000
<v Ana>Thank you. I am glad to be here.
"""
SPANISH = """WEBVTT

00:00.500 --> 00:04.000
<v Rosa>Bienvenida al primer año como mentora.

00:04.500 --> 00:09.000
<v Ana>Gracias. Me alegra estar aquí.
"""
TRANSCRIPT = "Rosa: Welcome to the first year as a mentor.\n\nAna: Thank you. I am glad to be here."


def mp4_bytes():
    """A film of one minute, 64 × 36 pixels, with a silent sound track."""
    return MINUTE.read_bytes()


def film(title="The first year", name="first-year.mp4", **fields):
    """A film of one minute, with nothing else yet."""
    file = ContentFile(mp4_bytes(), name=name)
    fields = {"duration": measure(file).seconds, "width": 64, "height": 36} | fields
    return Media.objects.create(title=title, file=file, type="video", **fields)


def fit_film(title="The first year", languages=("en",), **fields):
    """A film that a page may play: read-along captions, a transcript, and visuals spoken for."""
    fields = {"transcript": TRANSCRIPT, "visuals": Media.Visuals.SPOKEN} | fields
    recording = film(title, **fields)
    for language in languages:
        captions(recording, language, SPANISH if language == "es" else CAPTIONS)
    return recording


def captions(recording, language="en", text=CAPTIONS, is_reviewed=True):
    return CaptionTrack.objects.create(
        recording=recording, language=language, text=text, is_reviewed=is_reviewed
    )
