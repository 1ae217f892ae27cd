"""Finding the page a form belongs to: only what this visitor could open.

Pages are asked for by `id`: their `pk` is a relation, with which a number too large for the
database is an error and not just unknown.
"""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from .models import ModulePage, SeriesPage


def series_or_404(request: HttpRequest, series_id: int) -> SeriesPage:
    """The live series, unless a restriction keeps this visitor out."""
    series = get_object_or_404(SeriesPage.objects.live(), id=series_id)
    _refuse_restricted(request, series)
    return series


def module_or_404(request: HttpRequest, module_id: int) -> ModulePage:
    """The live module of a live series, unless a restriction keeps this visitor out."""
    module = get_object_or_404(ModulePage.objects.live(), id=module_id)
    if not module.series.live:
        raise Http404
    _refuse_restricted(request, module)
    return module


def _refuse_restricted(request: HttpRequest, page: Page) -> None:
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404
