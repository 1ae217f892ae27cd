"""Recordings: sound and film with their captions, transcript and chapters. Editors write these.

A recording is reference: a corrected caption shows at once, wherever the recording stands. What a
page needs before it goes live is decided in `content.recordings.problems`.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from content import uploads
from content.fields import PictureField, RecordingField
from content.recordings.chapters import Chapter, read_chapters
from content.recordings.languages import language

from .files import ask, tags_of, uploader


class Media(AbstractMedia):
    """A sound or video recording. Its length, in seconds, is read from the file."""

    class Visuals(models.TextChoices):
        SPOKEN = "spoken", _("Nothing needs to be seen: all that matters is said aloud")
        DESCRIBED = "described", _("A spoken description of what is seen is part of it")

    uploaded_by_user = uploader("media")
    tags = tags_of("media")
    file = RecordingField(_("file"), upload_to="media")
    thumbnail = PictureField(
        _("poster"),
        upload_to="media_thumbnails",
        blank=True,
        help_text=_("The picture that stands there before the recording plays."),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_(
            "All that is said, who says it, and sounds that matter. Empty line: paragraph."
        ),
    )
    chapters = models.TextField(
        _("chapters"),
        blank=True,
        help_text=_("One to a line, its start first: “12:30 Questions and answers”."),
    )
    visuals = models.CharField(
        _("what is only seen"),
        max_length=10,
        choices=Visuals,
        blank=True,
        help_text=_("For people who listen. Your name is kept with what you choose."),
    )
    visuals_said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("said by"),
    )
    visuals_said_at = models.DateTimeField(_("said at"), null=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "thumbnail",
        "transcript",
        "chapters",
        "visuals",
        "tags",
    )

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def clean(self) -> None:
        """Read length and size from a new file, and refuse one that isn't what it says."""
        if self.file:
            # Without one, that it is needed is all there is to say; its name has no ending to refuse.
            super().clean()
        ask(self._read, self.file)
        ask(uploads.check_picture, self.thumbnail, field="thumbnail")

    def _read(self, file: File) -> None:
        measured = uploads.read_recording(file, self.type)
        self.duration = measured.seconds
        self.width, self.height = measured.width, measured.height

    @cached_property
    def shown_captions(self) -> list[CaptionTrack]:
        """The captions that somebody has read along, without their text."""
        return list(self.captions.shown())

    @property
    def chapter_list(self) -> list[Chapter]:
        """The chapters in order; none if what was written can't be read."""
        try:
            return read_chapters(self.chapters, self.duration)
        except ValidationError:
            return []


class CaptionTrackQuerySet(models.QuerySet):
    def shown(self) -> Self:
        """What a player offers: read along by a person. The text is fetched on its own."""
        return self.filter(is_reviewed=True).defer("text")


class CaptionTrack(models.Model):
    """The captions of a recording in one language, as WebVTT."""

    # A part of the recording, not something that uses it.
    wagtail_reference_index_ignore = True

    recording = models.ForeignKey(
        Media, models.CASCADE, related_name="captions", verbose_name=_("recording")
    )
    language = models.CharField(
        _("language"), max_length=12, help_text=_("As in “en” or “es-MX” (BCP 47).")
    )
    text = models.TextField(_("captions"), help_text=_("WebVTT, checked when it is stored."))
    is_reviewed = models.BooleanField(
        _("read along and corrected"),
        default=False,
        help_text=_("Captions made by a machine can't go live until a person has read along."),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = CaptionTrackQuerySet.as_manager()

    class Meta:
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "language"], name="captions_once_in_each_language"
            )
        ]

    def __str__(self) -> str:
        return f"Captions {self.language} of recording {self.recording_id}"

    @property
    def url(self) -> str:
        """Where a browser finds the text, to whom the recording is open."""
        return reverse("content:media", args=[f"captions/{self.recording_id}/{self.language}.vtt"])

    @property
    def own_name(self) -> str:
        """The language as those who read it call it."""
        return language(self.language).own_name
