"""Many people doing the same thing in the same instant."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

# Longer than any lock is waited for: a thread still running then is stuck.
SECONDS = 60


def at_once(people: int, act: Callable[[int], Any]) -> list[Any]:
    """What `act(0)` … `act(people - 1)` returned or raised, each called in a thread of its own.

    All start at the same moment, each on its own database connection. Needs a test that
    really commits: `@pytest.mark.django_db(transaction=True)`.
    """
    results: list[Any] = [None] * people
    barrier = threading.Barrier(people)

    def run(number: int) -> None:
        try:
            barrier.wait(SECONDS)
            results[number] = act(number)
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert not any(thread.is_alive() for thread in threads), "a thread is stuck"
    return results
