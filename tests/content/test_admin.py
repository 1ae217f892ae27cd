"""The admin: nothing in its pages that the policy would refuse, and our own reference in it."""

import re

import pytest
from django import forms
from django.urls import reverse
from wagtail.admin.widgets import AdminPageChooser

from content.admin_scripts import install, starter
from content.models import SiteSettings, Topic
from tests.factories.content import document, home_page, image, recording, standard_page

pytestmark = pytest.mark.django_db

# Scripts with an address or a type that browsers don't run; anything else is inline.
INLINE = re.compile(r"<script(?![^>]*\b(?:src=|type=\"(?:application/json|text/template)\"))[^>]*>")
STYLED = re.compile(r"<style\b|<[^>]+\sstyle=\"|<[^>]+\son(?:click|load|change|submit)=\"")


@pytest.fixture
def home():
    return home_page()


@pytest.fixture
def staff(client, administrator):
    client.force_login(administrator)
    return client


def addresses(home):
    """Every kind of page in the admin that carries widgets."""
    yield reverse("wagtailadmin_home")
    yield reverse("wagtailadmin_explore", args=[home.pk])
    yield reverse("wagtailadmin_pages:edit", args=[home.pk])
    yield reverse("wagtailadmin_pages:add", args=["content", "standardpage", home.pk])
    yield reverse("wagtailimages:edit", args=[image().pk])
    yield reverse("wagtailimages:add")
    yield reverse("wagtailimages:add_multiple")
    yield reverse("wagtaildocs:edit", args=[document().pk])
    yield reverse("wagtaildocs:add_multiple")
    yield reverse("wagtailmedia:add", args=["audio"])
    yield reverse("wagtailmedia:add", args=["video"])
    yield reverse("wagtailmedia:edit", args=[recording().pk])
    yield reverse("wagtailadmin_reports:site_history")
    yield reverse("wagtailsettings:edit", args=["content", "sitesettings", home.get_site().pk])
    yield reverse("wagtailredirects:add")
    yield "/admin/snippets/content/topic/add/"
    yield "/admin/snippets/accounts/institution/add/"


def test_no_page_of_the_admin_needs_a_weaker_policy(staff, home):
    wrong = {}
    for address in addresses(home):
        answer = staff.get(address)
        html = answer.content.decode()
        assert answer.status_code == 200, address
        assert "script-src 'self'" in answer["Content-Security-Policy"]
        found = INLINE.findall(html) + STYLED.findall(html)
        if found:
            wrong[address] = found

    assert wrong == {}


def test_dates_and_choosers_are_started_by_data(staff, home):
    html = staff.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).content.decode()

    assert 'data-starter-name-value="initDateTimeChooser"' in html
    assert 'data-starter-name-value="ImageChooser"' in html
    assert "js/admin_starters.js" in html


@pytest.mark.parametrize(
    ("script", "name", "made"),
    [
        ('new PageChooser("id_page", {"modalUrl": "/a/?b=1&c=2"});', "PageChooser", "true"),
        ('createMediaChooser("id_media");', "createMediaChooser", "false"),
        ('new a.b.Chooser("x", {"t": "<\'\\"; );"})', "a.b.Chooser", "true"),
    ],
)
def test_a_call_becomes_an_element(script, name, made):
    element = starter(script)

    assert f'data-starter-name-value="{name}"' in element
    assert f'data-starter-made-value="{made}"' in element
    assert element.count("<") == 2


@pytest.mark.parametrize(
    "script", ["var a = 1;", "a(); b();", "f(document.cookie)", "", "f(x => 1)"]
)
def test_what_is_more_than_a_call_is_left_alone(script):
    assert starter(script) is None


def test_installing_twice_changes_nothing(home):
    class ChooseForm(forms.Form):
        page = forms.IntegerField(widget=AdminPageChooser())

    install()
    install()

    html = ChooseForm()["page"].as_widget()
    assert html.count('data-controller="starter"') == 1
    assert "<script>" not in html


def test_a_topic_is_kept_in_the_admin(staff):
    answer = staff.post(
        "/admin/snippets/content/topic/add/",
        {"name": "Mentoring", "slug": "mentoring", "summary": "Working with mentors."},
    )

    assert answer.status_code == 302
    assert str(Topic.objects.get()) == "Mentoring"


def test_site_settings_are_kept_in_the_admin(staff, home):
    page = standard_page(home, "Help")
    site = home.get_site()

    staff.post(
        reverse("wagtailsettings:edit", args=["content", "sitesettings", site.pk]),
        {
            "organization": "The association",
            "footer_text": "Write to help@example.org",
            "contact_email": "help@example.org",
            "help_page": page.pk,
            "privacy_version": "2026-12",
        },
    )

    settings = SiteSettings.for_site(site)
    assert (settings.help_page_id, settings.privacy_version) == (page.pk, "2026-12")
    html = staff.get("/").content.decode()
    assert 'href="mailto:help@example.org"' in html


def test_the_admin_leads_to_our_own_sign_in(client):
    answer = client.get("/admin/")

    assert answer.status_code == 302
    assert "login" in answer["Location"]
