"""Who can enroll in a series now, and in which words the others are told why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.models import User
from content.public import hidden_paths

from .models.records import Enrollment

if TYPE_CHECKING:
    from .models import SeriesPage


def why_not_enroll(person: User | None, series: SeriesPage) -> str:
    """Why this person can't enroll now, in a sentence; empty when they can.

    For a visitor (None) only what holds for everybody is said.
    """
    if not series.live:
        return _("This series isn't published.")
    if why_not := why_closed(series):
        return why_not
    missing = _missing_prerequisites(person, series) if person else []
    return _finish_first(missing) if missing else ""


def why_closed(series: SeriesPage) -> str:
    """Why nobody can enroll at this time in a series that is live; empty when people can."""
    state = series.state
    if state == series.State.ARCHIVED:
        return _("This series is archived. You can read it, but nobody new can enroll.")
    if state == series.State.UPCOMING:
        return _("This series hasn't opened yet.")
    return ""


def _finish_first(missing: list[SeriesPage]) -> str:
    """What to finish first. A series that isn't for everyone is asked for without its title."""
    hidden = hidden_paths(page.path for page in missing)
    titles = [f"“{page.title}”" for page in missing if page.path not in hidden]
    if len(titles) < len(missing):
        titles.append(_("a series that is open to some people only"))
    return _("Finish %(titles)s first.") % {"titles": ", ".join(titles)}


def _missing_prerequisites(person: User, series: SeriesPage) -> list[SeriesPage]:
    """What must be finished before. A series that is no longer live is asked of nobody."""
    # In a preview the relation holds plain objects, not rows, so it is asked for all.
    wanted = [page for page in series.prerequisites.all() if page.live]
    if not wanted:
        return []
    done = Enrollment.objects.of(person).completed().filter(series__in=wanted)
    finished = set(done.values_list("series_id", flat=True))
    return [page for page in wanted if page.pk not in finished]
