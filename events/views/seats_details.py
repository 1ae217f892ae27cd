"""What a person says of themselves for a place: name, pronouns, need, and that they agree."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events import actions
from events.forms_seats import PersonForm
from events.models import AccessNeed, CirclesPage
from events.own_place import Place

from .private import own
from .seats import own_place_or_404

INVALID = 422


@own
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, code: str) -> HttpResponse:
    """The name, pronouns and need as they stand, to be changed."""
    place = own_place_or_404(request, code)
    if not place.can_change:
        return redirect("events:registration", code)
    sent = request.POST if request.method == "POST" else None
    form = PersonForm(sent, person=request.user, source=None, initial=_before(place))
    if form.is_valid():
        facts = form.facts()
        facts.pop("form_key")
        try:
            actions.change_details(place.registration, by=request.user, **facts)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your changes are kept."))
        return redirect("events:registration", code)
    context = {"place": place, "form": form}
    status = INVALID if form.is_bound else 200
    return TemplateResponse(request, "events/seats/details.html", context, status=status)


def _before(place: Place) -> dict[str, str]:
    need = AccessNeed.objects.filter(registration=place.registration).first()
    return {
        "display_name": place.registration.display_name,
        "pronouns": place.registration.pronouns,
        "need": need.text if need else "",
    }


@own
@require_POST
def agree(request: HttpRequest, code: str) -> HttpResponse:
    """The agreement, accepted by who was added by staff."""
    place = own_place_or_404(request, code)
    page = CirclesPage.objects.filter(id=place.pool.page_id).select_related("agreement").first()
    version = actions.version_in_force(page.agreement) if page and page.agreement else None
    if version is None or version.digest != request.POST.get("agreement"):
        messages.error(request, _("The agreement was changed just now. Please read it once more."))
        return redirect("events:registration", code)
    try:
        actions.agree(place.registration, version, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you. You have accepted the agreement."))
    return redirect("events:registration", code)
