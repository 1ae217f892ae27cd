"""Which pages play a recording, and how they are named to editors."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from content.models import Media

PAGES_NAMED = 3


def pages_with(recording: Media) -> Iterator[Page]:
    """Pages with a block that plays it. Wagtail's index of references lags behind its worker."""
    ends = [Q(blocks__contains=f'"recording": {recording.pk}{end}') for end in ",}"]
    for model in get_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                blocks = Cast(field.name, TextField())
                yield from model.objects.annotate(blocks=blocks).filter(ends[0] | ends[1])


def live_users(recording: Media) -> list[str]:
    """Names of the pages that play it to readers now."""
    pages = {page.pk: page for page in pages_with(recording) if page.live}
    return sorted(page.get_admin_display_title() for page in pages.values())


def in_words(names: list[str]) -> str:
    """ "“Ask first”, “Speak up” and 2 more"."""
    shown = [f"“{name}”" for name in names[:PAGES_NAMED]]
    if len(names) > PAGES_NAMED:
        shown.append(_("%(count)d more") % {"count": len(names) - PAGES_NAMED})
    return get_text_list(shown, _("and"))
