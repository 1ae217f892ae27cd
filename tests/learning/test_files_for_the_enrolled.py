"""Film, captions and poster of a module that only the enrolled may read: theirs, and nobody else's."""

import html
import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from content.publishing import PublishRefused
from content.signed_addresses import OLDEST, signed
from learning import actions
from learning.models import ModulePage, SeriesPage
from tests.factories.content import picture_bytes, private_collection
from tests.factories.learning import a_module, a_series, modules_of
from tests.factories.playback import recorded
from tests.factories.recordings import fit_film

from .test_editor_publishing import PUBLISH, create, module_form

pytestmark = pytest.mark.django_db

ENROLLED = SeriesPage.Access.ENROLLED
KINDS = ["film", "captions", "poster"]


def for_a_group(name="For the enrolled"):
    collection = Collection.get_first_root_node().add_child(name=name)
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    return collection


def closed_film(**fields):
    poster = ContentFile(picture_bytes(), name="first year.png")
    return fit_film(**{"collection": for_a_group(), "thumbnail": poster, **fields})


@pytest.fixture
def film():
    return closed_film()


@pytest.fixture
def module(film):
    return a_module(a_series(1, access=ENROLLED), "Watch", body=[recorded(film)])


@pytest.fixture
def enrolled(learner, module):
    actions.enroll(learner, module.series)
    return learner


def addresses(client, module):
    """What the page's player loads, by kind."""
    page = client.get(module.url).content.decode()
    found = {
        "film": re.search(r'<video[^>]* src="([^"]+)"', page),
        "captions": re.search(r'<track[^>]* src="([^"]+)"', page),
        "poster": re.search(r' poster="([^"]+)"', page),
    }
    return {kind: html.unescape(match[1]) for kind, match in found.items() if match}


def bare(film):
    return {
        "film": film.url,
        "captions": film.captions.get().url,
        "poster": film.thumbnail.url,
    }


# ------------------------------------------------------------------ who gets them


def test_the_enrolled_get_what_their_page_names(client, film, module, enrolled):
    client.force_login(enrolled)

    found = addresses(client, module)

    assert set(found) == set(KINDS)
    for kind, address in found.items():
        answer = client.get(address)
        assert answer.status_code == 200, kind
        assert "private" in answer["Cache-Control"]


def test_the_enrolled_get_the_film_in_parts(client, film, module, enrolled):
    client.force_login(enrolled)

    answer = client.get(addresses(client, module)["film"], headers={"Range": "bytes=0-1"})

    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == film.file.open().read()[:2]


def test_all_that_the_page_offers_to_download_is_signed(client, film, module, enrolled):
    client.force_login(enrolled)
    page = client.get(module.url).content.decode()

    files = [html.unescape(each) for each in re.findall(r'"(/media/[^"]+)"', page)]
    own = [
        each for each in files if unquote(each).startswith(tuple(map(unquote, bare(film).values())))
    ]

    assert len(own) == 5  # film and poster, captions; and film and captions to download
    assert all("?for=" in each for each in own)


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_alone_opens_nothing(client, film, module, enrolled, kind):
    address = bare(film)[kind]

    assert client.get(address).status_code == 404
    client.force_login(enrolled)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_one_person_opens_nothing_to_others(
    client, module, enrolled, stranger, kind
):
    client.force_login(enrolled)
    address = addresses(client, module)[kind]

    client.logout()
    assert client.get(address).status_code == 404
    client.force_login(stranger)
    assert client.get(address).status_code == 404


def test_the_signature_of_one_file_opens_no_other(client, film, module, enrolled):
    client.force_login(enrolled)
    signature = addresses(client, module)["poster"].partition("?")[2]

    assert client.get(f"{film.url}?{signature}").status_code == 404


@pytest.mark.parametrize("signature", ["", "x", "1:2", ":", "a:b:c", "%00", "é:1:1"])
def test_a_made_up_signature_opens_nothing(client, film, enrolled, signature):
    client.force_login(enrolled)

    assert client.get(film.url, {"for": signature}).status_code == 404


