"""Files at /media/ and /documents/: who may have them, and how a browser is told to treat them."""

import pytest
from wagtail.models import Collection

from tests.factories.content import (
    document,
    home_page,
    image,
    private_collection,
    recording,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return home_page()


def media_url(file):
    return f"/media/{file.name}"


def files_of(collection):
    """One file of each kind that /media/ serves, by kind."""
    picture = image(collection=collection)
    sound = recording(collection=collection)
    return {
        "original": picture.file,
        "rendition": picture.get_rendition("width-40|format-webp").file,
        "recording": sound.file,
    }


KINDS = {"original": "image/png", "rendition": "image/webp", "recording": "audio/wav"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_public_file_is_served_to_everyone(client, kind):
    file = files_of(Collection.get_first_root_node())[kind]

    answer = client.get(media_url(file))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == file.open().read()
    assert answer["Content-Type"] == KINDS[kind]
    assert answer["X-Content-Type-Options"] == "nosniff"
    alone = "media-src 'self'" if kind == "recording" else "sandbox"
    assert answer["Content-Security-Policy"] == f"default-src 'none'; {alone}"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize("kind", KINDS)
def test_a_private_file_is_not_found_by_a_visitor(client, kind):
    file = files_of(private_collection())[kind]

    assert client.get(media_url(file)).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_in_a_collection_below_a_private_one_is_private(client, kind):
    below = private_collection().add_child(name="Below")

    assert client.get(media_url(files_of(below)[kind])).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_private_file_is_served_to_whom_it_is_for(client, learner, kind):
    file = files_of(private_collection())[kind]
    client.force_login(learner)

    answer = client.get(media_url(file))

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_group_of_people_has_its_own_files(client, learner, editor):
    collection = private_collection()
    restriction = collection.view_restrictions.get()
    restriction.restriction_type = restriction.GROUPS
    restriction.save()
    restriction.groups.set(editor.groups.all())
    file = image(collection=collection).file

    client.force_login(learner)
    assert client.get(media_url(file)).status_code == 404
    client.force_login(editor)
    assert client.get(media_url(file)).status_code == 200


def test_who_keeps_the_pictures_sees_private_ones_in_the_admin(client, administrator):
    collection = private_collection()
    restriction = collection.view_restrictions.get()
    restriction.restriction_type = restriction.PASSWORD
    restriction.password = "open sesame"
    restriction.save()
    file = image(collection=collection).file
    client.force_login(administrator)

    assert client.get(media_url(file)).status_code == 200


def test_a_file_that_has_not_changed_is_not_sent_again(client):
    file = image().file
    etag = client.get(media_url(file))["ETag"]

    answer = client.get(media_url(file), headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert answer.content == b""


def test_a_private_file_is_not_told_unchanged_to_a_visitor(client, learner):
    file = image(collection=private_collection()).file
    client.force_login(learner)
    etag = client.get(media_url(file))["ETag"]
    client.logout()

    assert client.get(media_url(file), headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.parametrize("collection", [Collection.get_first_root_node, private_collection])
def test_a_document_never_leaves_by_its_media_path(client, administrator, collection):
    file = document(collection=collection()).file
    client.force_login(administrator)

    assert client.get(media_url(file)).status_code == 404


def test_a_public_document_is_served_by_its_own_view(client):
    answer = client.get(document().url)

    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_private_document_leads_to_signing_in(client, learner):
    private = document(collection=private_collection())

    answer = client.get(private.url)
    client.force_login(learner)
    answer_to_learner = client.get(private.url)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    assert answer_to_learner.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "../manage.py",
        "images/../../equip.sqlite3",
        "images/..%2f..%2fequip.sqlite3",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "..\\..\\etc\\passwd",
        "documents/worksheet.pdf",
        "original_images/nothing.png",
        "images/",
        "",
        "media/a%00b.wav",
        "images/%ED%A0%80.png",
        "images/" + "a" * 5000 + ".png",
    ],
)
def test_nothing_else_is_reached_through_the_media_path(client, path):
    document()

    assert client.get(f"/media/{path}").status_code in (400, 404)


def test_a_stray_file_in_the_media_folder_is_not_served(client, settings):
    stray = settings.MEDIA_ROOT / "images" / "stray.svg"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("<svg onload=alert(1)/>")

    assert client.get("/media/images/stray.svg").status_code == 404


def test_a_file_of_another_type_is_only_offered_as_a_download(client):
    row = recording()
    storage = row.file.storage
    name = storage.save("media/talk.html", row.file.open())
    type(row).objects.filter(pk=row.pk).update(file=name)

    answer = client.get(f"/media/{name}")

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_row_whose_file_is_gone_is_not_found(client):
    row = image()
    row.file.storage.delete(row.file.name)

    assert client.get(media_url(row.file)).status_code == 404


def test_head_says_the_same_without_the_file(client):
    answer = client.head(media_url(image().file))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client, method):
    assert getattr(client, method)(media_url(image().file)).status_code == 405


def test_a_public_picture_takes_two_queries(client, django_assert_max_num_queries):
    file = image().get_rendition("width-40").file

    with django_assert_max_num_queries(2):
        assert client.get(media_url(file)).status_code == 200
