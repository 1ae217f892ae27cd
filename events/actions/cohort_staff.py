"""Who leads a run: named by those who lead it, or by staff in the admin; ended by themselves or by staff."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from .. import letters
from ..cohorts.access import may_lead, roles_now
from ..cohorts.successors import may_be_named
from ..models import CohortPage, CohortStaff, SeatPool
from ..often import DAY, is_too_often
from .locks import retried, write_first
from .naming import find_person
from .refused import Refused

Role = CohortStaff.Role
MOST_NAMED_A_DAY = 10


@retried
def start_role(page: CohortPage, person: User, role: str, *, by: User) -> CohortStaff:
    """Name somebody for a run, from now on. In another role they keep that one no longer.

    Who may name whom is for the caller to have asked: staff in the admin, or `name_facilitator`.
    """
    if role not in Role.values:
        raise Refused(_("Choose a role."), field="role")
    return _started(page, person, role, by)


def _started(page: CohortPage, person: User, role: str, by: User) -> CohortStaff:
    now = timezone.now()
    with transaction.atomic():
        held = {each.person_id: each for each in _locked(page, now)}.get(person.pk)
        if held and held.role == role:
            return held
        if held:
            _check_is_led_without(held, page, now)
            _end(held, now)
        return CohortStaff.objects.create(
            page_id=page.pk, person=person, role=role, named_by=by, since=now
        )


@retried
def end_role(staff: CohortStaff, *, by: User) -> CohortStaff:
    """End a role now: one's own, or, by staff in the admin, anybody's.

    A run that isn't over keeps at least one facilitator.
    """
    return _ended(staff)


def _ended(staff: CohortStaff) -> CohortStaff:
    page = CohortPage.objects.get(pk=staff.page_id)
    now = timezone.now()
    with transaction.atomic():
        _locked(page, now)
        staff = CohortStaff.objects.get(pk=staff.pk)
        if staff.until and staff.until <= now:
            return staff
        _check_is_led_without(staff, page, now)
        return _end(staff, now)


@retried
def name_facilitator(page: CohortPage, email: str, *, by: User) -> CohortStaff:
    """Those who lead a run name another facilitator, by the address that person signs in with.

    What is refused doesn't say whether the address has an account.
    """
    return _named(page, email, by)


def _named(page: CohortPage, email: str, by: User) -> CohortStaff:
    if not may_lead(by, page):
        raise Refused(_("You don’t lead this run."))
    if is_too_often(f"named:{by.pk}", MOST_NAMED_A_DAY, DAY):
        raise Refused(_("That were many names for one day. Please go on tomorrow."), field="email")
    try:
        person = find_person(email)
    except Refused:
        person = None
    with locked_seats(page):
        if person is None or person.pk == by.pk or not may_be_named(person, page):
            raise Refused(
                _(
                    "Nobody with this address can be named here. It takes an account, and either a "
                    "valid certificate of this training or a role in another run of it. Ask the "
                    "staff to name anybody else."
                ),
                field="email",
            )
        staff = _started(page, person, Role.FACILITATOR, by)
        letters.staff_named(staff, page)
    return staff


@contextmanager
def locked_seats(page: CohortPage) -> Iterator[None]:
    """A transaction in which nobody takes a seat of the run, for asking whether somebody has."""
    pools = list(SeatPool.objects.filter(page=page.pk).values_list("pk", flat=True))
    with transaction.atomic():
        write_first(pools)
        yield


@retried
def leave_role(page: CohortPage, *, by: User, successor: str = "") -> CohortStaff:
    """End one's own role; with a `successor`'s address, that person is named in the same moment."""
    with transaction.atomic():
        own = roles_now().filter(page=page.pk, person=by).order_by("pk").first()
        if own is None:
            raise Refused(_("You have no role in this run any more."))
        if successor:
            _named(page, successor, by)
        return _ended(own)


def _locked(page: CohortPage, now: datetime.datetime) -> list[CohortStaff]:
    """Who has a role now, while nobody else starts or ends one in this run."""
    Page.objects.select_for_update().get(pk=page.pk)
    return list(roles_now(now).filter(page=page.pk))


def _check_is_led_without(staff: CohortStaff, page: CohortPage, now: datetime.datetime) -> None:
    if staff.role != Role.FACILITATOR or page.ends_on < timezone.localdate(now):
        return
    others = roles_now(now).filter(page=page.pk, role=Role.FACILITATOR).exclude(pk=staff.pk)
    if not others.exclude(person=None).exists():
        raise Refused(
            _("This run would be left without a facilitator. Name somebody else first."),
            field="email",
        )


def _end(staff: CohortStaff, now: datetime.datetime) -> CohortStaff:
    staff.until = max(now, staff.since)
    staff.save(update_fields=["until"])
    return staff
