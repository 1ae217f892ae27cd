"""What an event must have before it goes live, said to its editor next to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from content.moments import zone_name

from .draw_checks import draw_errors
from .models.sessions import Session

if TYPE_CHECKING:
    from .models import CirclesPage, EventPage

Found = dict[str, ValidationError | list[str]]


def event_errors(page: EventPage) -> Found:
    """What any event lacks: field → reason. One query."""
    errors: Found = {}
    if not page.starts_on:
        errors["starts_on"] = ValidationError(_("Say on which day it begins."))
    if not page.ends_on:
        errors["ends_on"] = ValidationError(_("Say on which day it ends."))
    if strangers := _other_zones(page):
        names = get_text_list([zone_name(ZoneInfo(zone)) for zone in strangers], _("and"))
        words = _(
            "Its sessions are planned in the time of another zone: %(zones)s. "
            "Choose that zone here, or change the sessions first."
        )
        errors["zone"] = ValidationError(words % {"zones": names})
    return errors


def _other_zones(page: EventPage) -> list[str]:
    """The zones of sessions ahead, when none of them is the page's own."""
    if not page.pk:
        return []
    ahead = Session.objects.scheduled().upcoming(timezone.now()).filter(page=page.pk)
    zones = sorted(set(ahead.order_by().values_list("zone", flat=True).distinct()))
    return [] if page.zone in zones else zones


def circles_errors(page: CirclesPage) -> Found:
    """What people must be able to read before they take a seat in a circle."""
    errors: Found = dict(draw_errors(page))
    if page.agreement_id is None:
        words = _("Choose the agreement that people accept, with its limits of confidentiality.")
        errors["agreement"] = ValidationError(words)
    if not get_text_for_indexing(page.crisis_help or "").strip():
        words = _("Say whom to call in a crisis. People read it before they take a seat.")
        errors["crisis_help"] = ValidationError(words)
    return errors
