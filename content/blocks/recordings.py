"""Blocks that play a recording, or lead to one that is kept elsewhere."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock
from wagtailmedia.models import get_media_model


class RecordingChooserBlock(AbstractMediaChooserBlock):
    """Chooses a recording, of sound or with pictures."""

    def render_basic(self, value: Any, context: dict[str, Any] | None = None) -> str:
        return render_to_string("blocks/recording.html", {"recording": value}) if value else ""


def _recording_preview() -> dict[str, Any]:
    public = get_media_model().objects.filter(collection__view_restrictions=None)
    return {
        "recording": public.order_by("pk").first(),
        "caption": "A conversation about the first year as a mentor.",
    }


class RecordingBlock(blocks.StructBlock):
    """A recording of ours, with captions and transcript."""

    recording = RecordingChooserBlock(label=_("Recording"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=240,
        help_text=_("Seen under the recording."),
    )

    class Meta:
        icon = "media"
        label = _("Recording")
        description = _("Plays sound or film from here, with captions and a transcript.")
        template = "blocks/recording.html"
        preview_value = staticmethod(_recording_preview)
        label_format = "{caption}"


class RecordingElsewhereBlock(blocks.StructBlock):
    """A recording that another site keeps: our poster, and a link to it."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    url = blocks.URLBlock(label=_("Address"), help_text=_("Where it plays, with https://."))
    poster = ImageChooserBlock(label=_("Poster"), required=False)
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1, max_value=600)
    transcript = blocks.TextBlock(
        label=_("Transcript"),
        required=False,
        help_text=_("Shown here, for who can’t or won’t go there. Empty line: paragraph."),
    )

    class Meta:
        icon = "link-external"
        label = _("Recording elsewhere")
        description = _("A poster and a link. What is watched there can’t be counted here.")
        template = "blocks/recording_elsewhere.html"
        preview_value = {
            "title": "A conversation about belonging",
            "url": "https://www.example.org/recordings/belonging",
            "poster": None,
            "minutes": 42,
            "transcript": "",
        }
        label_format = "{title}"
