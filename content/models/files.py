"""Pictures and documents: our own models from the first migration, so that they can grow fields
later. Editors write them; `content.uploads` decides what may be stored."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.images.models import Image as WagtailImage

from content import uploads
from content.fields import DocumentField, PictureField


# Wagtail's own Image, Document and Media stay installed beside ours; so the ways back from a
# person and from a tag need names of their own.
def uploader(name: str) -> models.ForeignKey:
    field = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name=f"uploaded_{name}",
    )
    field.wagtail_reference_index_ignore = True
    return field


def tags_of(name: str) -> TaggableManager:
    return TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name=f"content_{name}"
    )


def ask(check: Callable[[File], None], file: FieldFile, field: str = "file") -> None:
    """Run a check on a file that is about to be stored, and tie its refusal to the field."""
    if file and not file._committed:
        try:
            check(file)
        except ValidationError as refusal:
            raise ValidationError({field: refusal.messages}) from refusal


class Image(AbstractImage):
    """A picture. Location and camera data are taken out before the file is stored."""

    uploaded_by_user = uploader("images")
    tags = tags_of("images")
    file = PictureField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, and its license if it has one."),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file first, so that size and hash are those of the file as stored."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """A picture at one size and format, made from the original when first asked for."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="one_rendition_per_picture_and_spec",
            )
        ]


class Document(AbstractDocument):
    """A file to download. What it claims to be is checked against its content."""

    uploaded_by_user = uploader("documents")
    tags = tags_of("documents")
    file = DocumentField(_("file"), upload_to="documents")

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Refuse a file whose content is not what its name says."""
        super().clean()
        ask(uploads.check_document, self.file)

    @property
    def kind(self) -> str:
        """The kind of file in letters a reader knows: "PDF", "DOCX"."""
        return str(self.file_extension).upper()
