"""No list names a page that is unpublished or private: menus, cards, sitemap, footer."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction

from content.blocks import CONTENT_BLOCKS
from content.menus import breadcrumbs, main_menu, standing_pages
from content.models import SiteSettings, StandardPage
from content.offering import Offering
from content.public import hidden_paths, visible_pages
from content.sites import recognize
from tests.factories.content import home_page, image, make_private, publish, standard_page

pytestmark = pytest.mark.django_db

SECRET = "Budget for the dean"


@pytest.fixture
def home():
    return home_page()


def hide_by(way, page):
    """Hide a page in one of the ways an editor can."""
    if way == "unpublished":
        page.unpublish()
    elif way == "expired parent":
        Page.objects.get(pk=page.get_parent().pk).specific.unpublish()
    elif way == "private":
        make_private(page)
    elif way == "private parent":
        make_private(page.get_parent())
    elif way == "by password":
        make_private(page, PageViewRestriction.PASSWORD)
    return Page.objects.get(pk=page.pk).specific


WAYS = ["unpublished", "expired parent", "private", "private parent", "by password"]


@pytest.fixture(params=WAYS)
def hidden(request, home):
    """A page below "Programs" that not everybody may see."""
    parent = standard_page(home, "Programs", show_in_menus=True)
    return hide_by(request.param, standard_page(parent, SECRET, show_in_menus=True))


def page_with_card_of(home, page):
    body = [{"type": "offering", "value": {"page": page.pk, "lead": ""}}]
    return publish(StandardPage(title="What we offer", body=body), home)


def test_a_card_shows_a_page_that_everyone_may_see(client, home):
    page = standard_page(home, "Mentoring circle", summary="Eight people, six evenings.")
    showing = page_with_card_of(home, page)

    answer = client.get(showing.url)

    assert "Mentoring circle" in answer.content.decode()
    assert "Eight people, six evenings." in answer.content.decode()


def test_a_card_never_names_a_hidden_page(client, home, hidden):
    showing = page_with_card_of(home, hidden)

    answer = client.get(showing.url)

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


def test_the_sitemap_never_names_a_hidden_page(client, home, hidden):
    open_page = standard_page(home, "About")

    words = client.get("/sitemap.xml").content.decode()

    assert open_page.url in words
    assert hidden.slug not in words


@pytest.mark.parametrize("way", ["unpublished", "private", "by password"])
def test_the_menu_never_names_a_hidden_page(home, way):
    standard_page(home, "About", show_in_menus=True)
    hide_by(way, standard_page(home, SECRET, show_in_menus=True))

    items = main_menu(RequestFactory().get("/"))

    assert [item.title for item in items] == ["About"]


@pytest.mark.parametrize("way", ["unpublished", "private", "by password"])
def test_the_footer_never_names_a_hidden_page(client, home, way):
    page = hide_by(way, standard_page(home, SECRET))
    SiteSettings.objects.create(
        site=home.get_site(), help_page=page, accessibility_page=page, privacy_page=page
    )

    answer = client.get("/")

    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()


def test_the_footer_links_standing_pages(home):
    page = standard_page(home, "Help")
    SiteSettings.objects.create(site=home.get_site(), help_page=page)

    standing = standing_pages(RequestFactory().get("/"))

    assert (standing.help.title, standing.help.url) == ("Help", "/help/")
    assert standing.privacy is None


@pytest.mark.parametrize("way", ["private", "private parent"])
def test_a_private_page_leads_to_signing_in(client, home, way):
    parent = standard_page(home, "Programs")
    page = hide_by(way, standard_page(parent, SECRET))

    answer = client.get(page.url)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")
    assert SECRET not in answer.content.decode()


def test_a_page_behind_a_password_asks_for_it_and_says_nothing_else(client, home):
    page = standard_page(home, SECRET)
    restriction = make_private(page, PageViewRestriction.PASSWORD)
    restriction.password = "open sesame"
    restriction.save()

    asked = client.get(page.url)
    wrong = client.post(asked.context["action_url"], {"password": "no", "return_url": page.url})
    right = client.post(
        asked.context["action_url"], {"password": "open sesame", "return_url": page.url}
    )

    for answer in (asked, wrong):
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
        assert "css/site.css" in answer.content.decode()
    assert "There is a problem" in wrong.content.decode()
    assert (right.status_code, right["Location"]) == (302, page.url)
    assert SECRET in client.get(page.url).content.decode()


def test_a_draft_is_not_found(client, home):
    page = hide_by("unpublished", standard_page(home, SECRET))

    answer = client.get(page.url)

    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_visible_pages_keep_the_order_asked_for(home):
    first, second = standard_page(home, "First"), standard_page(home, "Second")

    assert list(visible_pages([second.pk, first.pk, second.pk, 10_000])) == [second.pk, first.pk]


def test_visible_pages_leave_out_what_is_hidden(home, hidden):
    assert visible_pages([hidden.pk]) == {}
    assert hidden_paths([hidden.path]) == {hidden.path}


def test_a_page_outside_every_site_is_not_visible(home):
    outside = publish(StandardPage(title="Elsewhere", slug="elsewhere"), Page.objects.get(depth=1))

    assert visible_pages([outside.pk]) == {}


@pytest.mark.parametrize("count", [1, 12])
def test_cards_take_the_same_queries_for_any_number_of_pages(
    home, count, django_assert_max_num_queries
):
    picture = image()
    ids = [standard_page(home, f"Page {n}", image=picture).pk for n in range(count)]
    home.get_site()  # fills Wagtail's cache of addresses, which lives in the database

    with django_assert_max_num_queries(7):
        offerings = [page.offering() for page in visible_pages(ids).values()]

    assert len(offerings) == count
    assert all(offering.image == picture and offering.url for offering in offerings)


def test_many_cards_on_one_page_are_loaded_together(home, django_assert_max_num_queries):
    pages = [standard_page(home, f"Page {n}") for n in range(10)]
    body = [{"type": "offering", "value": {"page": page.pk, "lead": ""}} for page in pages]
    showing = StandardPage.objects.get(pk=publish(StandardPage(title="All", body=body), home).pk)
    home.get_site()

    with django_assert_max_num_queries(8):
        offerings = [block.value.offering for block in showing.body]

    assert [offering.title for offering in offerings] == [page.title for page in pages]


def test_menu_breadcrumbs_and_standing_pages_take_one_query(home, django_assert_num_queries):
    for n in range(5):
        last = standard_page(home, f"Page {n}", show_in_menus=True)
    page = standard_page(last, "Here")
    SiteSettings.objects.create(site=home.get_site(), help_page=last, privacy_page=page)
    main_menu(RequestFactory().get(page.url))  # the site and its settings are known
    request = RequestFactory().get(page.url)
    recognize(request)

    with django_assert_num_queries(1):
        items = main_menu(request, page)
        links = breadcrumbs(page, request)
        standing = standing_pages(request, page)

    assert [item.title for item in items if item.current] == ["Page 4"]
    assert [link.title for link in links] == ["Equip", "Page 4"]
    assert (standing.help.title, standing.privacy.title) == ("Page 4", "Here")


@pytest.mark.parametrize("way", ["unpublished", "private", "by password"])
def test_a_standing_page_that_moved_below_a_hidden_one_is_not_named(home, way):
    page = standard_page(standard_page(home, "Programs"), SECRET)
    SiteSettings.objects.create(site=home.get_site(), help_page=page)
    assert standing_pages(RequestFactory().get("/")).help.title == SECRET
    parent = hide_by(way, standard_page(home, "Staff"))

    page.move(parent, pos="last-child")

    assert standing_pages(RequestFactory().get("/")).help is None


def test_what_staff_change_in_the_settings_shows_at_once(client, home):
    written = SiteSettings.for_site(home.get_site())
    written.organization = "The association"
    written.save()
    assert "The association" in client.get("/").content.decode()

    written.organization = "Another name"
    written.save()

    assert "Another name" in client.get("/").content.decode()


def test_the_menu_marks_where_the_visitor_is(home):
    parent = standard_page(home, "Learn", show_in_menus=True)
    child = standard_page(parent, "Series")

    (item,) = main_menu(RequestFactory().get(child.url))

    assert item.current
    assert not item.exact


def test_breadcrumbs_lead_from_home_to_the_parent(home):
    page = standard_page(standard_page(home, "Learn"), "Series")

    links = breadcrumbs(page, RequestFactory().get(page.url))

    assert [(link.title, link.url) for link in links] == [("Equip", "/"), ("Learn", "/learn/")]


def test_breadcrumbs_leave_out_an_unpublished_parent(home):
    page = hide_by("expired parent", standard_page(standard_page(home, SECRET), "Series"))

    links = breadcrumbs(page, RequestFactory().get("/"))

    assert [link.title for link in links] == ["Equip"]


def test_a_page_that_is_being_made_has_no_breadcrumbs(home):
    assert breadcrumbs(StandardPage(title="New"), RequestFactory().get("/")) == []


def test_tags_without_a_request_say_nothing():
    html = Template("{% load content_tags %}{% main_menu as m %}{{ m|length }}").render(Context())

    assert html == "0"


def test_an_offering_is_past_once_it_has_ended():
    now = datetime(2026, 12, 4, tzinfo=UTC)
    early, late = datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 9, tzinfo=UTC)

    def offering(**dates):
        return Offering(title="A", url="/a/", kind="Page", **dates)

    assert offering(starts_at=early).is_past(now)
    assert offering(starts_at=early, ends_at=early).is_past(now)
    assert not offering(starts_at=early, ends_at=late).is_past(now)
    assert not offering(starts_at=late).is_past(now)
    assert not offering().is_past(now)


def test_every_block_can_be_put_on_a_page():
    assert [name for name, _block in CONTENT_BLOCKS] == [
        "heading",
        "rich_text",
        "image",
        "recording",
        "recording_elsewhere",
        "quote",
        "callout",
        "accordion",
        "table",
        "download",
        "call_to_action",
        "offering",
    ]
