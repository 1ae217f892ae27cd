"""What differs between a page as it was and the same page today, in sentences. Reads only.

Blocks of a body are known by their id, so that one that moved or was mended is neither gone nor new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

# Short values are said as they were and as they are; of long ones only that they differ.
SHORT = ("title", "kind", "minutes", "access")
LONG = ("summary", "audience", "outcomes", "attestation")
# The editor gives every paragraph a key the first time it saves it: no word has changed then.
PARAGRAPH_KEY = re.compile(r' data-block-key="[^"]*"')


def differences(then: Any, now: Any) -> list[str]:
    """Sentences on what the page `then` has otherwise than the page `now`, both of one type."""
    return [
        *_of_short_fields(then, now),
        *_of_long_fields(then, now),
        *_of_bodies(then.body, now.body),
    ]


def of_rules(then: str, now: str) -> list[str]:
    """What was asked then and what is asked now, when it isn't the same."""
    if then == now:
        return []
    return [_("What it takes. Then: %(then)s Now: %(now)s") % {"then": then, "now": now}]


def of_lists(then: list[tuple[int, str]], now: list[tuple[int, str]]) -> list[str]:
    """Modules added, taken out, or in another order. Each is a number and a title."""
    before, after = dict(then), dict(now)
    said = []
    if added := [title for number, title in now if number not in before]:
        said.append(_("Modules added since: %(titles)s.") % {"titles": _quoted(added)})
    if gone := [title for number, title in then if number not in after]:
        said.append(_("Modules taken out since: %(titles)s.") % {"titles": _quoted(gone)})
    if _kept(before, after) != _kept(after, before):
        said.append(_("The modules stand in another order."))
    return said


def _of_short_fields(then: Any, now: Any) -> Iterable[str]:
    for name in SHORT:
        before, after = _shown(then, name), _shown(now, name)
        if before != after:
            yield _("%(field)s: %(then)s then, %(now)s now.") % {
                "field": _label(now, name),
                "then": f"“{before}”" if name == "title" else before,
                "now": f"“{after}”" if name == "title" else after,
            }


def _of_long_fields(then: Any, now: Any) -> Iterable[str]:
    for name in LONG:
        if _words(getattr(then, name, "")) != _words(getattr(now, name, "")):
            yield _("%(field)s: the words have changed.") % {"field": _label(now, name)}


def _of_bodies(then: StreamValue, now: StreamValue) -> Iterable[str]:
    before, after = _by_id(then), _by_id(now)
    kept = _kept(before, after)
    added = [block for each, block in after.items() if each not in before]
    gone = [block for each, block in before.items() if each not in after]
    changed = [
        after[each]
        for each in kept
        if _words(before[each].get_prep_value()) != _words(after[each].get_prep_value())
    ]
    if added:
        yield _("Blocks added since: %(kinds)s.") % {"kinds": _kinds(added)}
    if gone:
        yield _("Blocks taken out since: %(kinds)s.") % {"kinds": _kinds(gone)}
    if changed:
        yield _("Blocks changed since: %(kinds)s.") % {"kinds": _kinds(changed)}
    if kept != _kept(after, before):
        yield _("The blocks stand in another order.")


def _words(value: Any) -> Any:
    """The value without what forms and editors add by themselves."""
    if isinstance(value, str):
        return PARAGRAPH_KEY.sub("", value).replace("\r\n", "\n")
    if isinstance(value, dict):
        return {name: _words(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_words(each) for each in value]
    return value


def _by_id(body: StreamValue) -> dict[str, Any]:
    """Each block by its id; one that has none by its place."""
    return {block.id or str(at): block for at, block in enumerate(body)}


def _kept(one: dict[Any, Any], other: dict[Any, Any]) -> list[Any]:
    """What is in both, in the order of the first."""
    return [each for each in one if each in other]


def _kinds(blocks: list[Any]) -> str:
    """Of which kinds the blocks are: "2 × Text, Image"."""
    kinds = Counter(str(block.block.label) for block in blocks)
    return ", ".join(kind if n == 1 else f"{n} × {kind}" for kind, n in kinds.items())


def _quoted(titles: list[str]) -> str:
    return get_text_list([f"“{title}”" for title in titles], _("and"))


def _shown(page: Any, name: str) -> str:
    shown = getattr(page, f"get_{name}_display", None)
    return str(shown() if shown else getattr(page, name, ""))


def _label(page: Any, name: str) -> str:
    label = str(page._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]
