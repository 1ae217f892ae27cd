"""The site's addresses, and five where something is wrong."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.shortcuts import render
from django.urls import path

from cms.urls import *  # noqa: F403 (all of it: handlers and patterns)
from cms.urls import urlpatterns as site


def fails(error):
    def view(request):
        raise error

    return view


def too_large(request):
    text = "At most 1.0 GB can be sent at once, and nothing of this was kept."
    return render(request, "413.html", {"text": text}, status=413)


urlpatterns = [
    path("for-tests/400/", fails(BadRequest("on purpose"))),
    path("for-tests/403/", fails(PermissionDenied("on purpose"))),
    path("for-tests/413/", too_large),
    path("for-tests/500/", fails(RuntimeError("on purpose"))),
    path("for-tests/503/", fails(OperationalError("on purpose"))),
    *site,
]
