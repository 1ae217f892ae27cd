"""What keepers do for their own circle: tell its people something, count who came, cancel it."""

import datetime
from collections.abc import Iterator
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import Registration, SeatPool, Session
from ..often import DAY, is_too_often
from ..retention import AFTER_CIRCLE
from .locks import retried
from .naming import check_stands, locked_circle
from .refused import Refused
from .schedule_seats import cancel_session

MOST_CAME = 1000
MOST_MESSAGES_A_DAY = 5
MINUTES_LATE = (5, 10, 15, 20)
LATE_FROM = datetime.timedelta(hours=2)
# Letters are composed one by one; so few hold the database for a moment only.
AT_ONCE = 50


@retried
def say_how_many_came(session: Session, n: int, *, by: User) -> Session:
    """How many people came, keepers not counted. It can be corrected; it names nobody."""
    if not 0 <= n <= MOST_CAME:
        raise Refused(_("Enter a number from 0 to 1,000."), field="n")
    with locked_circle(session) as circle:
        _check_keeps(circle, by)
        if circle.is_cancelled:
            raise Refused(_("This circle is cancelled."))
        if timezone.now() < circle.starts_at:
            raise Refused(_("It has not started yet. Come back once it has."), field="n")
        circle.how_many_came = n
        circle.save(update_fields=["how_many_came"])
        return circle


def message_circle(session: Session, text: str, *, by: User, form_key: str = "") -> int:
    """Write the same letter to everybody with a seat; to how many.

    The words stand in the letters alone, and go with their delivery: no row keeps them. The same
    form sent twice is one message.
    """
    _check_keeps(session, by)
    if session.is_cancelled or timezone.now() > session.ends_at + AFTER_CIRCLE:
        raise Refused(_("There is nobody left to write to."))
    people = _confirmed(session)
    if not people:
        raise Refused(_("Nobody has a seat yet, so there is nobody to write to."))
    key = form_key or uuid4().hex
    mark = f"message:{session.pk}:{key}"
    # What is refused leaves no mark: pressed once more, it is refused again.
    if not cache.get(mark) and is_too_often(f"message:{session.pk}", MOST_MESSAGES_A_DAY):
        raise Refused(
            _("This circle has had %(most)s messages within a day. Please wait until tomorrow.")
            % {"most": MOST_MESSAGES_A_DAY}
        )
    cache.set(mark, True, DAY)
    for some in _in_batches(people):
        with transaction.atomic():
            for registration in some:
                letters.message(registration, text.strip(), key)
    return len(people)


def say_running_late(session: Session, minutes: int, *, by: User) -> int:
    """Tell everybody with a seat that it starts some minutes late; how many. Said twice, told once."""
    if minutes not in MINUTES_LATE:
        raise Refused(_("Choose how many minutes."))
    _check_keeps(session, by)
    check_stands(session)
    if timezone.now() < session.starts_at - LATE_FROM:
        raise Refused(_("It is too early for that. You can say so two hours before the start."))
    people = _confirmed(session)
    for some in _in_batches(people):
        with transaction.atomic():
            for registration in some:
                letters.running_late(registration, minutes)
    return len(people)


def cancel_circle(session: Session, *, by: User) -> Session:
    """A keeper cancels their circle before it starts. Nobody reads more of the reason than that."""
    _check_keeps(session, by)
    check_stands(session)
    if timezone.now() >= session.starts_at:
        raise Refused(_("It has started. It can't be cancelled any more."))
    return cancel_session(session, reason=_("It can't take place."), by=by)


def _check_keeps(session: Session, by: User) -> None:
    if not session.keepers().filter(person=by).exists():
        raise Refused(_("You don't keep this circle."))


def _confirmed(session: Session) -> list[Registration]:
    pool = SeatPool.objects.filter(session=session)
    own = Registration.objects.confirmed().filter(pool__in=pool).exclude(person=None)
    return list(own.select_related("person", "pool__session__page").order_by("pk"))


def _in_batches(people: list[Registration]) -> Iterator[list[Registration]]:
    for start in range(0, len(people), AT_ONCE):
        yield people[start : start + AT_ONCE]
