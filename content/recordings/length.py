"""How long a recording is and what is in it, read from the file itself."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

READER = Path(__file__).with_name("reader.py")
SECONDS_AT_MOST = 30


@dataclass(frozen=True)
class Measured:
    """A recording's length in seconds, its pictures' size in pixels, and what it consists of."""

    seconds: float
    width: int | None
    height: int | None
    format: str = ""  # "MPEG-4", "WebM", "MPEG Audio", "Ogg", "Wave"
    has_sound: bool = False
    has_pictures: bool = False
    is_whole: bool = True  # nothing is cut off, and nothing else hangs on to it


def measure(file: File) -> Measured:
    """What is in the file, which is left at its start.

    Raises ValidationError with a sentence when its length can't be read.
    """
    with _as_input(file) as source:
        found = _ask(source)
    file.seek(0)
    if not found or not found["seconds"] or not (found["sound"] or found["pictures"]):
        raise ValidationError(
            _(
                "How long this recording is can’t be read from the file. "
                "Export it again, as MP4 or MP3 for example, and retry."
            )
        )
    return Measured(
        seconds=found["seconds"],
        width=found["width"],
        height=found["height"],
        format=found["format"],
        has_sound=found["sound"],
        has_pictures=found["pictures"],
        is_whole=found["whole"],
    )


def _ask(source: IO[bytes]) -> dict | None:
    """What the reader says; None when the file was too much for it."""
    try:
        reader = subprocess.run(  # noqa: S603 - our own program, without arguments from outside
            [sys.executable, "-I", str(READER)],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS_AT_MOST,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    found: dict = json.loads(reader.stdout)
    return found


@contextmanager
def _as_input(file: File) -> Iterator[IO[bytes]]:
    """A file of the system, at its start, that another process can read. Small ones are copied."""
    file.seek(0)
    try:
        file.fileno()
    except (AttributeError, io.UnsupportedOperation):
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            copy.seek(0)
            yield copy
    else:
        yield file.file
