"""The past of the demo. What its learners did is played through the actions, which ask the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` (aware) for whatever asks `timezone.now()` inside.

    Only for `load_demo`, a process of its own: threads beside it would see the same clock.
    """
    real_now = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real_now
