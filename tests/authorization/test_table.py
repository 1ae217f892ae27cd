"""Every address has a line in the table, and every line is true."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, path, reverse

from .answers import HARMLESS, ask
from .table import LINES, THEIRS, UNNAMED
from .world import ROLES

pytestmark = pytest.mark.django_db

OUR_APPS = {"accounts", "content", "events", "home", "learning"}


def routes(patterns, prefix="", namespace=""):
    """Name (or, without one, pattern) and view of every address."""
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield namespace + entry.name if entry.name else here, entry.callback
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry.url_patterns, here, inner)


def is_theirs(route, view):
    """A view of our apps is never theirs, whatever it is called."""
    view = getattr(view, "view_class", view)
    if view.__module__.partition(".")[0] in OUR_APPS:
        return False
    return route in UNNAMED or route.startswith(tuple(THEIRS))


def without_a_line(patterns):
    told = {line.route for line in LINES}
    return [
        route
        for route, view in routes(patterns)
        if route not in told and not is_theirs(route, view)
    ]


def test_every_address_has_a_line():
    assert without_a_line(get_resolver().url_patterns) == []


@pytest.mark.parametrize("name", ["new_address", None])
def test_an_address_without_a_line_is_noticed(name):
    new = path("new-address/", lambda request: None, name=name)

    assert without_a_line([*get_resolver().url_patterns, new]) == [name or "new-address/"]


def test_a_view_of_ours_is_not_taken_for_theirs():
    from content.views import healthz

    assert without_a_line([path("x/", healthz, name="wagtail_something")]) == ["wagtail_something"]


def test_no_line_is_about_an_address_that_is_gone():
    there = {route for route, _view in routes(get_resolver().url_patterns)}

    assert {line.route for line in LINES} - there == set()


@pytest.mark.parametrize("kind", THEIRS)
def test_each_kind_that_others_wrote_is_tried_too(kind):
    assert [line for line in LINES if line.route.startswith(kind)]


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.way} {line.route} {line.called}")
def test_the_line_is_true(world, line):
    found = {role: ask(world, role, *line[:3]) for role in ROLES}

    assert found == line.answers


def test_what_is_refused_changes_nothing():
    """The table itself: no answer that refuses stands with a mark that something changed."""
    assert [line for line in LINES for each in line.answers.values() if each[:-1] in HARMLESS] == []


ONLY_POST = {line.route: line for line in LINES if line.way == "POST"}
for _line in LINES:
    if _line.way == "GET":
        ONLY_POST.pop(_line.route, None)
OURS_ONLY_POST = [
    line for route, line in ONLY_POST.items() if ":" in route and not route.startswith("wagtail")
]


@pytest.mark.parametrize("line", OURS_ONLY_POST, ids=lambda line: line.route)
def test_what_is_only_sent_is_not_fetched(world, line):
    url = reverse(line.route, args=world.objects[line.called])

    assert world.client("learner").get(url).status_code == 405
    assert world.client("visitor").get(url).status_code in (302, 405)


POSTS = {line.route: line for line in LINES if line.way == "POST"}


@pytest.mark.parametrize("line", POSTS.values(), ids=POSTS)
def test_nothing_is_accepted_from_another_site(world, line):
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client("superuser").cookies
    url = reverse(line.route, args=world.objects[line.called])
    stood = world.state()

    response = client.post(url, world.posted.get(line.route, {}))

    assert response.status_code in (403, 405)
    assert world.state() == stood
