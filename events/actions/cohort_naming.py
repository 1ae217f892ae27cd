"""Staff name who leads or observes a run, and end it; a letter tells them each time."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from .. import letters
from ..cohorts.successors import is_taking_part
from ..models import CohortPage, CohortStaff
from .cohort_staff import end_role, locked_seats, start_role
from .locks import retried
from .naming import find_person
from .refused import Refused


@retried
def name_staff(page: CohortPage, address: str, role: str, *, by: User) -> CohortStaff:
    """Name the person with this address for the run, from now on, and tell them. Twice is once."""
    try:
        person = find_person(address)
    except Refused as refusal:
        raise Refused(str(refusal), field="address") from None
    with locked_seats(page):
        if is_taking_part(person, page):
            raise Refused(
                _(
                    "This person has a seat in the run, or waits for one. Who leads or observes it "
                    "takes none."
                ),
                field="address",
            )
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
