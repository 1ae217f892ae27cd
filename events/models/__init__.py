"""Pages that editors write; dates, seats and what people did with them; reference that staff keep."""

from .agreements import AgreementVersion, CommunityAgreement
from .attendance import Attendance, PracticumLog, RoomCode
from .calendars import CalendarCopy
from .codes import StaffCode
from .cohort_words import (
    Announcement,
    CohortNote,
    FacilitatorEntry,
    InvitationCode,
    InvitationUse,
)
from .cohorts import CohortPage
from .draws import Draw, DrawEntry
from .history import SeatEvent
from .index_page import EventsIndexPage
from .lists import ListImport, ListRow
from .members import CohortEvent, CohortStaff, Membership
from .pages import CirclesPage, ConferencePage, EventPage
from .programs import ProgramPage, ProgramPrerequisite, ProgramSession
from .registrations import AccessNeed, Registration
from .seats import SeatPool
from .sessions import Session, SessionStaff
from .wordings import LetterWording

__all__ = [
    "AccessNeed",
    "AgreementVersion",
    "Announcement",
    "Attendance",
    "CalendarCopy",
    "CirclesPage",
    "CohortEvent",
    "CohortNote",
    "CohortPage",
    "CohortStaff",
    "CommunityAgreement",
    "ConferencePage",
    "Draw",
    "DrawEntry",
    "EventPage",
    "EventsIndexPage",
    "FacilitatorEntry",
    "InvitationCode",
    "InvitationUse",
    "LetterWording",
    "ListImport",
    "ListRow",
    "Membership",
    "PracticumLog",
    "ProgramPage",
    "ProgramPrerequisite",
    "ProgramSession",
    "Registration",
    "RoomCode",
    "SeatEvent",
    "SeatPool",
    "Session",
    "SessionStaff",
    "StaffCode",
]
