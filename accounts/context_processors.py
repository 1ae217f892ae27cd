"""What every template may use of accounts."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def demo_mail(request: HttpRequest) -> dict[str, str]:
    """Where a demo machine shows its letters; empty on a real site."""
    return {"demo_mail_url": reverse("accounts:demo_mail") if settings.DEMO else ""}
