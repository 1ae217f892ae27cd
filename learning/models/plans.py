"""Plans: what finishing a series takes, frozen whenever what is live changes.

Written only by `learning.actions.publish_plan`. A plan holds no titles, so a typo fix makes none.
"""

from typing import NamedTuple

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from ..rules import ModuleRule, SeriesRule
from .certificates import Certificate
from .policies import Policy


class SeriesPlanQuerySet(models.QuerySet):
    """Plans by whether anybody's record points at them."""

    def unheld(self) -> "SeriesPlanQuerySet":
        """Those under which nobody learns or was certified: they may be rewritten or let go."""
        certified = Certificate.objects.exclude(plan=None).values("plan")
        return self.filter(enrollments=None).exclude(pk__in=certified)


class SeriesPlan(models.Model):
    """The modules of a series with their order and rules, as they stood at one moment.

    `k` is how many of the required modules finishing takes (null: all of them).
    """

    series = models.ForeignKey("learning.SeriesPage", models.PROTECT, related_name="plans")
    version = models.PositiveIntegerField(_("version"), help_text=_("1 for the first plan."))
    digest = models.CharField(_("digest"), max_length=64)
    k = models.PositiveSmallIntegerField(_("modules needed"), null=True)
    in_order = models.BooleanField(_("in order"), default=False)
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    policy = models.CharField(
        _("learners in progress"), max_length=10, choices=Policy, default=Policy.MOVE
    )

    objects = SeriesPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("series plan")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "version"], name="one_plan_for_each_version_of_a_series"
            )
        ]

    def __str__(self) -> str:
        return f"Plan {self.version} of series {self.series_id}"

    def rule(self) -> SeriesRule:
        """The series' rule over the required modules of this plan. One query unless prefetched."""
        total = sum(planned.required for planned in self.modules.all())
        return SeriesRule(total=total, k=self.k, in_order=self.in_order)


class NamedModule(NamedTuple):
    """What a list says of a module: fields of its page, without the page."""

    pk: int
    live: bool
    path: str
    title: str
    slug: str
    kind: str
    minutes: int
    kind_label: str

    def get_kind_display(self) -> str:
        """As the page's own."""
        return self.kind_label


class PlannedModuleQuerySet(models.QuerySet):
    """Planned modules for lists."""

    def named(self) -> "PlannedModuleQuerySet":
        """With a `named_module` each. Fifty pages with their bodies take five times as long."""
        fields = NamedModule._fields[1:-1]
        return self.annotate(**{f"module_{name}": F(f"module__{name}") for name in fields})


class PlannedModule(models.Model):
    """One module in a plan: its place, whether it counts, and the rule that completes it."""

    plan = models.ForeignKey(SeriesPlan, models.CASCADE, related_name="modules")
    module = models.ForeignKey("learning.ModulePage", models.PROTECT, related_name="planned")
    position = models.PositiveSmallIntegerField(_("position"), help_text=_("1 for the first."))
    required = models.BooleanField(_("required"))
    rule_data = models.JSONField(_("rule"))
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")

    objects = PlannedModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned module")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "module"], name="a_module_stands_once_in_a_plan"
            ),
            models.UniqueConstraint(
                fields=["plan", "position"], name="one_module_at_each_place_of_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"Module {self.module_id} at {self.position} in plan {self.plan_id}"

    @property
    def rule(self) -> ModuleRule:
        return ModuleRule.from_data(self.rule_data)

    @property
    def named_module(self) -> NamedModule:
        """What a list says of the module, once `named()` has loaded it."""
        fields = {name: getattr(self, f"module_{name}") for name in NamedModule._fields[1:-1]}
        kind = self._meta.get_field("module").related_model.Kind(fields["kind"])
        return NamedModule(pk=self.module_id, **fields, kind_label=kind.label)


class PolicyChoice(models.Model):
    """A choice for learners that has been spent: it decides about no other plan."""

    token = models.CharField(_("token"), max_length=32, unique=True)
    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="+")
    policy = models.CharField(_("policy"), max_length=10, choices=Policy)
    plan = models.ForeignKey(
        SeriesPlan,
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("The newest plan when it was spent."),
    )
    revision = models.ForeignKey(
        Revision,
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("The revision whose publishing spent it."),
    )
    spent_at = models.DateTimeField(_("spent at"))

    class Meta:
        verbose_name = _("spent choice")

    def __str__(self) -> str:
        return f"Choice {self.pk} of page {self.page_id}"
