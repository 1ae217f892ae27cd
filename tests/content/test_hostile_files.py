"""Files made to do harm, sent through the real forms: refused in words, and not stored."""

import html
import io
import os
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from content.models import CaptionTrack, Document, Image, Media
from tests.factories.content import PDF, bomb_bytes, picture_bytes, wav_bytes
from tests.factories.recordings import CAPTIONS, mp4_bytes

pytestmark = pytest.mark.django_db

MEBIBYTE = 1024 * 1024
ROOM = 64 * MEBIBYTE
SCRIPT = b"<script>alert(1)</script>"
FTYP = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2mp41"
HOSTILE_RECORDINGS = {
    "script.mp4": FTYP + SCRIPT,
    "script.m4a": FTYP + SCRIPT,
    "script.mp3": b"\xff\xfb" + SCRIPT,
    "tagged.mp3": b"ID3\x04\0\0\0\0\0\x21" + SCRIPT,
    "script.ogg": b"OggS" + SCRIPT,
    "script.webm": b"\x1a\x45\xdf\xa3" + SCRIPT,
    "script.wav": b"RIFF\xff\xff\xff\xffWAVE" + SCRIPT,
    "page.mp4": b"<!doctype html>" + SCRIPT,
    "document.mp4": PDF,
    "tail.mp4": mp4_bytes() + b"<html>" + SCRIPT,
    "cut.mp4": mp4_bytes()[:5000],
    "head.mp4": mp4_bytes()[:900],
    "sound.mp4": wav_bytes(),
    "film.wav": mp4_bytes(),
    "page.html": SCRIPT,
    "noname": mp4_bytes(),
}


@pytest.fixture
def staff(client, administrator):
    client.force_login(administrator)
    return client


def stored_files():
    """Everything below the folder of media, and what stands beside it."""
    root = Path(settings.MEDIA_ROOT)
    return {path for path in root.parent.rglob("*") if path.is_file() and root in path.parents}


def words(answer):
    return html.unescape(b"".join(answer).decode() if answer.streaming else answer.content.decode())


def send_recording(client, name, content, **more):
    kind = "audio" if name.endswith((".mp3", ".ogg", ".wav", ".m4a")) else "video"
    file = SimpleUploadedFile(name, content)
    data = {"title": "A talk", "file": file, "collection": 1} | more
    return client.post(reverse("wagtailmedia:add", args=[kind]), data)


@pytest.mark.parametrize("name", HOSTILE_RECORDINGS)
def test_a_recording_that_is_something_else_is_refused_in_words(staff, name):
    before = stored_files()

    answer = send_recording(staff, name, HOSTILE_RECORDINGS[name])

    assert answer.status_code == 200
    text = words(answer)
    refusals = ("isn’t that of", "can’t be read from", "something else beside", "is not allowed")
    assert any(refusal in text for refusal in refusals), text[-1500:]
    assert not Media.objects.exists()
    assert stored_files() == before


def test_an_honest_recording_is_stored(staff):
    """The control of the test above."""
    send_recording(staff, "talk.mp4", mp4_bytes())

    assert Media.objects.get().duration == 60


def test_a_parser_that_dies_takes_nothing_along(staff, monkeypatch, tmp_path):
    reader = tmp_path / "reader.py"
    reader.write_text("import os\nos.abort()\n")
    monkeypatch.setattr("content.recordings.length.READER", reader)

    answer = send_recording(staff, "talk.mp4", mp4_bytes())

    assert "can’t be read from" in words(answer)


def test_a_parser_that_never_ends_is_ended(staff, monkeypatch, tmp_path):
    reader = tmp_path / "reader.py"
    reader.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr("content.recordings.length.READER", reader)
    monkeypatch.setattr("content.recordings.length.SECONDS_AT_MOST", 1)

    answer = send_recording(staff, "talk.mp4", mp4_bytes())

    assert "can’t be read from" in words(answer)


HOSTILE_CAPTIONS = {
    "script": CAPTIONS.replace("Welcome", "<script>alert(1)</script>").encode(),
    "image": CAPTIONS.replace("Welcome", "<img src=x onerror=alert(1)>").encode(),
    "style": b"WEBVTT\n\nSTYLE\n::cue{background:url(//x)}\n\n00:01.000 --> 00:02.000\nx",
    "broken": b"WEBVTT\n\n00:01.000 -> 00:02.000\nx",
    "backwards": b"WEBVTT\n\n00:02.000 --> 00:01.000\nx",
    "overlapping": b"WEBVTT\n\n00:01.000 --> 00:03.000\nx\n\n00:02.000 --> 00:04.000\ny",
    "page": b"<!doctype html>" + SCRIPT,
    "polyglot": b"WEBVTT<!--" + SCRIPT,
    "binary": b"WEBVTT\n\n00:01.000 --> 00:02.000\n\0\x01",
    "zip": b"PK\x03\x04",
    "huge": b"WEBVTT\n\n" + b"NOTE x\n\n" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE_CAPTIONS)
def test_captions_made_to_do_harm_are_refused_in_words(staff, name):
    captions = {
        "captions-TOTAL_FORMS": 1,
        "captions-INITIAL_FORMS": 0,
        "captions-0-language": "en",
        "captions-0-file": SimpleUploadedFile("captions.vtt", HOSTILE_CAPTIONS[name]),
    }

    answer = send_recording(staff, "talk.mp4", mp4_bytes(), **captions)

    assert answer.status_code == 200
    assert any(part in words(answer) for part in ("Line ", "UTF-8", "at most 1 MB"))
    assert b"<script>alert" not in answer.content
    assert b"<img src=x" not in answer.content
    assert not CaptionTrack.objects.exists()


