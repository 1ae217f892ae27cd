"""What is saved all the same, but said: it may be meant, or may be a slip."""

from collections.abc import Iterable, Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import days_in_words

from ..models import EventPage, Session
from . import words


def warnings_about(session: Session, page: EventPage) -> Iterator[str]:
    """Sentences about one session that was just saved."""
    if is_outside(session, page):
        said = _(
            "Please check the day: this session is on %(its)s, and the event's page says %(days)s."
        )
        yield said % {"its": _days(session), "days": _days(page)}
    pool = getattr(session, "pool", None)
    if pool and not pool.seats:
        yield _("It has no seats, so nobody can get one. Change the seats when you know how many.")
    if session.is_circle and (apart := _apart(session)):
        said = _(
            "It shares slot %(slot)s with circles at other times: %(circles)s. A person can sit in "
            "one of them only. If people may sit in both, empty the field Slot under Change."
        )
        yield said % {"slot": session.slot, "circles": get_text_list(apart, _("and"))}


def outside_the_days(page: EventPage) -> str:
    """A sentence that names what of the schedule lies outside the page's days; else empty."""
    ahead = Session.objects.scheduled().filter(page=page.pk).in_order()
    found = [each for each in ahead if is_outside(each, page)]
    if not found:
        return ""
    named = get_text_list([words.named_with_day(each) for each in found[:5]], _("and"))
    return ngettext(
        "%(n)d session is outside the days of this page (%(days)s): %(named)s.",
        "%(n)d sessions are outside the days of this page (%(days)s), such as %(named)s.",
        len(found),
    ) % {"n": len(found), "days": _days(page), "named": named}


def is_outside(session: Session, page: EventPage) -> bool:
    """Whether it begins before the event's first day, or ends after the last."""
    if not page.starts_on or not page.ends_on:
        return False
    return session.starts_on < page.starts_on or session.ends_on > page.ends_on


def _days(of: Session | EventPage) -> str:
    return days_in_words(of.starts_on, of.ends_on)


def _apart(session: Session) -> list[str]:
    """Circles of its slot, where none of them meets at its time."""
    same: Iterable[Session] = Session.objects.circles().scheduled().exclude(pk=session.pk)
    same = list(same.filter(page=session.page_id, slot=session.slot).in_order())
    at_its_time = [
        each
        for each in same
        if each.starts_at < session.ends_at and each.ends_at > session.starts_at
    ]
    return [] if at_its_time else [words.named_with_day(each) for each in same[:5]]