def test_an_old_address_opens_nothing(client, module, enrolled):
    client.force_login(enrolled)
    address = addresses(client, module)["film"]

    with time_machine.travel(timezone.now() + OLDEST - timedelta(minutes=1)):
        client.force_login(enrolled)
        assert client.get(address).status_code == 200
    with time_machine.travel(timezone.now() + OLDEST + timedelta(minutes=1)):
        client.force_login(enrolled)
        assert client.get(address).status_code == 404


def test_captions_that_nobody_has_read_along_stay_closed(client, film, enrolled):
    captions = film.captions.get()
    film.captions.update(is_reviewed=False)
    client.force_login(enrolled)

    assert client.get(signed(captions.url, enrolled.pk)).status_code == 404


def test_staff_who_keep_the_film_get_it_as_before(client, film, administrator):
    client.force_login(administrator)

    assert client.get(film.url).status_code == 200


def test_who_is_not_enrolled_is_given_no_address(client, film, module, learner):
    client.force_login(learner)

    assert addresses(client, module) == {}
    assert film.url not in client.get(module.url).content.decode()


def test_a_page_that_anyone_may_read_names_plain_addresses(client, learner):
    film = fit_film()
    module = a_module(a_series(1), "Watch", body=[recorded(film)])
    actions.enroll(learner, module.series)
    client.force_login(learner)

    assert addresses(client, module) == {"film": film.url, "captions": film.captions.get().url}


# ------------------------------------------------------------------ before it goes live


def why_not(act, *args, **fields):
    with pytest.raises(PublishRefused) as refused:
        act(*args, **fields)
    return " ".join(refused.value.messages)


def test_a_module_with_a_film_for_everyone_does_not_go_live_for_the_enrolled():
    series = a_series(1, access=ENROLLED)

    said = why_not(a_module, series, "Watch", body=[recorded(fit_film())])

    assert "Anyone could open the recording “The first year”." in said


def test_a_film_for_everyone_with_an_account_is_not_closed_enough():
    series = a_series(1, access=ENROLLED)
    film = fit_film(collection=private_collection())

    said = why_not(a_module, series, "Watch", body=[recorded(film)])

    assert "Anyone with an account could open the recording “The first year”." in said


def test_a_film_below_a_closed_collection_is_closed():
    below = for_a_group().add_child(name="Below")
    series = a_series(1, access=ENROLLED)

    assert a_module(series, "Watch", body=[recorded(fit_film(collection=below))]).live


def test_the_form_of_a_new_module_says_so_and_loses_nothing(client, moderator):
    series, film = a_series(1, access=ENROLLED), fit_film()
    client.force_login(moderator)

    block = ("recording", {"recording": str(film.pk), "caption": "Typed with care"})
    form = module_form(block, needs_continue="on")
    answer = create(client, ModulePage, series, form, PUBLISH)

    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert "Anyone could open the recording “The first year”." in str(errors["body"])
    assert "Typed with care" in answer.content.decode()
    assert not ModulePage.objects.filter(title="A new module").exists()


def close(series):
    series.access = ENROLLED
    series.save_revision().publish()


def test_a_series_is_not_closed_while_one_of_its_films_is_open():
    series = a_series(1)
    a_module(series, "Watch", body=[recorded(fit_film())])

    said = why_not(close, series)

    assert said.startswith("Who may read: Anyone could open the recording “The first year”.")


def test_a_series_with_closed_films_can_be_closed():
    series = a_series(1)
    a_module(series, "Watch", body=[recorded(closed_film())])

    close(series)

    assert not SeriesPage.objects.get(pk=series.pk).is_open_to_read


def test_asking_takes_three_queries_more_however_many_films():
    series = a_series(1)
    private = for_a_group()
    for number in range(3):
        film = fit_film(f"Film {number}", collection=private)
        a_module(series, f"Watch {number}", body=[recorded(film)])
    series = SeriesPage.objects.get(pk=series.pk)
    with_all = SeriesPage.objects.get(pk=series.pk)
    with_all.access = ENROLLED

    assert queries(with_all) == queries(series) + 3
    assert not with_all.publish_errors()
    assert len(modules_of(series)) == 4


def queries(series):
    with CaptureQueriesContext(connection) as asked:
        series.publish_errors()
    return len(asked)
