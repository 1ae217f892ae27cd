"""Recordings in parts, captions, and files that the web server in front sends."""

import runpy
import shutil
import tracemalloc
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models.fields.files import FieldFile
from hypothesis import given
from hypothesis import strategies as st

from content.models import Media
from content.ranges import ByteRange, OutOfRange, byte_range
from tests.factories.content import home_page, image, private_collection, recording
from tests.factories.recordings import CAPTIONS, captions

pytestmark = pytest.mark.django_db

NUMBERS = st.integers(0, 40) | st.integers(0, 10**30)


@pytest.fixture
def sound():
    home_page()
    return recording()


def ask(client, row, header=None, **headers):
    if header is not None:
        headers["Range"] = header
    return client.get(row.file.url, headers=headers)


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


# ------------------------------------------------------------------ which bytes


def asked_for(first, last):
    return f"bytes={'' if first is None else first}-{'' if last is None else last}"


@given(st.binary(max_size=40), st.none() | NUMBERS, st.none() | NUMBERS)
def test_the_part_is_what_slicing_says(content, first, last):
    size = len(content)
    if first is None and last is None:
        expected = None
    elif first is None:
        expected = content[max(0, size - last) :]
    elif last is not None and last < first:
        expected = None
    else:
        expected = content[first:] if last is None else content[first : last + 1]

    try:
        found = byte_range(asked_for(first, last), size)
    except OutOfRange:
        assert expected == b""
    else:
        assert (found and content[found.start : found.end]) == (expected or None)


@given(st.text(max_size=30) | st.from_regex(r"bytes ?=[-0-9, ]{0,20}"), st.integers(0, 50))
def test_whatever_is_asked_no_byte_outside_the_file_is_meant(header, size):
    try:
        found = byte_range(header, size)
    except OutOfRange:
        return

    assert found is None or 0 <= found.start < found.end <= size


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=,",
        "bytes=a-b",
        "bytes=5-3",
        "bytes=--1",
        "bytes=1-2-3",
        "bytes=0x1-2",
        "bytes=٣-٤",
        "bytes=0-1,4-5",
        "items=0-1",
        "bytes=" + "9" * 5000 + "-",
    ],
)
def test_what_is_no_single_range_of_bytes_means_the_whole_file(header):
    assert byte_range(header, 10) is None


@pytest.mark.parametrize(
    "header", ["bytes=0-0", "Bytes=0-0", "bytes = 0-0", "bytes=0-0,", "bytes= 0-0 "]
)
def test_the_first_byte_can_be_asked_for_in_several_spellings(header):
    assert byte_range(header, 10) == ByteRange(0, 1)


@given(
    st.integers(0, 40), st.integers(1, 40), st.integers(1, 50), st.sampled_from(["", "89", "999"])
)
def test_who_asks_for_all_the_rest_gets_there_bit_by_bit(start, most, more, end):
    size = start + more
    reached = start

    while reached < size:
        part = byte_range(f"bytes={reached}-{end}", size, most)
        assert part.start == reached
        assert 0 < part.end - part.start <= most
        reached = part.end

    assert reached == size


def test_the_end_is_sent_whole_to_who_asks_for_the_end():
    assert byte_range("bytes=-8", 10, most=3) == ByteRange(2, 10)


# ------------------------------------------------------------------ in parts


def test_the_two_bytes_a_player_tries_first_are_sent(client, sound):
    answer = ask(client, sound, "bytes=0-1")

    assert answer.status_code == 206
    assert body(answer) == sound.file.open().read()[:2]
    assert answer["Content-Range"] == f"bytes 0-1/{sound.file.size}"
    assert answer["Content-Length"] == "2"
    assert answer["Content-Type"] == "audio/wav"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Security-Policy"] == "default-src 'none'; media-src 'self'"


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-100", "bytes=7-70000000"])
def test_the_rest_can_be_asked_for(client, sound, header):
    content = sound.file.open().read()
    part = byte_range(header, len(content))

    answer = ask(client, sound, header)

    assert answer.status_code == 206
    assert body(answer) == content[part.start : part.end]
    assert int(answer["Content-Length"]) == part.end - part.start


@pytest.mark.parametrize("header", ["bytes=70000000-", "bytes=-0"])
def test_what_is_past_the_end_is_refused_with_the_size(client, sound, header):
    answer = ask(client, sound, header)

    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{sound.file.size}"
    assert body(answer) == b""


