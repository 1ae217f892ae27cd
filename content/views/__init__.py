"""Views of the content app: files, answers to machines, the color switch, pages for errors."""

from content.views.color import color_scheme
from content.views.errors import bad_request, csrf_failure, forbidden, not_found, server_error
from content.views.files import media
from content.views.machines import favicon, healthz, robots, sitemap

__all__ = [
    "bad_request",
    "color_scheme",
    "csrf_failure",
    "favicon",
    "forbidden",
    "healthz",
    "media",
    "not_found",
    "robots",
    "server_error",
    "sitemap",
]
