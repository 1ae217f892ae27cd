"""What staff do to the seats of a session: more or fewer, stop, cancel, merge, add somebody."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import actions
from ..actions import Refused
from ..counting import Counts, counts_of
from ..models import Registration, SeatPool, Session
from ..often import is_too_often
from ..openness import why_halted, with_facts
from . import words
from .forms_steps import AddSomeoneForm, CancelForm, MergeForm, SeatsForm
from .steps import PoolStep, SessionStep

# Enough for a busy desk; far too few to guess a code.
MOST_CODES_A_DAY = 100


def people(counts: Counts | None) -> str:
    """ "7 with a seat, 1 offered a seat, 12 waiting": whom a step concerns, in numbers."""
    if counts is None:
        return _("Nobody can register for it here.")
    return _(
        "Concerned: %(confirmed)d with a seat, %(offered)d offered one, %(waiting)d waiting."
    ) % {
        "confirmed": counts.confirmed,
        "offered": counts.offered,
        "waiting": counts.waiting,
    }


class ChangeSeats(PoolStep):
    """More or fewer seats."""

    form_class = SeatsForm
    page_title = gettext_lazy("Change seats")
    button = gettext_lazy("Change seats")
    done = gettext_lazy("The seats are changed. New ones go to whoever waits first.")

    def get_initial(self) -> dict[str, Any]:
        return {"capacity": self.pool.capacity, "override_seats": self.pool.override_seats}

    def question(self) -> str:
        return _("New seats are offered to those who wait, in order. Nobody loses a seat.")

    def act(self, data: dict[str, Any]) -> SeatPool:
        return actions.change_seats(self.pool, by=self.request.user, **data)


class StopRegistration(PoolStep):
    """Give out no more seats."""

    page_title = gettext_lazy("Stop registration")
    button = gettext_lazy("Stop registration")
    done = gettext_lazy("Registration is stopped. You can open it again at any time.")

    def question(self) -> str:
        return _(
            "Those with a seat keep it, and those who wait keep their turn. Nobody new can register."
        )

    def act(self, data: dict[str, Any]) -> SeatPool:
        return actions.close_registration(self.pool, by=self.request.user)


class ReopenRegistration(PoolStep):
    """Give out seats again."""

    page_title = gettext_lazy("Open registration again")
    button = gettext_lazy("Open registration again")
    done = gettext_lazy("Registration is open again.")

    def question(self) -> str:
        return _("Free seats go to whoever waits first.")

    def act(self, data: dict[str, Any]) -> SeatPool:
        return actions.reopen_registration(self.pool, by=self.request.user)


class CancelSession(SessionStep):
    """Call a session off."""

    form_class = CancelForm
    page_title = gettext_lazy("Cancel")
    button = gettext_lazy("Cancel this session")
    is_serious = True
    done = gettext_lazy("It is cancelled. Letters to everyone are on their way.")

    def question(self) -> str:
        pool = getattr(self.session, "pool", None)
        counts = counts_of([pool])[pool.pk] if pool else None
        return " ".join(
            [
                people(counts),
                _("Each of them gets a letter, and the date goes from their calendars."),
                _("This can't be undone. The day stays in the schedule, marked as cancelled."),
            ]
        )

    def act(self, data: dict[str, Any]) -> Session:
        return actions.cancel_session(self.session, by=self.request.user, reason=data["reason"])


class Merge(PoolStep):
    """Put the people of a small circle into another of the same page."""

    form_class = MergeForm
    page_title = gettext_lazy("Merge")
    button = gettext_lazy("Merge and cancel this circle")
    is_serious = True

    def find(self, **ids: int) -> None:
        super().find(**ids)
        if not self.session.is_circle:
            raise Http404

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "pools": self._others}

    @cached_property
    def _others(self) -> Any:
        pools = SeatPool.objects.filter(
            page=self.session.page_id, session__kind=Session.Kind.CIRCLE
        ).exclude(pk=self.pool.pk)
        ahead = Session.objects.scheduled().filter(starts_at__gt=timezone.now())
        facts = with_facts(pools.filter(session__in=ahead), timezone.now())
        asked = self.session.page.specific.agreement_id
        fit = [each.pk for each in facts if not why_halted(each) and each.agreement_asked == asked]
        return (
            SeatPool.objects.filter(pk__in=fit)
            .select_related("session")
            .order_by("session__starts_at", "pk")
        )

    def question(self) -> str:
        return " ".join(
            [
                people(counts_of([self.pool])[self.pool.pk]),
                _(
                    "They move to the other circle in the same order. Those who find no seat there wait."
                ),
                _("This circle is then cancelled. Everyone gets a letter. This can't be undone."),
                ""
                if self._others
                else _("No other circle of this event gives out seats, so none can take them in."),
            ]
        ).strip()

    def act(self, data: dict[str, Any]) -> int:
        return actions.merge_circles(
            self.pool, data["into"], by=self.request.user, note=data["note"]
        )

    def said(self) -> str:
        n = self.result
        return ngettext(
            "%(n)d person was moved. The circle is cancelled.",
            "%(n)d people were moved. The circle is cancelled.",
            n,
        ) % {"n": n}


class AddSomeone(PoolStep):
    """Add a person who asks for it with the code of their account page."""

    form_class = AddSomeoneForm
    page_title = gettext_lazy("Add someone")
    button = gettext_lazy("Add this person")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "is_for_run": self.pool.is_for_all}

    def question(self) -> str:
        return _(
            "The person joins like anybody: a seat if one is free and nobody waits, else the end of "
            "the queue. They get a letter. You are not shown who it is."
        )

    def act(self, data: dict[str, Any]) -> Registration:
        if is_too_often(f"staff-code:{self.request.user.pk}", MOST_CODES_A_DAY):
            raise Refused(_("That were many codes for one day. Please try again tomorrow."))
        return actions.add_by_code(
            data["code"],
            self.pool,
            form_key=data["form_key"],
            by=self.request.user,
            note=data.get("note", ""),
        )

    def said(self) -> str:
        return words.place_in_words(self.result)
