"""Recordings: whole, of the kind they say, and not too large to keep."""

from __future__ import annotations

from os.path import splitext

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from content.recordings.length import Measured, measure
from content.uploads.documents import check_recording

HOURS_AT_MOST = 12
FORMATS = {
    "m4a": "MPEG-4",
    "m4v": "MPEG-4",
    "mp3": "MPEG Audio",
    "mp4": "MPEG-4",
    "ogg": "Ogg",
    "wav": "Wave",
    "webm": "WebM",
}


def read_recording(file: File, kind: str) -> Measured:
    """What is in a recording that is about to be stored; `kind` is "audio" or "video".

    Raises ValidationError with a sentence for one that can't be stored.
    """
    if file.size > settings.RECORDING_BYTES_AT_MOST:
        raise ValidationError(too_large())
    check_recording(file)
    measured = measure(file)
    extension = splitext(file.name or "")[1].lower().lstrip(".")
    if measured.format != FORMATS[extension] or not measured.is_whole:
        raise ValidationError(
            _(
                "This file is cut off, or holds something else beside the recording. "
                "Export it again as .%(extension)s and retry."
            )
            % {"extension": extension}
        )
    if kind == "video" and not measured.has_pictures:
        raise ValidationError(_("There are no pictures in this file. Add it as audio instead."))
    if kind == "audio" and not measured.has_sound:
        raise ValidationError(_("There is no sound in this file. Add it as video instead."))
    if measured.seconds > HOURS_AT_MOST * 3600:
        raise ValidationError(
            _("A recording lasts at most %(hours)d hours. Cut it into parts.")
            % {"hours": HOURS_AT_MOST}
        )
    return measured


def too_large() -> str:
    """The sentence for a recording that takes more room than one may."""
    return _(
        "This recording is larger than %(most)s. Export it in a smaller size: for talks, "
        "720 lines and 1 Mbit/s do."
    ) % {"most": filesizeformat(settings.RECORDING_BYTES_AT_MOST)}
