"""What the editor's forms keep of a choice for learners: the choice, and a token that is spent once.

The token is written with every save until a plan has spent it; then a new choice begins
(docs/decisions/0014-a-choice-is-spent-once.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db.models import Q
from django.utils.translation import gettext as _

from content.page_forms import PublishCheckForm

from .models.plans import PolicyChoice
from .models.policies import Policy

if TYPE_CHECKING:
    from .models import ModulePage, SeriesPage


class ChoiceForm(PublishCheckForm):
    """A form of a page whose editor chooses for learners in progress."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begins = _begins(self.instance)
        if "learner_policy" in self.fields:
            field = self.fields["learner_policy"]
            # Left out where the series has no learners: then what is usual holds.
            field.required = False
            field.help_text = " ".join([self.begins.words, *self._whose_holds()])
            self.initial["learner_policy"] = self.begins.policy or self._usual_policy()

    def clean_learner_policy(self) -> str:
        return self.cleaned_data["learner_policy"] or self.initial["learner_policy"]

    def save(self, commit: bool = True) -> Any:
        if self.begins.is_new:
            self.instance.policy_token = uuid4().hex
        return super().save(commit)

    def _post_clean(self) -> None:
        # A module that was never saved is asked as one of the series it will stand in.
        if self.instance.pk is None and hasattr(type(self.instance), "series"):
            self.instance.series = self.parent_page.specific
        super()._post_clean()

    def _whose_holds(self) -> list[str]:
        """Of a module: that its series speaks for what goes live with it."""
        if not hasattr(type(self.instance), "series"):
            return []
        return [_("If it goes live together with its series, what is chosen there holds instead.")]

    def _usual_policy(self) -> str:
        return self.instance.series_chosen_for(self.parent_page).usual_policy


@dataclass(frozen=True)
class Beginning:
    """How a form begins: with a new choice or the draft's own, what is shown as chosen (empty:
    what is usual), and what is said about it."""

    is_new: bool
    policy: str
    said: str = ""

    @property
    def words(self) -> str:
        counts = _("It counts once, when this goes live: now, on its date, or once approved.")
        stays = _("Who has completed the series stays completed, whatever you choose.")
        return " ".join(part for part in (self.said, counts, stays) if part)


def _begins(page: SeriesPage | ModulePage) -> Beginning:
    """An older revision begins with what moves nobody: who restores it wants the page back as it
    was. One query."""
    theirs = PolicyChoice.objects.filter(Q(page=page.pk) | Q(token=page.policy_token))
    spent = list(theirs.order_by("-pk").values_list("token", flat=True))
    if page.policy_token and page.policy_token not in spent:
        return Beginning(False, page.learner_policy, _("This was chosen with the draft."))
    if not spent:
        return Beginning(True, "")
    if spent[0] != page.policy_token:
        said = _("This is an older version, so nobody is moved unless you choose it.")
        return Beginning(True, Policy.KEEP, said)
    return Beginning(True, "", _("The last choice has been used, so this is a new one."))
