"""Runs inside a side, with its own Python and settings: seeds it, counts its queries and its writes.

    python -m bench.inside MODULE seed|queries|written|placed < JSON

MODULE sets Django up when it is imported, and has `seed(sizes) -> Works` and `written() -> int`, the
number of completions and registrations there are, and for `bench.burst` `placed()`.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

from bench.shape import Ask, Sizes, Works

# What opens and closes a transaction reads and writes nothing.
FRAMES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")


def session_of(person: Any) -> str:
    """The key of a new session in which that person is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def queries(works: Works) -> dict[str, int]:
    """How many queries one request of each work takes, once what a process remembers is there."""
    return {name: _queries(asks) for name, asks in works.asks.items()}


def _queries(asks: list[Ask]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _answer(asks[0])
    # What was written once is written: a second writer is counted.
    second = asks[1] if asks[0].method == "POST" else asks[0]
    with CaptureQueriesContext(connection) as captured:
        status = _answer(second)
    if status >= 400:
        raise SystemExit(f"{second.path} is answered with {status}")
    return sum(not query["sql"].startswith(FRAMES) for query in captured.captured_queries)


def _answer(ask: Ask) -> int:
    from django.test import Client

    client = Client(headers=ask.headers, SERVER_NAME="127.0.0.1")
    if ask.method == "GET":
        return client.get(ask.path).status_code
    return client.post(ask.path, data=ask.body, content_type=ask.content_type).status_code


def main() -> None:
    module, what = importlib.import_module(sys.argv[1]), sys.argv[2]
    if what == "seed":
        answer: Any = module.seed(Sizes.read(json.load(sys.stdin))).written()
    elif what == "queries":
        answer = queries(Works.read(json.load(sys.stdin)))
    else:
        answer = getattr(module, what)()
    sys.stdout.write("ANSWER " + json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
