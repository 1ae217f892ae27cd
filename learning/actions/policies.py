"""What editors chose for learners in progress: found, weighed, and spent.

A choice stands in the page with a token. It decides about the first plan that is made when its page
goes live, and about no other (docs/decisions/0014-a-choice-is-spent-once.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from ..models import Enrollment, ModulePage, Policy, PolicyChoice, SeriesPage, SeriesPlan


@dataclass(frozen=True)
class Choices:
    """The live pages of a series whose choice is unspent, the series first.

    `is_reused`: the page that was saved went live once more with a choice that is spent, as when
    an old revision is restored.
    """

    unspent: tuple[SeriesPage | ModulePage, ...] = ()
    is_reused: bool = False

    @property
    def policy(self) -> str | None:
        """What was chosen; None when nobody was asked, as when a module is dragged.

        The series speaks for the modules that go live with it. Among modules that go live together
        one that spares the learners spares them all: nobody is asked for more than was chosen.
        """
        if not self.unspent:
            return Policy.KEEP if self.is_reused else None
        first = self.unspent[0]
        if isinstance(first, SeriesPage):
            return first.learner_policy
        said = {page.learner_policy for page in self.unspent}
        return Policy.KEEP if Policy.KEEP in said else Policy.MOVE


def read_choices(series: SeriesPage, modules: Sequence[ModulePage], saved: int | None) -> Choices:
    """The choices in what is live now. `saved` is the page whose saving called for a plan."""
    pages = [page for page in (series, *modules) if page.policy_token]
    tokens = [page.policy_token for page in pages]
    spent = list(PolicyChoice.objects.filter(Q(token__in=tokens) | Q(page=saved)))
    used = {choice.token for choice in spent}
    unspent = tuple(page for page in pages if page.policy_token not in used)
    if unspent or saved is None:
        return Choices(unspent)
    page = next((each for each in (series, *modules) if each.pk == saved), None)
    return Choices(is_reused=page is not None and _went_live_since(page, spent))


def spend(choices: Choices, plan: SeriesPlan) -> None:
    """From now on these choices decide about nothing, whether or not they changed the plan."""
    now = timezone.now()
    PolicyChoice.objects.bulk_create(
        [
            PolicyChoice(
                token=page.policy_token,
                page=page,
                policy=page.learner_policy,
                plan=plan,
                revision_id=page.live_revision_id,
                # Never before the publishing that spent it, by whichever server's clock.
                spent_at=max(now, page.last_published_at or now),
            )
            for page in choices.unspent
        ],
        ignore_conflicts=True,  # a module on its way from one series to another
    )


def without_a_choice(series: SeriesPage, last: SeriesPlan | None) -> str:
    """What a change means that has no publish step, as a drag or an expiry has none.

    It goes by the state of the series, and never takes back that learners keep what they have.
    """
    if last and last.policy == Policy.KEEP:
        before = Enrollment.objects.active().filter(series=series, plan__version__lt=last.version)
        if before.exists():
            return Policy.KEEP
    return series.usual_policy


def _went_live_since(page: SeriesPage | ModulePage, spent: Sequence[PolicyChoice]) -> bool:
    theirs = [
        choice.spent_at
        for choice in spent
        if choice.page_id == page.pk or choice.token == page.policy_token
    ]
    return bool(theirs and page.last_published_at and page.last_published_at > max(theirs))
