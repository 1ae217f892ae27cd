"""How somebody in the admin is told that a page can't go live."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from content.publishing import PublishRefused


class PublishRefusedMiddleware:
    """Turns a refusal on a way that has no form, such as an approval, into words where one was.

    What was begun is rolled back by then: the page is still a draft, or still in moderation.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublishRefused):
            return None
        say_refused(request, exception)
        back = _where_they_were(request)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The admin's dialogs follow this.
            return JsonResponse({"step": "success", "redirect": back})
        return HttpResponseRedirect(back)


def say_refused(request: HttpRequest, *refusals: PublishRefused) -> None:
    """One message for each page, with its reasons and the way to its editor."""
    for refusal in refusals:
        page = refusal.page
        message = format_html(
            "{}<ul>{}</ul>",
            _("“%(title)s” can’t go live yet:") % {"title": refusal.title},
            format_html_join("", "<li>{}</li>", ((sentence,) for sentence in refusal.sentences)),
        )
        buttons = []
        if page.pk:
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            buttons.append(messages.button(edit, _("Edit")))
        messages.error(request, message, buttons=buttons)


def _where_they_were(request: HttpRequest) -> str:
    for url in (request.POST.get("next"), request.GET.get("next"), request.headers.get("referer")):
        if url and url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        ):
            return url
    return reverse("wagtailadmin_home")
