"""The form for a recording in the admin: to add it, to edit it, and in the chooser."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtailmedia.forms import BaseMediaForm

from content.models import Media
from content.recordings.caption_forms import CaptionFormSet, CaptionsWidget
from content.recordings.chapters import read_chapters
from content.recordings.transcripts import transcript_from
from content.recordings.usage import in_words, live_users
from content.uploads.recordings import too_large

ORDER = (
    "title",
    "collection",
    "file",
    "thumbnail",
    "captions",
    "make_transcript",
    "transcript",
    "chapters",
    "visuals",
    "tags",
)
CHOOSE_AGAIN = gettext_lazy(
    "Choose the file again: a browser keeps no file when a form comes back."
)


class RecordingForm(BaseMediaForm):
    """A recording with its captions. How long it is is read from the file, and never asked."""

    captions = forms.Field(label=gettext_lazy("Captions"), required=False, widget=CaptionsWidget)
    make_transcript = forms.BooleanField(
        label=gettext_lazy("Make the transcript from the captions"),
        required=False,
        help_text=gettext_lazy("A beginning. Read it over, and add sounds that matter."),
    )

    class Meta(BaseMediaForm.Meta):
        widgets = {
            **BaseMediaForm.Meta.widgets,
            "transcript": forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
            "chapters": forms.Textarea(attrs={"rows": 5}),
            "visuals": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        self.editor = user
        self._set_up_captions()
        self._set_up_fields()
        self.order_fields(ORDER)

    def _set_up_captions(self) -> None:
        prefix = f"{self.prefix}-captions" if self.prefix else "captions"
        # Who sends a recording without this part changes no captions.
        is_sent = self.is_bound and f"{prefix}-TOTAL_FORMS" in self.data
        sent = (self.data, self.files) if is_sent else (None, None)
        self.tracks = CaptionFormSet(*sent, instance=self.instance, prefix=prefix)
        self.fields["captions"].widget.formset = self.tracks

    def _set_up_fields(self) -> None:
        file = self.fields["file"]
        file.error_messages["required"] = CHOOSE_AGAIN
        file.widget.attrs |= {
            "data-bytes-at-most": settings.RECORDING_BYTES_AT_MOST,
            "data-too-large": too_large(),
        }
        if self.instance.pk:
            file.help_text = _(
                "Another file keeps captions, transcript and chapters. It asks again that "
                "somebody reads along, and whether all that is seen is also said."
            )
        if not self.prefix:
            # As with pictures, the title follows the name of the file. (The chooser does it itself.)
            file.widget.attrs |= {
                "data-controller": "w-sync",
                "data-action": "input->w-sync#apply",
                "data-w-sync-normalize-value": "true",
                "data-w-sync-target-value": "#id_title",
            }
        if self.instance.type == "audio":
            del self.fields["visuals"]
            return
        visuals = self.fields["visuals"]
        visuals.choices = [("", _("Nobody has said yet")), *Media.Visuals.choices]
        visuals.help_text = self._who_said() or visuals.help_text

    def _who_said(self) -> str:
        media = self.instance
        if not media.visuals or not media.visuals_said_at:
            return ""
        name = str(media.visuals_said_by or _("somebody who has left"))
        return _("Said by %(name)s on %(day)s. Your name takes its place when you change it.") % {
            "name": name,
            "day": date_format(timezone.localtime(media.visuals_said_at), "DATE_FORMAT"),
        }

    def _post_clean(self) -> None:
        """After the file was read: what must fit its length, and the transcript to be made."""
        super()._post_clean()
        self._check_captions()
        self._check_chapters()
        if self.cleaned_data.get("make_transcript"):
            self._make_transcript()
        self._check_live_pages()
        if self.errors and self.cleaned_data.get("file") and "file" in self.changed_data:
            self.add_error("file", CHOOSE_AGAIN)

    def _check_captions(self) -> None:
        if not self.tracks.is_bound:
            return
        self.tracks.is_valid()  # asks each part
        for form in self.tracks.kept():
            form.check_length(self.instance.duration)
        if self.tracks.has_faults():
            self.add_error("captions", _("Some captions need another look. See below."))

    def _check_chapters(self) -> None:
        try:
            read_chapters(self.cleaned_data.get("chapters", ""), self.instance.duration or 0)
        except ValidationError as refusal:
            self.add_error("chapters", refusal)

    def _make_transcript(self) -> None:
        if self.cleaned_data.get("transcript", "").strip():
            self.add_error(
                "make_transcript",
                _("There is a transcript already. Empty it first, or take this tick away."),
            )
            return
        forms_ = list(self.tracks.kept()) if self.tracks.is_bound else []
        if not forms_:
            self.add_error("make_transcript", _("There are no captions yet to make it from."))
            return
        forms_.sort(key=lambda form: form.cleaned_data.get("language") != "en")
        self.instance.transcript = transcript_from(forms_[0].cues)

    def _check_live_pages(self) -> None:
        """Refuse to take from a page that is live what it couldn't have gone live without."""
        media = self.instance
        if not media.pk or self.errors:
            return
        lost: dict[str, str] = {}
        if self._loses_captions():
            lost["captions"] = _(
                "%(pages)s would show this film without captions. Keep captions that somebody "
                "has read along, or take the film out there first."
            )
        if self.initial.get("transcript", "").strip() and not media.transcript.strip():
            lost["transcript"] = _(
                "%(pages)s would have no transcript of this recording. Keep one, or take the "
                "recording out there first."
            )
        pages = live_users(media) if lost else []
        for field, sentence in lost.items() if pages else ():
            self.add_error(field, sentence % {"pages": in_words(pages)})

    def _loses_captions(self) -> bool:
        media = self.instance
        if media.type != "video" or not self.tracks.is_bound:
            return False
        stays = any(form.cleaned_data.get("is_reviewed") for form in self.tracks.kept())
        return not stays and media.captions.shown().exists()

    @transaction.atomic
    def save(self, commit: bool = True) -> Media:
        """Store the recording and its captions, and who said what about its pictures."""
        media: Media = self.instance
        replaced = bool(media.pk and "file" in self.changed_data)
        if replaced and "visuals" not in self.changed_data:
            media.visuals = ""
        if "visuals" in self.changed_data or replaced:
            media.visuals_said_by = self.editor if media.visuals else None
            media.visuals_said_at = timezone.now() if media.visuals else None
        super().save(commit=commit)
        if self.tracks.is_bound:
            self.tracks.instance = media
            self.tracks.save()
        if replaced:
            before = [form.instance.pk for form in self.tracks.forms if form.was_reviewed]
            media.captions.filter(pk__in=before).update(is_reviewed=False)
        return media
