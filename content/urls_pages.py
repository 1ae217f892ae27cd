"""The address of pages: Wagtail's own pattern, found by a shorter way. Must stand after all others."""

from django.urls import re_path

from content.routing import serve

urlpatterns = [
    # Wagtail's own log-in and password views live below _util/.
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
]
