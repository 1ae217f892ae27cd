"""The public page of a draw: its seal, its result, and with what anybody checks it."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.drawn import ShownDraw
from events.models import CirclesPage, Draw, DrawEntry
from events.shown import clock_of

TICKETS_ON_A_PAGE = 100
PROGRAM = settings.PROJECT_DIR / "docs" / "check_draw.py"


def _draw_or_404(request: HttpRequest, draw_id: int) -> tuple[Draw, CirclesPage]:
    """A draw whose page is live, unless a restriction keeps this visitor out."""
    draw = get_object_or_404(Draw.objects.select_related("page"), pk=draw_id, page__live=True)
    page = get_object_or_404(CirclesPage, pk=draw.page_id)
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404
    return draw, page


@never_cache
@require_safe
def draw(request: HttpRequest, draw_id: int) -> HttpResponse:
    """Anybody may look. Somebody signed in who entered finds their own ticket marked."""
    found, page = _draw_or_404(request, draw_id)
    own = DrawEntry.objects.of(request.user).filter(draw=found).values_list("ticket", flat=True)
    shown = ShownDraw(found, clock_of(page), next(iter(own), ""))
    tickets = Paginator(shown.tickets, TICKETS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "draw": found,
        "shown": shown,
        "tickets": tickets,
        "own_page": (shown.own.place - 1) // TICKETS_ON_A_PAGE + 1 if shown.own else 0,
    }
    return TemplateResponse(request, "events/draws/check.html", context)


@never_cache
@require_safe
def data(request: HttpRequest, draw_id: int) -> HttpResponse:
    """The same as data; nobody's ticket is marked."""
    found, page = _draw_or_404(request, draw_id)
    shown = ShownDraw(found, clock_of(page))
    return JsonResponse(shown.data(), json_dumps_params={"indent": 1, "ensure_ascii": False})


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The program that checks a draw: to be read before it is run."""
    return FileResponse(PROGRAM.open("rb"), content_type="text/plain; charset=utf-8")
