"""Letters to members of a run: each names it, says when in whose zone, comes once, and reads easily."""

import datetime
import itertools
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from accounts import actions as accounts
from accounts.models import Letter
from events import actions, letters
from events.actions.cohort_reminders import due_prework
from events.models import (
    Announcement,
    Attendance,
    Membership,
    PracticumLog,
    Registration,
    Session,
)
from learning import actions as learning
from tests.events.letters.every import ended, offered, waiting
from tests.events.letters.grade import grade
from tests.factories import events as make
from tests.factories.cohorts import a_cohort, a_member, cohort_page, pool_of, program_page
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db

STARTS = datetime.datetime(2026, 11, 30, 18, 0, tzinfo=datetime.UTC)
DUE = datetime.datetime(2026, 11, 28, 4, 59, tzinfo=datetime.UTC)
DAY, HOUR, WEEK = datetime.timedelta(1), datetime.timedelta(hours=1), datetime.timedelta(weeks=1)
RUN = "Facilitator training: Spring cohort"


@pytest.fixture
def person():
    return make.a_person(1)


@pytest.fixture
def page():
    run = cohort_page(
        "Spring cohort",
        program_page("Facilitator training"),
        place="Atlanta, Georgia",
        prework=a_series(title="Foundations"),
        prework_due_at=DUE,
        fee_note="450 dollars, paid by your institution or by you.",
        fee_url="https://pay.example.org/training?a=1&b=2",
        asks_final_circle=True,
    )
    return a_cohort(run, starts_at=STARTS)


@pytest.fixture
def membership(page, person):
    return joined(a_member(page, person), DUE - 30 * DAY)


def joined(membership, moment):
    Membership.objects.filter(pk=membership.pk).update(joined_at=moment)
    Registration.objects.filter(pk=membership.registration_id).update(changed_at=moment)
    membership.refresh_from_db()
    return membership


def sessions_of(page):
    return list(Session.objects.filter(page=page.pk).in_order())


def kinds():
    """Of the letters about seats; that the prework begins is another one's to say."""
    told = Letter.objects.exclude(kind="welcome").order_by("pk")
    return [letter.kind.removeprefix("seats_") for letter in told]


def said_to(member):
    """The words of an announcement to everyone."""
    return Announcement.objects.create(
        page_id=member.page_id,
        audience="all",
        text="Bring a cup.\n\nIt's <cold> there. [[offer:1]]",
        at=timezone.now(),
        form_key=make.new_code(),
    )


def attended(membership, session, status="present", at=None, **fields):
    return Attendance.objects.create(
        membership=membership,
        session=session,
        status=status,
        source="desk",
        recorded_at=at or session.ends_at,
        **fields,
    )


def _off(page, member):
    session = sessions_of(page)[1]
    session.status, session.cancel_reason = "cancelled", "The room burned down."
    return letters.session_off(member.registration, session)


def _of_seat(how):
    return lambda page, member: how(pool_of(page), make.a_person(member.pk + 500))


