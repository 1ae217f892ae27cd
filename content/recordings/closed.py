"""Recordings on a page that only some may read: whether their files are as closed as the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Collection, CollectionViewRestriction
from wagtailmedia.models import get_media_model


def open_problems(recording_ids: Iterable[int]) -> list[str]:
    """A sentence for each whose file is open to more than some people. At most two queries."""
    wanted = set(recording_ids)
    if not wanted:
        return []
    rows = get_media_model().objects.filter(pk__in=wanted).order_by("title", "pk")
    found = list(rows.values_list("title", "collection__path"))
    kinds = _restrictions(path for _title, path in found)
    problems = []
    for title, path in found:
        said = {kind for above, kind in kinds if path.startswith(above)}
        if not said:
            text = _(
                "Anyone could open the recording “%(title)s”. "
                "Move it to a private collection first."
            )
            problems.append(text % {"title": title})
        elif said == {CollectionViewRestriction.LOGIN}:
            text = _(
                "Anyone with an account could open the recording “%(title)s”. "
                "Move it to a collection for a group first."
            )
            problems.append(text % {"title": title})
    return problems


def _restrictions(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Path and kind of each restriction on these collections or above them."""
    step = Collection.steplen
    above = {path[:end] for path in paths for end in range(step, len(path) + 1, step)}
    restrictions = CollectionViewRestriction.objects.filter(collection__path__in=above)
    return list(restrictions.values_list("collection__path", "restriction_type"))