@pytest.mark.parametrize("header", [None, "bytes=0-1,4-5", "nonsense"])
def test_otherwise_all_of_it_is_sent(client, sound, header):
    answer = ask(client, sound, header)

    assert answer.status_code == 200
    assert body(answer) == sound.file.open().read()
    assert int(answer["Content-Length"]) == sound.file.size
    assert answer["Accept-Ranges"] == "bytes"


def test_a_range_is_for_reading_only(client, sound):
    answer = client.head(sound.file.url, headers={"Range": "bytes=0-1"})

    assert answer.status_code == 200
    assert int(answer["Content-Length"]) == sound.file.size
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_a_part_of_the_same_file_is_sent(client, sound, name):
    stands = ask(client, sound)[name]

    assert ask(client, sound, "bytes=0-1", **{"If-Range": stands}).status_code == 206


@pytest.mark.parametrize(
    "stood",
    ['"another"', 'W/"weak"', "Sat, 01 Nov 2025 12:00:00 GMT", "?"],
)
def test_of_a_file_that_has_changed_all_is_sent(client, sound, stood):
    assert ask(client, sound, "bytes=0-1", **{"If-Range": stood}).status_code == 200


def test_who_has_the_file_is_told_so_before_any_part(client, sound):
    etag = ask(client, sound)["ETag"]

    assert ask(client, sound, "bytes=0-1", **{"If-None-Match": etag}).status_code == 304


def test_a_private_recording_is_not_sent_in_parts_either(client, learner, sound):
    Media.objects.update(collection=private_collection())

    assert ask(client, sound, "bytes=0-1").status_code == 404
    client.force_login(learner)
    assert ask(client, sound, "bytes=0-1").status_code == 206


@pytest.mark.parametrize("header", [None, "bytes=-25165823"])
def test_a_large_file_passes_through_memory_a_little_at_a_time(client, sound, header):
    size = make_large(sound)

    sent, most = sent_and_held(ask(client, sound, header))

    assert sent == size - (header is not None)
    assert most < 1024 * 1024


def test_a_file_held_whole_in_memory_is_noticed(client, sound, monkeypatch):
    monkeypatch.setattr("content.views.sending.BYTES_AT_ONCE", 10**9)
    size = make_large(sound)

    assert sent_and_held(ask(client, sound, "bytes=-25165823"))[1] >= size - 1


def sent_and_held(answer):
    """How many bytes came, and how many were in memory at most."""
    tracemalloc.start()
    try:
        return sum(map(len, answer.streaming_content)), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def make_large(row):
    with open(row.file.path, "r+b") as file:
        return file.truncate(24 * 1024 * 1024)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=0-25165823"])
def test_a_player_that_stops_reading_keeps_no_thread_for_long(client, sound, header):
    size = make_large(sound)

    answer = ask(client, sound, header)

    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes 0-8388607/{size}"
    assert len(body(answer)) == 8 * 1024 * 1024


@pytest.mark.parametrize("header", [None, "bytes=0-1"])
def test_the_file_is_closed_when_the_player_goes_away(client, sound, monkeypatch, header):
    opened = []

    def note(file, mode="rb"):
        opened.append(file.storage.open(file.name, mode))
        return opened[-1]

    monkeypatch.setattr(FieldFile, "open", note)
    answer = ask(client, sound, header)
    next(iter(answer.streaming_content))
    assert [file.closed for file in opened] == [False]

    answer.close()

    assert [file.closed for file in opened] == [True]


# ------------------------------------------------------------------ captions


def test_captions_are_sent_as_text(client, sound):
    answer = client.get(captions(sound).url)

    assert answer.status_code == 200
    assert answer.content.decode() == CAPTIONS
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_corrected_captions_show_at_once(client, sound):
    track = captions(sound)
    first = client.get(track.url)
    same = client.get(track.url, headers={"If-None-Match": first["ETag"]})
    track.text = CAPTIONS.replace("Welcome", "Be welcome")
    track.save()

    second = client.get(track.url, headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] == "no-cache"
    assert same.status_code == 304
    assert second.status_code == 200
    assert b"Be welcome" in second.content


