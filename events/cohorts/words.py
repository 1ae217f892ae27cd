"""What a run says of itself in a few words and in a sentence: whether there is a seat to be had."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..states import GIVING, State
from .standings import rule_of

if TYPE_CHECKING:
    from ..models import ProgramSession, Session
    from ..models.asking import AsksOfPeople
    from .runs import Run

FEWEST_SAID = 5  # who finished is counted out loud from here on, in steps of as many


def label_of(state: State | None) -> tuple[str, str]:
    """A badge for where a run stands: its words and its tone."""
    planned = (_("Planned"), "accent")
    if state is None:
        return planned
    return {
        State.NOT_YET: (_("Opens soon"), "accent"),
        State.OPEN: (_("Registration is open"), "go"),
        State.FULL: (_("Waitlist"), "warm"),
        State.CLOSED: (_("Registration closed"), "plain"),
        State.STARTED: (_("Under way"), "go"),
        State.OVER: (_("Past"), "plain"),
        State.CANCELLED: (_("Cancelled"), "stop"),
    }.get(state, planned)


def sentence_of(run: Run) -> str:
    """Whether somebody new can have a seat, and until when; else why not."""
    state, window = run.state, run.window
    if state is None:
        return _("Its seats are not given out yet.")
    if state == State.NOT_YET:
        when = run.clock.when(window.opens_at) if window.opens_at else ""
        return _("Registration opens %(when)s.") % {"when": when}
    if state in GIVING and run.seats:
        return run.seats.seats.words
    return {
        State.CLOSED: _("Registration is closed."),
        State.STARTED: _("It is under way."),
        State.OVER: _("It is over."),
        State.CANCELLED: _("It will not take place."),
    }.get(state, "")


def until_when(run: Run) -> str:
    """By when to register, where that is set and lies ahead; with "11:59 pm" as people say it."""
    closes_at = run.window.closes_at
    if closes_at is None or run.state not in (State.NOT_YET, *GIVING):
        return ""
    return _("Register by %(when)s.") % {"when": run.clock.when(closes_at)}


def certificate_in_words(
    page: AsksOfPeople, sessions: Collection[Session | ProgramSession]
) -> tuple[str, ...]:
    """What the certificate takes, by the one rule that decides it, and how long it is valid."""
    said = [rule_of(page, sessions).sentence()]
    if sessions and page.least_percent < 100:
        words = _("A session counts if you are there for at least %(n)s percent of it.")
        said.append(words % {"n": page.least_percent})
    if months := page.certificate_months:
        valid = ngettext(
            "The certificate is valid for %(n)s month.",
            "The certificate is valid for %(n)s months.",
            months,
        )
        said.append(valid % {"n": months})
    return tuple(said)


def finished_in_words(count: int) -> str:
    """How many have finished, to five: a step of one between two days would be one person's."""
    if not count:
        return ""
    if count < FEWEST_SAID:
        return _("The first have finished it.")
    n = count - count % FEWEST_SAID
    return _("At least %(n)s people have finished it.") % {
        "n": number_format(n, force_grouping=True)
    }
