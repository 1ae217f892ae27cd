"""What is known of people in runs: theirs to read, gone when they go, and forgotten on its day."""

import datetime
import json
from types import SimpleNamespace

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from accounts import actions as accounts
from accounts import privacy
from events import actions, retention
from events.actions import batching
from events.cohorts.rebuild import differences
from events.models import (
    AccessNeed,
    Announcement,
    Attendance,
    CohortEvent,
    CohortNote,
    CohortPage,
    CohortStaff,
    FacilitatorEntry,
    InvitationCode,
    InvitationUse,
    Membership,
    PracticumLog,
    Registration,
    RoomCode,
    Session,
)
from events.tasks.purges import forget
from tests.events.privacy.canaries import everything_kept
from tests.factories.accounts import InstitutionFactory
from tests.factories.cohorts import a_certificate, a_cohort, a_leader, a_member, pool_of
from tests.factories.events import a_person
from tests.factories.learning import a_series
from tests.killing import killed_once_it_moves

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NOW = timezone.now().replace(microsecond=0)
CANARY = "Wagtailfinch"


@pytest.fixture
def facilitator():
    return a_person(99)


@pytest.fixture
def run(learner, facilitator):
    """A run with a member of whom all is known that can be, and who leads it."""
    page = a_cohort(sessions=2, prework=a_series(), asks_final_circle=True)
    a_leader(page, facilitator)
    membership = a_full_member(page, learner, facilitator)
    Announcement.objects.create(
        page_id=page.pk, audience="all", text="Bring a talking piece.", by=facilitator, at=NOW,
        form_key="a",
    )  # fmt: skip
    code = InvitationCode.objects.create(
        page_id=page.pk, label="Pilot schools", made_by=facilitator, made_at=NOW, used=1
    )
    InvitationUse.objects.create(invitation=code, registration=membership.registration)
    RoomCode.objects.create(
        session=sessions_of(page)[0], code="123456", made_by=facilitator, made_at=NOW,
        expires_at=NOW,
    )  # fmt: skip
    return SimpleNamespace(page=page, membership=membership, code=code)


