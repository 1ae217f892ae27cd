"""Turns the plain tuples of the demo's words into the raw values of StreamFields.

Ids of blocks are made from where they stand, so that building twice gives the same values.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from home.demo.shape import Block, Body, Choice, Question

Raw = dict[str, Any]
_NAMESPACE = uuid.UUID("a6a0a0cc-4a67-4d5c-8a36-2b4d7f1c0e55")
_OWN_LINK = re.compile(r'<a href="/([^"#?]*?)/?">')


@dataclass(frozen=True)
class Places:
    """Where things are: page ids by key ("learn/ideas"), ids of images and recordings by name."""

    pages: Mapping[str, int]
    images: Mapping[str, int]
    recordings: Mapping[str, int]


def block_id(*where: object) -> str:
    """An id that depends on nothing but where the block stands."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(str(step) for step in where)))


def stream(where: str, blocks: Iterable[Block], places: Places) -> str:
    """The JSON of a StreamField for `blocks`; `where` names the field on the whole site."""
    raw = [
        {
            "type": name,
            "value": _VALUES[name](value, places, f"{where}/{at}"),
            "id": block_id(where, at),
        }
        for at, (name, value) in enumerate(blocks)
    ]
    return json.dumps(raw)


def body(where: str, blocks: Body, places: Places) -> str:
    """The JSON of a page's body."""
    return stream(f"{where}/body", blocks, places)


def rich_text(html: str, places: Places) -> str:
    """`html` as Wagtail keeps it: a link to "/learn/ideas/" becomes a link to that page."""
    return _OWN_LINK.sub(lambda m: f'<a linktype="page" id="{places.pages[m.group(1)]}">', html)


def _items(where: str, values: Iterable[Raw]) -> list[Raw]:
    """A ListBlock's items."""
    return [
        {"type": "item", "value": value, "id": block_id(where, at)}
        for at, value in enumerate(values)
    ]


def _heading(text: str, _places: Places, _where: str) -> Raw:
    return {"text": text, "level": "h2"}


def _rich_text(html: str, places: Places, _where: str) -> str:
    return rich_text(html, places)


def _plain(value: Raw, _places: Places, _where: str) -> Raw:
    return dict(value)


def _with_text(value: Raw, places: Places, _where: str) -> Raw:
    return {**value, "text": rich_text(value["text"], places)}


def _accordion(items: list[Raw], places: Places, where: str) -> Raw:
    return {"items": _items(where, (_with_text(item, places, where) for item in items))}


def _table(value: Raw, _places: Places, _where: str) -> Raw:
    columns = [{"type": "text", "heading": heading} for heading in value["columns"]]
    rows = [{"values": list(row)} for row in value["rows"]]
    return {
        "caption": value["caption"],
        "first_column_names_row": True,
        "table": {"columns": columns, "rows": rows, "caption": ""},
    }


def _image(value: Raw, places: Places, _where: str) -> Raw:
    picture = {
        "image": places.images[image_name(value["name"])],
        "decorative": not value["alt"],
        "alt_text": value["alt"],
    }
    return {"image": picture, "caption": value["caption"]}


def image_name(name: str) -> str:
    """The file meant by a picture's name: the first of its variants unless one is named."""
    return name if name[-1].isdigit() else f"{name}-1"


def _recording(value: Raw, places: Places, _where: str) -> Raw:
    return {"recording": places.recordings[value["name"]], "caption": value["caption"]}


def _recording_elsewhere(value: Raw, places: Places, _where: str) -> Raw:
    poster = value["poster"] and places.images[image_name(value["poster"])]
    return {**value, "poster": poster}


def _with_page(value: Raw, places: Places, _where: str) -> Raw:
    return {**value, "page": places.pages[value["page"]]}


def _quick_check(questions: tuple[Question, ...], _places: Places, where: str) -> Raw:
    return {
        "questions": _items(
            where,
            (_question(question, f"{where}/{at}") for at, question in enumerate(questions)),
        )
    }


def _question(question: Question, where: str) -> Raw:
    return {
        "text": question.text,
        "many": question.many,
        "choices": _items(where, (_choice(choice) for choice in question.choices)),
        "why": question.why,
    }


def _choice(choice: Choice) -> Raw:
    return {"text": choice.text, "right": choice.right, "feedback": choice.feedback}


_VALUES: dict[str, Callable[[Any, Places, str], Any]] = {
    "heading": _heading,
    "rich_text": _rich_text,
    "quote": _plain,
    "callout": _with_text,
    "accordion": _accordion,
    "table": _table,
    "image": _image,
    "call_to_action": _with_page,
    "offering": _with_page,
    "quick_check": _quick_check,
    "reflection": _plain,
    "recording": _recording,
    "recording_elsewhere": _recording_elsewhere,
}
