"""Which circles of a page exclude each other. Writes nothing."""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.moments import day_and_time_in_words

from ..models import Registration, Session
from .refused import Refused


def slot_for(page_id: int, when: dict[str, Any], wanted: str, *, but: int | None = None) -> str:
    """The slot of a circle at that time: `wanted`, or that of those at the same time, or a new one.

    Circles at the same time are in one slot, or somebody could hold two seats at once. `but` is
    the circle itself.
    """
    circles = Session.objects.circles().filter(page=page_id).exclude(pk=but)
    at_that_time = circles.scheduled().filter(
        starts_at__lt=when["ends_at"], ends_at__gt=when["starts_at"]
    )
    others = [each for each in at_that_time.in_order() if each.slot != wanted]
    slots = {each.slot for each in others}
    if wanted and others:
        raise Refused(_same_time(others), field="slot")
    if len(slots) > 1:
        raise Refused(_same_time(others), field="slot")
    if wanted or slots:
        return wanted or slots.pop()
    return _new_slot(set(circles.values_list("slot", flat=True)))


def refuse_two_seats(session: Session, slot: str) -> None:
    """Refuse to put a circle in a slot where somebody would then hold two seats."""
    seated = Registration.objects.seated().exclude(person=None)
    here = seated.filter(pool__session=session).values("person")
    there = seated.filter(slot_key=slot_key(session.page_id, slot), person__in=here)
    n = there.exclude(pool__session=session).values("person").distinct().count()
    if n:
        raise Refused(
            ngettext(
                "%(n)d person has a seat in this circle and in another of slot %(slot)s, and could "
                "sit in one only. Choose another slot or time, or cancel this circle.",
                "%(n)d people have a seat in this circle and in another of slot %(slot)s, and could "
                "sit in one only. Choose another slot or time, or cancel this circle.",
                n,
            )
            % {"n": n, "slot": slot},
            field="slot",
        )


def slot_key(page_id: int, slot: str) -> str:
    """What a registration keeps of the slot: unlike on any other page."""
    return f"{page_id}:{slot}" if slot else ""


def _same_time(others: list[Session]) -> str:
    named = [
        _("“%(circle)s” (slot %(slot)s)") % {"circle": _named(each), "slot": each.slot}
        for each in others[:5]
    ]
    return _(
        "At the same time there is %(circles)s. Circles at the same time belong to one slot, so "
        "that nobody holds two seats at once. Choose their slot, or another time."
    ) % {"circles": get_text_list(named, _("and"))}


def _named(circle: Session) -> str:
    return circle.title or day_and_time_in_words(circle.starts_at.astimezone(circle.zone_info))


def _new_slot(taken: set[str]) -> str:
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)
