"""What runs of a program hold about people: how it is exported, erased and kept, and why."""

from accounts.privacy import declare

from .actions.erasing import erase_places
from .actions.erasing_cohorts import (
    erase_authorship,
    erase_leading,
    erase_listing,
    erase_memberships,
)
from .exported import in_words
from .models import (
    Announcement,
    Attendance,
    CohortEvent,
    CohortNote,
    CohortStaff,
    FacilitatorEntry,
    InvitationCode,
    InvitationUse,
    Membership,
    PracticumLog,
    RoomCode,
)

SIX_YEARS = "six years after the run ends"
LEARNED = "Learning records must be kept for six years, so that a certificate can be proven."
AFTER_RUN = "until 90 days after the run ends"

declare(
    Membership,
    person="person",
    export=lambda user: in_words(
        Membership.objects.filter(person=user),
        "page__title",
        "institution__name",
        "status",
        "sessions_done",
        "sessions_needed",
        "prework_due_at",
        "prework_done_at",
        "signed_off_at",
        "certificate__code",
        "joined_at",
        "finished_at",
        "left_at",
    ),
    erase=erase_memberships,
    kept=SIX_YEARS,
    why=LEARNED,
    name="runs you take part in",
)
declare(
    Attendance,
    person="membership__person",
    export=lambda user: in_words(
        Attendance.objects.filter(membership__person=user),
        "membership__page__title",
        "session__title",
        "session__starts_at",
        "status",
        "minutes",
        "source",
        "made_good_in__title",
        "recorded_at",
    ),
    erase=erase_memberships,
    kept=SIX_YEARS,
    why=LEARNED,
    name="attendance",
)
declare(
    PracticumLog,
    person="person",
    export=lambda user: in_words(
        PracticumLog.objects.filter(person=user),
        "membership__page__title",
        "held_on",
        "role",
        "size",
        "reflection",
        "status",
        "answer",
        "written_at",
        "answered_at",
    ),
    erase=erase_memberships,
    kept=SIX_YEARS,
    why=LEARNED,
    name="final circles you facilitated",
)
declare(
    CohortEvent,
    person="membership__person",
    export=lambda user: in_words(
        CohortEvent.objects.filter(membership__person=user),
        "membership__page__title",
        "session__title",
        "kind",
        "data__reason",
        "at",
    ),
    erase=erase_memberships,
    kept=SIX_YEARS,
    why="Every change of your attendance and standing can be traced and proven from these.",
    name="what happened in your runs",
)
declare(
    CohortNote,
    person="membership__person",
    export=lambda user: in_words(
        CohortNote.objects.filter(membership__person=user),
        "membership__page__title",
        "text",
        "at",
    ),
    erase=erase_memberships,
    kept=AFTER_RUN,
    why="So that those who lead your run can help you through it. You can read each of them.",
    name="notes on you",
)
declare(
    CohortStaff,
    person="person",
    export=lambda user: in_words(
        CohortStaff.objects.filter(person=user), "page__title", "role", "since", "until"
    ),
    erase=erase_leading,
    kept=SIX_YEARS,
    why="Having led a training counts as practice.",
    name="runs you lead or observe",
)
declare(
    Announcement,
    person="by",
    export=lambda user: in_words(
        Announcement.objects.filter(by=user), "page__title", "audience", "text", "told", "at"
    ),
    erase=erase_authorship,
    kept=AFTER_RUN,
    why="So that those who lead a run know what its members were told.",
    name="messages you sent to a run",
)
declare(
    InvitationCode,
    person="made_by",
    export=lambda user: in_words(
        InvitationCode.objects.filter(made_by=user),
        "page__title",
        "label",
        "uses",
        "used",
        "expires_at",
        "made_at",
        "ended_at",
    ),
    erase=None,
    kept="until a year after the run begins",
    why="So that it can be shown who let people in before registration opened.",
    name="invitation codes you made",
)
declare(
    InvitationUse,
    person="registration__person",
    export=lambda user: in_words(
        InvitationUse.objects.filter(registration__person=user),
        "invitation__page__title",
        "invitation__made_at",
    ),
    erase=erase_places,
    kept="until a year after the run begins",
    why="So that a code lets in as many as it was made for.",
    name="invitation codes you used",
)
declare(
    RoomCode,
    person="made_by",
    export=lambda user: in_words(
        RoomCode.objects.filter(made_by=user), "session__page__title", "session__title", "made_at"
    ),
    erase=None,
    kept="for a day after it stops working",
    why="So that people in the room can say that they are there.",
    name="codes you showed in a room",
)
declare(
    FacilitatorEntry,
    person="person",
    export=lambda user: in_words(
        FacilitatorEntry.objects.filter(person=user),
        "institution__name",
        "region",
        "certificate__code",
        "listed_at",
        "ended_at",
    ),
    erase=erase_listing,
    kept="for as long as you are on the list, and 30 days after",
    why="So that editors can ask you to keep a circle. You are on it because you wished to be.",
    name="the list of facilitators",
)
