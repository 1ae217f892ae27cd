"""Modules: the smallest unit whose completion is tracked. Editors write these."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.search import index

from content.models import BasePage, Media
from content.offering import Offering, card_of
from content.publishing import Errors
from content.sites import share_roots

from ..blocks import MODULE_BLOCK_COUNTS, MODULE_BLOCKS
from ..panels import LearnersPanel
from ..policy_forms import ChoiceForm
from ..previews import PreviewedAsLearners
from ..publishing import module_errors
from ..rules import ModuleRule
from ..shown import module_context
from .policies import ChoosesForLearners

if TYPE_CHECKING:
    from .pages import SeriesPage


class ModulePage(PreviewedAsLearners, ChoosesForLearners, BasePage):
    """The smallest unit whose completion is tracked."""

    class Kind(models.TextChoices):
        READING = "reading", _("Reading")
        RECORDING = "recording", _("Recording")
        LIVE = "live", _("Live session")
        ACTIVITY = "activity", _("Activity")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.READING)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("How long a learner needs, in minutes, the quick check included."),
    )
    required = models.BooleanField(
        _("counts towards finishing"),
        default=True,
        help_text=_("Untick for an extra that nobody needs to finish the series."),
    )
    body = StreamField(
        MODULE_BLOCKS, verbose_name=_("body"), blank=True, block_counts=MODULE_BLOCK_COUNTS
    )
    needs_continue = models.BooleanField(
        _("Continue pressed at the end"),
        default=True,
        help_text=_("The learner reads to the end and presses Continue."),
    )
    needs_marked_done = models.BooleanField(
        _("marked as done"),
        default=False,
        help_text=_("The learner says when they are done: for work away from the screen."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("quick check passed at"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("The share of questions answered right, in percent. Empty: it doesn't count."),
    )
    tries = models.PositiveSmallIntegerField(
        _("tries"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How often the quick check may be taken. Empty: as often as one likes."),
    )
    watch_share = models.PositiveSmallIntegerField(
        _("share of the recording watched"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_(
            "In percent, of the recording in the body. 95 leaves room for the last slide. "
            "Empty: it doesn't count."
        ),
    )
    attestation = models.TextField(
        _("statement to confirm"),
        blank=True,
        max_length=500,
        help_text=_("What the learner confirms, in the first person: “I led the activity with …”"),
    )

    parent_page_types: ClassVar[list[str]] = ["learning.SeriesPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "learning/module_page.html"
    base_form_class = ChoiceForm

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("minutes")]),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("required"),
                FieldPanel("needs_continue"),
                FieldPanel("needs_marked_done"),
                FieldPanel("watch_share"),
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("tries")]),
                FieldPanel("attestation"),
            ],
            heading=_("Complete when …"),
        ),
        LearnersPanel(),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("public_text"),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    @classmethod
    def figures(cls, series: Sequence[BasePage]) -> dict[str, tuple[int, int, int]]:
        """Path of each series → its live modules: (how many, how many required, minutes)."""
        if not series:
            return {}
        length = len(series[0].path)
        rows = (
            cls.objects.live()
            .filter(alias_of=None, depth=series[0].depth + 1)
            .annotate(series_path=Substr("path", 1, length))
            .filter(series_path__in=[page.path for page in series])
            .order_by()
            .values("series_path")
            .annotate(n=Count("pk"), needed=Count("pk", filter=Q(required=True)), m=Sum("minutes"))
        )
        return {row["series_path"]: (row["n"], row["needed"], row["m"]) for row in rows}

    @property
    def series(self) -> SeriesPage:
        """The series this module stands in. Cached on the page."""
        if not hasattr(self, "_series"):
            model = self._meta.apps.get_model("learning", "SeriesPage")
            self._series = model.objects.get(path=self._get_basepath(self.path, self.depth - 1))
            share_roots([self._series])
        return self._series

    @series.setter
    def series(self, series: SeriesPage) -> None:
        self._series = series

    @property
    def is_open_to_read(self) -> bool:
        """Whether anyone may read it. A page that stands nowhere yet is asked again once it does."""
        stands_nowhere = not self.path and not hasattr(self, "_series")
        return stands_nowhere or self.series.is_open_to_read

    @property
    def quick_check(self) -> Any | None:
        """The value of the module's quick check block, or None."""
        block = self.body.first_block_by_name("quick_check")
        return block.value if block else None

    @property
    def recording(self) -> Media | None:
        """The recording in the module's body, or None. One query, the first time."""
        block = self.body.first_block_by_name("recording")
        return block.value["recording"] if block else None

    @property
    def names_recording(self) -> bool:
        """Whether the body names a recording, there or not. Takes no query, for lists of modules."""
        named = (raw["value"] for raw in self.body.raw_data if raw["type"] == "recording")
        return any(isinstance(value, dict) and value.get("recording") for value in named)

    @property
    def public_text(self) -> str:
        """What search may find: the body, but nothing that gives a quick check's answers away,
        and nothing at all of what only the enrolled may read."""
        if not self.is_open_to_read:
            return ""
        return " ".join(
            text
            for block in self.body
            if block.block_type not in ("quick_check", "reflection")
            for text in block.block.get_searchable_content(block.value)
        )

    def rule(self) -> ModuleRule:
        """What completing this module takes, as its editor chose."""
        return ModuleRule(
            continued=self.needs_continue,
            marked_done=self.needs_marked_done,
            attested=bool(self.attestation.strip()),
            pass_mark=self.pass_mark,
            tries=self.tries if self.pass_mark else None,
            watched=self.watch_share if self.names_recording else None,
        )

    def as_offered(self, rule: ModuleRule) -> ModuleRule:
        """A rule from a plan, without what this module no longer offers."""
        recording = self.recording if rule.watched else None
        return rule.as_offered(
            self.rule(),
            recording=bool(recording and recording.duration),
            quick_check=self.quick_check is not None,
            statement=bool(self.attestation.strip()),
        )

    def publish_errors(self, *, with_drafts: Collection[int] = ()) -> Errors:
        """What its blocks lack, and why nobody could complete it."""
        return {**module_errors(self), **super().publish_errors(with_drafts=with_drafts)}

    def offering(self) -> Offering:
        return card_of(self, kind=str(self.get_kind_display()))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A module is served only while its series is live; to its editors, in a preview."""
        if not (self.series.live or getattr(request, "is_preview", False)):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **module_context(self, request, form=kwargs.get("form"))}
