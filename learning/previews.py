"""Previews of series and modules: as a visitor, as a learner half-way, as one who has finished.

All of it is made up for one request (`learning.pretended`): nothing is saved, nobody's records are
asked for, and the page's forms go nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from .models.playbacks import Playback
from .models.records import ModuleProgress
from .outline import Outline, Row, module_row, with_states
from .pretended import (
    FINISHED,
    HALF,
    MODES,
    NO_NUMBER,
    VISITOR,
    Pretended,
    an_attempt,
    an_enrollment,
    finished_progress,
    half_progress,
)
from .rules import SeriesRule

if TYPE_CHECKING:
    from .models import ModulePage, SeriesPage


class PreviewedAsLearners:
    """A page whose preview can be seen as a visitor, half-way and finished."""

    preview_modes = MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as that person would find it; for an unknown mode, a visitor."""
        if self.pk is None:
            # A page that isn't saved yet, which the addresses of its forms must still name.
            self.pk = NO_NUMBER
        mode = mode_name if mode_name in (HALF, FINISHED) else VISITOR
        request.pretended_standing = pretended = pretend(self, request, mode)
        # Whatever forms the page holds, the browser sends none of them.
        serve = csp_replace({"form-action": [NONE]})(super().serve_preview)
        response = serve(request, mode)
        response.context_data |= {"preview": pretended, "user": pretended.user}
        return response


def pretend(page: Any, request: HttpRequest, mode: str) -> Pretended:
    """Somebody of this mode on the page of a series or of a module. One query."""
    series = getattr(page, "series", page)
    module = None if series is page else page
    there = _modules_of(series)
    live = [each for each in there if each.live]
    modules = _with(module, live or there)
    now = timezone.now()
    rule = SeriesRule(sum(m.required for m in modules), series.modules_needed, series.in_order)
    if module is not None:
        series.shown_url = preview_url(series, mode)
    # The figures on the page are those of the modules in the list.
    series.figures = (len(modules), rule.total, sum(each.minutes for each in modules))
    progress = {m.path: finished_progress(now) for m in _done(modules, rule, module, mode)}
    attempt = None
    if module is not None and module.quick_check is not None:
        attempt = an_attempt(module.quick_check.asked, module.rule(), mode, now)
    if module is not None and mode == HALF:
        progress[module.path] = half_progress(module.rule(), attempt, now)
    outline = _outline(series, modules, rule, progress, mode)
    return Pretended(
        request=request,
        series=series,
        person=None,
        enrollment=an_enrollment(mode, outline.needed, outline.done, now),
        outline=outline,
        mode=mode,
        attempt=attempt,
        played=_played(module, mode),
        shows_drafts=bool(there) and not live,
        left_out=len(there) - len(live) if live else 0,
    )


def _modules_of(series: SeriesPage) -> list[ModulePage]:
    """All modules of the series in order, drafts too."""
    private = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    modules = series.live_modules().model.objects.child_of(series).filter(alias_of=None)
    return list(modules.annotate(is_private=Exists(private)).order_by("path"))


def _with(module: ModulePage | None, modules: list[ModulePage]) -> list[ModulePage]:
    """The modules, with the one at hand as its editor has it now."""
    if module is None:
        return modules
    others = [each for each in modules if each.path != module.path]
    return sorted([*others, module], key=lambda each: each.path)


def _done(
    modules: list[ModulePage], rule: SeriesRule, module: ModulePage | None, mode: str
) -> list[ModulePage]:
    """Half-way on a series' page: half of what is needed; on a module's: what stands before it."""
    if mode == FINISHED:
        return modules
    if mode == VISITOR:
        return []
    required = [each for each in modules if each.required]
    if module is None:
        return required[: rule.needed // 2]
    before = [each for each in required if each.path < module.path]
    return before[: max(rule.needed - 1, 0)]


def _played(module: ModulePage | None, mode: str) -> Playback | None:
    """Half-way, the recording was left in its middle."""
    recording = module.recording if module is not None and mode == HALF else None
    return Playback(position_ms=round(recording.duration * 500)) if recording else None


def _outline(
    series: SeriesPage,
    modules: list[ModulePage],
    rule: SeriesRule,
    progress: dict[str, ModuleProgress],
    mode: str,
) -> Outline:
    # As on the page itself: what is private counts, but is named to no visitor.
    rows = [
        _row(series, module, number, progress.get(module.path), mode)
        for number, module in enumerate(modules, start=1)
        if mode != VISITOR or not getattr(module, "is_private", False)
    ]
    if mode == VISITOR:
        return Outline(tuple(rows), rule, 0)
    done = rule.done(sum(row.is_done and row.required for row in rows))
    return Outline(tuple(with_states(rows, in_order=series.in_order)), rule, done, True)


def _row(
    series: SeriesPage,
    module: ModulePage,
    number: int,
    progress: ModuleProgress | None,
    mode: str,
) -> Row:
    """A row that leads to the module's own preview as the same person."""
    row = module_row(series, module, number, module.required, module.rule(), progress)
    return replace(row, module_id=module.pk or NO_NUMBER, url=preview_url(module, mode))


def preview_url(page: Any, mode: str) -> str:
    """Where the latest draft of a page is seen in this mode; a page not saved yet has no place."""
    if not page.pk:
        return "#main"
    return f"{reverse('wagtailadmin_pages:view_draft', args=[page.pk])}?mode={mode}"
