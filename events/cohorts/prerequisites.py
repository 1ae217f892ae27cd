"""What somebody still lacks to join a run: a finished series, a certificate that holds. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

from content.public import hidden_paths
from content.sites import share_roots
from learning.models import Certificate, Enrollment, SeriesPage

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import CohortPage


@dataclass(frozen=True)
class Lacking:
    """One thing that is needed first, in a sentence, and where it can be had ("": not for everyone)."""

    words: str
    url: str = ""


def missing(person: User, page: CohortPage) -> list[str]:
    """What the person lacks to join this run, a sentence each; nothing when they may."""
    return [each.words for each in lacking(person, page)]


def lacking(person: User, page: CohortPage) -> list[Lacking]:
    """What the person lacks, in the order of the program's page. Four queries at most."""
    from ..models.programs import ProgramPrerequisite

    program = page.path[: -Page.steplen]
    asked = ProgramPrerequisite.objects.filter(program__path=program, page__live=True)
    wanted = [each.page for each in asked.select_related("page").order_by("sort_order", "pk")]
    if not wanted:
        return []
    series = [each for each in wanted if issubclass(each.specific_class, SeriesPage)]
    finished = _finished(person, series) if series else set()
    certified = _certified(person) if len(series) < len(wanted) else []
    left = [each for each in wanted if each.pk not in finished and not _holds(certified, each)]
    hidden = hidden_paths(each.path for each in left) if left else set()
    share_roots(left)
    return [_said(each, is_series=each in series, is_hidden=each.path in hidden) for each in left]


def _finished(person: User, series: list[Page]) -> set[int]:
    own = Enrollment.objects.of(person).completed()
    return set(own.filter(series__in=[each.pk for each in series]).values_list("series", flat=True))


def _certified(person: User) -> list[str]:
    """Paths of the pages that the person holds a valid certificate of."""
    own = Certificate.objects.holding().filter(person=person)
    return list(own.values_list("page__path", flat=True))


def _holds(certified: list[str], program: Page) -> bool:
    """Whether one of them is of a run of this program."""
    is_program = not issubclass(program.specific_class, SeriesPage)
    return is_program and any(path.startswith(program.path) for path in certified)


def _said(page: Page, *, is_series: bool, is_hidden: bool) -> Lacking:
    """A page that isn't for everyone is asked for without its title."""
    if is_series and is_hidden:
        return Lacking(_("Finish a series that is open to some people only."))
    if is_series:
        words = _("Finish the series “%(title)s”.") % {"title": page.title}
    elif is_hidden:
        return Lacking(_("Finish a training that is open to some people only."))
    else:
        words = _("Finish the training “%(title)s”. Its certificate must still be valid.")
        words %= {"title": page.title}
    return Lacking(words, page.url or "")
