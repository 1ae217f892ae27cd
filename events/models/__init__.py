"""Pages that editors write; dates, seats and what people did with them; reference that staff keep."""

from .agreements import AgreementVersion, CommunityAgreement
from .calendars import CalendarCopy
from .codes import StaffCode
from .draws import Draw, DrawEntry
from .history import SeatEvent
from .pages import CirclesPage, ConferencePage, EventPage, EventsIndexPage
from .registrations import AccessNeed, Registration
from .seats import SeatPool
from .sessions import Session, SessionStaff
from .wordings import LetterWording

__all__ = [
    "AccessNeed",
    "AgreementVersion",
    "CalendarCopy",
    "CirclesPage",
    "CommunityAgreement",
    "ConferencePage",
    "Draw",
    "DrawEntry",
    "EventPage",
    "EventsIndexPage",
    "LetterWording",
    "Registration",
    "SeatEvent",
    "SeatPool",
    "Session",
    "SessionStaff",
    "StaffCode",
]
