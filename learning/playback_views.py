"""What a player tells while a recording plays. Answers are JSON; `says` is a sentence to show."""

import time
from collections import Counter

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from . import actions
from .playback_reports import Unreadable, read_report
from .visible import module_or_404

# A page reports every ten seconds and when it is paused or left; several devices may play.
MOST_A_MINUTE = 120
_reports: dict[int, Counter[int]] = {}  # minute → person → how many


@never_cache
@require_POST
def record(request: HttpRequest, module_id: int) -> JsonResponse:
    """Count what was played. A player that isn't heard keeps what it has and asks again."""
    module = module_or_404(request, module_id)
    if not request.user.is_authenticated:
        return _refuse(401, _("You are signed out. Sign in again, and what you watch counts."))
    try:
        report = read_report(request)
    except Unreadable as unreadable:
        return _refuse(400, str(unreadable))
    token = report.token
    if (token.person_id, token.module_id) != (request.user.pk, module.pk):
        return _refuse(403, _("Somebody else is signed in now. Load the page again to go on."))
    if _is_too_often(request.user.pk):
        return _refuse(429, _("That was too often. Please wait a minute."))
    try:
        progress = actions.record_playback(
            request.user,
            module,
            recording_id=token.recording_id,
            parts=report.parts,
            position_ms=report.position_ms,
            began_at=token.began_at,
            elapsed_ms=report.elapsed_ms,
        )
    except actions.Refused as refusal:
        return _refuse(409, str(refusal))
    return JsonResponse(
        {
            "watched": progress.watched_percent,
            "complete": progress.completed_at is not None,
            "says": _("You have watched %(watched)s%% so far.")
            % {"watched": progress.watched_percent},
        }
    )


def _refuse(status: int, sentence: str) -> JsonResponse:
    return JsonResponse({"says": sentence}, status=status)


def _is_too_often(person_id: int) -> bool:
    """Whether a person sends more in this minute than pages do. Counted by each process for itself:
    it keeps one script from filling the line, and costs no query."""
    minute = int(time.monotonic() // 60)
    if minute not in _reports:
        _reports.clear()
    counts = _reports.setdefault(minute, Counter())
    counts[person_id] += 1
    return counts[person_id] > MOST_A_MINUTE
