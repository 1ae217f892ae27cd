"""Two processes: what one hides or renames, the other's menu, breadcrumbs and footer show at once."""

import pytest
from wagtail.models import Page, Site

from content.models import SiteSettings, StandardPage
from tests.factories.learning import published
from tests.workers import Worker

pytestmark = pytest.mark.django_db(transaction=True)

# What is done to which page, and how often the frame of the page "Here" then names it: in the menu,
# among the breadcrumbs, in the footer.
CHANGES = {
    "unpublished": ("unpublish", "guide", (), {"Guide": 0}),
    "restricted": ("restrict", "help", (), {"Help us": 0}),
    "restricted above": ("restrict", "staff", (), {"Below staff": 0, "Staff": 0}),
    "renamed": ("retitle", "guide", ("Handbook",), {"Guide": 0, "Handbook": 2}),
    "renamed in the footer": ("retitle", "help", ("Ask us",), {"Help us": 0, "Ask us": 1}),
    "deleted": ("delete", "help", (), {"Help us": 0}),
}
BEFORE = {"Guide": 2, "Help us": 1, "Staff": 1, "Below staff": 1}


@pytest.fixture(scope="module")
def processes(django_db_setup, tmp_path_factory):
    """Three processes, started once."""
    workers = [Worker(tmp_path_factory.mktemp("worker")) for _number in range(3)]
    yield workers
    for worker in workers:
        worker.stop()


@pytest.fixture
def pages():
    home = Page.objects.get(depth=2)
    guide = published(home, StandardPage(title="Guide", slug="guide", show_in_menus=True))
    staff = published(home, StandardPage(title="Staff", slug="staff", show_in_menus=True))
    below = published(staff, StandardPage(title="Below staff", slug="below"))
    asked = published(home, StandardPage(title="Help us", slug="help-us"))
    published(home, StandardPage(title="Open", slug="open"))
    published(guide, StandardPage(title="Here", slug="here"))
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.create(site=site, help_page=asked, privacy_page=below)
    return {"guide": guide.pk, "staff": staff.pk, "help": asked.pk}


def knowing(worker):
    """The process, once it has shown the page."""
    worker.ask("forget")
    assert named(worker, BEFORE) == BEFORE
    return worker


def named(worker, titles, url="/guide/here/"):
    links = worker.ask("links", url)
    return {title: links.count(title) for title in titles}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_one_process_is_named_rightly_in_the_other_at_once(processes, pages, change):
    one, other = knowing(processes[0]), knowing(processes[1])
    act, key, more, then = CHANGES[change]

    one.ask(act, pages[key], *more)

    url = "/open/" if change == "unpublished" else "/guide/here/"
    assert named(other, then, url) == then
    assert named(one, then, url) == then


@pytest.mark.parametrize("change", CHANGES)
def test_a_remembered_frame_would_name_it_wrongly(processes, pages, change):
    one, trusting = knowing(processes[0]), processes[2]
    trusting.ask("forget")
    trusting.ask("trust_frame")
    assert named(trusting, BEFORE) == BEFORE
    act, key, more, then = CHANGES[change]

    one.ask(act, pages[key], *more)

    url = "/open/" if change == "unpublished" else "/guide/here/"
    assert named(trusting, then, url) != then
