"""The site's addresses, and three where something is wrong."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.urls import path

from cms.urls import *  # noqa: F403 (all of it: handlers and patterns)
from cms.urls import urlpatterns as site


def fails(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    path("for-tests/400/", fails(BadRequest("on purpose"))),
    path("for-tests/403/", fails(PermissionDenied("on purpose"))),
    path("for-tests/500/", fails(RuntimeError("on purpose"))),
    *site,
]
