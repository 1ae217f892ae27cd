"""What machines ask for: the health check, robots.txt and the sitemap."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page

from content.public import hidden_paths

# Pages for one person, or that prove something to whoever holds the code.
NOT_FOR_ROBOTS = (
    "/admin/",
    "/accounts/",
    "/account/",
    "/my-learning/",
    "/certificates/",
    "/j/",
    "/training/",
    "/desk/",
)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say "ok" when the process runs and its database answers; else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask robots to leave personal pages alone, and show them the sitemap."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), ""]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('content:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask at the usual place, as beside a PDF, to the icon."""
    return redirect(static("icons/favicon.ico"))


class PublicSitemap(Sitemap):
    """The pages any visitor may see; nothing private, nothing below what is not published."""

    def items(self) -> QuerySet[Page]:
        pages = super().items()
        rows = dict(Page.objects.filter(pk__in=pages.values("pk")).values_list("path", "pk"))
        hidden = hidden_paths(rows)
        return pages.filter(pk__in=[pk for path, pk in rows.items() if path not in hidden])


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the site the request is for."""
    return wagtail_sitemap(request, sitemaps={"pages": PublicSitemap})
