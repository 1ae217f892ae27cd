"""The recording of a module as one visitor meets it: where to go on, and where to report. Reads only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from .models.playbacks import Playback
from .models.records import ModuleProgress
from .playback import first_missing
from .playback_reports import Token
from .standing import Standing

if TYPE_CHECKING:
    from .models import ModulePage

# So near to its beginning or its end there is nothing to go on with.
NEAR_MS = 5_000


@dataclass(frozen=True)
class ShownPlayback:
    """What a player needs to know of who looks. Nothing is reported without an address."""

    resume_ms: int | None = None
    report_url: str = ""
    report_token: str = ""
    watched_percent: int = 0
    signed_for: int | None = None  # the person whose addresses open private files


def shown_playback(
    module: ModulePage, standing: Standing, progress: ModuleProgress | None, share: int | None
) -> ShownPlayback | None:
    """None without a recording. `share` is what its rule asks to watch. One query for who has
    played it."""
    recording = module.recording
    if recording is None:
        return None
    if standing.enrollment is None:
        return ShownPlayback()
    played = standing.playback(progress, recording.pk)
    watched = progress.watched_percent if progress else 0
    is_enough = bool(share is None or watched >= share or (progress and progress.completed_at))
    shown = ShownPlayback(
        resume_ms=_resume(played, round(recording.duration * 1000), is_enough=is_enough),
        watched_percent=watched,
    )
    if standing.person is None:
        return shown  # in a preview: of somebody who doesn't exist there is nothing to report
    token = Token(standing.person.pk, module.pk, recording.pk, timezone.now())
    return replace(
        shown,
        signed_for=None if module.series.is_open_to_read else standing.person.pk,
        report_url=reverse("learning:playback", args=[module.pk]),
        report_token=token.signed(),
    )


def _resume(played: Playback | None, length_ms: int, *, is_enough: bool) -> int | None:
    """Where it was last; from its end, the first part not watched unless what is watched is enough.
    None to begin at the beginning."""
    if played is None or not length_ms:
        return None
    at: int | None = played.position_ms
    if played.position_ms > length_ms - NEAR_MS:
        at = None if is_enough else first_missing(((a, b) for a, b in played.played), length_ms)
    return at if at is not None and at >= NEAR_MS else None
