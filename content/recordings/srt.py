"""Caption files as editors have them: WebVTT, or SRT as platforms for webinars give it out."""

import re

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from content.recordings.captions import BYTES_AT_MOST, check_whole, tidy

SRT_TIME = r"(\d{1,2}):([0-5]\d):([0-5]\d)[,.](\d{3})"
SRT_TIMES = re.compile(rf"\s*{SRT_TIME}\s*-->\s*{SRT_TIME}\s*")
# Fonts, colors and places on the screen, which only SRT has. What they dress up stays.
SRT_DRESS = re.compile(r"</?font[^<>]*>|\{\\an?\d\}", re.IGNORECASE)


def text_of(file: File) -> str:
    """The captions in an uploaded file, as WebVTT.

    Raises ValidationError where there is no text to put before the editor. Whether each cue is
    sound is for `read_captions` to say.
    """
    file.seek(0)
    content: bytes = file.read(BYTES_AT_MOST + 1)
    try:
        text = tidy(content.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        # At the bound, the last sign may be cut in two: it is too long either way.
        if len(content) <= BYTES_AT_MOST:
            raise ValidationError(
                _("This file isn’t text in UTF-8. Save it as WebVTT in UTF-8 and retry.")
            ) from problem
        text = content.decode("utf-8", "replace")
    if is_srt(text):
        text = vtt_from_srt(text)
    check_whole(text)
    return text


def is_srt(text: str) -> bool:
    """Whether a text begins as SRT does: with the number and the times of its first cue."""
    lines = text.lstrip("\n").split("\n", 2)
    return len(lines) > 1 and lines[0].strip().isdigit() and bool(SRT_TIMES.fullmatch(lines[1]))


def vtt_from_srt(text: str) -> str:
    """The same cues as WebVTT. Nothing is left out: what isn't sound in SRT won't be here."""
    lines = ["WEBVTT", ""]
    for line in tidy(text).lstrip("\n").split("\n"):
        times = SRT_TIMES.fullmatch(line)
        if times:
            parts = times.groups()
            start, end = (f"{int(h):02}:{m}:{s}.{ms}" for h, m, s, ms in (parts[:4], parts[4:]))
            lines.append(f"{start} --> {end}")
        else:
            lines.append(SRT_DRESS.sub("", line))
    return tidy("\n".join(lines))
