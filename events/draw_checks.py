"""Whether a page for circles may go live as it is written, as far as its fair draw goes. Reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .models.draws import Draw
from .models.registrations import Registration
from .models.sessions import Session

if TYPE_CHECKING:
    from .models import CirclesPage


def draw_errors(page: CirclesPage) -> dict[str, list[str]]:
    """Field → why the page can't go live; for `CirclesPage.publish_errors`. Three queries at most."""
    draw = Draw.objects.filter(page=page.pk).first() if page.pk else None
    if draw is None or not (draw.is_drawn or draw.entries.exists()):
        return _before_anybody_entered(page) if page.is_drawn_for else {}
    if not page.is_drawn_for:
        return {"assignment": [_("People have entered the draw, so seats stay given out by it.")]}
    if page.registration_closes_at != draw.closes_at:
        return {
            "registration_closes_at": [
                _("People have entered the draw and were told until when. Leave it at that time.")
            ]
        }
    return {}


def _before_anybody_entered(page: CirclesPage) -> dict[str, list[str]]:
    closes_at = page.registration_closes_at
    if closes_at is None:
        return {"registration_closes_at": [_("Say when entry closes: then the seats are drawn.")]}
    circles = Session.objects.circles().scheduled().filter(page=page.pk)
    if page.pk and circles.filter(starts_at__lte=closes_at).exists():
        return {
            "registration_closes_at": [
                _("Entry has to close before the first circle starts: then the seats are drawn.")
            ]
        }
    if page.pk and Registration.objects.active().filter(pool__page=page.pk).exists():
        return {
            "assignment": [
                _("People have registered already. Seats given out first come can’t be drawn.")
            ]
        }
    return {}