def sessions_of(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def a_full_member(page, person, leader):
    membership = a_member(page, person)
    membership.institution = InstitutionFactory(name=f"School {person.pk}")
    membership.certificate = a_certificate(page, person, name=CANARY)
    membership.save()
    Registration.objects.filter(pk=membership.registration_id).update(
        display_name=CANARY, pronouns=f"xe {CANARY}"
    )
    AccessNeed.objects.create(
        registration=membership.registration, text=f"{CANARY} needs a ramp", purge_at=NOW + 9 * DAY
    )
    for session in sessions_of(page):
        row = Attendance.objects.create(
            membership=membership, session=session, status="present", source="staff",
            recorded_by=leader, recorded_at=NOW,
        )  # fmt: skip
        CohortEvent.objects.create(
            membership=membership, kind="attendance", session=session, actor=leader, at=NOW,
            key=f"{membership.pk}:attendance:{session.pk}:1",
            data={
                "status": row.status, "minutes": None, "source": "staff", "made_good_in_id": None,
                "reason": f"{CANARY} told me by phone",
            },
        )  # fmt: skip
    PracticumLog.objects.create(
        membership=membership, person=person, held_on=NOW.date(), role="keeper", size="small",
        reflection=f"{CANARY} learned to wait", status="signed_off", answer=f"Well done, {CANARY}",
        answered_by=leader, answered_at=NOW, written_at=NOW,
    )  # fmt: skip
    CohortNote.objects.create(
        membership=membership, text=f"{CANARY} may need more time", by=leader, at=NOW
    )
    FacilitatorEntry.objects.create(
        person=person, certificate=membership.certificate, institution=membership.institution,
        region="south", listed_at=NOW,
    )  # fmt: skip
    return membership


def ended(page, ago):
    """Move the run so that its last session ended so long ago, and no day of it lies later."""
    last = sessions_of(page)[-1].ends_at
    shift = NOW - ago - last
    for session in sessions_of(page):
        Session.objects.filter(pk=session.pk).update(
            starts_at=session.starts_at + shift, ends_at=session.ends_at + shift
        )
    day = (NOW - ago).date() - 2 * DAY
    CohortPage.objects.filter(pk=page.pk).update(starts_on=day, ends_on=day)


def exported(person):
    return json.dumps(privacy.export(person), cls=DjangoJSONEncoder)


def rows_with(word):
    return [table for table, text in everything_kept() if word in text]


# ------------------------------------------------------------------------------ export


def test_ones_own_export_tells_all_of_a_run_in_words(run, learner):
    data = json.loads(exported(learner))["data"]

    assert data["events.Membership"][0]["page"] == "Spring cohort"
    assert data["events.Membership"][0]["institution"] == f"School {learner.pk}"
    assert data["events.Attendance"][0]["status"] == "Present"
    assert data["events.Attendance"][0]["source"] == "By staff, with a reason"
    assert data["events.CohortNote"][0]["text"] == f"{CANARY} may need more time"
    assert data["events.PracticumLog"][0]["reflection"] == f"{CANARY} learned to wait"
    assert data["events.PracticumLog"][0]["answer"] == f"Well done, {CANARY}"
    assert data["events.CohortEvent"][-1]["reason"] == f"{CANARY} told me by phone"
    assert data["events.FacilitatorEntry"][0]["region"] == "South"
    assert data["events.InvitationUse"][0]["page"] == "Spring cohort"


def test_whoever_leads_exports_their_own_words_and_nothing_of_members(run, facilitator):
    data = json.loads(exported(facilitator))["data"]

    assert data["events.CohortStaff"][0]["role"] == "Facilitator"
    assert data["events.Announcement"][0]["text"] == "Bring a talking piece."
    assert data["events.InvitationCode"][0]["label"] == "Pilot schools"
    assert data["events.RoomCode"]
    assert CANARY not in str(data)
    assert run.code.code not in str(data)


def test_nobody_else_exports_anything_of_it(run, stranger):
    a_full_member(run.page, stranger, a_person(5))
    CohortNote.objects.filter(membership__person=stranger).update(text="About the stranger")

    assert "About the stranger" not in exported(run.membership.person)
    assert "may need more time" not in exported(stranger)


# ------------------------------------------------------------------------------ erasing


def test_after_erasing_no_name_and_no_word_is_left(run, learner):
    before = rows_with(CANARY)

    accounts.erase(learner, by=learner)

    assert {"events_cohortnote", "events_practicumlog", "events_cohortevent"} <= set(before)
    assert rows_with(CANARY) == []
    for model in (Membership, PracticumLog, FacilitatorEntry):
        assert not model.objects.filter(person=learner).exists()
    assert not CohortEvent.objects.filter(actor=learner).exists()


def test_the_counts_the_institution_and_the_certificate_stay(run, learner):
    accounts.erase(learner, by=learner)

    run.membership.refresh_from_db()
    assert run.membership.institution.name == f"School {learner.pk}"
    assert run.membership.attendance.count() == 2
    assert run.membership.practicum.get().status == "signed_off"
    assert run.membership.certificate.name == ""
    assert run.membership.certificate.is_valid


def test_the_seat_goes_to_who_is_next_and_the_member_has_left(run, learner, stranger):
    pool = pool_of(run.page)
    pool.capacity = 1
    pool.save()
    theirs = actions.register(stranger, pool, form_key="f", display_name="S", agreement=None)

    accounts.erase(learner, by=learner)

    theirs.refresh_from_db()
    run.membership.refresh_from_db()
    assert theirs.status == Registration.Status.OFFERED
    assert run.membership.status == Membership.Status.LEFT
    assert run.membership.events.filter(kind="left").count() == 1


def test_who_had_finished_stays_finished(run, learner):
    Membership.objects.update(status="finished", finished_at=NOW)

    accounts.erase(learner, by=learner)

    run.membership.refresh_from_db()
    assert run.membership.is_finished


def test_who_led_is_off_the_staff_and_off_their_messages(run, facilitator):
    ahead = a_leader(a_cohort(title="Later"), facilitator, since=NOW + 9 * DAY)

    accounts.erase(facilitator, by=facilitator)

    role = CohortStaff.objects.get(page_id=run.page.pk)
    assert role.until <= timezone.now()
    ahead.refresh_from_db()
    assert ahead.until == ahead.since
    assert Announcement.objects.get().by is None
    assert CohortNote.objects.get().by is None


def test_erasing_twice_changes_nothing_more(run, learner, facilitator):
    for person in (learner, facilitator):
        accounts.erase(person, by=person)
    before = list(CohortEvent.objects.values()), list(CohortStaff.objects.values())

    with transaction.atomic():
        for declaration in privacy.personal():
            if declaration.label.startswith("events.") and declaration.erase:
                declaration.erase(learner)
                declaration.erase(facilitator)

    assert (list(CohortEvent.objects.values()), list(CohortStaff.objects.values())) == before


# ------------------------------------------------------------------------------ forgetting


@pytest.mark.parametrize("model", [CohortNote, Announcement])
def test_notes_and_messages_go_90_days_after_the_run(run, model):
    ended(run.page, retention.AFTER_RUN - DAY)
    actions.forget_cohorts(NOW)
    assert model.objects.exists()

    ended(run.page, retention.AFTER_RUN)
    actions.forget_cohorts(NOW)
    assert not model.objects.exists()


def test_a_run_isnt_over_before_its_last_day(run):
    ended(run.page, retention.AFTER_RUN + DAY)
    CohortPage.objects.update(ends_on=(NOW - retention.AFTER_RUN).date())

    actions.forget_cohorts(NOW)

    assert CohortNote.objects.exists()


def test_invitations_go_a_year_after_the_run_began(run):
    ended(run.page, datetime.timedelta(0))
    first = sessions_of(run.page)[0].starts_at
    CohortPage.objects.update(starts_on=first.date())

    actions.forget_cohorts(first + retention.AFTER_INVITING - DAY)
    assert InvitationCode.objects.exists()

    actions.forget_cohorts(first + retention.AFTER_INVITING + DAY)
    assert not InvitationCode.objects.exists()
    assert not InvitationUse.objects.exists()


def test_codes_in_the_room_go_a_day_after(run):
    actions.forget_cohorts(NOW + retention.AFTER_CODE - datetime.timedelta(minutes=1))
    assert RoomCode.objects.exists()

    actions.forget_cohorts(NOW + retention.AFTER_CODE)
    assert not RoomCode.objects.exists()


def test_who_left_the_list_is_forgotten_a_month_after(run):
    FacilitatorEntry.objects.update(ended_at=NOW)

    actions.forget_cohorts(NOW + retention.AFTER_LISTING - DAY)
    assert FacilitatorEntry.objects.exists()

    actions.forget_cohorts(NOW + retention.AFTER_LISTING)
    assert not FacilitatorEntry.objects.exists()


def test_six_years_after_nobody_knows_who_was_in_it_and_the_counts_stay(run):
    membership = run.membership
    ended(run.page, retention.AFTER_LEARNING - DAY)
    actions.forget_cohorts(NOW)
    membership.refresh_from_db()
    assert membership.person_id

    ended(run.page, retention.AFTER_LEARNING)
    actions.forget_people(NOW)
    actions.forget_cohorts(NOW)

    membership.refresh_from_db()
    links = (membership.person_id, membership.enrollment_id, membership.certificate_id)
    assert links == (None, None, None)
    assert membership.institution_id
    assert membership.attendance.filter(status="present", recorded_by=None).count() == 2
    assert membership.practicum.get().reflection == ""
    assert not membership.events.filter(actor__isnull=False).exists()
    assert not CohortStaff.objects.filter(person__isnull=False).exists()
    own = {"events_membership", "events_practicumlog", "events_cohortevent", "events_attendance"}
    assert not own & set(rows_with(CANARY))
    for event in membership.events.all():
        assert not {"reason", "enrollment", "log"} & set(event.data)


def test_what_is_forgotten_is_still_told_the_same_by_its_events(learner, facilitator):
    page = a_cohort(sessions=1, prework=a_series())
    a_leader(page, facilitator)
    membership = a_member(page, learner)
    Session.objects.update(starts_at=NOW - DAY, ends_at=NOW - DAY + datetime.timedelta(hours=1))
    actions.record_attendance(
        membership, sessions_of(page)[0], status="late", minutes=40, source="desk", by=facilitator
    )
    ended(page, retention.AFTER_LEARNING + DAY)

    actions.forget_cohorts(NOW)

    membership.refresh_from_db()
    assert membership.person is None
    assert differences(membership, page) == []


def test_registrations_of_a_run_are_kept_until_two_years_after_its_last_session(run):
    first, last = sessions_of(run.page)
    ended(run.page, retention.AFTER_SESSION - DAY)
    assert Session.objects.get(pk=first.pk).ends_at < NOW - retention.AFTER_SESSION
    actions.forget_people(NOW)
    assert Registration.objects.filter(person__isnull=False).exists()

    ended(run.page, retention.AFTER_SESSION)
    actions.forget_people(NOW)
    assert not Registration.objects.filter(person__isnull=False).exists()
    assert not Session.objects.filter(pk=last.pk, forgotten_at=None).exists()


def test_what_somebody_needs_is_known_up_to_the_last_session(run):
    ended(run.page, retention.AFTER_NEED - DAY)
    actions.purge_needs(NOW)
    assert AccessNeed.objects.exists()

    ended(run.page, retention.AFTER_NEED)
    actions.purge_needs(NOW)
    assert not AccessNeed.objects.exists()


def test_the_clock_forgets_runs(run):
    ended(run.page, retention.AFTER_RUN + DAY)

    forget.func()

    assert not CohortNote.objects.exists()


def test_twice_forgets_nothing_more(run):
    ended(run.page, retention.AFTER_LEARNING + DAY)
    assert actions.forget_cohorts(NOW + DAY) > 0

    assert actions.forget_cohorts(NOW + DAY) == 0


def halves():
    """Members forgotten of whom something is still known, or the reverse."""
    gone = Membership.objects.filter(person=None)
    known = PracticumLog.objects.filter(membership__in=gone, person__isnull=False)
    spoken = CohortEvent.objects.filter(membership__in=gone, actor__isnull=False)
    linked = gone.filter(enrollment__isnull=False)
    return known.count() + spoken.count() + linked.count()


@pytest.mark.django_db(transaction=True)
def test_killed_again_and_again_it_ends_the_same(monkeypatch, at_full_size):
    monkeypatch.setattr(batching, "BATCH", 2)
    leader = a_person(1)
    people, kills = (200, 40) if at_full_size else (30, 8)
    page = a_cohort(sessions=2, capacity=people, prework=a_series())
    for number in range(people):
        a_full_member(page, a_person(number + 2), leader)
    ended(page, retention.AFTER_LEARNING + DAY)
    attended = Attendance.objects.filter(status="present").count()

    def known():
        return Membership.objects.filter(person__isnull=False).count()

    in_the_middle = 0
    for _ in range(kills):
        before = known()
        killed_once_it_moves(
            lambda: actions.forget_cohorts(NOW), lambda before=before: known() < before
        )
        in_the_middle += 0 < known() < before
        assert halves() == 0
    actions.forget_cohorts(NOW)

    assert in_the_middle > 0
    assert not Membership.objects.filter(person__isnull=False).exists()
    assert not CohortNote.objects.exists()
    assert Attendance.objects.filter(status="present").count() == attended
