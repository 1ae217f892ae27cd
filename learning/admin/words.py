"""How people and moments are written in the registrars' tables."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.moments import day_and_time_in_words, day_in_words


def named(person: User | None) -> str:
    """The full name; what took its place after erasing; empty for nobody."""
    if person is None:
        return ""
    return _("Erased person") if person.is_erased else person.get_full_name()


def addressed(person: User) -> str:
    """The e-mail address, unless the person was erased."""
    return "" if person.is_erased else person.email


def moment(at: datetime | None) -> str:
    """Day and time on the reader's clock; empty for never."""
    return day_and_time_in_words(timezone.localtime(at)) if at else ""


def day(at: datetime | None) -> str:
    """The day on the reader's clock; empty for never."""
    return day_in_words(timezone.localtime(at)) if at else ""
