"""Where the visitor of a page stands in its series, and what is kept of them there. Reads only.

Pages ask this and nothing else for what people did, so that an editor's preview can put a made-up
learner in its place (`learning.previews`) and never shows anybody's own work.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Subquery, Sum
from django.db.models.functions import JSONObject
from django.http import HttpRequest, QueryDict

from .kept import kept_form
from .models.certificates import Certificate
from .models.playbacks import Playback
from .models.records import Enrollment, ModuleProgress, QuizAttempt, Reflection
from .openness import why_not_enroll
from .outline import Outline, outline_for

if TYPE_CHECKING:
    from accounts.models import User

    from .models import SeriesPage


@dataclass
class Standing:
    """One visitor in one series."""

    request: HttpRequest
    series: SeriesPage
    person: User | None  # None: signed out
    enrollment: Enrollment | None
    outline: Outline

    @property
    def whose(self) -> int | None:
        """Whom forms are made for."""
        return self.person.pk if self.person else None

    def why_not_enroll(self) -> str:
        """Why this visitor can't enroll now; empty when they can, or have."""
        return "" if self.enrollment else why_not_enroll(self.person, self.series)

    def can_take_again(self) -> bool:
        return bool(
            self.enrollment
            and self.enrollment.is_completed
            and not why_not_enroll(None, self.series)
        )

    def certificates(self) -> list[Certificate]:
        """What the enrollment brought, revoked and replaced ones too: they wait for no name."""
        if self.enrollment is None or not self.enrollment.is_completed:
            return []
        return list(Certificate.objects.filter(enrollment=self.enrollment))

    def last_attempt(self, progress: ModuleProgress | None) -> QuizAttempt | None:
        return progress.attempts.last() if progress else None

    def playback(self, progress: ModuleProgress | None, recording_id: int) -> Playback | None:
        """What was played of a recording."""
        return progress.playbacks.filter(recording=recording_id).first() if progress else None

    def reflections(self, block_ids: Collection[str]) -> dict[str, Reflection]:
        """Block id → what was written to its prompt."""
        if self.enrollment is None:
            return {}
        kept = Reflection.objects.filter(enrollment=self.enrollment, block_id__in=block_ids)
        return {reflection.block_id: reflection for reflection in kept}

    def kept_form(self, module_id: int, what: str) -> QueryDict | None:
        """What was typed when the session had run out."""
        return kept_form(self.request, module_id, what)


def standing_in(series: SeriesPage, request: HttpRequest, *, counted: bool = False) -> Standing:
    """The visitor's standing: under their newest enrollment that holds, with its plan.

    Where it is `counted`, the series' figures are read on the way, without a query of their own.
    """
    pretended = getattr(request, "pretended_standing", None)
    if pretended is not None:
        return pretended
    enrollment = current_enrollment(request, series, counted=counted)
    if enrollment is not None and counted:
        figures = enrollment.figures or {"modules": 0, "required": 0, "minutes": 0}
        series.figures = (figures["modules"], figures["required"], figures["minutes"])
    person = request.user if request.user.is_authenticated else None
    return Standing(request, series, person, enrollment, outline_for(series, enrollment))


def current_enrollment(
    request: HttpRequest, series: SeriesPage, *, counted: bool = False
) -> Enrollment | None:
    """The visitor's newest enrollment that stands, with its plan. One query."""
    mine = Enrollment.objects.of(request.user).standing().filter(series=series)
    if counted:
        mine = mine.annotate(figures=_figures_now(series))
    return mine.select_related("plan").newest_first().first()


def _figures_now(series: SeriesPage) -> Subquery:
    """What `ModulePage.figures` counts, to be read with another row; null without modules."""
    counted = JSONObject(
        modules=Count("pk"), required=Count("pk", filter=Q(required=True)), minutes=Sum("minutes")
    )
    modules = series.live_modules().order_by().values("live")
    return Subquery(modules.annotate(figures=counted).values("figures"))
