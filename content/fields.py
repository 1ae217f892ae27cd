"""File fields that look at a file before it is stored, whichever way it comes.

Forms ask the same questions first, so that people get a sentence; these fields cover code that
stores files without a form.
"""

from django.core.files.base import File
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from content import uploads


class PictureFile(WagtailImageFieldFile):
    """Stores a picture only when it is safe to open, and without location and camera data."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        uploads.check_picture(content)
        super().save(name, uploads.without_metadata(content), save=save)


class PictureField(WagtailImageField):
    attr_class = PictureFile


class DocumentFile(FieldFile):
    """Stores a document only when its content is what its name says."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        uploads.check_document(content, name)
        super().save(name, content, save=save)


class DocumentField(FileField):
    attr_class = DocumentFile


class RecordingFile(FieldFile):
    """Stores a recording only when its content is what its name says."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        uploads.check_recording(content, name)
        super().save(name, content, save=save)


class RecordingField(FileField):
    attr_class = RecordingFile
