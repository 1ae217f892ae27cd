"""Each letter in text and HTML: it says when and where to go on; of a circle it gives nothing away."""

import datetime
import re

import pytest
from django.db import transaction

from accounts.actions import deliver
from accounts.models import Letter
from events import letters
from events.models import CalendarCopy
from tests.factories import events as make

from .every import OF_ALL_SESSIONS, OF_CIRCLES, an_entry, offered
from .grade import grade

pytestmark = pytest.mark.django_db

STARTS = datetime.datetime(2026, 11, 30, 18, 0, tzinfo=datetime.UTC)
TELLING = re.compile(r"circle|wellness|justice|harm|conflict|restorative", re.IGNORECASE)


@pytest.fixture
def person():
    return make.a_person(1)


@pytest.fixture
def circle():
    page = make.circles_page("Restorative justice circles")
    return make.a_circle(
        page,
        starts_at=STARTS,
        title="Wellness circle on harm",
        summary="About conflict",
        place="Room 12",
    )


@pytest.fixture
def session():
    page = make.conference_page("Annual meeting")
    session = make.a_session(page, STARTS, title="How we teach <equity>", place="Room & hall")
    return make.a_pool(page, session=session)


def write(how, pool, person):
    with transaction.atomic():
        return how(pool, person)


def written(kinds, pool):
    """The letter of each name, to a person of its own; those that went out along the way left aside."""
    return {
        name: write(how, pool, make.a_person(number))
        for number, (name, how) in enumerate(kinds.items(), 100)
    }


def test_of_a_circle_every_letter_is_private_neutral_and_forgotten(circle):
    for name, letter in written(OF_CIRCLES, circle).items():
        assert letter.is_private, name
        assert letter.forget_at == circle.session.ends_at + datetime.timedelta(days=30), name
        assert letter.stream == f"{circle.session_id}:{letter.person_id}", name
        is_drawn = letter.kind in ("seats_draw_entered", "seats_draw_drawn")
        said = "About your seats: " if is_drawn else "on Monday 30 November 2026"
        assert said in letter.subject, name
        body = letter.html.split("</style>")[1]
        for words in (letter.subject, letter.text, body, letter.calendar):
            assert not TELLING.search(words), name


def test_of_another_session_every_letter_names_it(session):
    for name, letter in written(OF_ALL_SESSIONS, session).items():
        assert not letter.is_private, name
        assert letter.forget_at is None, name
        assert "How we teach <equity>" in letter.subject, name
        assert "What: How we teach <equity>" in letter.text, name
        assert "<dd>How we teach &lt;equity&gt;</dd>" in letter.html, name
        assert "<dd>Room &amp; hall</dd>" in letter.html, name


def test_every_letter_says_when_where_and_to_whom(circle):
    for name, letter in written(OF_ALL_SESSIONS, circle).items():
        for words in (letter.text, letter.html):
            assert f"Hello {letter.person.shown_name}," in words, name
            assert "Monday 30 November 2026, 1:00 pm Eastern" in words, name
            assert "Room 12" in words, name
            assert "90 minutes" in words, name


def test_text_and_html_lead_to_the_same_page_of_the_site(circle):
    for name, letter in written(OF_CIRCLES, circle).items():
        (path,) = re.findall(r'class="button" href="https://site.invalid(/[^"]+)"', letter.html)
        assert f"https://site.invalid{path}\n" in letter.text, name
        assert path.startswith(("/j/", "/desk/", "/admin/")), name


def test_every_letter_is_tidy(circle):
    for name, letter in written(OF_CIRCLES, circle).items():
        body = letter.html.split("</style>")[1]
        assert "\n\n\n" not in letter.text, name
        assert "None" not in letter.text, name
        assert not re.search(r"[{}]|%\(|__proxy__", letter.text + body), name
        assert not re.search(r"<(p|dd|dt|dl)[^>]*>\s*</\1>", body), name


