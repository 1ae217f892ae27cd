"""The catalogue and the series. Editors write these; nothing a visitor does changes them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, PageManager, PageQuerySet
from wagtail.search import index

from content.blocks import CONTENT_BLOCKS
from content.models import BasePage
from content.offering import Offering
from content.publishing import Errors

from ..catalogue import catalogue_context
from ..offerings import prepare_series, series_offering
from ..panels import LearnersPanel
from ..previews import PreviewedAsLearners
from ..publishing import series_errors
from ..review.forms import SeriesForm
from ..review.panels import GoesWithPanel
from ..shown import series_context
from .modules import ModulePage
from .policies import ChoosesForLearners, Policy


class LearningIndexPage(BasePage):
    """The catalogue: every series, by topic and state."""

    max_count = 1
    subpage_types: ClassVar[list[str]] = ["learning.SeriesPage"]
    template = "learning/learning_index_page.html"

    class Meta:
        verbose_name = _("learning catalogue")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **catalogue_context(self, request, SeriesPage)}


class SeriesQuerySet(PageQuerySet):
    """Series by where they stand in time."""

    def in_state(self, state: str, now: datetime) -> SeriesQuerySet:
        """Those whose `state_at(now)` is `state`."""
        archived = Q(archived_at__lte=now)
        upcoming = Q(opens_at__gt=now)
        complete = Q(ends_at__lte=now)
        if state == SeriesPage.State.ARCHIVED:
            return self.filter(archived)
        if state == SeriesPage.State.UPCOMING:
            return self.exclude(archived).filter(upcoming)
        if state == SeriesPage.State.COMPLETE:
            return self.exclude(archived).exclude(upcoming).filter(complete)
        return self.exclude(archived).exclude(upcoming).exclude(complete)


class SeriesPage(PreviewedAsLearners, ChoosesForLearners, BasePage):
    """A learning series: modules in an order, with a rule for finishing them."""

    class State(models.TextChoices):
        UPCOMING = "upcoming", _("Opens soon")
        OPEN = "open", _("Open")
        COMPLETE = "complete", _("Complete")
        ARCHIVED = "archived", _("Archived")

    class Access(models.TextChoices):
        OPEN = "open", _("Anyone may read; work is kept for the enrolled")
        ENROLLED = "enrolled", _("Only the enrolled may read")

    audience = models.TextField(
        _("for whom"), blank=True, help_text=_("Who this is for, in a sentence or two.")
    )
    outcomes = models.TextField(
        _("what you get"), blank=True, help_text=_("What a learner takes away, one to a line.")
    )
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("more about it"), blank=True)
    topics = ParentalManyToManyField("content.Topic", verbose_name=_("topics"), blank=True)
    access = models.CharField(_("who may read"), max_length=10, choices=Access, default=Access.OPEN)
    opens_at = models.DateTimeField(
        _("opens at"), null=True, blank=True, help_text=_("Nobody can enroll before. Eastern time.")
    )
    ends_at = models.DateTimeField(
        _("last live date"),
        null=True,
        blank=True,
        help_text=_("After this the series is complete: people can still enroll and finish."),
    )
    archived_at = models.DateTimeField(
        _("archived at"),
        null=True,
        blank=True,
        help_text=_("From then on nobody new can enroll. Who is in progress can still finish."),
    )
    modules_needed = models.PositiveSmallIntegerField(
        _("how many modules"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty to ask for all required modules, or say how many are enough."),
    )
    in_order = models.BooleanField(
        _("one after the other"),
        default=False,
        help_text=_("Work in a module counts only when the required ones before it are complete."),
    )
    prerequisites = ParentalManyToManyField(
        "self",
        verbose_name=_("finish first"),
        symmetrical=False,
        blank=True,
        related_name="+",
        help_text=_("Series a learner must have completed before enrolling in this one."),
    )

    objects = PageManager.from_queryset(SeriesQuerySet)()

    parent_page_types: ClassVar[list[str]] = ["learning.LearningIndexPage"]
    subpage_types: ClassVar[list[str]] = ["learning.ModulePage"]
    template = "learning/series_page.html"
    base_form_class = SeriesForm
    mended_by_children: ClassVar[set[str]] = {"modules_needed"}

    content_panels: ClassVar[list[Panel]] = [
        BasePage.content_panels[0],
        GoesWithPanel(heading=_("Reviewed together"), icon="list-ul"),
        *BasePage.content_panels[1:],
        FieldPanel("audience"),
        FieldPanel("outcomes"),
        FieldPanel("topics"),
        MultiFieldPanel(
            [
                FieldPanel("modules_needed"),
                FieldPanel("in_order"),
                FieldPanel("prerequisites"),
            ],
            heading=_("What finishing takes"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("access"),
                FieldRowPanel(
                    [FieldPanel("opens_at"), FieldPanel("ends_at"), FieldPanel("archived_at")]
                ),
            ],
            heading=_("When, and for whom"),
        ),
        FieldPanel("body"),
        LearnersPanel(),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("audience"),
        index.SearchField("outcomes"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("learning series")
        verbose_name_plural = _("learning series")

    @classmethod
    def prepare_offerings(cls, pages: Sequence[Self]) -> None:
        """Count the live modules of many series in one query."""
        prepare_series(pages, ModulePage.figures(pages))

    def offering(self) -> Offering:
        return series_offering(self)

    def state_at(self, now: datetime) -> str:
        """Where the series stands at `now`: one of `State`. `SeriesQuerySet.in_state` agrees."""
        if self.archived_at and self.archived_at <= now:
            return self.State.ARCHIVED
        if self.opens_at and self.opens_at > now:
            return self.State.UPCOMING
        if self.ends_at and self.ends_at <= now:
            return self.State.COMPLETE
        return self.State.OPEN

    @property
    def state(self) -> str:
        return self.state_at(timezone.now())

    @property
    def usual_policy(self) -> str:
        """What a change means for learners in progress unless somebody chooses otherwise."""
        running = self.state in (self.State.UPCOMING, self.State.OPEN)
        return Policy.MOVE if running else Policy.KEEP

    @property
    def is_open_to_read(self) -> bool:
        """Whether anyone may read the modules, and search may find their words."""
        return self.access == self.Access.OPEN

    @cached_property
    def shown_url(self) -> str:
        """The series' address, looked up once however many modules stand below it."""
        return self.url or ""

    @property
    def outcome_lines(self) -> list[str]:
        return [line.strip() for line in self.outcomes.splitlines() if line.strip()]

    def live_modules(self) -> models.QuerySet[ModulePage]:
        """The modules learners see now, in the page tree's order."""
        return ModulePage.objects.child_of(self).live().filter(alias_of=None).order_by("path")

    def modules_with_drafts(self) -> models.QuerySet[ModulePage]:
        """The live modules, those never live, and those edited since they were taken down, each
        with its newest revision."""
        down = PageLogEntry.objects.filter(page=OuterRef("pk"), action__startswith="wagtail.unpub")
        modules = ModulePage.objects.child_of(self).annotate(
            down_at=Subquery(down.order_by("-timestamp").values("timestamp")[:1])
        )
        changed = Q(has_unpublished_changes=True)
        new = changed & Q(first_published_at=None)
        comes_back = changed & Q(latest_revision_created_at__gt=F("down_at"))
        modules = modules.filter(Q(live=True) | new | comes_back, alias_of=None)
        return modules.select_related("latest_revision").order_by("path")

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        """What its blocks lack, and why nobody could finish it or enroll."""
        below = ModulePage.objects.child_of(self) if self.pk else ModulePage.objects.none()
        return {
            **series_errors(self, below, with_drafts=with_drafts),
            **super().publish_errors(with_drafts=with_drafts),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **series_context(self, request, form=kwargs.get("form"))}
