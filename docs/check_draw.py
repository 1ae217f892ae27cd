#!/usr/bin/env python3
"""Check a fair draw from what was published, and from nothing else.

    python3 check_draw.py data.json
    python3 check_draw.py data.json --hash HASH --ticket TICKET
    curl https://…/draws/1/data.json | python3 check_draw.py -

HASH is the hash you noted down while entry was open; TICKET is your own. Needs Python 3.8 or newer
and nothing else. It answers 0 when all is as it should be, and 1 when something is not.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import sys
from collections import Counter
from collections.abc import Iterator


class Wrong(Exception):
    """Something that is published doesn't fit together."""


def check(published: dict, noted_hash: str = "") -> list[str]:
    """The lines that say what was checked. Raises Wrong at the first thing that doesn't fit."""
    if published.get("drawn_at") is None:
        raise Wrong("Nothing has been drawn yet. Note the hash down: " + published["seed_hash"])
    if "seed" not in published:
        raise Wrong("There is nothing to check: " + published.get("withheld", "no seed"))
    return [
        *check_seed(published, noted_hash),
        check_order(published),
        *check_seats(published),
    ]


def check_seed(published: dict, noted_hash: str) -> Iterator[str]:
    """The seed is the one that was sealed before anybody entered."""
    found = hashlib.sha256(bytes.fromhex(published["seed"])).hexdigest()
    if found != published["seed_hash"]:
        raise Wrong("The seed doesn't have the hash that was published.")
    yield "The seed has the hash that was published."
    if noted_hash and found != noted_hash.strip().lower():
        raise Wrong("The seed doesn't have the hash you noted down.")
    if noted_hash:
        yield "It is also the hash you noted down."


def check_order(published: dict) -> str:
    """Each ticket stands where the seed puts it."""
    key = bytes.fromhex(published["seed"])
    tickets = [row["ticket"] for row in published["tickets"]]
    if len(set(tickets)) != len(tickets) or len(tickets) != published["entrants"]:
        raise Wrong("A ticket is missing, or is there twice.")
    if [row["place"] for row in published["tickets"]] != list(range(1, len(tickets) + 1)):
        raise Wrong("The places aren't numbered one after the other.")
    in_order = sorted(
        tickets, key=lambda ticket: hmac.new(key, ticket.encode(), hashlib.sha256).digest()
    )
    if tickets != in_order:
        at = next(n for n, ticket in enumerate(in_order) if ticket != tickets[n])
        raise Wrong(f"The tickets aren't in the order of the seed, from place {at + 1} on.")
    return f"All {len(tickets)} tickets are in the order that the seed gives."


def check_seats(published: dict) -> Iterator[str]:
    """No circle has given out more seats than it had."""
    taken = Counter(row["circle"] for row in published["tickets"] if row["circle"] is not None)
    seats = {circle["circle"]: circle["seats"] for circle in published["circles"]}
    if set(taken) - set(seats):
        raise Wrong("A ticket has a seat in a circle that isn't there.")
    for circle, number in sorted(seats.items()):
        if taken[circle] > number:
            raise Wrong(f"Circle {circle} gave out {taken[circle]} seats of {number}.")
        yield f"Circle {circle} gave out {taken[circle]} of its {number} seats."


def own_place(published: dict, ticket: str) -> str:
    """What came of one ticket."""
    for row in published["tickets"]:
        if row["ticket"] == ticket.strip():
            seat = "in the queue" if row["circle"] is None else f"a seat in circle {row['circle']}"
            return f"Your ticket was drawn number {row['place']}: {seat}."
    raise Wrong("Your ticket isn't there.")


def say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description="Check a fair draw from what was published.")
    parser.add_argument("file", help="the published data, or - to read it from standard input")
    parser.add_argument("--hash", default="", help="the hash you noted down while entry was open")
    parser.add_argument("--ticket", default="", help="your own ticket")
    asked = parser.parse_args()
    try:
        if asked.file == "-":
            published = json.load(sys.stdin)
        else:
            with open(asked.file, encoding="utf-8") as file:
                published = json.load(file)
        lines = check(published, asked.hash)
        if asked.ticket:
            lines.append(own_place(published, asked.ticket))
    except Wrong as wrong:
        say(f"NOT AS IT SHOULD BE: {wrong}")
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as problem:
        say(f"This can't be read as a published draw: {problem!r}")
        return 1
    say(*lines, "All is as it should be.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