EVERY = {
    "confirmed": lambda page, member: letters.confirmed(member.registration),
    "moved": lambda page, member: letters.moved(member.registration),
    "waiting": _of_seat(lambda pool, person: letters.waiting(waiting(pool, person))),
    "moved to the queue": _of_seat(lambda pool, person: letters.moved(waiting(pool, person))),
    "offer": _of_seat(lambda pool, person: letters.offer(offered(pool, person, STARTS - DAY))),
    "changed, offered": _of_seat(
        lambda pool, person: letters.changed(offered(pool, person, STARTS - DAY))
    ),
    "changed, waiting": _of_seat(lambda pool, person: letters.changed(waiting(pool, person))),
    "lapsed": _of_seat(
        lambda pool, person: letters.lapsed(ended(waiting(pool, person), "expired", "too_late"))
    ),
    "late seat": _of_seat(lambda pool, person: letters.late_seat(waiting(pool, person))),
    "given up": lambda page, member: letters.cancelled(
        ended(member.registration, "cancelled", "by_person")
    ),
    "left for another": lambda page, member: letters.cancelled(
        ended(member.registration, "cancelled", "moved")
    ),
    "called off": lambda page, member: letters.cancelled(
        ended(member.registration, "cancelled", "session_cancelled")
    ),
    "changed": lambda page, member: letters.changed(member.registration, sessions_of(page)[1]),
    "added": lambda page, member: letters.session_added(member.registration, sessions_of(page)[1]),
    "off": _off,
    "tomorrow": lambda page, member: letters.session_tomorrow(member, sessions_of(page)[1]),
    "soon": lambda page, member: letters.session_reminder(
        member.registration, sessions_of(page)[1], "cohort_hour"
    ),
    "prework due": lambda page, member: letters.prework_due(member, DUE, 7),
    "still missing": lambda page, member: letters.still_missing(
        member, [("Prework", "Finish “Foundations”.")], datetime.date(2026, 12, 1)
    ),
    "thanks": lambda page, member: letters.cohort_thanks(member),
    "announcement": lambda page, member: letters.announcement(said_to(member), member),
}


@pytest.fixture
def written(page):
    """Every letter by its name, each to a person of its own."""
    found = {}
    for number, (name, how) in enumerate(EVERY.items(), 100):
        pool = pool_of(page)
        pool.capacity += 2
        pool.save()
        member = a_member(page, make.a_person(number))
        with transaction.atomic():
            found[name] = how(page, member)
    return found


@pytest.mark.parametrize("name", ["waiting", "offer"])
def test_who_may_get_a_seat_weighs_all_dates(name, page, membership):
    text = EVERY[name](page, membership).text

    for number in (1, 2, 3):
        assert f"Session {number}: " in text
    assert "For the certificate: " in text
    assert "Prework is due: " in text
    assert ("Answer by: " in text) == (name == "offer")


def test_every_letter_names_the_run_in_text_html_and_subject(written):
    for name, letter in written.items():
        body = letter.html.split("</style>")[1]
        assert RUN in letter.subject, name
        assert f"What: {RUN}" in letter.text, name
        assert f"<dd>{RUN}</dd>" in body, name
        assert f"Hello {letter.person.shown_name}," in letter.text, name
        assert not letter.is_private, name
        assert letter.forget_at is None, name


def test_letters_about_a_seat_never_name_it_by_its_first_session(written):
    for name in ("confirmed", "moved", "waiting", "offer", "lapsed", "given up", "called off"):
        assert "Session 1" not in written[name].subject, name


def test_every_letter_is_tidy_and_leads_to_one_page_of_the_site(written):
    for name, letter in written.items():
        body = letter.html.split("</style>")[1]
        (path,) = re.findall(r'class="button" href="https://site.invalid(/[^"]+)"', letter.html)
        assert f"https://site.invalid{path}\n" in letter.text, name
        assert "\n\n\n" not in letter.text, name
        assert "None" not in letter.text, name
        assert not re.search(r"[{}]|%\(|__proxy__|\[\[(?!offer:\d+\]\]/)", letter.text + body), name
        assert not re.search(r"<(p|dd|dt|dl)[^>]*>\s*</\1>", body), name


def test_letters_read_easily(written):
    for name, letter in written.items():
        assert grade(letter.text) <= 9, (name, grade(letter.text))


def test_no_two_kinds_share_a_subject(written):
    subjects = {}
    for letter in written.values():
        subjects.setdefault(letter.subject, set()).add(letter.kind)

    assert [found for found in subjects.values() if len(found) > 1] == []


def test_all_letters_about_a_run_leave_in_order(written, page):
    for name, letter in written.items():
        assert letter.stream == f"run{page.pk}:{letter.person_id}", name


