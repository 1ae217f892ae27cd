"""Parts of a file by their bytes, as players ask for them (RFC 9110, section 14). Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

# Longer numbers than any file has bytes are still numbers; much longer ones are nonsense.
DIGITS = r"[0-9]{1,40}"
RANGE = re.compile(rf"(?P<first>{DIGITS})-(?P<last>{DIGITS})?|-(?P<suffix>{DIGITS})")


class ByteRange(NamedTuple):
    """The bytes from `start` up to, without, `end`."""

    start: int
    end: int

    def header(self, size: int) -> str:
        """The value of Content-Range for a file of `size` bytes."""
        return f"bytes {self.start}-{self.end - 1}/{size}"


class OutOfRange(Exception):
    """Nothing of what is asked for is in the file."""


def byte_range(header: str, size: int, most: int | None = None) -> ByteRange | None:
    """The part of a file of `size` bytes that a Range header asks for.

    Who asks for more than `most` bytes from some byte on gets those and comes back for the rest.
    None: send all of it, because the header is not sound, not about bytes, or asks for several
    parts at once, which no player does. Raises OutOfRange.
    """
    unit, equals, wanted = header.partition("=")
    parts = [part for part in wanted.split(",") if part.strip(" \t")]
    if not equals or unit.strip(" \t").lower() != "bytes" or len(parts) != 1:
        return None
    found = RANGE.fullmatch(parts[0].strip(" \t"))
    if found is None:
        return None
    if found["suffix"]:
        start, end = max(0, size - int(found["suffix"])), size
    else:
        start = int(found["first"])
        end = min(int(found["last"]) + 1, size) if found["last"] else size
        if found["last"] and int(found["last"]) < start:
            return None
    if start >= end:
        raise OutOfRange
    if most is not None and found["first"]:
        end = min(end, start + most)
    return ByteRange(start, end)
