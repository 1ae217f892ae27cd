"""Staff name who leads or observes a run, and end it; a letter tells them each time."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..models import CohortPage, CohortStaff
from .cohort_staff import end_role, start_role
from .naming import find_person
from .refused import Refused


def name_staff(page: CohortPage, address: str, role: str, *, by: User) -> CohortStaff:
    """Name the person with this address for the run, from now on, and tell them. Twice is once."""
    try:
        person = find_person(address)
    except Refused as refusal:
        raise Refused(str(refusal), field="address") from None
    if page.memberships.standing().filter(person=person).exists():
        raise Refused(
            _("This person has a seat in the run. Who leads or observes it takes none."),
            field="address",
        )
    with transaction.atomic():
        staff = start_role(page, person, role, by=by)
        letters.staff_named(staff, page)
    return staff


def end_staff(staff: CohortStaff, page: CohortPage, *, by: User) -> CohortStaff:
    """End a role now, and tell who had it. What they could see of the run they see no more."""
    with transaction.atomic():
        staff = end_role(staff, by=by)
        if staff.person_id and staff.person.is_active:
            letters.staff_ended(staff, page)
    return staff
