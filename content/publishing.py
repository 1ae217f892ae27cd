"""What a page must have before it goes live, whichever way it goes.

The editor's form shows it next to the field (`content.page_forms`), `BasePage.save` is the net under
every other way, and all of them ask `BasePage.publish_errors`. Drafts are never asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Model, prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from content.checked_blocks import asking_nobody

if TYPE_CHECKING:
    from content.models import Media

Errors = Mapping[str, ValidationError | list[str]]


class PublishRefused(ValidationError):
    """Why `page` doesn't go live. `sentences` are fit to show, each with the place it is about."""

    def __init__(self, page: Model, errors: Errors) -> None:
        self.page = page
        self.sentences = sentences(page, errors)
        super().__init__(self.sentences)

    @property
    def title(self) -> str:
        return str(self.page)


class SomeRefused(Exception):
    """None of several went live, for some are not fit; `refusals` says which and why."""

    def __init__(self, refusals: list[PublishRefused]) -> None:
        super().__init__()
        self.refusals = refusals


def publish_together(revisions: Iterable[Revision], **how: Any) -> None:
    """Publish all of them in this order, or none. Raises SomeRefused once all were looked at."""
    refusals = []
    with transaction.atomic():
        for revision in revisions:
            try:
                with transaction.atomic():
                    revision.publish(**how)
            except PublishRefused as refusal:
                refusals.append(refusal)
            except ValidationError as error:
                errors = {NON_FIELD_ERRORS: error.messages}
                refusals.append(PublishRefused(revision.content_object, errors))
        if refusals:
            raise SomeRefused(refusals)


def stream_errors(page: Page) -> dict[str, ValidationError]:
    """What the blocks of `page` lack, by field: an error with one for each block in it.

    The blocks say so themselves, as they do in the editor. One query for the captions of all
    recordings, besides those that load what was chosen.
    """
    errors = {}
    fields = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    prefetch_related_objects(list(_recordings(page, fields)), "captions")
    for field in fields:
        try:
            checked = asking_nobody(field)
            blocks = [(each.block_type, each.value, each.id) for each in getattr(page, field.name)]
            checked.clean(StreamValue(checked, blocks))
        except ValidationError as error:
            errors[field.name] = error
    return errors


def _recordings(page: Page, fields: Iterable[StreamField]) -> Iterator[Media]:
    for field in fields:
        for block in getattr(page, field.name):
            if block.block_type == "recording" and block.value.get("recording"):
                yield block.value["recording"]


def sentences(page: Model, errors: Errors) -> list[str]:
    """Each thing that is wrong in a sentence that says where, in the order of the fields."""
    found = []
    for name, error in errors.items():
        label = _label(page, name)
        for place, sentence in _leaves(page, name, error):
            where = ", ".join(part for part in (label, *place) if part)
            found.append(f"{where}: {sentence}" if where else sentence)
    return found


def _label(page: Model, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        return capfirst(str(page._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return ""


def _leaves(page: Model, name: str, error: Any) -> Iterator[tuple[list[str], str]]:
    """The sentences of an error, however deep in blocks, each with the way to its block."""
    if isinstance(error, list):
        yield from (([], str(sentence)) for sentence in error)
    elif isinstance(getattr(error, "block_errors", None), dict):
        value = getattr(page, name)
        yield from (([], sentence) for sentence in error.non_block_errors)
        for number, inner in error.block_errors.items():
            what = _("%(block)s (block %(number)s)") % {
                "block": value[number].block.label,
                "number": number + 1,
            }
            yield from (([what], sentence) for sentence in _inside(inner))
    else:
        yield from (([], sentence) for sentence in error.messages)


def _inside(error: Any) -> Iterator[str]:
    """What is said inside one block. Where exactly shows in the editor."""
    yield from getattr(error, "non_block_errors", [])
    inner = getattr(error, "block_errors", None)
    if inner is None and hasattr(error, "cell_errors"):
        rows = (error.cell_errors or {}).values()
        inner = {number: cell for number, row in enumerate(rows) for cell in row.values()}
    if inner is None:
        yield from error.messages
        return
    for part in inner.values():
        yield from _inside(part)
