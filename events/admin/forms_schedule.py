"""What is filled in about a session. Whether it can be so is the action's to say."""

from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from ..actions.facts import kind_of
from ..models import EventPage, SeatPool, Session
from ..wall_times import is_twice
from .clock_fields import ClockTimeField, ZoneField
from .fields_schedule import (
    ONCE,
    SECOND,
    initial_of,
    on_the_clock_of,
    seat_fields,
    text,
    which,
    whole_number,
)

NOT_A_DAY = {
    "required": _("Enter a day like 2027-05-04."),
    "invalid": _("Enter a day like 2027-05-04."),
}
NOT_AN_ADDRESS = {"invalid": _("Enter a web address like https://example.org/room.")}


class Section(NamedTuple):
    """Fields that belong together, under a heading."""

    id: str
    heading: Any
    icon: str
    fields: list[forms.BoundField]


SECTIONS = (
    (
        "when",
        _("When and where"),
        "date",
        (
            "starts_on", "start_time", "is_second_start", "end_time", "is_second_end", "ends_on",
            "zone", "place",
        ),
    ),
    ("what", _("What it is"), "doc-full", ("title", "speakers", "summary", "observed_note")),
    (
        "seats",
        _("Seats"),
        "group",
        ("capacity", "slot", "keepers_needed", "minimum", "decide_at", "offer_hours", "cutoff_minutes"),
    ),
    ("elsewhere", _("Online and elsewhere"), "site", ("address", "remove_address", "elsewhere_url")),
)  # fmt: skip


class SessionForm(forms.Form):
    """When and where, also online; what all sessions share."""

    title = text("title")
    starts_on = forms.DateField(label=_("Day"), widget=AdminDateInput, error_messages=NOT_A_DAY)
    start_time = ClockTimeField(label=_("Starts"))
    end_time = ClockTimeField(label=_("Ends"))
    ends_on = forms.DateField(
        label=_("Last day"),
        error_messages=NOT_A_DAY,
        widget=AdminDateInput,
        required=False,
        help_text=_("Empty: it ends on the day it starts."),
    )
    zone = ZoneField(
        label=_("Time zone"), help_text=_("The times above are what clocks show there.")
    )
    is_second_start = which(_("Which start"))
    is_second_end = which(_("Which end"))
    place = text("place")
    address = forms.URLField(
        label=_("Address of the online room"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages=NOT_AN_ADDRESS,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    remove_address = forms.BooleanField(label=_("Remove the stored address"), required=False)

    def __init__(
        self, *args: Any, page: EventPage, session: Session | None = None, **kwargs: Any
    ) -> None:
        self.session = session
        self.pool: SeatPool | None = getattr(session, "pool", None) if session else None
        first = initial_of(session, self.pool) if session else {"zone": page.zone}
        if not session and page.starts_on:
            first["starts_on"] = page.starts_on
        super().__init__(*args, **{**kwargs, "initial": first | (kwargs.get("initial") or {})})
        if zone := self.data.get("zone") or self.initial.get("zone"):
            self.fields["zone"].offer(zone)
        self.fields |= seat_fields(self.pool)
        if self.pool:
            # Seats that exist are changed with a reason, on a page of their own.
            del self.fields["capacity"]
        self._say_what_is_stored()
        for which_end in ("start", "end"):
            if not self._is_twice(which_end):
                del self.fields[f"is_second_{which_end}"]

    def _say_what_is_stored(self) -> None:
        stored = bool(self.session and self.session.sealed_address)
        if not stored:
            del self.fields["remove_address"]
        self.fields["address"].help_text = (
            _("An address is stored, encrypted, and never shown here. Enter another to replace it.")
            if stored
            else _("Kept encrypted, and never shown here again.")
        )

    def _is_twice(self, which_end: str) -> bool:
        """Whether the time in the form is one that clocks show twice on that day."""
        day = self._entered(f"{which_end}s_on") or self._entered("starts_on")
        time, zone = self._entered(f"{which_end}_time"), self._entered("zone")
        return bool(day and time and zone) and is_twice(day, time, ZoneInfo(zone))

    def _entered(self, name: str) -> Any:
        if not self.is_bound:
            return self.initial.get(name)
        try:
            return self.fields[name].clean(self[name].data)
        except ValidationError:
            return None

    def sections(self) -> list[Section]:
        """The fields this form has, in the order they are asked."""
        found = []
        for name, heading, icon, names in SECTIONS:
            fields = [self[each] for each in names if each in self.fields]
            if fields:
                found.append(Section(name, heading, icon, fields))
        return found

    def facts(self) -> dict[str, Any]:
        """What was entered, as the actions call it."""
        facts = dict(self.cleaned_data)
        for name in ("is_second_start", "is_second_end"):
            said = facts.get(name, ONCE)
            facts[name] = None if said == ONCE else said == SECOND
        if facts.get("decide_at"):
            facts["decide_at"] = on_the_clock_of(facts["decide_at"], facts["zone"])
        removes = facts.pop("remove_address", False)
        # Nothing entered leaves what is stored.
        facts["address"] = facts["address"] or ("" if removes else None)
        return facts


class CircleForm(SessionForm):
    """A circle: keepers, slot, who observes."""

    keepers_needed = whole_number(
        _("Keepers needed"),
        1,
        2,
        initial=2,
        required=False,
        help_text=_("The circle gives out no seats before this many have said yes."),
    )
    slot = text(
        "slot",
        help_text=_(
            "Circles with the same slot exclude each other: a person can sit in one of them. "
            "Empty: the slot of the circles at the same time, or a new one."
        ),
    )
    observed_note = text("observed_note")


class ListedForm(SessionForm):
    """A session of a conference: who speaks, and how people come to it."""

    summary = text("summary", widget=forms.Textarea(attrs={"rows": 3}))
    speakers = text("speakers")
    elsewhere_url = forms.URLField(
        label=_("Registration elsewhere"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("For a session whose seats are given out by somebody else's registration."),
    )


def form_for(page: EventPage, session: Session | None = None) -> type[SessionForm]:
    """The form for a circle, or for what is listed at a conference."""
    kind = session.kind if session else kind_of(page)
    return CircleForm if kind == Session.Kind.CIRCLE else ListedForm
