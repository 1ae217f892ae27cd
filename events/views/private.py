"""What pages about a person's own seats have in common."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Nothing of the answer is stored on its way or in the browser, and no robot lists it."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapped


def own(view: View) -> View:
    """A private page of whoever is signed in; others sign in first, and come to the place's page."""

    @private
    @wraps(view)
    def wrapped(request: HttpRequest, **found: object) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, **found)
        there = request.path
        # Signing in leads back by GET, which only a page answers.
        if request.method == "POST":
            name = "events:registration" if "code" in found else "events:mine"
            there = reverse(name, kwargs=found)
        return redirect_to_login(there)

    return wrapped


def calendar_file(text: str) -> HttpResponse:
    """A calendar file to download, under a name that says nothing."""
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer
