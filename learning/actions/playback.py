"""What a learner played of a recording."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from content.models import Media

from ..models import ModulePage, ModuleProgress, Playback
from ..playback import Parts, believed, clamped, kept, percent, room, union, without
from .events import Kind
from .finish import again
from .refused import Refused
from .work import Work, begin

MILLISECOND = timedelta(milliseconds=1)


def record_playback(
    person: User,
    module: ModulePage,
    *,
    recording_id: int,
    parts: Iterable[tuple[int, int]],
    position_ms: int,
    began_at: datetime,
    elapsed_ms: int,
) -> ModuleProgress:
    """Add what one player tells of a recording: the parts played since `began_at`, and where it is.

    The same report twice, late, or after a newer one does no harm. No more is believed than can
    have been played in the time since `began_at` (the server's clock) and in `elapsed_ms` (the
    player's), and of all reports together no more than since the module was opened. Raises
    Refused as other work does, and when the record began anew after `began_at`.
    """
    with transaction.atomic():
        work = begin(person, module, since=began_at)
        recording = _recording(module, recording_id)
        playback = _playback(work, recording, began_at)
        elapsed_ms = max(0, min(elapsed_ms, (work.now - began_at) // MILLISECOND))
        length_ms = round(recording.duration * 1000)
        credit = believed(parts, length_ms=length_ms, elapsed_ms=elapsed_ms)
        all_ms = (work.now - _counting_since(work, playback, began_at)) // MILLISECOND
        is_new = _add(playback, credit, length_ms, all_ms)
        at = began_at + elapsed_ms * MILLISECOND
        if _move(playback, min(position_ms, length_ms or position_ms), at) or is_new:
            playback.save()
        return _count(work, playback)


def _recording(module: ModulePage, recording_id: int) -> Media:
    """The recording that was played. It need not be the one that stands there now."""
    current = module.recording
    if current is not None and current.pk == recording_id:
        return current
    found = Media.objects.filter(pk=recording_id).first()
    if found is None:
        raise Refused(_("This recording is no longer here, so it can't be counted."))
    return found


def _playback(work: Work, recording: Media, began_at: datetime) -> Playback:
    """What is known of the recording. A player from before the record began anew adds nothing."""
    found = Playback.objects.filter(progress=work.progress, recording=recording).first()
    playback = found or Playback(
        progress=work.progress, recording=recording, position_at=began_at - MILLISECOND
    )
    is_of_an_earlier_run = work.enrollment.run > 1 and began_at < work.enrollment.enrolled_at
    if is_of_an_earlier_run or (playback.counts_from and began_at < playback.counts_from):
        raise Refused(
            _("Your record has changed since you opened this page. Load it again to go on.")
        )
    return playback


def _counting_since(work: Work, playback: Playback, began_at: datetime) -> datetime:
    """Nothing of what is stored was played before. A device that was away may have begun first."""
    return playback.counts_from or min(work.progress.opened_at, began_at)


def _add(playback: Playback, credit: Parts, length_ms: int, all_ms: int) -> bool:
    """Add, unsaved, what is believed and was possible in `all_ms`; whether that is news."""
    before = [(start, end) for start, end in playback.played]
    news = clamped(without(credit, before), room(before, elapsed_ms=all_ms))
    after = kept(before, union(before, news))
    if after == before:
        return False  # a recording that got shorter meanwhile is no news of the learner
    playback.played = [list(part) for part in after]
    playback.watched_percent = max(playback.watched_percent, percent(after, length_ms))
    return True


def _move(playback: Playback, position_ms: int, at: datetime) -> bool:
    """Set, unsaved, where the recording was last; whether that is news."""
    there = (playback.position_at, playback.position_ms)
    if (at, position_ms) <= there:
        return False
    playback.position_at, playback.position_ms = at, position_ms
    return True


def _count(work: Work, playback: Playback) -> ModuleProgress:
    """Let the progress follow, and the module complete. Writes nothing when nothing is new."""
    progress, share = work.progress, work.rule.watched
    before = progress.watched_percent
    progress.watched_percent = max(before, playback.watched_percent)
    if share and before < share <= progress.watched_percent:
        work.note(
            Kind.WATCHED,
            # A later rule may ask for more: each share is reached once.
            key=f"{again(progress)}.{share}",
            data={"percent": progress.watched_percent, "recording": playback.recording_id},
        )
    is_open = progress.completed_at is None
    if progress.watched_percent > before or (is_open and work.rule.is_met(progress.evidence)):
        return work.settle()
    work.remember_place()
    return progress