def test_written_twice_a_letter_is_one(circle):
    again = {
        "confirmed": letters.confirmed,
        "waiting": letters.waiting,
        "offer": letters.offer,
        "lapsed": letters.lapsed,
        "late seat": letters.late_seat,
        "moved": letters.moved,
        "given up": letters.cancelled,
        "changed": letters.changed,
        "thanks": letters.thanks,
    }
    first = written({name: OF_ALL_SESSIONS[name] for name in again}, circle)
    copies = list(CalendarCopy.objects.values())

    for name, how in again.items():
        registration = circle.registrations.select_related("pool__session", "person").get(
            person=first[name].person
        )
        with transaction.atomic():
            assert how(registration) == first[name], name

    assert Letter.objects.count() == len(first)
    assert list(CalendarCopy.objects.values()) == copies


def test_letters_read_easily(circle):
    """Grade 9 or lower by the formula of Flesch and Kincaid, each and without its facts and links."""
    for name, letter in written(OF_CIRCLES, circle).items():
        assert grade(letter.text) <= 9, name


def test_the_grade_of_hard_words_is_high():
    """The control of the test above."""
    hard = "Notwithstanding institutional considerations, participants acknowledge responsibility."

    assert grade(f"Hello,\n\n{hard}\n\n--\n") > 12


def test_the_deadline_of_an_offer_names_its_zone_and_the_readers(circle, person):
    person.time_zone = "Asia/Kolkata"
    person.save()
    until = datetime.datetime(2026, 11, 29, 17, 30, tzinfo=datetime.UTC)

    with transaction.atomic():
        letter = letters.offer(offered(circle, person, until))

    words = "Sunday 29 November 2026, 12:30 pm Eastern (11:00 pm India, your time)"
    assert f"Answer by: {words}" in letter.text
    assert f"<dd>{words}</dd>" in letter.html


@pytest.mark.parametrize(
    ("zone", "starts_at", "words"),
    [
        (
            "America/New_York",
            datetime.datetime(2026, 11, 1, 5, 30, tzinfo=datetime.UTC),
            "1:30 am Eastern daylight time",
        ),
        (
            "America/New_York",
            datetime.datetime(2026, 11, 1, 6, 30, tzinfo=datetime.UTC),
            "1:30 am Eastern standard time",
        ),
        (
            "America/St_Johns",
            datetime.datetime(2026, 7, 1, 14, 0, tzinfo=datetime.UTC),
            "11:30 am St Johns",
        ),
        (
            "Asia/Kathmandu",
            datetime.datetime(2026, 7, 1, 14, 0, tzinfo=datetime.UTC),
            "7:45 pm Kathmandu",
        ),
        (
            "Australia/Lord_Howe",
            datetime.datetime(2026, 4, 4, 15, 15, tzinfo=datetime.UTC),
            "1:45 am Lord Howe standard time",
        ),
    ],
)
def test_hours_lived_twice_and_odd_zones_are_told_as_their_clocks_show_them(
    person, zone, starts_at, words
):
    person.time_zone = zone
    person.save()
    pool = make.a_circle(starts_at=starts_at, zone=zone)

    with transaction.atomic():
        letter = letters.confirmed(make.seated(pool, person))

    assert words in letter.text


def test_words_that_people_typed_are_only_words(session, person):
    evil = "<b>&</b> {when} [[offer:1]] %s \r\nBcc: x@example.org"
    registration = make.seated(session, person, display_name=evil)

    with transaction.atomic():
        letter = letters.message(registration, evil, "1")
    deliver(letter.pk)

    assert "[[offer" not in letter.text + letter.html
    assert "<b>" not in letter.html.split("</style>")[1]
    assert letter.text.count("{when}") == 2
    letter.refresh_from_db()
    assert letter.status == Letter.Status.SENT


