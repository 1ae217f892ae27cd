"""Templates: what they lean on exists, and the Content-Security-Policy can hold."""

import re
from functools import cache

import pytest
from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import get_resolver
from wagtail.blocks import StructBlock

from content.blocks import CONTENT_BLOCKS

from .source import PROJECT, expect_none, findings, templates

# Blocks that are nothing but words look as `.prose` says.
PLAIN_BLOCKS = {"heading", "rich_text", "quick_check", "reflection"}


def _matches(pattern, source):
    for match in re.finditer(pattern, source):
        yield source.count("\n", 0, match.start()) + 1, match


def what_the_policy_refuses(source, name):
    """Inline styles, inline handlers, scripts without a nonce, other hosts. Letters have no policy."""
    if name.startswith("templates/letters/") or not name.endswith(".html"):
        return
    for line, _match in _matches(r"<[^>]*\sstyle\s*=", source):
        yield line, "has an inline style"
    for line, match in _matches(r"<[a-z][^>]*\s(on[a-z]+)\s*=", source):
        yield line, f"has an inline handler: {match[1]}"
    for line, match in _matches(r"<(?:script|style)\b([^>]*)>", source):
        if "src=" not in match[1] and "nonce=" not in match[1] and "application/" not in match[1]:
            yield line, "has an inline script or style without a nonce"
    for line, match in _matches(
        r'<(?:script|img|link|iframe|source)\b[^>]*"(https?://[^"]+)', source
    ):
        yield line, f"calls another host: {match[1]}"


def templates_that_are_missing(source, name):
    for line, match in _matches(r'{%-?\s*(?:include|extends)\s+"([^"]+)"', source):
        if "../" in match[1]:
            yield line, f"names a template by a relative path: {match[1]}"
        try:
            get_template(match[1])
        except TemplateDoesNotExist:
            yield line, f"leans on a template that is not there: {match[1]}"


def static_files_that_are_missing(source, name):
    for line, match in _matches(r"""{%-?\s*static\s+["']([^"']+)["']""", source):
        if finders.find(match[1]) is None:
            yield line, f"leans on a static file that is not there: {match[1]}"


def _names(resolver, prefix=""):
    for key in resolver.reverse_dict:
        if isinstance(key, str):
            yield prefix + key
    for namespace, (_path, inner) in resolver.namespace_dict.items():
        yield from _names(inner, f"{prefix}{namespace}:")


@cache
def _known_addresses():
    return set(_names(get_resolver()))


def addresses_that_are_missing(source, name):
    for line, match in _matches(r"""{%-?\s*url\s+["']([^"']+)["']""", source):
        if match[1] not in _known_addresses():
            yield line, f"leads to an address that is not there: {match[1]}"


RULES = {
    what_the_policy_refuses: '<p style="color:red">',
    templates_that_are_missing: '{% include "components/nowhere.html" only %}',
    static_files_that_are_missing: "{% static 'css/nowhere.css' %}",
    addresses_that_are_missing: "<a href=\"{% url 'learning:nowhere' %}\">",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_templates_keep_the_rule(rule):
    expect_none(findings(rule, templates()))


@pytest.mark.parametrize(("rule", "snippet"), RULES.items(), ids=lambda value: str(value)[:40])
def test_breaking_the_rule_is_noticed(rule, snippet):
    assert list(rule(snippet, "templates/content/page.html"))


@pytest.mark.parametrize(
    "snippet",
    [
        '<button onclick="go()">',
        "<script>go()</script>",
        "<style>p { color: red }</style>",
        '<img alt="" src="https://example.com/pixel.gif">',
    ],
)
def test_whatever_the_policy_would_refuse_is_noticed(snippet):
    assert list(what_the_policy_refuses(snippet, "templates/content/page.html"))
    assert not list(what_the_policy_refuses(snippet, "templates/letters/welcome.html"))


def blocks_out_of_step(blocks):
    """Blocks whose name, template and stylesheet are not one word."""
    found = []
    for name, block in blocks:
        if getattr(block.meta, "template", None) != f"blocks/{name}.html":
            found.append(f"{name}: template {block.meta.template}")
        elif not (PROJECT / "templates" / block.meta.template).exists():
            found.append(f"{name}: no template")
        stylesheet = PROJECT / "static" / "css" / "components" / f"{name}.css"
        if name not in PLAIN_BLOCKS and not stylesheet.exists():
            found.append(f"{name}: no stylesheet")
        if not getattr(block.meta, "description", ""):
            found.append(f"{name}: no description for the picker")
    return found


def test_a_block_its_template_and_its_stylesheet_share_one_name():
    from learning.models import ModulePage

    blocks = dict(CONTENT_BLOCKS) | dict(ModulePage.body.field.stream_block.child_blocks)

    expect_none(blocks_out_of_step(blocks.items()))


def test_a_block_out_of_step_is_noticed():
    class Banner(StructBlock):
        class Meta:
            template = "blocks/ribbon.html"

    assert len(blocks_out_of_step([("banner", Banner())])) == 3
