"""The small program of the docs, run as anybody would, on what a real draw published."""

import copy
import hashlib
import json
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

from events import actions
from tests.events.draw.conftest import close
from tests.events.draw.test_hold import enter_many

PROGRAM = settings.PROJECT_DIR / "docs" / "check_draw.py"


@pytest.fixture
def published(page, circles, client):
    enter_many(page, circles, 8)
    draw = close(page)
    actions.hold_draw(draw.pk)
    return json.loads(client.get(reverse("events:draw_data", args=[draw.pk])).content)


def run(published, *options, path=None):
    """The program's answer and words; `path`: read from a file instead of standard input."""
    text = json.dumps(published)
    if path:
        path.write_text(text)
    # -I: nothing of this site is within its reach.
    done = subprocess.run(
        [sys.executable, "-I", str(PROGRAM), str(path or "-"), *options],
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


def test_what_a_real_draw_published_passes(published, tmp_path):
    ticket = published["tickets"][0]["ticket"]

    answer, words = run(
        published, "--hash", published["seed_hash"], "--ticket", ticket, path=tmp_path / "d.json"
    )

    assert answer == 0
    assert "All 8 tickets are in the order that the seed gives." in words
    assert "Circle 1 gave out 2 of its 2 seats." in words
    assert re.search(r"Your ticket was drawn number 1: a seat in circle [12]\.", words)


def seed_changed(data):
    data["seed"] = "00" * 32


def seed_and_hash_changed(data):
    data["seed"] = "00" * 32
    data["seed_hash"] = hashlib.sha256(bytes(32)).hexdigest()


def two_tickets_swapped(data):
    first, second = data["tickets"][0], data["tickets"][5]
    first["ticket"], second["ticket"] = second["ticket"], first["ticket"]


def a_ticket_left_out(data):
    data["tickets"].pop()


def a_ticket_twice(data):
    data["tickets"][1]["ticket"] = data["tickets"][0]["ticket"]


def a_seat_too_many(data):
    data["tickets"][-1]["circle"] = 1


def a_circle_of_nowhere(data):
    data["tickets"][-1]["circle"] = 99


def nothing_in_it(data):
    data.clear()


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        (seed_changed, "hash that was published"),
        (seed_and_hash_changed, "order of the seed"),
        (two_tickets_swapped, "from place 1 on"),
        (a_ticket_left_out, "missing"),
        (a_ticket_twice, "twice"),
        (a_seat_too_many, "gave out 3 seats of 2"),
        (a_circle_of_nowhere, "isn't there"),
        (nothing_in_it, "NOT|can't be read|KeyError"),
    ],
)
def test_what_was_tampered_with_does_not(published, tamper, words):
    tampered = copy.deepcopy(published)
    tamper(tampered)

    answer, said = run(tampered)

    assert answer == 1
    assert re.search(words, said)


def test_another_hash_than_the_one_noted_down_does_not(published):
    answer, said = run(published, "--hash", "ab" * 32)

    assert answer == 1
    assert "you noted down" in said


def test_a_draw_still_to_come_has_nothing_to_check(published):
    open_still = {key: published[key] for key in ("seed_hash", "title")} | {"drawn_at": None}

    answer, said = run(open_still)

    assert answer == 1
    assert published["seed_hash"] in said


def test_the_site_hands_out_the_program_itself(client, db):
    answer = client.get(reverse("events:check_program"))

    assert b"".join(answer.streaming_content) == PROGRAM.read_bytes()
    assert answer["Content-Type"].startswith("text/plain")
