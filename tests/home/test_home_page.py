"""The home page: one clear next step, what happens next, and cards; never a hidden title."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ActionPlanPage, HomePage
from tests.factories.content import make_private, publish, standard_page
from tests.factories.learning import a_series

pytestmark = pytest.mark.django_db


def cards(*pages):
    return json.dumps([{"type": "page", "value": page.pk} for page in pages])


def a_plan(site_root, **sections):
    rows = {name: json.dumps(rows) for name, rows in sections.items()}
    return publish(ActionPlanPage(title="Action plan", slug="action-plan", **rows), site_root)


def show(home, **values):
    home = HomePage.objects.get(pk=home.pk)
    for name, value in values.items():
        setattr(home, name, value)
    home.save_revision().publish()


def seen(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_home_page_nobody_has_written_on_is_served(client, site_root):
    assert "Equip" in seen(client)


def test_the_headline_and_its_two_buttons(client, site_root):
    first, second = standard_page(site_root, "Begin"), standard_page(site_root, "Other")
    show(
        site_root,
        headline="Make room in the circle.",
        first_button="Start learning",
        first_page=first.page_ptr,
        second_button="See all",
        second_page=second.page_ptr,
    )

    html = seen(client)

    assert html.count("<h1") == 1
    assert "Make room in the circle." in html
    assert f'href="{first.url}">Start learning' in html
    assert f'href="{second.url}">See all' in html


def test_a_button_to_a_page_that_is_not_public_is_left_out(client, site_root):
    draft, private = standard_page(site_root, "Draft"), standard_page(site_root, "Private")
    show(
        site_root,
        first_button="Read the draft",
        first_page=draft.page_ptr,
        second_button="Read what is private",
        second_page=private.page_ptr,
    )
    draft.unpublish()
    make_private(private)

    html = seen(client)

    assert "Read the draft" not in html
    assert "Read what is private" not in html


def test_cards_show_public_pages_in_the_editors_order(client, site_root):
    series = a_series(title="Allyship in practice")
    page = standard_page(site_root, "A toolkit")
    hidden = standard_page(site_root, "A hidden page")
    show(site_root, featured=cards(page, hidden, series))
    hidden.unpublish()

    html = seen(client)

    assert html.index("A toolkit") < html.index("Allyship in practice")
    assert "A hidden page" not in html


def test_what_happens_next_comes_from_the_action_plan(client, site_root):
    tomorrow = timezone.localdate() + timedelta(days=2)
    last_week = timezone.localdate() - timedelta(days=7)
    hidden = standard_page(site_root, "A hidden page")
    text = {"text": "<p>The spring meeting</p>", "date": tomorrow.isoformat(), "label": ""}
    gone_by = {"text": "<p>The fall meeting</p>", "date": last_week.isoformat(), "label": ""}
    plan = a_plan(
        site_root,
        next=[
            {"type": "text", "value": text},
            {"type": "text", "value": gone_by},
            {"type": "page", "value": {"page": hidden.pk, "lead": "Soon."}},
        ],
    )
    hidden.unpublish()
    show(site_root, action_plan=plan)

    html = seen(client)

    assert "The spring meeting" in html
    assert "The fall meeting" not in html
    assert "A hidden page" not in html
    assert f'href="{plan.url}"' in html


def test_nothing_of_an_unpublished_action_plan_is_shown(client, site_root):
    row = {"text": "<p>The spring meeting</p>", "date": None, "label": ""}
    plan = a_plan(site_root, next=[{"type": "text", "value": row}])
    show(site_root, action_plan=plan)
    plan.unpublish()

    html = seen(client)

    assert "The spring meeting" not in html
    assert "What happens next" not in html


def test_editors_can_change_the_home_page(client, site_root, moderator):
    client.force_login(moderator)

    assert client.get(f"/admin/pages/{site_root.pk}/edit/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_new_site_begins_with_a_home_page_that_is_live_with_a_revision():
    home = Site.objects.get(is_default_site=True).root_page.specific

    assert isinstance(home, HomePage)
    assert home.live
    assert home.live_revision is not None
    assert home.live_revision.as_object().title == home.title == "Equip"
    assert not any(Page.find_problems())


@pytest.mark.django_db(transaction=True)
def test_the_first_home_page_can_be_taken_back():
    call_command("migrate", "home", "0001", verbosity=0)
    assert Page.objects.get(depth=2).specific_class is Page

    call_command("migrate", "home", verbosity=0)
    assert isinstance(Page.objects.get(depth=2).specific, HomePage)
