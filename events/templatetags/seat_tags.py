"""Tags by which pages of other apps show what is of events."""

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.inclusion_tag("events/seats/code_box.html", takes_context=True)
def staff_code_box(context: Context) -> dict[str, Any]:
    """`{% staff_code_box %}`: how to let staff add one to a session, with the button for it."""
    return {"csrf_token": context.get("csrf_token", "")}
