"""Blocks that check what is loaded already.

Wagtail's choosers ask the database for each thing once more when they are checked, and its blocks
keep "this is only a draft" on themselves, where all threads see it: while one saves a draft, another
would publish without checks. So what goes live is checked by a copy of the blocks that does neither.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField


@cache
def asking_nobody(field: StreamField) -> blocks.StreamBlock:
    """The blocks of `field`, checking as at publish, whatever other threads do, without queries."""
    checked = copy.deepcopy(field.stream_block)
    for block in _all(checked):
        if block.is_deferred_validation:
            block.restore_deferred_validation()
        if isinstance(block, blocks.ChooserBlock):
            block.clean = partial(_stands, block)
    return checked


def _all(block: blocks.Block) -> Iterator[blocks.Block]:
    children = getattr(block, "child_blocks", None) or {}
    inner = [*children.values()]
    if isinstance(block, blocks.ListBlock):
        inner.append(block.child_block)
    for each in inner:
        yield from _all(each)
    yield block


def _stands(chooser: blocks.ChooserBlock, chosen: Any) -> Any:
    """What was chosen, as it was loaded: None when it is gone."""
    if chosen is None and not chooser.required:
        return None
    if check := getattr(chooser, "check_fit", None):
        check(chosen)
    elif chosen is None:
        raise ValidationError(_("Nothing is chosen here, or it is gone. Choose again."))
    return chosen