NAMES = [
    "../../evil.mp4",
    "..\\evil.mp4",
    "/tmp/evil.mp4",
    "con.mp4",
    "‮4pm.mp4",
    "a" * 300 + ".mp4",
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder(staff, name):
    root = Path(settings.MEDIA_ROOT).resolve()

    answer = send_recording(staff, name, mp4_bytes())

    assert answer.status_code in (200, 302)
    for media in Media.objects.all():
        assert root / "media" in Path(media.file.path).resolve().parents


# ------------------------------------------------------------------------------ size and memory


def memory(field):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024
    raise LookupError(field)


def growth(work):
    """How much more memory this process had, at its peak, than before `work`."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pytest.skip("this system doesn't forget a peak")
    before = memory("VmRSS")
    work()
    return memory("VmHWM") - before


class Body(io.RawIOBase):
    """A request's body of any size that is made while it is read, and counts what was."""

    def __init__(self, head, size, tail):
        self.head, self.left, self.tail = head, size, tail
        self.taken = 0

    def read(self, size=-1):
        size = MEBIBYTE if size is None or size < 0 else min(size, MEBIBYTE)
        if self.head:
            part, self.head = self.head[:size], self.head[size:]
        elif self.left:
            part = b"\0" * min(size, self.left)
            self.left -= len(part)
        else:
            part, self.tail = self.tail[:size], self.tail[size:]
        self.taken += len(part)
        return part


def send_large(client, address, size, declared=None):
    """Post one file of `size` zeros, as a browser would, without ever holding it."""
    field = (
        b'--line\r\nContent-Disposition: form-data; name="file"; filename="talk.mp4"\r\n'
        b"Content-Type: video/mp4\r\n\r\n"
    )
    tail = b"\r\n--line--\r\n"
    body = Body(field + FTYP, size, tail)
    length = len(field + FTYP) + size + len(tail)
    answer = client.generic(
        "POST",
        address,
        **{
            "wsgi.input": body,
            "CONTENT_TYPE": "multipart/form-data; boundary=line",
            "CONTENT_LENGTH": str(declared or length),
        },
    )
    return answer, body.taken


ADDRESSES = [
    "wagtailmedia:add video",
    "wagtailmedia:chooser_upload video",
    "wagtaildocs:add",
    "wagtailimages:add",
    "account_login",
]


@pytest.mark.parametrize("route", ADDRESSES)
def test_four_gigabytes_declared_are_refused_unread(staff, route):
    name, *arguments = route.split()
    address = reverse(name, args=arguments)

    answer, taken = send_large(staff, address, 0, declared=4 * 1024 * MEBIBYTE)

    assert answer.status_code == 413
    assert "too large" in words(answer)
    assert taken == 0


def test_without_the_bound_it_would_be_read(staff, monkeypatch):
    """The control of the test above."""
    monkeypatch.setattr("content.uploads.limits.ORDINARY", 1 << 60)

    answer, taken = send_large(staff, reverse("wagtailmedia:add", args=["video"]), MEBIBYTE)

    assert answer.status_code == 200
    assert taken > MEBIBYTE


def test_only_staff_have_large_requests(client, learner):
    client.force_login(learner)

    answer, taken = send_large(client, reverse("wagtailmedia:add", args=["video"]), 20 * MEBIBYTE)

    assert (answer.status_code, taken) == (413, 0)


def test_a_large_recording_takes_no_more_memory(staff):
    address = reverse("wagtailmedia:add", args=["video"])
    staff.get(address)

    grown = growth(lambda: send_large(staff, address, 200 * MEBIBYTE))

    assert grown < ROOM
    assert not Media.objects.exists()


def test_one_held_in_memory_would_be_noticed(staff):
    """The control of the test above."""
    handlers = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    address = reverse("wagtailmedia:add", args=["video"])
    staff.get(address)

    with override_settings(
        FILE_UPLOAD_HANDLERS=handlers, FILE_UPLOAD_MAX_MEMORY_SIZE=1024 * MEBIBYTE
    ):
        grown = growth(lambda: send_large(staff, address, 200 * MEBIBYTE))

    assert grown > ROOM


def test_a_recording_over_the_bound_is_refused_on_the_form(staff, settings):
    settings.RECORDING_BYTES_AT_MOST = 5000

    answer = send_recording(staff, "talk.mp4", mp4_bytes())

    assert "This recording is larger than 4.9" in words(answer).replace("\xa0", " ")
    assert not Media.objects.exists()


def zip_bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in ("[Content_Types].xml", "word/document.xml"):
            package.writestr(part, "<x/>")
        with package.open("word/media.bin", "w", force_zip64=True) as part:
            for _number in range(600):
                part.write(b"\0" * MEBIBYTE)
    return packed.getvalue()


def test_a_zip_bomb_costs_no_memory_and_is_not_stored(staff):
    file = SimpleUploadedFile("letter.docx", zip_bomb())
    data = {"title": "A letter", "file": file, "collection": 1}

    grown = growth(lambda: staff.post(reverse("wagtaildocs:add"), data))

    assert grown < ROOM
    assert not Document.objects.exists()


@pytest.mark.parametrize("content", [bomb_bytes(), b"GIF89a/*" + SCRIPT, picture_bytes()[:60]])
def test_a_poster_is_looked_at_as_any_picture_is(staff, content):
    poster = SimpleUploadedFile("poster.png", content)

    answer = send_recording(staff, "talk.mp4", mp4_bytes(), thumbnail=poster)

    assert answer.status_code == 200
    assert not Media.objects.exists()
    assert not Image.objects.exists()


def test_no_file_of_the_upload_stays_behind(staff):
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    before = {path.name for path in folder.glob("*.upload*")}

    send_large(staff, reverse("wagtailmedia:add", args=["video"]), 8 * MEBIBYTE)

    assert {path.name for path in folder.glob("*.upload*")} <= before
