"""Erase a person from the admin, when they ask staff to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts import actions
from accounts.forms import EraseForm
from accounts.models import User
from accounts.views import held_about


def erase(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show what erasing does to what; on POST with the person's address typed, do it. Superusers only."""
    if not request.user.is_superuser:
        raise PermissionDenied
    person = get_object_or_404(User, pk=user_id, erased_at=None)
    form = EraseForm(request.POST or None, person=person)
    form.fields["address"].label = _("Type the person's e-mail address to confirm")
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase(person, by=request.user)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("wagtailusers_users:edit", person.pk)
        messages.success(request, _("The person has been erased."))
        return redirect("wagtailusers_users:index")
    return TemplateResponse(
        request,
        "accounts/admin/erase.html",
        {"form": form, "person": person, "held": held_about(person)},
    )
