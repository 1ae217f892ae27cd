"""A page with circles to be drawn, and people who enter."""

import datetime

import pytest
from django.utils import timezone

from events import actions
from events.models import Draw
from tests.factories.events import a_circle, a_person, a_version, circles_page


@pytest.fixture
def page(site_root):
    """Entry has been open for a day and closes tomorrow; the circles are in a week."""
    now = timezone.now()
    return circles_page(
        "Circles to be drawn",
        assignment="fair_draw",
        registration_opens_at=now - datetime.timedelta(days=1),
        registration_closes_at=now + datetime.timedelta(days=1),
    )


@pytest.fixture
def enter(page):
    """`enter(number_or_person, first, second, …)`: in the draw for these pools."""

    def entered(person, *pools, **fields):
        person = a_person(person) if isinstance(person, int) else person
        return actions.enter_draw(
            person,
            page,
            ranking=[pool.pk for pool in pools],
            display_name=fields.pop("display_name", "Somebody"),
            agreement=a_version(page.agreement),
            **fields,
        )

    return entered


@pytest.fixture
def circles(page):
    """Two circles at one time with two seats each."""
    return [a_circle(page, 2, slot="one", title=name) for name in ("Maple", "Oak")]


def close(page):
    """Entry is over: by the clock of the draw, as nobody may change it on the page."""
    past = timezone.now() - datetime.timedelta(seconds=1)
    Draw.objects.filter(page=page).update(closes_at=past)
    return Draw.objects.get(page=page)


@pytest.fixture
def draw_now(page, django_capture_on_commit_callbacks):
    """Close entry, draw, and tell everybody."""

    def drawn():
        draw = close(page)
        with django_capture_on_commit_callbacks(execute=True):
            assert actions.hold_draw(draw.pk)
        draw.refresh_from_db()
        return draw

    return drawn
