"""When an event may leave the site: not while people count on it."""

import datetime
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from content.moments import day_in_words, time_in_words
from content.publishing import Errors

from .models.draws import DrawEntry
from .models.registrations import Registration
from .models.sessions import Session


def errors_of(page: Page) -> Errors:
    """Why this event must not go live as it is: it would be gone before its seats are used."""
    if page.pk is None or page.expire_at is None:
        return {}
    last = (
        Session.objects.scheduled()
        .filter(page=page.pk, pool__isnull=False, ends_at__gt=max(page.expire_at, timezone.now()))
        .order_by("ends_at")
        .last()
    )
    if last is None:
        return {}
    ends = last.ends_at.astimezone(last.zone_info)
    sentence = _(
        "People can register here for sessions until %(day)s, %(time)s. Choose a later day, or "
        "cancel those sessions first."
    )
    return {"expire_at": [sentence % {"day": day_in_words(ends), "time": time_in_words(ends)}]}


def why_not_unpublish(pages: Iterable[Page]) -> str:
    """Why these pages can't be taken off the site now; empty when they can. Two queries each."""
    now = timezone.now()
    for page in pages:
        n = _counting_on(page, now)
        if n:
            return ngettext(
                "“%(title)s” can't be unpublished: %(n)d person counts on a session that is ahead. "
                "Cancel the sessions in its schedule first, so that everyone is told.",
                "“%(title)s” can't be unpublished: %(n)d people count on sessions that are ahead. "
                "Cancel the sessions in its schedule first, so that everyone is told.",
                n,
            ) % {"title": page.title, "n": n}
    return ""


def _counting_on(page: Page, now: datetime.datetime) -> int:
    """How many have a seat, wait for one, or have entered a draw that is ahead."""
    ahead = Registration.objects.active().filter(pool__page=page.pk, pool__session__ends_at__gt=now)
    drawn = DrawEntry.objects.entered().filter(draw__page=page.pk, draw__drawn_at=None)
    people = set(ahead.values_list("person", flat=True)) | set(
        drawn.values_list("person", flat=True)
    )
    return len(people - {None})
