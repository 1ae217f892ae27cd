"""A fair draw in every state that looks different. People enter and are drawn through the actions."""

import datetime

from django.urls import reverse
from django.utils import timezone

from events import actions
from events.models import CirclesPage, Draw
from tests.factories.events import a_circle, a_person, a_version, circles_page

DAY = datetime.timedelta(days=1)


def _page(**fields):
    """Two circles with two seats each, to be drawn for."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    fields.setdefault("registration_closes_at", now + DAY)
    page = circles_page("Circles to be drawn", assignment="fair_draw", **fields)
    for name in ("Maple", "Oak"):
        a_circle(page, 2, slot="one", title=name, starts_at=now + 9 * DAY)
    return page


def _entered(page, person):
    pools = page.seat_pools.order_by("pk").values_list("pk", flat=True)
    return actions.enter_draw(
        person,
        page,
        ranking=list(pools),
        display_name="Rio",
        need="A seat near the door.",
        agreement=a_version(page.agreement),
    )


def _drawn(stage, others):
    page = _page()
    for number in range(others):
        _entered(page, a_person(f"drawn{number}"))
    if stage.person:
        _entered(page, stage.person)
    Draw.objects.filter(page=page).update(closes_at=timezone.now())
    actions.hold_draw(page.fair_draw.pk)
    return page


def _address(page):
    return reverse("events:enter_draw", args=[page.pk])


def _check(page):
    return reverse("events:draw", args=[Draw.objects.get(page=page).pk])


def a_draw_to_enter(stage):
    return _address(_page())


def a_draw_entered(stage):
    page = _page()
    _entered(page, stage.person)
    return _address(page)


def leaving_a_draw(stage):
    return a_draw_entered(stage) + "leave/"


def a_draw_not_open_yet(stage):
    return _address(
        _page(
            registration_opens_at=timezone.now() + DAY / 2,
        )
    )


def a_draw_that_closed(stage):
    page = _page()
    _entered(page, stage.person)
    closed = timezone.now() - DAY / 24
    Draw.objects.filter(page=page).update(closes_at=closed)
    CirclesPage.objects.filter(pk=page.pk).update(registration_closes_at=closed)
    return _address(page)


def what_came_of_it(stage):
    return _address(_drawn(stage, 5))


def a_draw_without_me(stage):
    someone = type(stage)(None, stage.settings, stage.monkeypatch)
    return _address(_drawn(someone, 5))


def a_draw_to_check_later(stage):
    page = _page()
    actions.open_draw(page)
    return _check(page)


def a_draw_to_check(stage):
    return _check(_drawn(stage, 6))


def a_draw_of_few(stage):
    return _check(_drawn(stage, 3))


def choose_twice_and_agree_to_nothing(page):
    """Send a form that can't be kept."""
    for number in (1, 2):
        page.locator(f"select[name=choice_{number}]").select_option(index=1)
    page.locator("main form.form button[type=submit]").click()
