"""What may be stored, asked of the real forms of the admin and of code that has none."""

import html
import io
import json
import resource
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection

from content.models import Document, Image, Media
from tests.factories.content import (
    PDF,
    bomb_bytes,
    document,
    image,
    office_bytes,
    picture_bytes,
    recording,
    upload,
    wav_bytes,
)

pytestmark = pytest.mark.django_db

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"""
TRUNCATED = picture_bytes((600, 600), "JPEG")[:900]
TOO_MANY = "too many pixels to open safely"
HOSTILE_PICTURES = {
    "bomb.png": (bomb_bytes(), TOO_MANY),
    "drawing.svg": (SVG, "Not a supported image format"),
    "drawing.png": (SVG, "Not a valid .png image"),
    "script.png": (b"<script>alert(1)</script>", "Not a valid .png image"),
    "cut.jpg": (TRUNCATED, "can’t be read as a picture"),
    "empty.png": (b"", "empty"),
    "other.png": (picture_bytes(kind="JPEG"), "Not a valid .png image"),
    "fake.gif": (b"GIF89a/*\x00\x00*/=1;alert(1)//", "can’t be read as a picture"),
}


@pytest.fixture
def staff(client, administrator):
    client.force_login(administrator)
    return client


def root_collection():
    return Collection.get_first_root_node().pk


def words(answer):
    """The words of an answer, whether they come as a page, as JSON, or as a page in JSON."""
    text = answer.content.decode()
    if answer["Content-Type"].startswith("application/json"):
        text = " ".join(str(part) for part in json.loads(text).values())
    return html.unescape(text)


# ------------------------------------------------------------------------------ pictures


def add_picture(client, name, content):
    data = {"title": "A picture", "file": upload(name, content), "collection": root_collection()}
    return client.post(reverse("wagtailimages:add"), data)


def add_picture_among_many(client, name, content):
    data = {"title": name, "files[]": upload(name, content), "collection": root_collection()}
    return client.post(reverse("wagtailimages:add_multiple"), data)


def add_picture_in_chooser(client, name, content):
    data = {
        "image-chooser-upload-title": "A picture",
        "image-chooser-upload-file": upload(name, content),
        "image-chooser-upload-collection": root_collection(),
    }
    return client.post(reverse("wagtailimages_chooser:create"), data)


ADDRESSES = [add_picture, add_picture_among_many, add_picture_in_chooser]


@pytest.mark.parametrize("add", ADDRESSES)
def test_an_ordinary_picture_is_stored(staff, add):
    add(staff, "whiteboard.png", picture_bytes())

    assert Image.objects.get().file.name.startswith("original_images/whiteboard")


@pytest.mark.parametrize("add", ADDRESSES)
@pytest.mark.parametrize("name", HOSTILE_PICTURES)
def test_a_picture_that_is_not_safe_is_refused_in_words(staff, add, name):
    content, sentence = HOSTILE_PICTURES[name]

    answer = add(staff, name, content)

    assert answer.status_code == 200
    assert sentence in words(answer)
    assert not Image.objects.exists()


def test_a_small_file_of_very_many_pixels_costs_no_memory(staff):
    content = bomb_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    add_picture(staff, "bomb.png", content)

    assert len(content) < 64 * 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) < 64 * 1024


@pytest.mark.parametrize(
    "name", ["bomb.png", "drawing.svg", "drawing.png", "script.png", "cut.jpg"]
)
def test_code_without_a_form_is_refused_too(name):
    content, _sentence = HOSTILE_PICTURES[name]

    # Pillow itself stumbles over some before our check is asked.
    with pytest.raises((ValidationError, Pillow.DecompressionBombError, OSError)):
        Image(title="A picture", file=ContentFile(content, name=name)).save()
    with pytest.raises(ValidationError):
        Image(title="A picture").file.save(name, ContentFile(content), save=False)


def with_place(kind="JPEG", orientation=1):
    picture = Pillow.new("RGB", (80, 40), "teal")
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (40.0, 26.0, 46.0), 3: "W", 4: (79.0, 58.0, 56.0)})
    stored = io.BytesIO()
    picture.save(stored, kind, exif=exif)
    return stored.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_and_camera_are_taken_out_of_the_original(kind):
    content = with_place(kind)
    assert Pillow.open(io.BytesIO(content)).getexif().get_ifd(0x8825)

    stored = image(name=f"photo.{kind.lower()}", content=content)

    with Pillow.open(stored.file.path) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.size == (80, 40)
    assert b"CameraMaker" not in stored.file.open().read()


def test_renditions_carry_no_place_either():
    stored = image(name="photo.jpeg", content=with_place())

    with stored.get_rendition("width-40|format-jpeg").file.open() as file:
        assert b"Exif" not in file.read()


def test_a_picture_taken_sideways_stands_upright():
    stored = image(name="photo.jpeg", content=with_place(orientation=6))

    with Pillow.open(stored.file.path) as kept:
        assert kept.size == (40, 80)
    stored.refresh_from_db()
    assert (stored.width, stored.height) == (40, 80)


def test_a_picture_that_says_nothing_is_kept_byte_for_byte():
    content = picture_bytes(kind="JPEG", quality=80)

    assert image(name="photo.jpg", content=content).file.open().read() == content


def test_size_and_hash_are_those_of_the_stored_file(staff):
    add_picture(staff, "photo.jpeg", with_place())

    stored = Image.objects.get()
    kept = stored.file.open().read()
    assert stored.file_size == len(kept)
    stored._set_file_hash()
    assert stored.file_hash == Image.objects.get().file_hash


def test_a_moving_picture_keeps_moving():
    frames = [Pillow.new("RGB", (20, 20), color) for color in ("teal", "white", "navy")]
    stored = io.BytesIO()
    exif = Pillow.Exif()
    exif[0x010F] = "CameraMaker"
    frames[0].save(stored, "WEBP", save_all=True, append_images=frames[1:], exif=exif)

    kept = image(name="moving.webp", content=stored.getvalue())

    with Pillow.open(kept.file.path) as picture:
        assert picture.n_frames == 3
        assert dict(picture.getexif()) == {}


# ------------------------------------------------------------------------------ documents


def add_document(client, name, content):
    data = {"title": "A file", "file": upload(name, content), "collection": root_collection()}
    return client.post(reverse("wagtaildocs:add"), data)


def add_document_among_many(client, name, content):
    data = {"title": name, "files[]": upload(name, content), "collection": root_collection()}
    return client.post(reverse("wagtaildocs:add_multiple"), data)


def add_document_in_chooser(client, name, content):
    data = {
        "document-chooser-upload-title": "A file",
        "document-chooser-upload-file": upload(name, content),
        "document-chooser-upload-collection": root_collection(),
    }
    return client.post(reverse("wagtaildocs_chooser:create"), data)


DOCUMENT_ADDRESSES = [add_document, add_document_among_many, add_document_in_chooser]
SOUND_DOCUMENTS = {
    "worksheet.pdf": PDF,
    "letter.docx": office_bytes("word/"),
    "roster.xlsx": office_bytes("xl/"),
    "slides.pptx": office_bytes("ppt/"),
    "notes.txt": "Bring two questions – and one date.".encode(),
    "old.txt": "café".encode("cp1252"),
    "roster.csv": "﻿name,seat\nA,1\n".encode(),
    "letter.rtf": b"{\\rtf1 Hello}",
    "session.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
}
HOSTILE_DOCUMENTS = {
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": SVG,
    "run.exe": b"MZ\x90\x00",
    "worksheet.pdf.exe": PDF,
    "many.zip": office_bytes(),
    "noname": PDF,
    "page.pdf": b"<!doctype html><script>alert(1)</script>",
    "drawing.pdf": SVG,
    "late.pdf": b"<html>" + PDF,
    "page.txt": b"<!doctype html><script>alert(1)</script>",
    "page.csv": b"\n\n  <script>alert(1)</script>",
    "binary.txt": b"MZ\x90\x00\x03",
    "letter.docx": b"PK\x03\x04 not a zip at all",
    "sheet.docx": office_bytes("xl/"),
    "macro.docx": office_bytes("word/", [("word/vbaProject.bin", b"x")]),
    "slip.docx": office_bytes("word/", [("../../evil.txt", b"x")]),
    "page.ics": b"<html>",
    "letter.rtf": b"<html>",
    "letter.odt": office_bytes("word/"),
}


@pytest.mark.parametrize("add", DOCUMENT_ADDRESSES)
@pytest.mark.parametrize("name", SOUND_DOCUMENTS)
def test_a_document_that_is_what_it_says_is_stored(staff, add, name):
    add(staff, name, SOUND_DOCUMENTS[name])

    assert Document.objects.count() == 1


@pytest.mark.parametrize("add", DOCUMENT_ADDRESSES)
@pytest.mark.parametrize("name", HOSTILE_DOCUMENTS)
def test_a_document_that_only_pretends_is_refused_in_words(staff, add, name):
    answer = add(staff, name, HOSTILE_DOCUMENTS[name])

    assert answer.status_code == 200
    text = words(answer)
    assert any(part in text for part in ("isn", "is not allowed", "be stored here")), text[-2000:]
    assert not Document.objects.exists()


def test_an_office_file_that_would_fill_the_disk_is_refused(monkeypatch):
    monkeypatch.setattr("content.uploads.documents.UNPACKED_AT_MOST", 1_000_000)
    content = office_bytes("word/", [("word/big.bin", b"\0" * 2_000_000)])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in ("[Content_Types].xml", "word/document.xml"):
            package.writestr(part, "<x/>")
        package.writestr("word/big.bin", b"\0" * 2_000_000)
    assert len(packed.getvalue()) < len(content) / 100

    with pytest.raises(ValidationError):
        document(name="bomb.docx", content=packed.getvalue())


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "page.pdf", "macro.docx"])
def test_code_without_a_form_stores_no_such_document(name):
    with pytest.raises(ValidationError):
        document(name=name, content=HOSTILE_DOCUMENTS[name])


def test_a_document_of_ours_knows_its_kind():
    assert document().kind == "PDF"


# ------------------------------------------------------------------------------ recordings


def add_recording(client, name, content, thumbnail=None):
    data = {
        "title": "A conversation",
        "file": upload(name, content),
        "collection": root_collection(),
        "duration": "1",
    }
    if thumbnail:
        data["thumbnail"] = thumbnail
    return client.post(reverse("wagtailmedia:add", args=["audio"]), data)


def test_a_recording_is_stored(staff):
    add_recording(staff, "conversation.wav", wav_bytes())

    assert Media.objects.get().file.name.startswith("media/conversation")


@pytest.mark.parametrize(
    ("name", "content"),
    [("talk.mp3", b"<script>alert(1)</script>"), ("talk.html", b"<html>"), ("talk.wav", PDF)],
)
def test_a_recording_that_only_pretends_is_refused(staff, name, content):
    answer = add_recording(staff, name, content)

    assert answer.status_code == 200
    assert "isn’t that of" in words(answer) or "is not allowed" in words(answer)
    assert not Media.objects.exists()


def test_the_picture_of_a_recording_is_looked_at_too(staff):
    answer = add_recording(staff, "talk.wav", wav_bytes(), upload("talk.png", SVG))

    assert answer.status_code == 200
    assert "Upload a valid image" in words(answer)
    assert not Media.objects.exists()


def test_a_recording_can_be_made_by_code():
    assert recording().file.name.endswith(".wav")
