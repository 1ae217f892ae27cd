"""Name a keeper, who answers for themself; drop out, hand over. What keepers do is in `keeping`."""

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.names import clean_name

from .. import letters
from ..models import Session, SessionStaff
from ..often import is_too_often
from ..schedulers import who_schedules
from .locks import retried
from .naming import (
    accept,
    alarm,
    check_is_free,
    check_is_open,
    check_stands,
    decline,
    find_person,
    invite,
    locked_circle,
    move,
    own_role,
)
from .refused import Refused
from .settling import settle

Role, Status = SessionStaff.Role, SessionStaff.Status
# Enough for anybody who looks for a stand-in; too few to find out who has an account.
MOST_TRIES_A_DAY = 10


@retried
def invite_keeper(
    session: Session, person_or_email: User | str, role: str, *, by: User
) -> SessionStaff:
    """Ask somebody to keep or observe a circle. Nobody is named before they have said yes.

    Whether they have a place in it themself is looked at when they answer: whoever invites is told
    nothing about who registered.
    """
    person = find_person(person_or_email)
    if person == by:
        raise Refused(_("You can't invite yourself. Ask somebody else to invite you."))
    with locked_circle(session) as circle:
        check_stands(circle)
        if role == Role.OBSERVER and not circle.observed_note:
            raise Refused(_("Say first who observes this circle and why. People read that."))
        if role in SessionStaff.KEEPERS:
            check_is_open(circle, role)
        return invite(circle, person, role, by)


def answer_invitation(
    staff: SessionStaff, *, yes: bool, shown_name: str = "", by: User
) -> SessionStaff:
    """The invited person's own answer. Yes to a role that is handed over relieves who had it."""
    mine = _answer(staff, yes, clean_name(shown_name), by)
    # A circle that lacked a keeper gives out its seats from now on.
    settle(mine.session.pool.pk)
    return mine


@retried
def _answer(staff: SessionStaff, yes: bool, shown_name: str, by: User) -> SessionStaff:
    with locked_circle(staff.session) as circle:
        mine = circle.staff.select_related("person", "invited_by").get(pk=staff.pk)
        if mine.person_id != by.pk or mine.status != Status.INVITED:
            raise Refused(_("This invitation can't be answered any more."))
        check_stands(circle)
        if not yes:
            return decline(circle, mine)
        if not shown_name:
            raise Refused(
                _("Enter the name people in the circle may call you by."), field="shown_name"
            )
        check_is_free(circle, by)
        return accept(circle, mine, shown_name)


def drop_out(staff: SessionStaff, *, by: User) -> SessionStaff:
    """A keeper can't come after all: staff and the other keeper are told at once."""
    mine = _drop_out(staff, by)
    # Who waits beside it was passed over for keeping it, and is in turn again.
    settle(mine.session.pool.pk)
    return mine


@retried
def _drop_out(staff: SessionStaff, by: User) -> SessionStaff:
    with locked_circle(staff.session) as circle:
        mine = own_role(staff, by)
        check_stands(circle)
        letters.keeper_out(move(mine, Status.DROPPED_OUT))
        others = [each.person for each in circle.keepers().select_related("person")]
        alarm(circle, [*who_schedules(circle.page), *others], f"out{mine.pk}", but=by)
        return mine


@retried
def withdraw_invitation(staff: SessionStaff, *, by: User) -> SessionStaff:
    """Take an invitation back that nobody has answered."""
    with locked_circle(staff.session):
        mine = SessionStaff.objects.get(pk=staff.pk)
        if mine.status != Status.INVITED:
            raise Refused(_("This invitation has been answered already."))
        return move(mine, Status.WITHDRAWN)


@retried
def hand_over(staff: SessionStaff, to_email: str, *, by: User) -> SessionStaff | None:
    """Ask somebody to take one's role over, in place of whom one asked before.

    One keeps the circle until they say yes. None where nobody can be asked at that address. Whoever
    hands over is not told so, now or by what they may do next: it would tell who has an account here.
    """
    if is_too_often(f"hand-over:{by.pk}", MOST_TRIES_A_DAY):
        raise Refused(_("You have tried this often today. Please ask the staff to find somebody."))
    if to_email.strip().lower() == by.email:
        raise Refused(_("That is your own address."))
    with locked_circle(staff.session) as circle:
        mine = own_role(staff, by)
        check_stands(circle)
        asked = circle.staff.filter(role=mine.role, status=Status.INVITED)
        if asked.exclude(invited_by=by).exists():
            raise Refused(_("The staff have asked somebody to take over from you already."))
        # The same form sent twice is one invitation.
        for before in asked.select_related("person"):
            if before.person.email == to_email.strip().lower():
                return before
            move(before, Status.WITHDRAWN)
        try:
            return invite(circle, find_person(to_email), mine.role, by)
        except Refused:
            return None


@retried
def take_hand_over_back(staff: SessionStaff, *, by: User) -> None:
    """Nobody is asked any more to take one's role over; nor is anything told of who was."""
    with locked_circle(staff.session) as circle:
        mine = own_role(staff, by)
        asked = circle.staff.filter(role=mine.role, status=Status.INVITED, invited_by=by)
        for each in asked:
            move(each, Status.WITHDRAWN)