def test_who_has_a_seat_reads_all_dates_what_is_asked_and_what_it_costs(membership):
    person = membership.person
    person.time_zone = "Asia/Kolkata"
    person.save()

    with transaction.atomic():
        letter = letters.confirmed(Registration.objects.get())

    lines = letter.text.splitlines()
    assert (
        "Session 1: Monday 30 November 2026, 1:00 pm Eastern (11:30 pm India, your time) "
        "· 90 minutes"
    ) in lines
    assert any(line.startswith("Session 3: Monday 14 December 2026, 1:00 pm") for line in lines)
    assert "Where: Atlanta, Georgia" in lines
    assert (
        "For the certificate: Finish the prework, attend all 3 sessions and facilitate a final "
        "circle and have it signed off."
    ) in lines
    assert "Prework: Foundations" in lines
    due = "Friday 27 November 2026, 11:59 pm Eastern (Saturday 28 November, 10:29 am India"
    assert f"Prework is due: {due}, your time)" in lines
    assert "Fee: 450 dollars, paid by your institution or by you." in lines
    assert "https://pay.example.org/training?a=1&b=2" in lines
    assert 'href="https://pay.example.org/training?a=1&amp;b=2"' in letter.html
    assert re.search(r"Go to the prework:\nhttps://site.invalid/\S+\n", letter.text)


def test_dates_on_both_sides_of_a_clock_change_are_told_as_the_clocks_show_them(person):
    eastern = ZoneInfo("America/New_York")
    start = datetime.datetime(2026, 10, 26, 13, 0, tzinfo=eastern).astimezone(datetime.UTC)
    person.time_zone = "Europe/Berlin"
    person.save()
    page = a_cohort(sessions=2, starts_at=start)
    later = sessions_of(page)[1]
    later.starts_at += HOUR
    later.ends_at += HOUR
    later.save()

    with transaction.atomic():
        letter = letters.confirmed(a_member(page, person).registration)

    # In between, clocks in Berlin have gone back already, those in the East not yet; then both.
    assert "Monday 26 October 2026, 1:00 pm Eastern (6:00 pm Berlin" in letter.text
    assert "Monday 2 November 2026, 1:00 pm Eastern (7:00 pm Berlin" in letter.text


def test_a_change_says_what_held_before_and_comes_once(page, membership):
    with transaction.atomic():
        letters.confirmed(membership.registration)
    second = sessions_of(page)[1]
    actions.change_session(second, by=make.a_person(9), place="Room 12")

    assert actions.tell_of_changes(timezone.now()) == 1
    assert actions.tell_of_changes(timezone.now()) == 0

    letter = Letter.objects.latest("pk")
    assert letter.kind == "seats_changed"
    assert letter.subject == f"Changed: Session 2 ({RUN})"
    assert "Session: Session 2" in letter.text
    assert "Where: Room 12" in letter.text
    assert "Place before: not known yet" in letter.text
    assert letter.calendar.count("BEGIN:VCALENDAR") == 1


def test_of_a_change_who_waits_hears_only_if_the_run_starts_at_another_time(page, person):
    pool = pool_of(page)
    pool.closed_at = timezone.now()
    pool.save()
    waiting(pool, person)
    first, second, _third = sessions_of(page)
    staff = make.a_person(9)

    actions.change_session(second, by=staff, place="Room 12")
    actions.tell_of_changes(timezone.now())
    assert kinds() == []
    actions.change_session(first, by=staff, place="Room 12")
    actions.tell_of_changes(timezone.now())

    assert kinds() == ["changed"]


def test_a_run_that_is_called_off_half_way_tells_each_once_and_why(page, person):
    first, second, _third = sessions_of(page)
    member = a_member(page, person)
    with transaction.atomic():
        letters.confirmed(member.registration)
    Session.objects.filter(pk=first.pk).update(
        starts_at=timezone.now() - DAY, ends_at=timezone.now() - DAY + HOUR
    )

    actions.cancel_cohort(page, reason="Too few people.", by=make.a_person(9))
    actions.tell_of_changes(timezone.now())
    actions.tell_of_changes(timezone.now())

    assert kinds() == ["cohort_confirmed", "cancelled"]
    letter = Letter.objects.latest("pk")
    assert "Too few people." in letter.text
    assert letter.calendar.count("METHOD:CANCEL") == 2
    assert second.uid in letter.calendar


