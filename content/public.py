"""What any visitor may know of: pages that are live and public, all the way up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Substr
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction

from content.sites import share_roots


def hidden_paths(paths: Iterable[str]) -> set[str]:
    """Those of the tree paths that are not for everyone, in one query.

    A page is hidden when it, or any page above it, is not live or has a view restriction.
    """
    wanted = set(paths)
    step = Page.steplen
    above = {path[:end] for path in wanted for end in range(step, len(path) + 1, step)}
    closed = set(
        Page.objects.filter(path__in=above)
        .filter(Q(live=False) | Q(view_restrictions__isnull=False))
        .values_list("path", flat=True)
    )
    return {
        path
        for path in wanted
        if any(path[:end] in closed for end in range(step, len(path) + 1, step))
    }


def restrictions_above(path: str = "path") -> QuerySet[PageViewRestriction]:
    """Restrictions on the page of the outer query, or on any page above it."""
    start = Substr(OuterRef(path), 1, Length("page__path"))
    return PageViewRestriction.objects.alias(start=start).filter(start=F("page__path"))


def may_be_restricted(path: str = "path") -> Combinable:
    """Of an outer query: whether there is a reason to read what restricts its page.

    A restriction holds for aliases too, so an alias on the way up is such a reason.
    """
    start = Substr(OuterRef(path), 1, Length("path"))
    aliases = Page.objects.exclude(alias_of=None).alias(start=start).filter(start=F("path"))
    return Exists(restrictions_above(path)) | Exists(aliases)


def visible_pages(ids: Iterable[int]) -> dict[int, Page]:
    """The specific pages among `ids` that any visitor may see, by id, in the order asked for.

    Pages that are unpublished, private, below such a page, or outside every site are left out.
    They come ready for `offering()`: a fixed number of queries, whatever the number of pages
    (one for the rows, one for what hides them, one for each page type, two for pictures).
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    rows = list(Page.objects.filter(pk__in=wanted, live=True))
    share_roots(rows)
    hidden = hidden_paths(row.path for row in rows)
    by_type: dict[type[Page], list[int]] = defaultdict(list)
    for row in rows:
        if row.path not in hidden and row.url is not None and row.specific_class is not None:
            by_type[row.specific_class].append(row.pk)
    found: dict[int, Page] = {}
    for page_type, page_ids in by_type.items():
        found.update(page_type.objects.in_bulk(page_ids))
    ready_for_cards(found.values())
    return {pk: found[pk] for pk in wanted if pk in found}


def ready_for_cards(pages: Iterable[Page]) -> None:
    """Load what the cards of these specific pages show: pictures, and what their type counts."""
    pages = list(pages)
    share_roots(pages)
    by_type: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        if hasattr(page, "prepare_offerings"):
            by_type[type(page)].append(page)
    _load_pictures([page for group in by_type.values() for page in group])
    for page_type, group in by_type.items():
        page_type.prepare_offerings(group)


def _load_pictures(pages: list[Page]) -> None:
    picture_ids = {page.image_id for page in pages if page.image_id}
    if not picture_ids:
        return
    pictures = get_image_model().objects.prefetch_related("renditions").in_bulk(picture_ids)
    for page in pages:
        if page.image_id in pictures:
            page.image = pictures[page.image_id]
