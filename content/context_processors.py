"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

SCHEMES = ("light", "dark")


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name and address, and the colors a visitor chose ("" follows the system)."""
    chosen = request.COOKIES.get("color_scheme", "")
    return {
        "site_name": settings.SITE_NAME,
        "base_url": settings.BASE_URL,
        "color_scheme": chosen if chosen in SCHEMES else "",
    }
