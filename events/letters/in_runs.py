"""How a letter about a run is put together: named for the run, and in one stream with its others."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Letter, User

from ..models import Registration, Session
from . import runs
from .post import Note, post
from .runs import Run

SEE = _("See your training")


def about_run(registration: Registration, run: Run, **more: Any) -> Letter:
    return write_in_run(registration, run, run.opening, about=run.title, **more)


def write_in_run(
    registration: Registration,
    run: Run,
    session: Session,
    *,
    path: str = "",
    button: str | Promise = SEE,
    **more: Any,
) -> Letter:
    is_seated = registration.status == Registration.Status.CONFIRMED
    page = "events:training" if is_seated else "events:registration"
    note = Note(
        path=path or reverse(page, args=[registration.code]),
        button=button,
        name=registration.display_name,
        stream=runs.stream_of(registration),
        **more,
    )
    return post(registration.person, session, note)


def of_run(
    registration: Registration,
    until: datetime.datetime | None = None,
    *,
    with_all_dates: bool = False,
) -> dict[str, Any]:
    """What a letter about a seat in a run says instead of its first session. `until`: an offer stands."""
    with read_by(registration.person):
        run = runs.run_of(registration)
        say = runs.to_decide if with_all_dates else runs.in_short
        return {
            "about": run.title,
            "facts": say(run, registration.person, until),
            "stream": runs.stream_of(registration),
        }


@contextmanager
def read_by(person: User) -> Iterator[None]:
    """In the language and zone of who reads it."""
    with translation.override(person.language), timezone.override(person.zone):
        yield
