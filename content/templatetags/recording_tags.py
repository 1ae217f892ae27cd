"""Tags for recordings in the admin: what one lacks, and what a list says of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.db.models import Prefetch, prefetch_related_objects

from content.models import CaptionTrack, Media
from content.recordings import problems
from content.recordings.languages import language

register = template.Library()


@dataclass(frozen=True)
class Row:
    """A recording in a list: the languages of its captions, and in words what is missing."""

    media: Media
    languages: list[str]
    missing: list[str]


@register.simple_tag
def recording_problems(media: Media) -> list[str]:
    """`{% recording_problems media as problems %}`: why no page with it may go live."""
    # The form may hold what isn't stored: only what is counts.
    stored = Media.objects.filter(pk=media.pk).first()
    return problems.recording_problems(stored) if stored else []


@register.simple_tag
def recording_rows(recordings: Iterable[Media]) -> list[Row]:
    """`{% recording_rows media_files as rows %}`, with one query for the captions of all, without their
    text."""
    found = list(recordings)
    # A list says in which languages, and whether somebody has read along: no need of the text.
    without_text = CaptionTrack.objects.defer("text")
    prefetch_related_objects(found, Prefetch("captions", without_text))
    return [
        Row(
            media=each,
            languages=[language(track.language).name for track in each.captions.all()],
            missing=problems.missing(each),
        )
        for each in found
    ]
