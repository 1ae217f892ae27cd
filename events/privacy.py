"""What events holds about people: how it is exported, what erasing does, how long it is kept."""

from accounts.privacy import declare

from .actions.erasing import (
    erase_calendar_copies,
    erase_keeping,
    erase_places,
    erase_staff_code,
)
from .exported import in_words
from .models import (
    AccessNeed,
    CalendarCopy,
    DrawEntry,
    Registration,
    SeatEvent,
    SessionStaff,
    StaffCode,
)

THIRTY_DAYS = "until 30 days after a circle, two years after another session"
CIRCLE = "So that your keepers know who comes. Afterward only the number of people stays."

declare(
    Registration,
    person="person",
    export=lambda user: in_words(
        Registration.objects.filter(person=user),
        "pool__page__title",
        "pool__session__title",
        "pool__session__starts_at",
        "status",
        "reason",
        "position",
        "display_name",
        "pronouns",
        "agreement__source__name",
        "agreement__number",
        "agreed_at",
        "offer_expires_at",
        "created_at",
        "changed_at",
    ),
    erase=erase_places,
    kept=THIRTY_DAYS,
    why=CIRCLE,
)
declare(
    AccessNeed,
    person="registration__person",
    export=lambda user: in_words(
        AccessNeed.objects.filter(registration__person=user)
        | AccessNeed.objects.filter(entry__person=user),
        "registration__pool__page__title",
        "entry__draw__page__title",
        "text",
        "purge_at",
    ),
    erase=erase_places,
    kept="until you give up your seat, or seven days after the session",
    why="So that you can take part.",
)
declare(
    SeatEvent,
    person="registration__person",
    export=lambda user: in_words(
        SeatEvent.objects.filter(registration__person=user),
        "pool__page__title",
        "kind",
        "from_status",
        "to_status",
        "reason",
        "note",
        "at",
    ),
    erase=erase_places,
    kept=THIRTY_DAYS,
    why="So that it can be shown who was offered a seat, and why.",
)
declare(
    DrawEntry,
    person="person",
    export=lambda user: in_words(
        DrawEntry.objects.filter(person=user),
        "draw__page__title",
        "status",
        "ticket",
        "ranking",
        "display_name",
        "pronouns",
        "outcome",
        "agreed_at",
        "entered_at",
    ),
    erase=erase_places,
    kept="until 30 days after the first circle",
    why="So that seats can be drawn. What you ranked goes once it is drawn.",
)
declare(
    CalendarCopy,
    person="person",
    export=lambda user: in_words(
        CalendarCopy.objects.filter(person=user),
        "session__page__title",
        "last_method",
        "told_at",
    ),
    erase=erase_calendar_copies,
    kept=THIRTY_DAYS,
    why="So that your calendar understands a change.",
)
declare(
    SessionStaff,
    person="person",
    export=lambda user: in_words(
        SessionStaff.objects.filter(person=user),
        "session__page__title",
        "session__starts_at",
        "role",
        "status",
        "shown_name",
        "invited_at",
        "answered_at",
        "ended_at",
    ),
    erase=erase_keeping,
    kept="six years after the session",
    why="Having kept a circle counts as practice.",
)
declare(
    StaffCode,
    person="person",
    export=lambda user: in_words(
        StaffCode.objects.filter(person=user), "made_at", "expires_at", "used_at"
    ),
    erase=erase_staff_code,
    kept="for two days, of which it can be used on the first",
    why="So that staff can add you to a session when you ask them to.",
)
