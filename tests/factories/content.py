"""Pages, pictures, documents and recordings for tests, small and real."""

import io
import wave
import zipfile

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from content.models import Document, Image, Media, StandardPage

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def home_page():
    """The home page of an otherwise empty site."""
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    root.numchild = 0
    root.save()
    home = publish(StandardPage(title="Equip", slug="home"), root)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def publish(page, parent):
    """Add a page below `parent` and publish it as the editor does, by a revision."""
    page.live = False
    parent = Page.objects.get(pk=parent.pk)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def standard_page(parent, title="Mentoring", **fields):
    return publish(StandardPage(title=title, **fields), parent)


def make_private(page, kind=PageViewRestriction.LOGIN):
    return PageViewRestriction.objects.create(page_id=page.pk, restriction_type=kind)


def private_collection(name="For members"):
    collection = Collection.get_first_root_node().add_child(name=name)
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return collection


def picture_bytes(size=(64, 48), kind="PNG", **options):
    stored = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(stored, kind, **options)
    return stored.getvalue()


def bomb_bytes(side=20_000):
    """A PNG of side × side pixels in a few kilobytes: all of one color, one bit each."""
    stored = io.BytesIO()
    Pillow.new("1", (side, side)).save(stored, "PNG", optimize=False)
    return stored.getvalue()


def upload(name, content, content_type="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type)


def image(title="A whiteboard", name="whiteboard.png", **fields):
    content = fields.pop("content", None) or picture_bytes()
    return Image.objects.create(title=title, file=ContentFile(content, name=name), **fields)


def document(title="Worksheet", name="worksheet.pdf", **fields):
    content = fields.pop("content", PDF)
    return Document.objects.create(title=title, file=ContentFile(content, name=name), **fields)


def wav_bytes(seconds=1):
    stored = io.BytesIO()
    with wave.open(stored, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * seconds)
    return stored.getvalue()


def recording(title="A conversation", name="conversation.wav", **fields):
    file = ContentFile(wav_bytes(), name=name)
    return Media.objects.create(title=title, file=file, type="audio", duration=1, **fields)


def office_bytes(folder="word/", extra=()):
    """The smallest file that a word processor's format checks accept."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(f"{folder}document.xml", "<document/>")
        for name, content in extra:
            package.writestr(name, content)
    return stored.getvalue()
