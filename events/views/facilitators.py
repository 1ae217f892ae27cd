"""One's own place on the list of facilitators: seen, taken and given up by the person alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events import actions
from events.cohorts.facilitators import certificate_for_list, own_entry
from events.forms_facilitators import ListingForm

from .desk import INVALID, did
from .private import private


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_me(request: HttpRequest) -> HttpResponse:
    """What the list is for, and the form by which one joins it or changes one's region."""
    entry = own_entry(request.user)
    form = ListingForm(request.POST or None, initial={"region": entry.region if entry else ""})
    if request.method == "POST" and did(
        form, lambda: actions.join_list(request.user, region=form.cleaned_data["region"])
    ):
        words = _("Your region is saved.") if entry else _("You are on the list of facilitators.")
        messages.success(request, words)
        return redirect("events:list_me")
    context = {
        "form": form,
        "entry": entry,
        "certificate": entry.certificate if entry else certificate_for_list(request.user),
    }
    status = INVALID if form.errors else 200
    return TemplateResponse(request, "events/cohorts/list_me.html", context, status=status)


@private
@login_required
@require_POST
def unlist_me(request: HttpRequest) -> HttpResponse:
    """Off the list, at once."""
    if actions.leave_list(request.user):
        messages.success(
            request, _("You are off the list. Nobody is shown your name there any more.")
        )
    return redirect("events:list_me")
