"""Chapters of a recording: one to a line, its start first."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.recordings.times import clock, seconds_of

CHAPTERS_AT_MOST = 100
LETTERS_AT_MOST = 120


@dataclass(frozen=True)
class Chapter:
    """A part of a recording, from `start` (seconds) to where the next one starts."""

    start: float
    title: str


def read_chapters(text: str, duration: float = 0) -> list[Chapter]:
    """The chapters, in order. Empty lines are passed over; a duration of 0 isn't known.

    Raises ValidationError with a sentence that names the line.
    """
    chapters: list[Chapter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            chapter = _chapter(number, line.strip())
            _check_place(number, chapter, chapters[-1] if chapters else None, duration)
            chapters.append(chapter)
    if len(chapters) > CHAPTERS_AT_MOST:
        raise ValidationError(_("At most %(most)d chapters.") % {"most": CHAPTERS_AT_MOST})
    return chapters


def _chapter(number: int, line: str) -> Chapter:
    time, _space, title = line.partition(" ")
    start = seconds_of(time)
    title = title.strip()
    if start is None or not title:
        raise _at(number, _("write the start and a title, as in “12:30 Questions and answers”"))
    if len(title) > LETTERS_AT_MOST:
        raise _at(number, _("a title has at most %(most)d letters") % {"most": LETTERS_AT_MOST})
    return Chapter(start, title)


def _check_place(number: int, chapter: Chapter, before: Chapter | None, duration: float) -> None:
    if before and chapter.start <= before.start:
        raise _at(number, _("each chapter starts after the one above it"))
    if duration and chapter.start >= duration:
        raise _at(
            number,
            _("the recording ends at %(length)s, before this chapter")
            % {"length": clock(duration)},
        )


def _at(line: int, why: str) -> ValidationError:
    return ValidationError(_("Line %(line)d: %(why)s.") % {"line": line, "why": why})
