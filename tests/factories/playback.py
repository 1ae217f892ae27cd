"""Recordings of a length that can be reckoned with, modules that ask to watch them, and reports."""

from datetime import timedelta

from django.utils import timezone

from content.models import Media
from learning import actions
from learning.models import ModulePage

from .content import recording
from .learning import a_module

LENGTH = 100_000
HOUR = timedelta(hours=1)


def a_recording(**fields):
    """Said to be 100 seconds long, so that a second is a percent."""
    media = recording(transcript="Two people talk about the first year.", **fields)
    Media.objects.filter(pk=media.pk).update(duration=LENGTH / 1000)
    media.refresh_from_db()
    return media


def recorded(media):
    return {"type": "recording", "value": {"recording": media.pk, "caption": ""}}


def watching(series, media, title="Watch", **fields):
    """A module that is complete when 80% of its recording was watched."""
    fields = {"watch_share": 80, "needs_continue": False, "body": [recorded(media)], **fields}
    return a_module(series, title, **fields)


def told(person, module, parts, *, began=HOUR, elapsed=None, position=0, media=None):
    """A player's report; the time that has passed is enough for what it tells, unless said."""
    fresh = ModulePage.objects.get(pk=module.pk)
    if elapsed is None:
        elapsed = sum(end - start for start, end in parts)
    return actions.record_playback(
        person,
        fresh,
        recording_id=(media or fresh.recording).pk,
        parts=parts,
        position_ms=position,
        began_at=timezone.now() - began,
        elapsed_ms=elapsed,
    )
