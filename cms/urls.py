"""Every address of the site. What is not listed here is a page."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("content.urls")),
    # Before Wagtail's, whose own log-in pages it closes: they would let passwords be guessed without a limit.
    path("", include("accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("accounts/", include("allauth.urls")),
    path("", include("events.urls")),
    path("", include("learning.urls")),
    path("", include("home.urls")),
    path("", include("content.urls_pages")),
    path("", include(wagtail_urls)),
]

handler400 = "content.views.bad_request"
handler403 = "content.views.forbidden"
handler404 = "content.views.not_found"
handler500 = "content.views.server_error"
