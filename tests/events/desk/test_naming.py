"""Who keeps a circle: asked by staff, named by their own yes."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from events import actions
from events.models import Draw, DrawEntry, Registration, Session, SessionStaff
from events.models.registrations import new_code
from tests.factories import events as make

from .conftest import a_somebody, letters_of, role_of

pytestmark = pytest.mark.django_db
KEEPER, CO_KEEPER = SessionStaff.Role.KEEPER, SessionStaff.Role.CO_KEEPER
OBSERVER = SessionStaff.Role.OBSERVER
Status = SessionStaff.Status


def invited(pool, registrar, role=KEEPER, person=None):
    return actions.invite_keeper(pool.session, person or a_somebody(), role, by=registrar)


def yes(staff, name="Ana"):
    return actions.answer_invitation(staff, yes=True, shown_name=name, by=staff.person)


def change(pool, **fields):
    Session.objects.filter(pk=pool.session_id).update(**fields)


# ------------------------------------------------------------------------------ asking


def test_who_is_asked_keeps_nothing_yet_and_gets_a_letter(unkept, registrar):
    staff = invited(unkept, registrar)

    assert staff.status == Status.INVITED
    assert not unkept.session.keepers().exists()
    assert letters_of(staff.person, "keeper_invited").count() == 1


def test_somebody_is_found_by_the_exact_address(unkept, registrar):
    person = a_somebody()

    staff = invited(unkept, registrar, person=f" {person.email.upper()} ")

    assert staff.person == person


@pytest.mark.parametrize("address", ["nobody@example.org", "", "person", "@example.org"])
def test_without_an_account_nobody_is_asked(unkept, registrar, address):
    with pytest.raises(actions.Refused, match="no account"):
        actions.invite_keeper(unkept.session, address, KEEPER, by=registrar)

    assert not SessionStaff.objects.filter(session=unkept.session).exists()


def test_who_may_not_sign_in_is_not_asked(unkept, registrar):
    person = a_somebody(is_active=False)

    for asked in (person, person.email):
        with pytest.raises(actions.Refused, match="no account"):
            actions.invite_keeper(unkept.session, asked, KEEPER, by=registrar)


def test_nobody_names_themself(unkept, registrar):
    for asked in (registrar, registrar.email):
        with pytest.raises(actions.Refused, match="invite yourself"):
            actions.invite_keeper(unkept.session, asked, KEEPER, by=registrar)


def test_a_circle_has_one_keeper_and_one_co_keeper(unkept, registrar):
    yes(invited(unkept, registrar))
    yes(invited(unkept, registrar, CO_KEEPER))

    for role in (KEEPER, CO_KEEPER):
        with pytest.raises(actions.Refused, match="Somebody has this role already"):
            invited(unkept, registrar, role)


def test_for_one_role_one_person_is_asked_at_a_time(unkept, registrar):
    invited(unkept, registrar)

    with pytest.raises(actions.Refused, match="Somebody is asked already"):
        invited(unkept, registrar)


def test_nobody_has_two_roles_in_a_circle(unkept, registrar):
    staff = invited(unkept, registrar)

    with pytest.raises(actions.Refused, match="asked already, or keeps this circle"):
        invited(unkept, registrar, CO_KEEPER, staff.person)


def test_a_circle_is_observed_only_where_people_read_so_before(unkept, registrar):
    with pytest.raises(actions.Refused, match="Say first who observes"):
        invited(unkept, registrar, OBSERVER)

    change(unkept, observed_note="A trainer learns how we do it.")
    observer = yes(invited(unkept, registrar, OBSERVER))

    assert observer.status == Status.ACCEPTED
    assert not unkept.session.keepers().exists()


def test_nobody_comes_to_observe_once_people_have_registered_without_reading_so(unkept, registrar):
    make.seated(unkept, a_somebody())

    with pytest.raises(actions.Refused, match="without reading this") as refused:
        actions.change_session(unkept.session, by=registrar, observed_note="A trainer learns.")
    with pytest.raises(actions.Refused, match="Say first who observes"):
        invited(unkept, registrar, OBSERVER)

    assert refused.value.field == "observed_note"
    actions.change_session(unkept.session, by=registrar, title="Maple", observed_note="")


def test_what_people_read_of_an_observer_stands_as_long_as_they_are_registered(unkept, registrar):
    change(unkept, observed_note="A trainer learns how we do it.")
    place = make.seated(unkept, a_somebody())
    observer = invited(unkept, registrar, OBSERVER)

    for words in ("A journalist writes.", ""):
        with pytest.raises(actions.Refused, match="without reading this"):
            actions.change_session(unkept.session, by=registrar, observed_note=words)

    yes(observer)
    actions.cancel(place, by=place.person)
    actions.change_session(unkept.session, by=registrar, observed_note="A journalist writes.")


def test_a_session_that_is_no_circle_has_no_keepers(registrar, site_root):
    pool = make.a_pool()

    with pytest.raises(actions.Refused, match="Only a circle"):
        invited(pool, registrar)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status": Session.Status.CANCELLED}, "cancelled"),
        ({"starts_at": timezone.now() - datetime.timedelta(2), "ends_at": timezone.now()}, "over"),
    ],
)
def test_nobody_is_named_for_what_will_not_take_place(unkept, registrar, fields, sentence):
    staff = invited(unkept, registrar)
    change(unkept, **fields)

    with pytest.raises(actions.Refused, match=sentence):
        invited(unkept, registrar, CO_KEEPER)
    with pytest.raises(actions.Refused, match=sentence):
        yes(staff)


def test_whoever_asks_learns_nothing_about_who_registered(unkept, registrar):
    person = a_somebody()
    make.registered(unkept, person, Registration.Status.WAITING)

    assert invited(unkept, registrar, person=person).status == Status.INVITED


# ------------------------------------------------------------------------------ answering


def test_a_yes_names_a_keeper_under_the_name_they_chose(unkept, registrar):
    staff = yes(invited(unkept, registrar), " Ana\u202e Maria ")

    assert staff.status == Status.ACCEPTED
    assert staff.shown_name == "Ana Maria"
    assert staff.answered_at
    assert list(unkept.session.keepers()) == [staff]


def test_a_yes_needs_a_name(unkept, registrar):
    staff = invited(unkept, registrar)

    with pytest.raises(actions.Refused, match="Enter the name") as refusal:
        yes(staff, " \u202e ")

    assert refusal.value.field == "shown_name"
    assert role_of(unkept, staff.person).status == Status.INVITED


def test_nobody_answers_for_somebody_else(unkept, registrar):
    staff = invited(unkept, registrar)

    for person in (registrar, a_somebody(is_superuser=True)):
        with pytest.raises(actions.Refused):
            actions.answer_invitation(staff, yes=True, shown_name="Me", by=person)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_an_invitation_is_answered_once(unkept, registrar, first, second):
    staff = invited(unkept, registrar)
    actions.answer_invitation(staff, yes=first, shown_name="Ana", by=staff.person)

    with pytest.raises(actions.Refused, match="can't be answered any more"):
        actions.answer_invitation(staff, yes=second, shown_name="Ana", by=staff.person)


def test_what_is_taken_back_is_answered_no_more(unkept, registrar):
    staff = invited(unkept, registrar)

    actions.withdraw_invitation(staff, by=registrar)

    with pytest.raises(actions.Refused, match="can't be answered any more"):
        yes(staff)
    assert invited(unkept, registrar).status == Status.INVITED


def test_what_is_answered_is_not_taken_back(unkept, registrar):
    staff = yes(invited(unkept, registrar))

    with pytest.raises(actions.Refused, match="answered already"):
        actions.withdraw_invitation(staff, by=registrar)


def test_after_a_no_somebody_else_can_be_asked_and_who_asked_is_told(unkept, registrar):
    staff = invited(unkept, registrar)

    actions.answer_invitation(staff, yes=False, by=staff.person)

    assert role_of(unkept, staff.person).status == Status.DECLINED
    assert letters_of(registrar, "keeper_alarm").count() == 1
    assert invited(unkept, registrar).status == Status.INVITED


@pytest.mark.parametrize("status", Registration.ACTIVE)
def test_who_asked_for_a_place_in_a_circle_does_not_keep_it(unkept, registrar, status):
    staff = invited(unkept, registrar)
    make.registered(unkept, staff.person, status)

    with pytest.raises(actions.Refused, match="asked for a seat in this circle"):
        yes(staff)


def test_who_ranked_a_circle_in_its_draw_does_not_keep_it(unkept, registrar):
    staff = invited(unkept, registrar)
    now = timezone.now()
    draw = make_a_draw(unkept.page, now)
    entry = DrawEntry.objects.create(
        draw=draw, person=staff.person, ticket=new_code(), code=new_code(),
        ranking=[unkept.pk], entered_at=now, changed_at=now,
    )  # fmt: skip

    with pytest.raises(actions.Refused, match="asked for a seat in this circle"):
        yes(staff)

    DrawEntry.objects.filter(pk=entry.pk).update(status=DrawEntry.Status.LEFT)
    assert yes(staff).status == Status.ACCEPTED


def make_a_draw(page, now):
    return Draw.objects.create(
        page=page, sealed_seed="x", seed_hash="0" * 64, opened_at=now,
        closes_at=now + datetime.timedelta(1),
    )  # fmt: skip


def test_who_sits_elsewhere_at_that_time_does_not_keep_it(unkept, registrar):
    staff = invited(unkept, registrar)
    beside = make.a_circle(starts_at=unkept.session.starts_at + datetime.timedelta(minutes=30))
    make.seated(beside, staff.person)

    with pytest.raises(actions.Refused, match="seat elsewhere at that time"):
        yes(staff)


def test_nobody_keeps_two_circles_at_one_time(unkept, registrar):
    staff = invited(unkept, registrar)
    make.a_circle(starts_at=unkept.session.starts_at, keepers=[staff.person])

    with pytest.raises(actions.Refused, match="another circle at that time"):
        yes(staff)


def test_who_keeps_one_circle_keeps_the_next(unkept, registrar):
    staff = invited(unkept, registrar)
    make.a_circle(starts_at=unkept.session.ends_at, keepers=[staff.person])

    assert yes(staff).status == Status.ACCEPTED


def test_a_keeper_asks_for_no_seat_in_their_circle(unkept, registrar):
    staff = yes(invited(unkept, registrar))

    with pytest.raises(actions.Refused):
        actions.register(staff.person, unkept, form_key="k", agreement=make.a_version())


# ------------------------------------------------------------------------------ what follows


def test_seats_are_given_out_once_the_last_keeper_has_said_yes(unkept, registrar):
    waits = make.registered(unkept, a_somebody(), Registration.Status.WAITING)

    yes(invited(unkept, registrar))
    waits.refresh_from_db()
    assert waits.status == Registration.Status.WAITING

    yes(invited(unkept, registrar, CO_KEEPER), "Ben")
    waits.refresh_from_db()
    assert waits.status == Registration.Status.OFFERED


def test_everybody_with_a_seat_is_told_of_each_new_keeper(unkept, registrar):
    first, second = invited(unkept, registrar), invited(unkept, registrar, CO_KEEPER)
    seated, offered = a_somebody(), a_somebody()
    make.seated(unkept, seated)
    make.registered(unkept, offered, Registration.Status.OFFERED)
    waiting = a_somebody()
    make.registered(unkept, waiting, Registration.Status.WAITING)

    yes(first)
    assert letters_of(seated, "keeper_changed").count() == 1

    yes(second, "Ben")
    assert letters_of(seated, "keeper_changed").count() == 2
    assert letters_of(offered, "keeper_changed").count() == 2
    assert not letters_of(waiting, "keeper_changed").exists()


# ------------------------------------------------------------------------------ leaving


def test_staff_and_the_other_keeper_hear_at_once_of_a_drop_out(
    circle, keeper, other, registrar, learner
):
    actions.drop_out(role_of(circle, keeper), by=keeper)

    gone = role_of(circle, keeper)
    assert (gone.status, bool(gone.ended_at)) == (Status.DROPPED_OUT, True)
    assert letters_of(registrar, "keeper_alarm").count() == 1
    assert letters_of(other, "keeper_alarm").count() == 1
    assert not letters_of(keeper, "keeper_alarm").exists()
    assert not letters_of(learner, "keeper_alarm").exists()


def test_a_circle_without_its_keepers_gives_out_no_seats_until_one_is_found(
    circle, keeper, registrar
):
    actions.drop_out(role_of(circle, keeper), by=keeper)
    with pytest.raises(actions.Refused):
        actions.register(a_somebody(), circle, form_key="k", agreement=make.a_version())

    yes(invited(circle, registrar))

    person = a_somebody()
    taken = actions.register(person, circle, form_key="k", agreement=make.a_version())
    assert taken.status == Registration.Status.CONFIRMED


def test_who_has_a_seat_keeps_it_when_a_keeper_drops_out(circle, keeper):
    seat = make.seated(circle, a_somebody())

    actions.drop_out(role_of(circle, keeper), by=keeper)

    seat.refresh_from_db()
    assert seat.status == Registration.Status.CONFIRMED


def test_nobody_drops_somebody_else_out(circle, keeper, other):
    with pytest.raises(actions.Refused):
        actions.drop_out(role_of(circle, keeper), by=other)


def test_a_keeper_may_drop_out_until_the_end_and_not_after(circle, keeper, other):
    now = timezone.now()
    change(circle, starts_at=now - datetime.timedelta(hours=1))
    change(circle, ends_at=now + datetime.timedelta(minutes=1))
    actions.drop_out(role_of(circle, keeper), by=keeper)

    change(circle, ends_at=now)
    with pytest.raises(actions.Refused, match="over"):
        actions.drop_out(role_of(circle, other), by=other)


# ------------------------------------------------------------------------------ handing over


def test_a_keeper_stays_until_the_other_says_yes(circle, keeper):
    staff = actions.hand_over(role_of(circle, keeper), a_somebody().email, by=keeper)
    assert role_of(circle, keeper).status == Status.ACCEPTED

    yes(staff, "Cleo")

    assert role_of(circle, keeper).status == Status.HANDED_OVER
    assert sorted(circle.session.keepers().values_list("shown_name", flat=True)) == ["Ben", "Cleo"]


@pytest.mark.parametrize("is_asked_by_staff", [False, True])
def test_who_is_relieved_gets_one_letter_once_the_other_says_yes(
    circle, keeper, other, registrar, is_asked_by_staff
):
    mine, person = role_of(circle, keeper), a_somebody()
    if is_asked_by_staff:
        staff = actions.replace_keeper(mine, person, by=registrar)
    else:
        staff = actions.hand_over(mine, person.email, by=keeper)
    assert not letters_of(keeper, "keeper_relieved").exists()

    yes(staff, "Cleo")

    letter = letters_of(keeper, "keeper_relieved").get()
    assert "Somebody else has taken over from you." in letter.text
    assert f"https://site.invalid{reverse('events:desk')}\n" in letter.text
    assert Letter.objects.filter(kind="seats_keeper_relieved").count() == 1


def test_a_no_to_a_hand_over_leaves_the_keeper(circle, keeper):
    staff = actions.hand_over(role_of(circle, keeper), a_somebody().email, by=keeper)

    actions.answer_invitation(staff, yes=False, by=staff.person)

    assert role_of(circle, keeper).status == Status.ACCEPTED
    assert actions.hand_over(role_of(circle, keeper), a_somebody().email, by=keeper)


def test_who_was_asked_to_take_over_may_come_after_a_drop_out_too(circle, keeper):
    staff = actions.hand_over(role_of(circle, keeper), a_somebody().email, by=keeper)
    actions.drop_out(role_of(circle, keeper), by=keeper)

    yes(staff, "Cleo")

    assert role_of(circle, keeper).status == Status.DROPPED_OUT
    assert circle.session.keepers().count() == 2


def test_one_hands_over_ones_own_role_only(circle, keeper, other):
    with pytest.raises(actions.Refused):
        actions.hand_over(role_of(circle, keeper), a_somebody().email, by=other)


def test_a_circle_is_not_handed_to_oneself(circle, keeper):
    with pytest.raises(actions.Refused):
        actions.hand_over(role_of(circle, keeper), keeper.email, by=keeper)


@pytest.mark.parametrize("whose", ["the other keeper's", "nobody's"])
def test_where_nobody_can_be_asked_nobody_is_and_nothing_is_told(circle, keeper, other, whose):
    address = {"the other keeper's": other.email, "nobody's": "x@example.org"}

    assert actions.hand_over(role_of(circle, keeper), address[whose], by=keeper) is None
    assert not circle.session.staff.filter(status=Status.INVITED).exists()


def test_addresses_can_not_be_tried_one_after_the_other(circle, keeper):
    mine = role_of(circle, keeper)
    for number in range(10):
        assert actions.hand_over(mine, f"x{number}@example.org", by=keeper) is None

    with pytest.raises(actions.Refused, match="tried this often"):
        actions.hand_over(mine, a_somebody().email, by=keeper)
