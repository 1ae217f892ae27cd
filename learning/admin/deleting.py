"""A page with learners' records below it can't be deleted, only unpublished."""

from collections import Counter
from collections.abc import Iterable

from django.db import router
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from ..models import Enrollment, PlannedModule, PolicyChoice, SeriesPlan

# A plan stands for the enrollments in it, which are named themselves; only records count.
_PLANS = (SeriesPlan, PlannedModule)


def why_not_delete(pages: Iterable[Page]) -> str:
    """Why these pages and all below them can't be deleted, and what to do; empty when they can.

    Plans that nobody's record holds don't count, nor do spent choices: they are let go before the
    deletion.
    """
    for page in pages:
        held = _holders(page)
        if held:
            return _(
                "“%(title)s” can't be deleted, because people have records in it: %(records)s. "
                "Unpublish it instead. Nobody new can find it then, and what people earned stays true."
            ) % {"title": page.title, "records": _in_words(held)}
    return ""


def _holders(page: Page) -> set[Model]:
    """Every row that would hold up the deletion, whichever app it is from.

    One page at a time: Django looks at a mixed list as if all were of the first one's class.
    """
    held: set[Model] = set()
    for each in page.get_descendants(inclusive=True).specific():
        try:
            Collector(using=router.db_for_write(type(each))).collect([each])
        except ProtectedError as error:
            held |= set(error.protected_objects)
        except RestrictedError as error:
            held |= set(error.restricted_objects)
    return _without_what_is_let_go(held)


def _without_what_is_let_go(held: set[Model]) -> set[Model]:
    plans = {
        each.pk if isinstance(each, SeriesPlan) else each.plan_id
        for each in held
        if isinstance(each, _PLANS)
    }
    free = set(SeriesPlan.objects.unheld().filter(pk__in=plans).values_list("pk", flat=True))
    return {
        each
        for each in held
        if not isinstance(each, PolicyChoice)
        and not (isinstance(each, SeriesPlan) and each.pk in free)
        and not (isinstance(each, PlannedModule) and each.plan_id in free)
    }


def _in_words(held: set[Model]) -> str:
    """ "2 enrollments": whose records these are, not how many tables they fill."""
    records = {each for each in held if not isinstance(each, _PLANS)}
    if not records:
        return _("a plan that learners follow")
    owners = {each: _enrollment_id(each) for each in records}
    enrollments = {owner for owner in owners.values() if owner}
    parts = []
    if enrollments:
        count = len(enrollments)
        parts.append(ngettext("%(n)d enrollment", "%(n)d enrollments", count) % {"n": count})
    others = Counter(type(each) for each, owner in owners.items() if not owner)
    parts += [
        f"{count} {kind._meta.verbose_name if count == 1 else kind._meta.verbose_name_plural}"
        for kind, count in sorted(others.items(), key=lambda item: item[0].__name__)
    ]
    return get_text_list(parts, _("and"))


def _enrollment_id(record: Model) -> int | None:
    return record.pk if isinstance(record, Enrollment) else getattr(record, "enrollment_id", None)