def test_each_session_is_reminded_of_once(page, membership):
    moments = [STARTS - 2 * DAY + n * HOUR for n in range(24 * 17)]

    for moment in moments:
        actions.write_reminders(moment)
        actions.write_reminders(moment)

    assert kinds() == ["cohort_day", "cohort_hour"] * 3
    assert [
        letter.subject for letter in Letter.objects.exclude(kind="welcome").order_by("pk")[:2]
    ] == [
        f"Coming up: Session 1 ({RUN})",
        f"Starting soon: Session 1 ({RUN})",
    ]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (8 * DAY, None),
        (7 * DAY, 7),
        (2 * DAY, 7),
        (1 * DAY, 1),
        (HOUR, 1),
        (0 * DAY, None),
        (-DAY, None),
    ],
)
def test_prework_is_near_a_week_and_a_day_before(before, expected):
    due = due_prework(DUE, DUE - before)

    assert (due and due[0]) == expected


def test_prework_is_told_of_twice_however_often_the_clock_strikes(membership):
    for hours in range(24 * 9, -1, -1):
        actions.write_to_members(DUE - hours * HOUR)
        actions.write_to_members(DUE - hours * HOUR)

    assert kinds() == ["prework_due", "prework_due"]
    letter = Letter.objects.latest("pk")
    assert "finish it by Friday 27 November 2026, 11:59 pm Eastern" in letter.text
    assert "Prework: Foundations" in letter.text


def test_of_prework_hears_nobody_who_has_done_it_left_finished_or_just_came(membership, page):
    series = page.prework
    done, gone, finished, new = (a_member(page, make.a_person(n)) for n in (2, 3, 4, 5))
    for each in (done, gone, finished):
        joined(each, DUE - 30 * DAY)
    joined(new, DUE - 12 * HOUR)
    learning.enroll(done.person, series)
    done.person.enrollments.update(status="completed", completed_at=DUE - 3 * DAY)
    actions.cancel(gone.registration, by=gone.person)
    Membership.objects.filter(pk=finished.pk).update(status="finished", finished_at=DUE - DAY)
    Letter.objects.all().delete()

    assert actions.write_to_members(DUE - 6 * HOUR) == 1

    assert Letter.objects.get().person == membership.person


def test_who_was_given_more_time_hears_of_their_own_day(membership):
    later = DUE + 5 * DAY
    Membership.objects.filter(pk=membership.pk).update(prework_due_at=later)

    actions.write_to_members(DUE - 12 * HOUR)
    actions.write_to_members(later - 12 * HOUR)

    assert kinds() == ["prework_due", "prework_due"]
    assert "finish it by Wednesday 2 December 2026" in Letter.objects.latest("pk").text


def test_what_is_missing_is_named_once_a_week_and_only_what_can_be_done(membership, page):
    first, second, third = sessions_of(page)
    attended(membership, first, "absent")
    attended(membership, second, "partial", minutes=30)
    attended(membership, third)
    begins, ends = DUE, third.ends_at + 3 * WEEK
    hours = range(0, int((ends - begins) / HOUR), 6)

    for n in hours:
        actions.write_to_members(begins + n * HOUR)

    told = list(Letter.objects.filter(kind="seats_still_missing").order_by("pk"))
    days = [re.search(r"(\d{8})$", each.dedupe_key)[1] for each in told]
    dates = [datetime.datetime.strptime(day, "%Y%m%d") for day in days]
    assert all((after - before).days >= 7 for before, after in itertools.pairwise(dates))
    assert "Prework: Finish “Foundations”." in told[0].text
    assert "Session 1" not in told[0].text
    last = told[-1].text
    assert "Session 1: You were not there. Ask your facilitators" in last
    assert "Session 2: You were there for 30 minutes of 90" in last
    assert "Session 3" not in last
    assert "Final circle: Facilitate a circle, and write it down on your page." in last


