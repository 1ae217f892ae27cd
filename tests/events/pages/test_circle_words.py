"""What a circle says of its seats: in the middle of the ring, and once in words."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from events.circle_words import keepers_in_words, length_in_words, shown_seats
from events.counting import Counts


@pytest.mark.parametrize(
    ("counts", "middle", "words"),
    [
        (Counts(10, 6, 1, 0), "3 free of 10", "3 of 10 seats are free. 1 is held for an offer."),
        (Counts(10, 0, 0, 0), "10 free of 10", "10 of 10 seats are free."),
        (Counts(8, 8, 0, 4), "Full 4 waiting", "All 8 seats are taken. 4 people wait."),
        (
            Counts(8, 6, 2, 1),
            "Full 1 waiting",
            "6 of 8 seats are taken, 2 are held for offers. 1 person waits.",
        ),
        (
            Counts(10, 9, 1, 0),
            "Full 10 seats",
            "9 of 10 seats are taken, 1 is held for an offer.",
        ),
        (Counts(1, 0, 1, 0), "Full 1 seat", "The one seat is held for an offer."),
        (Counts(10, 10, 0, 0), "Full 10 seats", "All 10 seats are taken."),
        (Counts(1, 1, 0, 0), "Full 1 seat", "The one seat is taken."),
        (Counts(1, 0, 0, 0), "1 free of 1", "1 of 1 seats is free."),
        (Counts(0, 0, 0, 0), "None no seats yet", "There are no seats yet."),
        (Counts(0, 0, 0, 2), "None no seats yet", "There are no seats yet. 2 people wait."),
        (Counts(30, 29, 0, 0), "1 free of 30", "1 of 30 seats is free."),
        (
            Counts(100_000, 2_000, 0, 0),
            "98,000 free of 100,000",
            "98,000 of 100,000 seats are free.",
        ),
    ],
)  # fmt: skip
def test_seats_are_said_in_the_middle_and_in_words(counts, middle, words):
    shown = shown_seats(counts)

    assert f"{shown.figure} {shown.below}" == middle
    assert shown.words == words


@pytest.mark.parametrize(
    ("counts", "middle", "words"),
    [
        (Counts(10, 0, 0, 0), "10 seats", "10 seats."),
        (Counts(1, 0, 0, 0), "1 seat", "1 seat."),
        (Counts(10, 5, 1, 0), "5 of 10 taken", "5 of 10 seats are taken, 1 is held for an offer."),
        (Counts(10, 10, 0, 2), "Full 2 waiting", "All 10 seats are taken. 2 people wait."),
    ],
)
def test_seats_that_nobody_new_can_have_are_not_called_free(counts, middle, words):
    shown = shown_seats(counts, is_given_out=False)

    assert (f"{shown.figure} {shown.below}", shown.words) == (middle, words)


def test_the_drawing_is_hidden_from_who_hears_the_page_and_its_words_are_said_once():
    html = render_to_string(
        "components/seat_ring.html", {"shown": shown_seats(Counts(10, 6, 1, 0))}
    )

    assert html.count("3 of 10 seats are free. 1 is held for an offer.") == 1
    assert html.count('aria-hidden="true"') == 2
    assert html.count("<circle") == 1 + 10


def test_a_hundred_thousand_seats_are_four_circles_at_most():
    shown = shown_seats(Counts(100_000, 50_000, 10, 0))

    assert render_to_string("components/seat_ring.html", {"shown": shown}).count("<circle") == 4


def test_the_drawing_has_points_where_a_language_writes_commas():
    with translation.override("de"):
        html = render_to_string(
            "components/seat_ring.html", {"shown": shown_seats(Counts(10, 6, 1, 0))}
        )

    assert 'cx="288.2"' in html


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "with one keeper"), (2, "with two keepers"), (3, "with 3 keepers")],
)
def test_keepers_are_counted_not_named(count, words):
    assert keepers_in_words(count) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(1, "1 minute"), (90, "90 minutes"), (150, "2 h 30 min")]
)
def test_a_length_is_said_as_people_say_it(minutes, words):
    assert length_in_words(minutes) == words
