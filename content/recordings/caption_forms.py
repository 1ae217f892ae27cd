"""Captions in the form for a recording: one part for each language, and an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.models import CaptionTrack, Media
from content.recordings.captions import Cue, check_length, read_captions, tidy
from content.recordings.languages import LANGUAGES, language
from content.recordings.srt import text_of

LANGUAGES_AT_MOST = 20
CHOICES = [("", _("Choose a language")), *((code, str(each)) for code, each in LANGUAGES.items())]


class CaptionForm(forms.ModelForm):
    """Captions in one language, written here or taken from a file. The text decides."""

    file = forms.FileField(
        label=_("From a file"),
        required=False,
        help_text=_("WebVTT (.vtt) or SRT (.srt). It takes the place of the text below."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=CHOICES)

    class Meta:
        model = CaptionTrack
        fields = ("language", "file", "text", "is_reviewed")
        labels = {"text": _("Text")}
        help_texts = {
            "text": _("WebVTT: times such as 00:01:02.500 --> 00:01:05.000, and below them words."),
            "is_reviewed": _(
                "Captions made by a machine can’t go live until a person has read along. A new "
                "file asks for it again."
            ),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "true"})}
        error_messages = {"text": {"required": _("Choose a file, or write the captions here.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cues: list[Cue] = []
        self.refusal: ValidationError | None = None
        track = self.instance
        self.was_reviewed = bool(track.pk and track.is_reviewed)
        if track.pk:
            # Another language is other captions: take these out and add those.
            name = str(language(track.language))
            self.fields["language"] = forms.ChoiceField(
                choices=[(track.language, name)], disabled=True, label=_("Language")
            )
        self.fields["text"].widget.attrs["lang"] = track.language or ""
        if self.is_bound:
            self._take_over_file()

    def _take_over_file(self) -> None:
        """Put what is in the file into the text, where it is checked, seen and corrected."""
        file = self.files.get(self.add_prefix("file"))
        if file is None:
            return
        try:
            text = text_of(file)
        except ValidationError as refusal:
            self.refusal = refusal
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("text")] = text
        if self.was_reviewed:
            # Also when the form comes back: the tick was for other words.
            self.data.pop(self.add_prefix("is_reviewed"), None)

    @property
    def heading(self) -> str:
        """What stands above this part: its language, or nothing for one to be added."""
        return str(language(self.instance.language)) if self.instance.pk else ""

    @property
    def is_open(self) -> bool:
        """Whether it should lie open: something in it isn't stored yet, or needs another look."""
        return self.is_bound and bool(self.errors or self.has_changed())

    def clean_file(self) -> None:
        """Say what is wrong with a file that no text could be taken from."""
        if self.refusal:
            raise self.refusal

    def clean_text(self) -> str:
        """Sound captions, tidied up."""
        text = tidy(self.cleaned_data["text"])
        self.cues = read_captions(text)
        return text

    def clean(self) -> dict[str, Any]:
        """A refused file is the only thing to say about an empty text."""
        if self.refusal and not self.data.get(self.add_prefix("text")):
            self._errors.pop("text", None)
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned

    def check_length(self, seconds: float) -> None:
        """Refuse captions that go on after the recording ends."""
        if "text" in self.errors or not self.cues or not seconds:
            return
        try:
            check_length(self.cues, seconds)
        except ValidationError as refusal:
            self.add_error("text", refusal)


class CaptionForms(forms.BaseInlineFormSet):
    """All captions of a recording, each language once."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """The first captions are taken to be in English, until somebody says otherwise."""
        kwargs: dict[str, Any] = super().get_form_kwargs(index)
        if index is not None and index == self.initial_form_count() == 0:
            kwargs["initial"] = {"language": "en"}
        return kwargs

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take these captions out")

    def has_faults(self) -> bool:
        """Whether anything that stays needs another look."""
        stays = (form for form in self.forms if not self._should_delete_form(form))
        return any(form.errors for form in stays) or bool(self.non_form_errors())

    def kept(self) -> Iterator[CaptionForm]:
        """The parts that hold captions, and will."""
        for form in self.forms:
            if form.cues and not self._should_delete_form(form):
                yield form

    def validate_unique(self) -> None:
        """Say at the second of two in one language that there is another."""
        seen: set[str] = set()
        for form in self.forms:
            if self._should_delete_form(form) or (not form.has_changed() and not form.instance.pk):
                continue
            code = form.cleaned_data.get("language") if hasattr(form, "cleaned_data") else None
            if code and code in seen:
                form.add_error(
                    "language", _("There are captions in this language already. Edit those.")
                )
            seen.add(code or "")


CaptionFormSet = forms.inlineformset_factory(
    Media,
    CaptionTrack,
    form=CaptionForm,
    formset=CaptionForms,
    extra=2,
    max_num=LANGUAGES_AT_MOST,
    can_delete_extra=False,
)


class CaptionsWidget(forms.Widget):
    """Shows the captions among the other fields, so that Wagtail's own templates need no change."""

    formset: CaptionForms

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        return render_to_string("wagtailmedia/media/_captions.html", {"captions": self.formset})

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""
