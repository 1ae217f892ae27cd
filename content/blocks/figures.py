"""Blocks that show a thing: image, table, download."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from content.blocks.words import SHORT_RICH_TEXT


def _first_public(model: Any) -> Any:
    """The oldest file that no collection keeps private, or None; for previews only."""
    return model.objects.filter(collection__view_restrictions=None).order_by("pk").first()


def _image_preview() -> dict[str, Any]:
    return {
        "image": _first_public(get_image_model()),
        "caption": "A mentor and a mentee at the whiteboard, planning the year.",
    }


def _download_preview() -> dict[str, Any]:
    return {
        "document": _first_public(get_document_model()),
        "title": "Worksheet: your first meeting",
        "description": "Two pages to fill in before you meet.",
    }


class ImageFigureBlock(blocks.StructBlock):
    """A picture with its description, and a caption that everyone sees."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=240, help_text=_("Seen under the image.")
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture, described for people who do not see it.")
        template = "blocks/image.html"
        preview_value = staticmethod(_image_preview)
        label_format = "{caption}"


class CaptionedTableBlock(TypedTableBlock):
    """A table that must say what it shows and what each column holds."""

    def clean(self, table: TypedTable) -> TypedTable:
        """Refuse a table without columns or with a column that has no heading."""
        table = super().clean(table)
        if self.is_deferred_validation:
            return table
        if not table.columns or not table.row_data:
            problem = _("Add at least one column and one row.")
        elif not all(column["heading"].strip() for column in table.columns):
            problem = _(
                "Give every column a heading, so that people who listen know where they are."
            )
        else:
            return table
        raise TypedTableBlockValidationError(non_block_errors=[ValidationError(problem)])


class TableBlock(blocks.StructBlock):
    """A table with a caption and a heading for every column."""

    caption = blocks.CharBlock(
        label=_("Caption"), max_length=200, help_text=_("Says what the table shows.")
    )
    first_column_names_row = blocks.BooleanBlock(
        label=_("The first column names the row"), required=False, default=True
    )
    table = CaptionedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(
                    label=_("Rich text"), required=False, features=SHORT_RICH_TEXT
                ),
            ),
        ],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Facts in rows and columns, with a caption.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "Who does what in the first year",
            "first_column_names_row": True,
            "table": {
                "caption": "",
                "columns": [
                    {"type": "text", "heading": "Role"},
                    {"type": "text", "heading": "Meets"},
                ],
                "rows": [
                    {"values": ["Mentor", "Every month, for one hour"]},
                    {"values": ["Sponsor", "When a door needs opening"]},
                ],
            },
        }
        label_format = "{caption}"


class DownloadBlock(blocks.StructBlock):
    """A file to take away."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=160,
        help_text=_("Leave empty to use the title of the file."),
    )
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=300)

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file to take away, with its kind and size.")
        template = "blocks/download.html"
        preview_value = staticmethod(_download_preview)
        label_format = "{title}"
