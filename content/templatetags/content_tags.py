"""Tags that any template may use: menus, times in words, links in plain text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from content import menus, moments, sanitize, signed_addresses
from content.models import SiteSettings
from content.recordings import times
from content.surroundings import settings_for

register = template.Library()

register.filter("linkify", sanitize.linkify)
register.filter("clean_html", sanitize.clean_html)
# `{% address file.url person_id %}`: signed for that person, or as it is for nobody.
register.simple_tag(signed_addresses.signed, name="address")


@register.filter
def clock(seconds: Any) -> str:
    """`{{ seconds|clock }}`: "12:34", with hours in front where there are any."""
    return times.clock(float(seconds)) if seconds else "0:00"


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[menus.MenuItem]:
    """`{% main_menu as items %}`: each with title, url, current, exact."""
    request = context.get("request")
    return menus.main_menu(request, _page(context)) if request is not None else []


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context, page: Page | None) -> list[menus.Link]:
    """`{% breadcrumbs page as crumbs %}`: the pages above, each with title and url."""
    request = context.get("request")
    if request is None or not isinstance(page, Page):
        return []
    return menus.breadcrumbs(page, request)


@register.simple_tag(takes_context=True)
def standing_pages(context: Context) -> menus.StandingPages | None:
    """`{% standing_pages as standing %}`: help, accessibility and privacy, each a link or None."""
    request = context.get("request")
    return menus.standing_pages(request, _page(context)) if request is not None else None


@register.simple_tag(takes_context=True)
def site_settings(context: Context) -> SiteSettings | None:
    """`{% site_settings as ours %}`: what staff say for the whole site, as it was seconds ago."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return settings_for(site) if site is not None else None


def _page(context: Context) -> Page | None:
    """The page that is shown: the frame reads what is above it together with the menu."""
    page = context.get("page")
    return page if isinstance(page, Page) else None


@register.simple_tag
def when(value: datetime | None) -> SafeString | str:
    """`{% when value %}`: the moment in the site's zone and, where it differs, the visitor's."""
    if value is None:
        return ""
    site = ZoneInfo(settings.SOURCE_TIME_ZONE)
    visitor = timezone.get_current_timezone()
    own = visitor if isinstance(visitor, ZoneInfo) else site
    words = moments.when_in_words(value, site, own)
    return format_html('<time datetime="{}">{}</time>', value.astimezone(site).isoformat(), words)


@register.simple_tag
def day(value: date | datetime | None) -> SafeString | str:
    """`{% day value %}`: "4 December 2026", for a moment the day on the visitor's calendar."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), moments.day_in_words(on))


@register.filter
def hours(minutes: Any) -> str:
    """`{{ minutes|hours }}`: "2 h 10 min"."""
    return moments.duration_in_words(int(minutes)) if minutes else ""
