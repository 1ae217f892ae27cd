"""Two processes, each with hints of its own: a change made in one is seen in the other at once."""

import pytest
from wagtail.models import Page

from content.models import StandardPage
from tests.factories.learning import published
from tests.workers import Worker

pytestmark = pytest.mark.django_db(transaction=True)

URL = "/parent/child/"
SHOWN = [200, "Child"]
SIGN_IN, MOVED, GONE = [302, ""], [301, ""], [404, ""]

# What is done to which page, and what both processes answer then.
CHANGES = {
    "unpublished": ("unpublish", "child", (), GONE),
    "deleted": ("delete", "child", (), GONE),
    "restricted": ("restrict", "child", (), SIGN_IN),
    "restricted above": ("restrict", "parent", (), SIGN_IN),
    "renamed": ("rename", "child", ("elsewhere",), MOVED),
    "renamed above": ("rename", "parent", ("elsewhere",), MOVED),
    "taken over": ("take_over", "child", ("elsewhere",), [200, "Newcomer"]),
}
UNDONE = {
    "published again": ("unpublish", "publish", "child", GONE),
    "lifted": ("restrict", "lift", "child", SIGN_IN),
    "lifted above": ("restrict", "lift", "parent", SIGN_IN),
}


@pytest.fixture(scope="module")
def processes(django_db_setup, tmp_path_factory):
    """Three processes, started once; what they remember of an earlier test is only hints."""
    workers = [Worker(tmp_path_factory.mktemp("worker")) for _number in range(3)]
    yield workers
    for worker in workers:
        worker.stop()


@pytest.fixture
def pages():
    home = Page.objects.get(depth=2)
    parent = published(home, StandardPage(title="Parent", slug="parent"))
    child = published(parent, StandardPage(title="Child", slug="child"))
    return {"parent": parent.pk, "child": child.pk}


@pytest.fixture
def one(processes, pages):
    return knowing(processes[0])


@pytest.fixture
def other(processes, pages):
    return knowing(processes[1])


@pytest.fixture
def trusting(processes, pages):
    """A process that takes its hints for answers."""
    processes[2].ask("trust")
    return knowing(processes[2])


def knowing(worker):
    """The process, once it has found the page and remembers where."""
    assert worker.ask("get", URL) == SHOWN
    assert worker.ask("get", URL) == SHOWN
    return worker


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_one_process_is_seen_in_the_other_at_once(one, other, pages, change):
    act, key, more, then = CHANGES[change]

    one.ask(act, pages[key], *more)

    assert other.ask("get", URL) == then
    assert one.ask("get", URL) == then


@pytest.mark.parametrize("change", UNDONE)
def test_what_is_undone_is_seen_at_once_too(one, other, pages, change):
    act, undo, key, between = UNDONE[change]
    one.ask(act, pages[key])
    assert other.ask("get", URL) == between

    one.ask(undo, pages[key])

    assert other.ask("get", URL) == SHOWN
    assert one.ask("get", URL) == SHOWN


def test_a_page_that_moved_is_found_where_it_is_now(one, other, pages):
    home = Page.objects.get(depth=2)
    elsewhere = published(home, StandardPage(title="Elsewhere", slug="elsewhere"))

    one.ask("move", pages["child"], elsewhere.pk)

    assert other.ask("get", "/elsewhere/child/") == SHOWN
    assert other.ask("get", URL) == MOVED


@pytest.mark.parametrize("change", CHANGES)
def test_without_its_proof_a_hint_would_answer_wrongly(one, trusting, pages, change):
    act, key, more, then = CHANGES[change]

    one.ask(act, pages[key], *more)

    assert trusting.ask("get", URL) != then