def test_what_waits_for_somebody_else_is_not_asked_for(membership, page):
    for session in sessions_of(page):
        attended(membership, session)
    Membership.objects.filter(pk=membership.pk).update(prework_done_at=DUE)
    after = sessions_of(page)[-1].ends_at + 2 * DAY
    log = PracticumLog.objects.create(
        membership=membership,
        person=membership.person,
        held_on=after.date(),
        role="keeper",
        size="small",
        written_at=after,
    )

    assert actions.write_to_members(after) == 0
    log.status, log.answered_at = "sent_back", after
    log.save()
    assert actions.write_to_members(after) == 1

    assert "Final circle: It was sent back." in Letter.objects.latest("pk").text


def test_a_run_that_is_taken_down_or_long_over_asks_for_nothing(membership, page):
    end = sessions_of(page)[-1].ends_at

    assert actions.write_to_members(end + 9 * WEEK) == 0
    page.unpublish()
    assert actions.write_to_members(DUE - 12 * HOUR) == 0
    assert actions.write_to_members(end + WEEK) == 0

    assert kinds() == []


def test_who_has_finished_is_thanked_once_when_the_run_is_over(page, membership):
    sessions = sessions_of(page)
    end = sessions[-1].ends_at
    Membership.objects.filter(pk=membership.pk).update(status="finished", finished_at=end - DAY)

    assert actions.write_to_members(end - HOUR) == 0
    for n in range(4 * 24):
        actions.write_to_members(end + n * HOUR)
        actions.write_reminders(end + n * HOUR)

    assert kinds() == ["cohort_thanks"]
    letter = Letter.objects.latest("pk")
    assert "please tell us the name" in letter.text
    path = f"/training/{membership.registration.code}/"
    assert f"Give your name:\nhttps://site.invalid{path}\n" in letter.text


def test_thanks_lead_to_the_certificate_without_announcing_it_again(person):
    accounts.confirm_certificate_name(person, "Ada Learner")
    page = a_cohort()
    membership = a_member(page, person)
    for session in sessions_of(page):
        attended(membership, session)
    actions.settle_cohort(page)
    membership.refresh_from_db()

    with transaction.atomic():
        letter = letters.cohort_thanks(membership)

    assert membership.certificate.url in letter.text
    assert "See your certificate:" in letter.text
    assert "certificate is ready" not in letter.text
    assert kinds() == ["certificate", "cohort_thanks"]


def test_a_message_is_told_in_the_words_of_its_sender(membership):
    sent = said_to(membership)

    with transaction.atomic():
        letter = letters.announcement(sent, membership)
        again = letters.announcement(sent, membership)

    assert letter == again
    assert f"A message from the facilitators of {RUN}:" in letter.text
    assert "Bring a cup.\n\nIt's <cold> there. [ [offer:1]]" in letter.text
    assert "<blockquote><p>Bring a cup.</p><p>It&#x27;s &lt;cold&gt; there." in letter.html


def test_who_moves_to_another_run_is_told_of_both_and_the_calendar_of_each(page, membership):
    other = a_cohort(
        cohort_page("Fall cohort", page.get_parent().specific), starts_at=STARTS + 20 * WEEK
    )
    with transaction.atomic():
        letters.confirmed(membership.registration)

    actions.move_to_cohort(
        membership.registration, other, by=make.a_person(9), form_key=make.new_code()
    )

    assert kinds() == ["cohort_confirmed", "cancelled", "moved"]
    left, new = Letter.objects.filter(kind__in=["seats_cancelled", "seats_moved"]).order_by("pk")
    assert left.calendar.count("METHOD:CANCEL") == 3
    assert "You have moved to another run" in left.text
    assert new.calendar.count("METHOD:REQUEST") == 3
    assert new.subject == "You have moved: Facilitator training: Fall cohort"
