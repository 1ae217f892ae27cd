"""An event with a schedule can't be deleted: what to do instead depends on who asked for a seat."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from ..models import Draw, Registration, Session


def why_not_delete(pages: Iterable[Page]) -> str:
    """Why these pages and all below them can't be deleted, and what to do; empty when they can."""
    for page in pages:
        below = page.get_descendants(inclusive=True).values("pk")
        sessions = Session.objects.filter(page__in=below).count()
        registrations = Registration.objects.filter(pool__page__in=below).count()
        draws = Draw.objects.filter(page__in=below).count()
        if sessions or draws:
            return _sentence(page, sessions, registrations, draws)
    return ""


def _sentence(page: Page, sessions: int, registrations: int, draws: int) -> str:
    counted = [
        ngettext("%(n)d session", "%(n)d sessions", sessions) % {"n": sessions},
        ngettext("%(n)d registration", "%(n)d registrations", registrations) % {"n": registrations},
        ngettext("%(n)d draw", "%(n)d draws", draws) % {"n": draws},
    ]
    there = [words for words, n in zip(counted, (sessions, registrations, draws), strict=True) if n]
    facts = {"title": page.title, "records": get_text_list(there, _("and"))}
    if registrations or draws:
        return (
            _(
                "“%(title)s” can't be deleted, because people have registered: %(records)s. Cancel "
                "what is still ahead in its schedule, so that everyone is told, then unpublish the page."
            )
            % facts
        )
    return (
        _(
            "“%(title)s” can't be deleted, because it has a schedule: %(records)s. Remove them from "
            "the schedule first. Nobody has registered."
        )
        % facts
    )
