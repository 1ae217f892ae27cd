"""What machines ask for, the color switch, headers, and addresses that changed."""

import pytest
from django.db import DatabaseError
from wagtail.models import Page

from tests.factories.content import home_page, standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return home_page()


def test_the_health_check_says_ok(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_the_health_check_notices_a_lost_database(client, monkeypatch):
    def lost(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("content.views.machines.connection.cursor", lost)

    assert client.get("/healthz").status_code == 503


def test_robots_are_shown_the_sitemap_and_kept_from_personal_pages(client, settings):
    words = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in words
    for path in ("/admin/", "/certificates/", "/my-learning/"):
        assert f"Disallow: {path}" in words


@pytest.mark.parametrize("path", ["/healthz", "/robots.txt", "/sitemap.xml"])
def test_machines_only_read(client, path):
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405


# ------------------------------------------------------------------------------ colors


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chosen_colors_are_kept(client, scheme):
    answer = client.post("/colors/", {"scheme": scheme, "next": "/learn/"})

    assert (answer.status_code, answer["Location"]) == (302, "/learn/")
    assert client.cookies["color_scheme"].value == scheme
    assert f'data-scheme="{scheme}"' in client.get("/").content.decode()


@pytest.mark.parametrize("scheme", ["system", "", "purple", '"><script>'])
def test_anything_else_follows_the_system(client, scheme):
    client.post("/colors/", {"scheme": "dark"})

    client.post("/colors/", {"scheme": scheme})

    assert "data-scheme=" not in client.get("/").content.decode()


def test_a_made_up_cookie_is_not_believed(client):
    client.cookies["color_scheme"] = "purple"

    assert "data-scheme=" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "///evil.example",
        "http:///evil.example",
        "https:evil.example",
        "/\t/evil.example",
        "\x00//evil.example",
        "http://testserver@evil.example/",
        "data:text/html,x",
        "",
    ],
)
def test_the_switch_leads_to_no_other_site(client, address):
    answer = client.post("/colors/", {"scheme": "dark", "next": address})

    assert answer["Location"] == "/"


@pytest.mark.parametrize("word", ["learn", "healthz", "content:healthz"])
def test_a_word_is_not_taken_for_the_name_of_a_view(client, word):
    answer = client.post("/colors/", {"scheme": "dark", "next": word})

    assert answer.status_code == 302


def test_a_visit_changes_no_colors(client):
    assert client.get("/colors/?scheme=dark").status_code == 405


# ------------------------------------------------------------------------------ headers


def test_every_page_carries_the_headers(client):
    for path in ("/", "/no-such-page/", "/healthz"):
        answer = client.get(path)

        assert "camera=()" in answer["Permissions-Policy"]
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "'unsafe" not in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_what_depends_on_a_cookie_is_kept_by_no_shared_cache(client, learner):
    client.force_login(learner)

    assert "private" in client.get("/")["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/media/x"])
def test_trace_is_refused(client, path):
    assert client.trace(path).status_code == 405


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/").status_code in (403, 405)


# ------------------------------------------------------------------------------ addresses


def rename(page, slug, captured):
    page = Page.objects.get(pk=page.pk).specific
    page.slug = slug
    with captured(execute=True):
        page.save_revision().publish()


def test_a_renamed_page_is_found_at_its_old_address(
    client, home, django_capture_on_commit_callbacks
):
    page = standard_page(home, "Mentors")

    rename(page, "mentoring", django_capture_on_commit_callbacks)
    answer = client.get("/mentors/")

    assert (answer.status_code, answer["Location"]) == (301, "/mentoring/")
    assert client.get("/mentoring/").status_code == 200


def test_pages_below_a_renamed_page_are_found_too(client, home, django_capture_on_commit_callbacks):
    parent = standard_page(home, "Programs")
    standard_page(parent, "Circles")

    rename(parent, "offers", django_capture_on_commit_callbacks)
    answer = client.get("/programs/circles/")

    assert (answer.status_code, answer["Location"]) == (301, "/offers/circles/")


def test_a_moved_page_is_found_at_its_old_address(client, home, django_capture_on_commit_callbacks):
    page, parent = standard_page(home, "Circles"), standard_page(home, "Programs")

    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=parent.pk), pos="last-child")

    answer = client.get("/circles/")
    assert (answer.status_code, answer["Location"]) == (301, "/programs/circles/")
