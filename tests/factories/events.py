"""Events, dates and seats, ready to be taken. Rows are made as actions would leave them."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from events.models import (
    AgreementVersion,
    CirclesPage,
    CommunityAgreement,
    ConferencePage,
    EventsIndexPage,
    Registration,
    SeatPool,
    Session,
    SessionStaff,
)
from events.models.registrations import new_code
from tests.factories.learning import published

EASTERN = "America/New_York"


def a_person(number, **fields):
    """Somebody with an account, whose address is confirmed; sign in with `force_login`."""
    person = User.objects.create_user(
        f"person{number}@example.org", full_name=f"Person Number {number}", **fields
    )
    person.emailaddress_set.create(email=person.email, primary=True, verified=True)
    return person


def an_events_index():
    there = EventsIndexPage.objects.first()
    if there:
        return there
    home = Page.objects.filter(depth=2).first()
    return published(home, EventsIndexPage(title="Events", slug="events"))


def an_agreement(name="Circle agreement"):
    """A community agreement with its first version frozen."""
    source, _ = CommunityAgreement.objects.get_or_create(
        name=name,
        defaults={
            "agreement": "<p>What is said in the circle stays in the circle.</p>",
            "limits": "<p>A keeper must report harm to a child.</p>",
        },
    )
    return source


def a_version(source=None):
    """The newest frozen version of an agreement; made if there is none."""
    source = source or an_agreement()
    last = source.versions.order_by("-number").first()
    return last or AgreementVersion.objects.create(
        source=source,
        number=1,
        agreement=source.agreement,
        limits=source.limits,
        digest="0" * 64,
        made_at=timezone.now(),
    )


def circles_page(title="Wellness circles", parent=None, **fields):
    """A live page for circles, first come unless `assignment` says otherwise."""
    today = timezone.localdate()
    fields.setdefault("starts_on", today)
    fields.setdefault("ends_on", today + datetime.timedelta(days=30))
    fields.setdefault("agreement", an_agreement())
    fields.setdefault("crisis_help", "<p>Call 988, at any hour.</p>")
    return published(parent or an_events_index(), CirclesPage(title=title, **fields))


def conference_page(title="Annual meeting", **fields):
    today = timezone.localdate()
    fields.setdefault("starts_on", today)
    fields.setdefault("ends_on", today + datetime.timedelta(days=30))
    return published(an_events_index(), ConferencePage(title=title, **fields))


def a_session(page, starts_at=None, minutes=90, zone=EASTERN, **fields):
    """A session without seats, a week ahead unless `starts_at` says otherwise."""
    starts_at = starts_at or timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(7)
    ends_at = starts_at + datetime.timedelta(minutes=minutes)
    here, there = starts_at.astimezone(ZoneInfo(zone)), ends_at.astimezone(ZoneInfo(zone))
    fields.setdefault("kind", Session.Kind.SESSION)
    return Session.objects.create(
        page=page,
        starts_on=here.date(),
        start_time=here.time(),
        ends_on=there.date(),
        end_time=there.time(),
        is_second_start=bool(here.fold),
        is_second_end=bool(there.fold),
        zone=zone,
        starts_at=starts_at,
        ends_at=ends_at,
        revised_at=timezone.now(),
        **fields,
    )


def a_pool(page=None, capacity=10, session=None, **fields):
    """The seats of a session that is made for them if none is given."""
    page = page or conference_page()
    session = session or a_session(page, title="A session with seats")
    return SeatPool.objects.create(page=page, session=session, capacity=capacity, **fields)


def a_circle(page=None, capacity=10, keepers=(), starts_at=None, slot="", pool=None, **fields):
    """A circle and its pool; each of `keepers` has said yes. Returns the pool."""
    page = page or circles_page()
    fields.setdefault("keepers_needed", len(keepers))
    session = a_session(
        page, starts_at, kind=Session.Kind.CIRCLE, slot=slot or new_code()[:12], **fields
    )
    roles = (SessionStaff.Role.KEEPER, SessionStaff.Role.CO_KEEPER)
    for person, role in zip(keepers, roles, strict=False):
        a_keeper(session, person, role)
    return SeatPool.objects.create(page=page, session=session, capacity=capacity, **(pool or {}))


def a_keeper(session, person, role=SessionStaff.Role.KEEPER, status=SessionStaff.Status.ACCEPTED):
    return SessionStaff.objects.create(
        session=session,
        person=person,
        role=role,
        status=status,
        shown_name=person.shown_name,
        code=new_code(),
        invited_at=timezone.now(),
        answered_at=timezone.now() if status == SessionStaff.Status.ACCEPTED else None,
    )


def slot_key_of(pool):
    return f"{pool.page_id}:{pool.session.slot}" if pool.session and pool.session.slot else ""


def seated(pool, person, **fields):
    """A confirmed registration, counted in the pool."""
    now = timezone.now()
    registration = Registration.objects.create(
        pool=pool,
        person=person,
        status=Registration.Status.CONFIRMED,
        reason=Registration.Reason.SEAT_FREE,
        slot_key=slot_key_of(pool),
        idempotency_key=new_code(),
        display_name=fields.pop("display_name", person.shown_name),
        created_at=now,
        changed_at=now,
        **fields,
    )
    pool.seats_held = pool.registrations.seated().count()
    pool.save(update_fields=["seats_held"])
    return registration


def registered(pool, person, status, **fields):
    """A registration of any status, in its turn, with what that status needs; counted in the pool."""
    now = timezone.now()
    if status == Registration.Status.OFFERED:
        fields.setdefault("offer_expires_at", now + datetime.timedelta(hours=24))
        fields.setdefault("offers", 1)
    pool.refresh_from_db()
    pool.last_position += 1
    reasons = {
        Registration.Status.CONFIRMED: Registration.Reason.ACCEPTED,
        Registration.Status.OFFERED: Registration.Reason.IN_TURN,
        Registration.Status.WAITING: Registration.Reason.FULL,
        Registration.Status.EXPIRED: Registration.Reason.TOO_LATE,
    }
    fields.setdefault("reason", reasons.get(status, Registration.Reason.BY_PERSON))
    registration = Registration.objects.create(
        pool=pool,
        person=person,
        status=status,
        position=pool.last_position,
        slot_key=slot_key_of(pool),
        idempotency_key=new_code(),
        display_name=fields.pop("display_name", person.shown_name),
        created_at=now,
        changed_at=now,
        **fields,
    )
    pool.seats_held = pool.registrations.seated().count()
    pool.save(update_fields=["seats_held", "last_position"])
    return registration