def test_captions_are_as_private_as_their_recording(client, learner, sound):
    Media.objects.update(collection=private_collection())
    track = captions(sound)

    assert client.get(track.url).status_code == 404
    client.force_login(learner)
    answer = client.get(track.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache, private"


def test_a_view_that_forgets_to_ask_is_noticed(client, sound, monkeypatch):
    Media.objects.update(collection=private_collection())
    monkeypatch.setattr("content.views.files._restrictions", lambda collection: [])

    assert client.get(captions(sound).url).status_code == 200
    assert ask(client, sound, "bytes=0-1").status_code == 206


def test_captions_nobody_has_read_along_are_for_those_who_keep_recordings(
    client, learner, administrator, sound
):
    track = captions(sound, is_reviewed=False)

    assert client.get(track.url).status_code == 404
    client.force_login(learner)
    assert client.get(track.url).status_code == 404
    client.force_login(administrator)
    answer = client.get(track.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache, private"


def test_a_language_with_a_hyphen_has_an_address(client, sound):
    assert client.get(captions(sound, "zh-Hans").url).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "captions/",
        "captions/1",
        "captions/{pk}/en",
        "captions/{pk}/fr.vtt",
        "captions/{pk}/en.vtt/",
        "captions/x/en.vtt",
        "captions/²/en.vtt",
        "captions/-{pk}/en.vtt",
        "captions/99999999999999999999/en.vtt",
    ],
)
def test_other_captions_are_not_found(client, sound, path):
    captions(sound)

    assert client.get(f"/media/{path.format(pk=sound.pk)}").status_code == 404


def test_captions_take_two_queries(client, sound, django_assert_max_num_queries):
    url = captions(sound).url

    with django_assert_max_num_queries(2):
        assert client.get(url).status_code == 200


# ------------------------------------------------------------------ handed to the web server

ODD_NAME = 'media/naïve talk; "a"=b%2f%0d?.wav'


@pytest.fixture
def odd(sound):
    """A recording whose name tries to be more than a name. (Django itself sends no line breaks.)"""
    shutil.copy(sound.file.path, sound.file.storage.path(ODD_NAME))
    Media.objects.filter(pk=sound.pk).update(file=ODD_NAME)
    sound.refresh_from_db()
    return sound


def test_nginx_is_told_where_the_file_is(client, sound, settings):
    settings.MEDIA_HANDOFF = "nginx"

    answer = ask(client, sound, "bytes=0-1")

    assert answer.status_code == 200
    assert answer["X-Accel-Redirect"] == f"/handed-off/{sound.file.name}"
    assert body(answer) == b""
    assert answer["Content-Type"] == "audio/wav"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert not {"ETag", "Content-Range"} & set(answer.headers)


def test_other_web_servers_are_told_the_path(client, sound, settings):
    settings.MEDIA_HANDOFF = "apache"

    assert ask(client, sound)["X-Sendfile"] == sound.file.path


@pytest.mark.parametrize(
    ("server", "header"), [("nginx", "X-Accel-Redirect"), ("lighttpd", "X-Sendfile")]
)
def test_a_name_stays_a_name(client, odd, settings, server, header):
    settings.MEDIA_HANDOFF = server

    answer = client.get(f"/media/{quote(ODD_NAME)}")

    assert answer[header].endswith("/media/na%C3%AFve%20talk%3B%20%22a%22%3Db%252f%250d%3F.wav")


def test_the_right_is_asked_for_before_a_file_is_handed_on(client, learner, sound, settings):
    settings.MEDIA_HANDOFF = "nginx"
    Media.objects.update(collection=private_collection())

    refused = ask(client, sound)
    client.force_login(learner)

    assert refused.status_code == 404
    assert "X-Accel-Redirect" not in refused.headers
    assert ask(client, sound)["Cache-Control"] == "private, no-cache"


def test_a_file_that_is_gone_is_not_handed_on(client, settings):
    settings.MEDIA_HANDOFF = "nginx"
    home_page()
    row = image()
    row.file.storage.delete(row.file.name)

    assert ask(client, row).status_code == 404


def test_an_unknown_web_server_stops_the_site_from_starting(monkeypatch):
    for name, value in {
        "SECRET_KEY": "x",
        "BASE_URL": "https://equip.example.org",
        "ALLOWED_HOSTS": "equip.example.org",
        "DATABASE_URL": "sqlite:////nowhere/x.sqlite3",
        "EMAIL_URL": "consolemail://",
        "DEFAULT_FROM_EMAIL": "equip@example.org",
        "MEDIA_HANDOFF": "iis",
    }.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match="MEDIA_HANDOFF"):
        runpy.run_module("cms.settings.production")
