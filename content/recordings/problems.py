"""What a recording lacks before a page that plays it may go live.

Who can't hear needs captions, who can neither hear nor see needs the transcript, and who listens
without seeing needs all that matters to be said. (WCAG 2.2, success criteria 1.2.1 to 1.2.5.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.recordings.captions import Cue, read_captions
from content.recordings.languages import language
from content.recordings.times import clock

if TYPE_CHECKING:
    from content.models import CaptionTrack, Media

# Of the words in the captions, this share is in a transcript at the least.
SHARE_IN_TRANSCRIPT = 0.6
SECONDS_OF_SILENCE = 60


def recording_problems(media: Media | None) -> list[str]:
    """Sentences that say why a page with this recording must not go live; none if it may.

    One query, or none when the captions are prefetched.
    """
    if media is None:
        return [_("The recording is gone. Choose another one, or take its block out.")]
    named = {"title": media.title}
    problems = []
    if not media.duration:
        problems.append(_("How long “%(title)s” is isn’t known. Upload its file again.") % named)
    tracks = list(media.captions.all())
    has_pictures = media.type == "video"
    if has_pictures and not tracks:
        problems.append(_("“%(title)s” has no captions.") % named)
    for track in tracks:
        problems += _track_problems(media, track)
    problems += _transcript_problems(media, tracks)
    if has_pictures and not media.visuals:
        problems.append(
            _("For “%(title)s” nobody has said yet whether all that is seen is also said.") % named
        )
    return problems


def missing(media: Media) -> list[str]:
    """What shows at first sight, in a word or two each, for lists: these don't read the captions."""
    tracks = list(media.captions.all())
    has_pictures = media.type == "video"
    lacks = (
        (not media.duration, _("length")),
        (has_pictures and not tracks, _("captions")),
        (any(not track.is_reviewed for track in tracks), _("reading along")),
        (not media.transcript.strip(), _("transcript")),
        (has_pictures and not media.visuals, _("what is only seen")),
    )
    return [word for is_missing, word in lacks if is_missing]


def _track_problems(media: Media, track: CaptionTrack) -> list[str]:
    named = {"title": media.title, "language": language(track.language)}
    problems = []
    if not track.is_reviewed:
        problems.append(
            _("Nobody has read along the captions of “%(title)s” in %(language)s yet.") % named
        )
    try:
        cues = read_captions(track.text)
    except ValidationError:
        return [*problems, _("The captions of “%(title)s” in %(language)s can’t be read.") % named]
    if media.duration and (gap := _first_gap(cues, media.duration)):
        problems.append(
            _(
                "“%(title)s” has no captions in %(language)s from %(start)s to %(end)s. Write what "
                "is heard; if nothing is, write [silence]."
            )
            % {**named, "start": clock(gap[0]), "end": clock(gap[1])}
        )
    return problems


def _first_gap(cues: list[Cue], duration: float) -> tuple[float, float] | None:
    """From when to when the first long time without captions lasts."""
    ends = [0.0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), duration]
    for end, start in zip(ends, starts, strict=True):
        if start - end > SECONDS_OF_SILENCE:
            return end, start
    return None


def _transcript_problems(media: Media, tracks: list[CaptionTrack]) -> list[str]:
    named = {"title": media.title}
    words = len(media.transcript.split())
    if not words:
        return [_("“%(title)s” has no transcript.") % named]
    # Languages need different numbers of words for the same: the shortest captions decide.
    if tracks and words < SHARE_IN_TRANSCRIPT * min(_words(track) for track in tracks):
        return [
            _(
                "The transcript of “%(title)s” is much shorter than its captions. "
                "All that is said belongs in it."
            )
            % named
        ]
    return []


def _words(track: CaptionTrack) -> int:
    try:
        return sum(len(cue.text.split()) for cue in read_captions(track.text))
    except ValidationError:
        return 0