def test_the_reason_stands_in_the_letter_as_plain_words(circle, session):
    for number, pool in enumerate((circle, session), 2):
        pool.session.cancel_reason = "The speaker is <b>ill</b>. [[offer:1]]"
        pool.session.save()

        told = write(OF_ALL_SESSIONS["called off"], pool, make.a_person(number))

        assert "The speaker is <b>ill</b>. [ [offer:1]]" in told.text
        assert "The speaker is &lt;b&gt;ill&lt;/b&gt;." in told.html
        assert "[[offer" not in told.text + told.html


@pytest.mark.parametrize("which", ["circle", "session"])
def test_no_two_kinds_of_letter_share_a_subject(which, request):
    kinds = OF_CIRCLES if which == "circle" else OF_ALL_SESSIONS
    subjects = {}
    for letter in written(kinds, request.getfixturevalue(which)).values():
        subjects.setdefault(letter.subject, set()).add(letter.kind)

    assert [found for found in subjects.values() if len(found) > 1] == []
    assert "" not in subjects


@pytest.mark.parametrize("kind", ["offer", "changed, offered"])
def test_an_offer_says_until_when_it_is_held(circle, kind):
    letter = write(OF_CIRCLES[kind], circle, make.a_person(1))

    assert "Answer by: Monday 30 November 2026, 1:00 pm Eastern" in letter.text
    assert "for a while" not in letter.text
    if kind == "offer":
        assert letter.subject == (
            "Please answer by Monday 30 November, 1:00 pm Eastern: "
            "a seat on Monday 30 November 2026"
        )
        assert "We hold it for you until Monday 30 November 2026, 1:00 pm Eastern" in letter.text


def test_who_is_only_asked_to_keep_it_is_told_that_nobody_needs_them(circle):
    letter = write(OF_CIRCLES["asked, told of end"], circle, make.a_person(1))

    assert "It is no longer needed" in letter.text
    assert "cancelled" not in letter.text
    assert letter.subject == "No longer needed: your help on Monday 30 November 2026"


@pytest.mark.parametrize(
    ("cause", "says"),
    [("out1", "has dropped out"), ("no1", "has said no"), ("202611301800:h24", "nobody more")],
)
def test_an_alarm_says_why_a_keeper_is_missing(circle, person, cause, says):
    with transaction.atomic():
        letter = letters.keeper_alarm(circle.session, person, cause)

    assert says in letter.text
    assert letter.subject == "Help is missing on Monday 30 November 2026"


def test_drawn_with_a_place_comes_with_its_calendar_file(circle, person):
    registration = make.seated(circle, person)
    registration.reason = "drawn"
    registration.save()
    entry = an_entry(circle, person)

    with transaction.atomic():
        letter = letters.drawn(entry)
        again = letters.drawn(entry)

    assert letter == again
    assert "you have a seat" in letter.text
    assert "Monday 30 November 2026, 1:00 pm Eastern" in letter.text
    assert "METHOD:REQUEST" in letter.calendar
    assert CalendarCopy.objects.get().last_sequence == 0


def test_who_entered_a_draw_can_check_it_by_the_letter_and_is_led_to_their_entry(circle, person):
    entry = an_entry(circle, person)
    entry.draw.seed_hash = "ab" * 32

    with transaction.atomic():
        entered, drawn = letters.entered(entry), letters.drawn(entry)

    assert f"Your ticket: {entry.ticket}\n" in entered.text
    assert f"Hash of the draw: {'ab' * 32}\n" in entered.text
    for letter in (entered, drawn):
        assert letter.subject.startswith("About your seats: ")
        assert f"https://site.invalid/j/draw/{circle.page_id}/\n" in letter.text


def test_of_what_lasts_days_a_letter_says_until_when(person):
    page = make.conference_page("Annual meeting")
    session = make.a_session(page, STARTS, minutes=50 * 60, title="A retreat")
    pool = make.a_pool(page, session=session)

    assert (
        "How long: until Wednesday 2 December\n"
        in write(OF_ALL_SESSIONS["confirmed"], pool, person).text
    )
