"""Entering a draw, changing one's mind, and leaving it."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Letter
from events import actions, fair_draw
from events.models import AccessNeed, CirclesPage, Draw, DrawEntry, Session
from events.sealing import unseal
from tests.events.draw.conftest import close
from tests.factories.events import a_circle, a_keeper, a_person, a_version, circles_page


def test_the_hash_is_there_from_the_opening_and_the_seed_is_sealed(page):
    draw = actions.open_draw(page)

    assert draw.seed == ""
    assert draw.seed_hash == fair_draw.hash_of(unseal(draw.sealed_seed))
    assert unseal(draw.sealed_seed) not in draw.sealed_seed


def test_opened_twice_it_is_one_draw(page):
    first = actions.open_draw(page)

    assert actions.open_draw(page) == first
    assert Draw.objects.count() == 1


def test_the_clock_opens_every_draw_whose_time_has_come(page):
    later = timezone.now() + datetime.timedelta(hours=1)
    circles_page(
        "Not yet",
        slug="not-yet",
        assignment="fair_draw",
        registration_opens_at=later,
        registration_closes_at=later + datetime.timedelta(days=1),
    )
    circles_page("First come", slug="first-come")

    actions.open_due_draws(timezone.now())

    assert [draw.page_id for draw in Draw.objects.all()] == [page.pk]


def test_nobody_enters_before_the_opening(page, circles, enter):
    CirclesPage.objects.filter(pk=page.pk).update(
        registration_opens_at=timezone.now() + datetime.timedelta(hours=1)
    )

    with pytest.raises(actions.Refused, match="not opened"):
        enter(1, *circles)


def test_nobody_enters_once_entry_has_closed(page, circles, enter):
    entry = enter(1, circles[0])
    close(page)

    with pytest.raises(actions.Refused, match="has closed"):
        enter(2, *circles)
    with pytest.raises(actions.Refused, match="has closed"):
        enter(entry.person, circles[1])
    with pytest.raises(actions.Refused, match="has closed"):
        actions.leave_draw(entry, by=entry.person)


def test_an_entry_keeps_the_ranking_and_what_was_agreed_to(page, circles, enter):
    entry = enter(1, circles[1], circles[0], display_name="Rio", need="Captions, please.")

    entry.refresh_from_db()
    assert entry.ranking == [circles[1].pk, circles[0].pk]
    assert (entry.display_name, entry.agreement) == ("Rio", a_version(page.agreement))
    assert entry.access_need.text == "Captions, please."
    assert Letter.objects.filter(person=entry.person).count() == 1


def test_entering_again_changes_the_ranking_and_keeps_the_ticket(circles, enter):
    first = enter(1, *circles, need="A ramp")

    again = enter(first.person, circles[1])

    assert (again.pk, again.ticket) == (first.pk, first.ticket)
    assert again.ranking == [circles[1].pk]
    assert not AccessNeed.objects.exists()
    assert Letter.objects.count() == 1


def test_who_leaves_and_comes_back_has_the_ticket_of_before(circles, enter):
    first = enter(1, *circles, need="A ramp")

    gone = actions.leave_draw(first, by=first.person)
    back = enter(first.person, circles[0])

    assert (gone.status, gone.ranking, gone.display_name) == ("left", [], "")
    assert (back.status, back.ticket) == ("entered", first.ticket)


def test_nobody_else_takes_somebody_out_of_a_draw(circles, enter, stranger):
    entry = enter(1, *circles)

    with pytest.raises(actions.Refused):
        actions.leave_draw(entry, by=stranger)

    entry.refresh_from_db()
    assert entry.status == DrawEntry.Status.ENTERED


@pytest.mark.parametrize(
    ("ranking", "words"),
    [([], "at least one"), ([0, 0], "only once"), ([0, 1, 0], "only once"), ([-1], "not held")],
)
def test_a_ranking_that_means_nothing_is_refused(circles, enter, ranking, words):
    elsewhere = a_circle(circles_page("Elsewhere", slug="elsewhere"))
    pools = [*circles, elsewhere]

    with pytest.raises(actions.Refused, match=words):
        enter(1, *[pools[number] for number in ranking])


def test_a_cancelled_circle_is_not_ranked(circles, enter):
    Session.objects.filter(pool=circles[0].pk).update(status=Session.Status.CANCELLED)

    with pytest.raises(actions.Refused, match="not held"):
        enter(1, *circles)


def test_nobody_enters_without_agreeing(page, circles):
    for agreement in (None, a_version(circles_page("Other", slug="o").agreement)):
        if agreement is not None:
            agreement.source_id += 1
        with pytest.raises(actions.Refused, match="agreement"):
            actions.enter_draw(
                a_person(9 + bool(agreement)),
                page,
                ranking=[circles[0].pk],
                display_name="Me",
                agreement=agreement,
            )


def test_a_keeper_does_not_rank_a_circle_of_their_own(circles, enter):
    keeper = a_person(1)
    a_keeper(circles[0].session, keeper)

    with pytest.raises(actions.Refused, match="keep"):
        enter(keeper, *circles)

    assert enter(keeper, circles[1]).ranking == [circles[1].pk]


def test_until_somebody_enters_the_draw_closes_when_the_page_says(page, circles, enter):
    actions.open_draw(page)
    sooner = timezone.now() + datetime.timedelta(hours=2)
    CirclesPage.objects.filter(pk=page.pk).update(registration_closes_at=sooner)

    assert actions.open_draw(page).closes_at == sooner

    enter(1, circles[0])
    CirclesPage.objects.filter(pk=page.pk).update(registration_closes_at=timezone.now())

    assert actions.open_draw(page).closes_at == sooner
