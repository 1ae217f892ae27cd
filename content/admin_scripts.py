"""Keeps the admin's choosers working under a policy that refuses inline scripts.

Wagtail 8 starts each chooser of a plain form (page, image, document, snippet, recording) by a
script it writes beside it. There is no setting and no template for that script, so `install()`
wraps the one method that writes it. See docs/decisions/0006-the-admin-keeps-the-strict-policy.md.
"""

import json
import re
from functools import wraps
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser

# `new PageChooser("id_page", {…});` or `createMediaChooser("id_media");`
CALL = re.compile(r"^(?P<made>new )?(?P<name>[\w.]+)\((?P<arguments>.*)\);?$", re.DOTALL)


def starter(script: str) -> SafeString | None:
    """An element that js/admin_starters.js reads instead of running `script`.

    None where the script is more than one call with JSON for arguments.
    """
    call = CALL.match(script.strip())
    if call is None:
        return None
    try:
        arguments = json.loads(f"[{call['arguments']}]")
    except ValueError:
        return None
    return format_html(
        '<span hidden data-controller="starter" data-starter-name-value="{}" '
        'data-starter-made-value="{}" data-starter-args-value="{}"></span>',
        call["name"],
        "true" if call["made"] else "false",
        json.dumps(arguments),
    )


def install() -> None:
    """Let every chooser write a starter instead of a script. Twice changes nothing."""
    wagtails = BaseChooser.render
    if getattr(wagtails, "writes_starters", False):
        return

    @wraps(wagtails)
    def render(self: BaseChooser, *args: Any, **kwargs: Any) -> SafeString:
        html = wagtails(self, *args, **kwargs)
        widget, _tag, script = html.removesuffix("</script>").rpartition("<script>")
        element = starter(script)
        return html if element is None else mark_safe(widget + element)

    render.writes_starters = True  # type: ignore[attr-defined]
    BaseChooser.render = render
