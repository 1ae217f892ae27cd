"""Blocks that play a recording, or lead to one that is kept elsewhere."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AbstractMediaChooserBlock
from wagtailmedia.models import get_media_model

from content.recordings.problems import recording_problems


class RecordingChooserBlock(AbstractMediaChooserBlock):
    """Chooses a recording, of sound or with pictures. Drafts may have one that isn't ready."""

    def clean(self, value: Any) -> Any:
        if not self.is_deferred_validation:
            self.check_fit(value)
        return super().clean(value)

    def check_fit(self, recording: Any) -> None:
        """Raise what a page that plays this recording lacks before it may go live."""
        if problems := recording_problems(recording):
            raise ValidationError(problems)

    def bulk_to_python(self, values: Sequence[int | None]) -> list[Any]:
        """The recordings of a whole page with the captions to offer: two queries, however many."""
        captions = self.target_model.captions.rel.related_model.objects.shown()
        recordings = self.target_model.objects.prefetch_related(
            Prefetch("captions", captions, to_attr="shown_captions")
        ).in_bulk(values)
        # Where one stands twice, each place has its own.
        return [copy.copy(recordings.get(pk)) for pk in values]

    def render_basic(self, value: Any, context: dict[str, Any] | None = None) -> str:
        """What two versions of a page are compared by."""
        return escape(value.title) if value else ""


def _recording_preview() -> dict[str, Any]:
    public = get_media_model().objects.filter(collection__view_restrictions=None)
    return {
        "recording": public.order_by("pk").first(),
        "caption": "Watch it on your own, or with your team.",
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


class RecordingElsewhereValue(blocks.StructValue):
    """A recording on another site."""

    @property
    def host(self) -> str:
        """Whose site it is, as people say it: "vimeo.com"."""
        return (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")


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
        value_class = RecordingElsewhereValue
        preview_value = {
            "title": "A conversation about belonging",
            "url": "https://www.example.org/recordings/belonging",
            "poster": None,
            "minutes": 42,
            "transcript": "",
        }
        label_format = "{title}"
