"""What editors may put into the words of a letter, such as {when}, to be filled for each reader. Pure."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = {
    "name": _("the reader's name"),
    "title": _(
        "the title of the session, or of the training; in letters about circles only “your seat”"
    ),
    "day": _("its day"),
    "when": _("its day and time, with the time zone"),
    "place": _("its room or place"),
    "deadline": _("until when a seat is held, where one is offered; when prework is due"),
}
ONLY_IN = {"deadline": ("offer", "prework_due")}


def filled(words: str | Promise, values: dict[str, str]) -> str:
    """The words with each known placeholder replaced, once: what a value holds is only text."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), str(words))


def known_in(kind: str) -> list[str]:
    """What may be put into this kind of letter."""
    return [name for name in PLACEHOLDERS if kind in ONLY_IN.get(name, (kind,))]


def unknown(words: str, kind: str) -> list[str]:
    """What stands in braces and means nothing in this kind of letter, and braces left alone."""
    known = known_in(kind)
    found = [match[0] for match in PLACEHOLDER.finditer(words) if match[1] not in known]
    rest = PLACEHOLDER.sub("", words)
    return found + [brace for brace in "{}" if brace in rest]
