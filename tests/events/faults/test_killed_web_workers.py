"""Workers are killed while people register. Who was told of a place has it, and nothing is half done."""

import time

import pytest

from tests.workers import _address

from .ground import codes, seed, wrongs
from .serving import Crowd, Served

pytestmark = pytest.mark.django_db(transaction=True)


def served(folder, *app):
    site = Served(folder, _address(), *app)
    try:
        site.wait()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module")
def started(django_db_setup, tmp_path_factory):
    yield from served(tmp_path_factory.mktemp("served"))


@pytest.fixture
def site(started):
    """The site, started once, by workers that remember nothing of the test before."""
    started.kill_all_workers()
    started.wait()
    return started


@pytest.fixture
def careless_site(tmp_path):
    yield from served(tmp_path, "tests.events.faults.careless:application")


def test_everybody_who_was_told_of_a_place_has_it(site, at_full_size):
    people, kills = (400, 50) if at_full_size else (40, 5)
    ground = seed(people, seats=people // 4)
    crowd = Crowd(site, ground)

    crowd.come()
    killed = [site.kill_a_worker() for _moment in crowd.moments(kills)]
    crowd.wait()

    assert len(killed) == kills
    assert len(crowd.promised) == people
    assert codes(ground["pool"]) == crowd.promised
    assert wrongs() == []
    assert not [status for status in crowd.statuses if status >= 500]


def test_a_form_sent_again_comes_to_the_same_place(site):
    ground = seed(2, seats=1)
    crowd = Crowd(site, ground)

    first = [crowd.register(person) for person in ground["people"]]
    again = [crowd.register(person) for person in ground["people"]]

    assert again == first
    assert wrongs() == []


def test_a_promise_made_before_it_is_kept_is_noticed(careless_site):
    """The control: it says yes, registers half a second later, and is killed."""
    ground = seed(16, seats=4)
    crowd = Crowd(careless_site, ground)

    crowd.come()
    crowd.wait()
    careless_site.kill_all_workers()
    time.sleep(1.2)

    assert len(crowd.promised) == 16
    assert len(codes(ground["pool"])) < 16
