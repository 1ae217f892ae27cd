"""Captions as WebVTT (https://www.w3.org/TR/webvtt1/), read strictly.

Browsers drop what they can't read without a word, and people who don't hear miss it. So nothing
is dropped here: captions are sound as a whole, or each line that isn't is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.recordings.cue_text import other_markup, spoken
from content.recordings.times import clock

BYTES_AT_MOST = 1024 * 1024
CUES_AT_MOST = 10_000
FAULTS_AT_MOST = 5
SECONDS_PAST_THE_END = 1.0

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
ARROW = "-->"
TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMES = re.compile(rf"\s*{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+(?P<settings>.*))?")
SETTING = re.compile(r"(?:vertical|line|position|size|align):[\w.%,+-]+")


@dataclass(frozen=True)
class Cue:
    """What is heard between two moments, in seconds of the recording; `text` has no mark-up."""

    start: float
    end: float
    text: str
    speaker: str = ""
    line: int = field(default=0, compare=False)  # where its times stand


Line = tuple[int, str]  # its number, and what stands there


def tidy(text: str) -> str:
    """The same captions without byte order mark and trailing space, with one kind of line end."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"


def read_captions(text: str) -> list[Cue]:
    """The cues, in order and apart from each other.

    Raises ValidationError with a sentence for each of the first lines that are not sound.
    """
    check_whole(text)
    lines = tidy(text).split("\n")
    faults: list[str] = []
    cues: list[Cue] = []
    for block in _blocks(lines):
        if len(faults) >= FAULTS_AT_MOST:
            break
        try:
            cue = _cue(block, cues[-1] if cues else None)
        except ValidationError as fault:
            faults += fault.messages
        else:
            cues += [cue] if cue else []
    if faults:
        raise ValidationError(faults)
    if not cues:
        raise ValidationError(_("There are no captions in it yet."))
    if len(cues) > CUES_AT_MOST:
        raise ValidationError(
            _("There are %(count)d cues; at most %(most)d can be kept.")
            % {"count": len(cues), "most": CUES_AT_MOST}
        )
    return cues


def check_length(cues: list[Cue], seconds: float) -> None:
    """Refuse captions that go on after a recording of so many seconds has ended."""
    for cue in cues:
        if cue.end > seconds + SECONDS_PAST_THE_END:
            raise _at(
                cue.line,
                _("this cue lasts until %(end)s, but the recording ends at %(length)s")
                % {"end": clock(cue.end), "length": clock(seconds)},
            )


def check_whole(text: str) -> None:
    """Refuse what is too long, not text, or doesn't begin as captions do."""
    if len(text.encode("utf-8", "replace")) > BYTES_AT_MOST:
        raise ValidationError(
            _("Captions can have at most %(most)d MB.") % {"most": BYTES_AT_MOST // 1024**2}
        )
    lines = tidy(text).split("\n")
    for number, line in enumerate(lines, start=1):
        if UNREADABLE.search(line):
            raise _at(number, _("there are signs in it that are not text"))
    if not HEADER.fullmatch(lines[0]):
        raise _at(1, _("the first line of captions says WEBVTT"))


def _blocks(lines: list[str]) -> Iterator[list[Line]]:
    """What stands between empty lines. The first block has only the rest of the header."""
    block: list[Line] = [(1, "")]
    for number, line in enumerate(lines[1:], start=2):
        if line:
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cue(block: list[Line], before: Cue | None) -> Cue | None:
    """The cue of a block; None for a note and for the header, which hold none."""
    arrows = [place for place, (_number, line) in enumerate(block) if ARROW in line]
    number, first = block[0]
    if number == 1 or first == "NOTE" or first.startswith(("NOTE ", "NOTE\t")):
        if arrows:
            raise _at(block[arrows[0]][0], _("leave an empty line before each cue"))
        return None
    if first in ("STYLE", "REGION"):
        raise _at(number, _("captions here have no styles or regions; take this part out"))
    if not arrows or arrows[0] > 1:
        raise _at(number, _("a cue starts with its times, as in 00:01:02.500 --> 00:01:05.000"))
    if len(arrows) > 1:
        raise _at(block[arrows[1]][0], _("leave an empty line before each cue"))
    return _read(block[arrows[0]], block[arrows[0] + 1 :], before)


def _read(times: Line, words: list[Line], before: Cue | None) -> Cue:
    number, line = times
    found = TIMES.fullmatch(line)
    if found is None:
        raise _at(number, _("write the times as in 00:01:02.500 --> 00:01:05.000"))
    for setting in (found["settings"] or "").split():
        if not SETTING.fullmatch(setting):
            raise _at(number, _("“%(setting)s” can’t follow the times") % {"setting": setting[:40]})
    for place, text in words:
        if markup := other_markup(text):
            raise _at(
                place,
                _("“%(markup)s” can’t stand in captions (for a plain < write &lt;)")
                % {"markup": markup},
            )
    speaker, said = spoken("\n".join(text for _place, text in words))
    if not said:
        raise _at(number, _("this cue has no words"))
    start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:8])
    cue = Cue(start, end, said, speaker, number)
    _check_order(cue, before)
    return cue


def _check_order(cue: Cue, before: Cue | None) -> None:
    if cue.end <= cue.start:
        raise _at(cue.line, _("this cue has to end after it starts"))
    if before and cue.start < before.start:
        raise _at(cue.line, _("this cue starts before the one above it; sort them by time"))
    if before and cue.start < before.end:
        raise _at(cue.line, _("this cue starts before the one above it has ended"))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds) / 1000


def _at(line: int, why: str) -> ValidationError:
    return ValidationError(_("Line %(line)d: %(why)s.") % {"line": line, "why": why})
