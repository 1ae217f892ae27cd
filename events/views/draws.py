"""Entering a draw, leaving it, and reading what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from events import actions
from events.draw_entry import EntryPage
from events.drawn import outcome_of
from events.forms_draws import DrawForm
from events.kept import drop_kept, kept_form, sign_in_first
from events.models import CirclesPage, DrawEntry

from .private import private

INVALID = 422
KEPT = ("display_name", "pronouns", "need")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def enter_draw(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form to enter, or to choose again; after the draw, what came of it."""
    shown = _shown_or_404(request, page_id)
    if not request.user.is_authenticated:
        return sign_in_first(request, shown.kept_as, back_to=request.path)
    if not shown.is_open:
        return _standing(request, shown)
    if request.method != "POST":
        return _form_page(request, shown, _form(request, shown))
    form = _form(request, shown)
    if form.is_valid() and _entered(request, shown, form):
        drop_kept(request)
        messages.success(request, _("You are in the draw. Your choices are kept."))
        return redirect("events:enter_draw", page_id)
    return _form_page(request, shown, form, status=INVALID)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def leave_draw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask once more, then out of the draw."""
    if not request.user.is_authenticated:
        return redirect_to_login(redirect("events:enter_draw", page_id).url)
    entry = get_object_or_404(DrawEntry.objects.of(request.user), draw__page=page_id)
    if request.method != "POST":
        return _leave_page(request, _shown_or_404(request, page_id))
    try:
        actions.leave_draw(entry, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You left the draw. You can come back until entry closes."))
    return redirect("events:enter_draw", page_id)


def _leave_page(request: HttpRequest, shown: EntryPage) -> HttpResponse:
    if not (shown.is_open and shown.has_entered):
        return redirect("events:enter_draw", shown.page.pk)
    context = {"shown": shown, "event": shown.page}
    return TemplateResponse(request, "events/draws/leave.html", context)


def _shown_or_404(request: HttpRequest, page_id: int) -> EntryPage:
    """A page that is drawn for; once it is not live, only for who entered."""
    page = get_object_or_404(CirclesPage, pk=page_id, assignment=CirclesPage.Assignment.FAIR_DRAW)
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404
    shown = EntryPage.of(page, request.user)
    if not page.live and shown.entry is None:
        raise Http404
    return shown


def _form(request: HttpRequest, shown: EntryPage) -> DrawForm:
    """The form as sent; or as it stands, with what was typed before signing in."""
    fixed: dict[str, Any] = {
        "person": request.user,
        "source": shown.page.agreement,
        "circles": shown.options,
        "has_agreed": shown.has_agreed,
    }
    if request.method == "POST":
        return DrawForm(request.POST, **fixed)
    kept = kept_form(request, shown.kept_as)
    typed = {name: kept[name] for name in kept if not name.startswith("agree")} if kept else {}
    return DrawForm(initial={**shown.before, **typed}, ranking=shown.ranking, **fixed)


def _entered(request: HttpRequest, shown: EntryPage, form: DrawForm) -> bool:
    """Whether it was kept; if it was refused, the form says why."""
    agreement = actions.version_in_force(shown.page.agreement)
    if agreement.digest != form.cleaned_data["agreement"]:
        # The words changed between the look at them and now.
        form.add_error(
            "agreed" if "agreed" in form.fields else None,
            _("The agreement was changed just now. Please send it again."),
        )
        return False
    facts = {name: form.cleaned_data[name] for name in KEPT}
    try:
        actions.enter_draw(
            request.user, shown.page, ranking=form.ranking, agreement=agreement, **facts
        )
    except actions.Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


def _form_page(
    request: HttpRequest, shown: EntryPage, form: DrawForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "shown": shown, "event": shown.page}
    return TemplateResponse(request, "events/draws/enter.html", context, status=status)


def _standing(request: HttpRequest, shown: EntryPage) -> HttpResponse:
    """Not open yet, closed, or drawn: then each circle of one's ranking, with why."""
    lines = []
    if shown.is_drawn and shown.has_entered:
        lines = outcome_of(shown.entry, request.user, shown.clock)
    context = {"shown": shown, "event": shown.page, "lines": lines}
    status = INVALID if request.method == "POST" else 200
    return TemplateResponse(request, "events/draws/standing.html", context, status=status)
