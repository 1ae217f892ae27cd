"""Every public page of the demo site, at both widths and in both color schemes.

axe finds nothing (WCAG 2.2 AA), nothing scrolls sideways, and `open_window` sees to it that no page
calls another host or is stopped by its own Content-Security-Policy.
"""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Site

from accounts.models import User
from learning.models import Certificate
from tests.browser.conftest import SCHEMES, WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED_OUT = [
    "account_login",
    "account_signup",
    "account_request_login_code",
    "account_reset_password",
    "learning:verify",
    "accounts:demo_mail",
]
SIGNED_IN = [
    "home:my_learning",
    "accounts:profile",
    "accounts:data",
    "accounts:erase",
    "account_change_password",
    "account_email",
    "account_logout",
    "learning:verify",
]


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.DEMO_MAIL_DIR = tmp_path
    call_command("load_demo", verbosity=0)


def page_addresses():
    """Every page a visitor may see, and one that is not there."""
    site = Site.objects.get(is_default_site=True)
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    root = site.root_page.url_path
    return ["/" + page.url_path.removeprefix(root) for page in pages] + ["/nothing-is-here/"]


def troubles_of(page, address, barriers, scrolls_sideways):
    """What is wrong with one address, at any width and in any scheme."""
    answer = page.goto(address)
    if answer.status >= 400 and address != "/nothing-is-here/":
        return [f"{address} answers {answer.status}"]
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if scrolls_sideways(page):
            found.append(f"{address} {width} scrolls sideways")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{address} {width} {scheme}: {barrier}" for barrier in barriers(page)]
    return found


def look_at_all(page, addresses, barriers, scrolls_sideways):
    found = []
    for address in addresses:
        found += troubles_of(page, address, barriers, scrolls_sideways)
    if found:
        pytest.fail("\n".join(["", *found]), pytrace=False)


def test_no_page_keeps_a_visitor_out(demo, open_window, barriers, scrolls_sideways):
    certificate = Certificate.objects.order_by("pk").first()
    addresses = page_addresses() + [reverse(name) for name in SIGNED_OUT]
    addresses.append(reverse("learning:certificate", args=[certificate.code]))

    look_at_all(open_window(), addresses, barriers, scrolls_sideways)


def test_no_page_keeps_a_learner_out(demo, open_window, sign_in, barriers, scrolls_sideways):
    learner = User.objects.get(email="learner@example.org")
    addresses = page_addresses() + [reverse(name) for name in SIGNED_IN]
    own = Certificate.objects.filter(person=learner).first()
    if own:
        addresses.append(reverse("learning:certificate", args=[own.code]))
    page = open_window()
    sign_in(page, learner)

    look_at_all(page, addresses, barriers, scrolls_sideways)


@pytest.mark.parametrize("snippet", ["<img src='/static/icons/favicon.svg'>", "<p lang='xx'>?</p>"])
def test_axe_sees_what_is_wrong(open_window, barriers, snippet):
    page = open_window()
    page.goto("/accounts/login/")
    page.evaluate(f'document.querySelector("main").insertAdjacentHTML("beforeend", "{snippet}")')

    assert barriers(page)


def test_a_page_that_is_too_wide_is_noticed(open_window, scrolls_sideways):
    page = open_window(width=320)
    page.goto("/accounts/login/")
    assert not scrolls_sideways(page)

    page.evaluate("document.querySelector('main').style.minWidth = '400px'")

    assert scrolls_sideways(page)
