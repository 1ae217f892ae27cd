"""What people download about their places: words for keys and for codes."""

from typing import Any

from django.db.models import QuerySet

from .models import Registration, SeatEvent

# How a field ends as the database names it → what people call it.
WORDS = {
    "draw__page__title": "page of the draw",
    "page__title": "page",
    "session__title": "session",
    "session__starts_at": "starts at",
    "source__name": "agreement",
    "agreement__number": "version of the agreement",
    "purge_at": "erased at",
    "last_method": "last calendar file",
    "institution__name": "institution",
    "series__title": "series",
    "certificate__code": "certificate",
    "data__reason": "reason",
    "made_good_in__title": "made good in",
}


def in_words(found: QuerySet, *fields: str) -> list[dict[str, Any]]:
    """The named fields of each row, oldest first, with words in place of codes."""
    choices = _choices(found)
    return [
        {_key(name): _value(value, choices.get(name)) for name, value in row.items()}
        for row in found.order_by("pk").values(*fields)
    ]


def _choices(found: QuerySet) -> dict[str, dict[str, Any]]:
    named = {field.name: dict(field.flatchoices) for field in found.model._meta.fields}
    if found.model is SeatEvent:
        statuses = dict(Registration.Status.choices)
        named |= {"from_status": statuses, "to_status": statuses, "kind": {}}
        named["reason"] = dict(Registration.Reason.choices)
    return {name: labels for name, labels in named.items() if labels or name == "kind"}


def _key(name: str) -> str:
    """ "pool__session__starts_at" is "starts at"."""
    known = next((words for ending, words in WORDS.items() if name.endswith(ending)), "")
    return known or name.rpartition("__")[2].replace("_", " ")


def _value(value: Any, labels: dict[str, Any] | None) -> Any:
    if labels is None or value is None:
        return value
    return str(labels.get(value, str(value).replace("_", " ")))
