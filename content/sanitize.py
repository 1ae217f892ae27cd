"""What text and HTML from people may become. nh3 decides what is safe; bleach only finds links.

See docs/decisions/0005-nh3-decides-what-is-safe.md.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import bleach
import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# What rich text may hold: structure and links. Nothing that sets looks, loads or runs.
TAGS = {
    "a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "i", "img", "li",
    "ol", "p", "strong", "sub", "sup", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height", "loading"}}
SCHEMES = {"http", "https", "mailto", "tel"}
# Finding links in a very long text costs more than it is worth.
LINKS_UP_TO = 20_000

# Marks that turn the reading direction; they can make a text show what it doesn't say.
DIRECTION_MARKS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
BYTE_ORDER_MARK = 0xFEFF
KEPT_CONTROLS = "\n\t"


def clean_html(html: str) -> SafeString:
    """The HTML with only known tags, attributes and kinds of address left; scripts go whole."""
    return mark_safe(
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener",
            clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template"},
        )
    )


def clean_text(text: str) -> str:
    """Plain text as it may be stored: composed, without control characters or direction marks.

    Line breaks and tabs stay. Tags stay too: plain text is escaped when it is shown.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in KEPT_CONTROLS or not _is_unwanted(c)).strip()


def _is_unwanted(character: str) -> bool:
    if ord(character) in DIRECTION_MARKS or ord(character) == BYTE_ORDER_MARK:
        return True
    return unicodedata.category(character) in ("Cc", "Cs", "Cn")


def linkify(text: str) -> SafeString:
    """Plain text as HTML: escaped, with line breaks, and links where addresses stand."""
    html = escape(text).replace("\n", "<br>")
    if len(html) <= LINKS_UP_TO:
        html = bleach.linkify(html, callbacks=[_prefer_https], parse_email=True)
    return clean_html(html)


def _prefer_https(attrs: dict[Any, str], new: bool = False) -> dict[Any, str]:
    """An address written without a scheme is taken for a secure one."""
    href = (None, "href")
    if new and attrs.get(href, "").startswith("http://") and "://" not in attrs.get("_text", ""):
        attrs[href] = "https://" + attrs[href].removeprefix("http://")
    return attrs
