"""Every address of the site. What is not listed here is a page."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from content.routing import serve

urlpatterns = [
    path("", include("content.urls")),
    # Before Wagtail's, whose own log-in pages it closes: they would let passwords be guessed without a limit.
    path("", include("accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("allauth.urls")),
    path("", include("learning.urls")),
    path("", include("home.urls")),
    # Pages. Wagtail's own pattern, found by a shorter way; what it can't find, Wagtail looks for.
    # `_util/` is Wagtail's own: the password of a page is sent there.
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]

handler400 = "content.views.bad_request"
handler403 = "content.views.forbidden"
handler404 = "content.views.not_found"
handler500 = "content.views.server_error"
