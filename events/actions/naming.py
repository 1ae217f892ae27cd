"""What stands in the way of naming a keeper, and what is told when one comes or goes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import DrawEntry, Registration, SeatPool, Session, SessionStaff
from ..models.registrations import new_code
from .locks import gone, locked_pools
from .refused import Refused

Status = SessionStaff.Status


@contextmanager
def locked_circle(session: Session) -> Iterator[Session]:
    """The circle as it stands once its seats are locked; for `retried` to wrap."""
    pool_id = SeatPool.objects.filter(session=session).values_list("pk", flat=True).first()
    if pool_id is None or not session.is_circle:
        raise Refused(_("Only a circle has keepers."))
    with locked_pools([pool_id]):
        found = Session.objects.select_related("pool", "page").filter(pk=session.pk).first()
        if found is None:
            raise Refused(gone())
        yield found


def find_person(person_or_email: User | str) -> User:
    if isinstance(person_or_email, User):
        found = person_or_email if person_or_email.is_active else None
    else:
        address = person_or_email.strip().lower()
        found = User.objects.active().filter(email=address).first() if address else None
    if found is None or found.is_erased:
        raise Refused(_("There is no account with this address. Enter it exactly."))
    return found


def own_role(staff: SessionStaff, by: User) -> SessionStaff:
    mine = SessionStaff.objects.select_related("person").get(pk=staff.pk)
    if mine.person_id != by.pk or mine.status != Status.ACCEPTED:
        raise Refused(_("You don't keep this circle any more."))
    return mine


def check_stands(circle: Session) -> None:
    if circle.is_cancelled:
        raise Refused(_("This circle is cancelled."))
    if circle.ends_at <= timezone.now():
        raise Refused(_("This circle is over."))


def check_is_open(circle: Session, role: str) -> None:
    check_nobody_is_asked(circle, role)
    if circle.staff.filter(role=role, status=Status.ACCEPTED).exists():
        raise Refused(_("Somebody has this role already."))


def check_nobody_is_asked(circle: Session, role: str) -> None:
    if circle.staff.filter(role=role, status=Status.INVITED).exists():
        raise Refused(_("Somebody is asked already. Take that invitation back first."))


def check_is_free(circle: Session, person: User) -> None:
    """Who keeps a circle has no seat in it, sits in none at that time and keeps none then."""
    own = Registration.objects.of(person).active()
    entries = DrawEntry.objects.of(person).entered().filter(draw__page=circle.page)
    ranked = any(circle.pool.pk in ranking for ranking in entries.values_list("ranking", flat=True))
    if ranked or own.filter(pool=circle.pool).exists():
        raise Refused(_("You have asked for a seat in this circle. Give it up, then say yes."))
    at_that_time = Q(starts_at__lt=circle.ends_at, ends_at__gt=circle.starts_at)
    beside = Session.objects.scheduled().exclude(pk=circle.pk).filter(at_that_time)
    if own.seated().filter(pool__session__in=beside).exists():
        raise Refused(_("You have a seat elsewhere at that time. Give it up, then say yes."))
    if beside.kept_by(person).exists():
        raise Refused(_("You keep another circle at that time."))


def invite(circle: Session, person: User, role: str, by: User) -> SessionStaff:
    if circle.staff.filter(person=person, status__in=SessionStaff.STANDING).exists():
        raise Refused(_("This person is asked already, or keeps this circle."))
    staff = SessionStaff.objects.create(
        session=circle,
        person=person,
        role=role,
        code=new_code(),
        invited_by=by,
        invited_at=timezone.now(),
    )
    letters.keeper_invited(staff)
    return staff


def move(staff: SessionStaff, status: str) -> SessionStaff:
    now = timezone.now()
    if staff.status == Status.INVITED and status != Status.WITHDRAWN:
        staff.answered_at = now
    if status != Status.ACCEPTED:
        staff.ended_at = now
    staff.status = status
    staff.save()
    return staff


def decline(circle: Session, staff: SessionStaff) -> SessionStaff:
    move(staff, Status.DECLINED)
    # While somebody has the role nothing has changed; and who hands over is told of a yes alone.
    is_held = circle.staff.filter(role=staff.role, status=Status.ACCEPTED).exists()
    if staff.invited_by and not is_held and circle.keepers().count() < circle.keepers_needed:
        alarm(circle, [staff.invited_by], f"no{staff.pk}", but=staff.person)
    return staff


def accept(circle: Session, staff: SessionStaff, shown_name: str) -> SessionStaff:
    """Named from now on; whoever had the role is relieved and told, and the circle hears of it."""
    staff.shown_name = shown_name
    if staff.role in SessionStaff.KEEPERS:
        had_it = circle.staff.filter(role=staff.role, status=Status.ACCEPTED)
        for before in had_it.select_related("person"):
            letters.keeper_relieved(move(before, Status.HANDED_OVER))
    move(staff, Status.ACCEPTED)
    letters.keeper_named(staff)
    announce(circle, staff)
    return staff


def announce(circle: Session, staff: SessionStaff) -> None:
    """Whoever sits in the circle already reads who joins it, in time to leave."""
    if staff.role not in SessionStaff.KEEPERS:
        return
    seated = circle.pool.registrations.seated().exclude(person=None)
    for registration in seated.select_related("person", "pool__session__page"):
        letters.keeper_changed(registration, staff)


def alarm(circle: Session, people: Iterable[User], cause: str, but: User | None = None) -> None:
    for person in {each.pk: each for each in people if each and each != but}.values():
        letters.keeper_alarm(circle, person, cause)
