"""An action plan as visitors and editors see it: no past date under "next", no hidden title."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.concerns import concerns
from home.models import ActionPlanPage
from tests.factories.content import make_private, publish, standard_page
from tests.factories.learning import a_series

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def text(words, date=None, label=""):
    return {"type": "text", "value": {"text": f"<p>{words}</p>", "date": date, "label": label}}


def row_for(page, lead="", date=None):
    value = {"page": page.pk, "lead": lead, "date": date, "label": ""}
    return {"type": "page", "value": value}


def a_plan(site_root, now=(), next=(), involved=()):
    sections = {"now": now, "next": next, "involved": involved}
    rows = {name: json.dumps(list(section)) for name, section in sections.items()}
    return publish(ActionPlanPage(title="Action plan", slug="action-plan", **rows), site_root)


def section(response, name):
    """The words of one section of the page."""
    html = response.content.decode()
    start = html.find(f'id="plan-{name}"')
    return html[start : html.find("</section>", start)] if start >= 0 else ""


def test_a_row_takes_title_state_and_dates_from_its_page(client, site_root):
    series = a_series(title="Allyship", opens_at=NOW + timedelta(days=12))
    plan = a_plan(site_root, next=[row_for(series, lead="Join us this fall.")])

    shown = section(client.get(plan.url), "next")

    assert f'href="{series.url}"' in shown
    assert "Allyship" in shown
    assert "Join us this fall." in shown
    assert "Opens soon" in shown
    assert "4 December 2026" in shown


def test_a_row_whose_date_has_passed_is_shown_under_now(client, site_root):
    plan = a_plan(
        site_root,
        next=[text("Fall meeting", "2026-11-08"), text("Spring meeting", "2027-02-08")],
    )

    response = client.get(plan.url)

    assert "Fall meeting" in section(response, "now")
    assert "Fall meeting" not in section(response, "next")
    assert "Spring meeting" in section(response, "next")


def test_a_row_whose_page_has_ended_is_shown_under_now(client, site_root):
    series = a_series(title="Allyship", ends_at=NOW - timedelta(hours=1))
    plan = a_plan(site_root, next=[row_for(series)])

    response = client.get(plan.url)

    assert "Allyship" in section(response, "now")
    assert section(response, "next") == ""


def hide_by_unpublishing(page):
    page.unpublish()


def hide_by_unpublishing_above(page):
    page.get_parent().specific.unpublish()


def hide_by_log_in(page):
    make_private(page)


def hide_by_log_in_above(page):
    make_private(page.get_parent())


@pytest.mark.parametrize(
    "hide",
    [hide_by_unpublishing, hide_by_unpublishing_above, hide_by_log_in, hide_by_log_in_above],
)
@pytest.mark.parametrize("heading", ["now", "next", "involved"])
def test_no_title_of_a_page_that_is_not_public_is_shown(client, site_root, hide, heading):
    above = standard_page(site_root, "Drafts")
    secret = standard_page(above, "A secret offering")
    plan = a_plan(site_root, **{heading: [row_for(secret, lead="Join the secret one.")]})
    assert "A secret offering" in client.get(plan.url).content.decode()

    hide(secret)
    shown = client.get(plan.url).content.decode()

    assert "A secret offering" not in shown
    assert "Join the secret one." not in shown


def test_a_plan_whose_pages_were_deleted_is_still_served(client, site_root):
    page = standard_page(site_root, "For a while")
    plan = a_plan(site_root, next=[row_for(page), text("Still here")])

    page.delete()
    response = client.get(plan.url)

    assert response.status_code == 200
    assert "Still here" in section(response, "next")


def _queries(client, plan):
    client.get(plan.url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(plan.url).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_rows(client, site_root):
    a_few, many = [], []
    for number in range(30):
        is_series = number % 2
        title = f"Offering {number}"
        page = a_series(title=title, modules=1) if is_series else standard_page(site_root, title)
        many.append(row_for(page))
        if number < 3:
            a_few.append(row_for(page))
    plan = a_plan(site_root, now=a_few, next=a_few, involved=a_few)
    with_a_few = _queries(client, plan)

    for name in ("now", "next", "involved"):
        setattr(plan, name, json.dumps(many))
    plan.save_revision().publish()

    assert _queries(client, plan) == with_a_few


def test_editors_are_told_of_past_dates_and_hidden_pages(client, site_root, moderator):
    draft = standard_page(site_root, "Not out yet")
    draft.unpublish()
    plan = a_plan(
        site_root,
        now=[text("Long ago", "2020-01-01")],
        next=[text("Fall meeting", "2026-11-08"), row_for(draft)],
        involved=[text("Come to the fall meeting", "2026-11-08")],
    )
    client.force_login(moderator)

    editor = client.get(f"/admin/pages/{plan.pk}/edit/").content.decode()
    told = editor[editor.index("Rows to look at") : editor.index("This list is not updated") + 2000]

    assert "<strong>Fall meeting</strong>" in told
    assert "Visitors see it under “Where we are now”" in told
    assert "<strong>Not out yet</strong>" in told
    assert "Its page is not public" in told
    assert "<strong>Come to the fall meeting</strong>" in told
    assert "<strong>Long ago</strong>" not in told


def test_a_series_that_can_still_be_joined_is_no_matter_for_editors(site_root):
    series = a_series(title="Begun and open", opens_at=NOW - timedelta(days=90))
    over = a_series(title="Over", slug="over", ends_at=NOW - timedelta(days=9))
    plan = a_plan(site_root, involved=[row_for(series), row_for(over)])

    assert [concern.row for concern in concerns(plan, NOW)] == ["Over"]


def test_an_editor_of_a_plan_with_nothing_to_look_at_is_told_so(client, site_root, moderator):
    plan = a_plan(site_root, next=[text("Spring meeting", "2027-02-08")])
    client.force_login(moderator)

    editor = client.get(f"/admin/pages/{plan.pk}/edit/").content.decode()

    assert "no row has a date that has passed" in editor


def test_a_new_plan_can_be_begun(client, site_root, moderator):
    client.force_login(moderator)

    response = client.get(f"/admin/pages/add/home/actionplanpage/{site_root.pk}/")

    assert response.status_code == 200
    assert "Rows to look at" not in response.content.decode()
