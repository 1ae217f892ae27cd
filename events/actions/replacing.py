"""Find somebody else for a keeper who is ill or can't be reached."""

from django.utils.translation import gettext as _

from accounts.models import User

from ..models import SessionStaff
from .locks import retried
from .naming import check_nobody_is_asked, check_stands, find_person, invite, locked_circle
from .refused import Refused


@retried
def replace_keeper(staff: SessionStaff, person_or_email: User | str, *, by: User) -> SessionStaff:
    """An invitation to take over a keeper's role. They keep the circle until somebody says yes."""
    person = find_person(person_or_email)
    if person == by:
        raise Refused(
            _("You can't invite yourself. Ask somebody else to invite you."), field="address"
        )
    with locked_circle(staff.session) as circle:
        check_stands(circle)
        now = circle.staff.filter(pk=staff.pk, status=SessionStaff.Status.ACCEPTED).first()
        if now is None:
            raise Refused(_("This person doesn't keep the circle any more."))
        check_nobody_is_asked(circle, now.role)
        return invite(circle, person, now.role, by)
