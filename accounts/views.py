"""A person's own account: profile, what is held about them, download, erase."""

import json
import time
from typing import Any

from allauth.account import app_settings as allauth_settings
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import actions, privacy
from accounts.forms import EraseForm, ProfileForm
from accounts.models import User
from content.models import SiteSettings


@login_required
@never_cache
def profile(request: HttpRequest) -> HttpResponse:
    """The profile form; saved when it is sent and complete."""
    # The form writes on its own copy, so that a refused name isn't shown in the page's header.
    person = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        person = User.objects.get(pk=request.user.pk)
        actions.update_profile(person, institution=form.chosen_institution(), **form.profile())
        messages.success(request, _("Your profile has been saved."))
        return redirect("accounts:profile")
    return TemplateResponse(
        request,
        "accounts/profile.html",
        {
            "form": form,
            "person": request.user,
            "affiliation": request.user.affiliations.current().first(),
            "must_accept": _must_accept(request),
        },
    )


def _must_accept(request: HttpRequest) -> bool:
    """Whether the privacy notice changed since this person accepted it."""
    return request.user.privacy_version != SiteSettings.for_request(request).privacy_version


@login_required
@require_POST
def accept_privacy(request: HttpRequest) -> HttpResponse:
    """Store that the person accepts the privacy notice as it is now."""
    version = SiteSettings.for_request(request).privacy_version
    actions.accept_privacy(request.user, version)
    messages.success(request, _("Thank you. We have noted that you accept the privacy notice."))
    return redirect("accounts:profile")


@login_required
@never_cache
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is held about the person, with the ways to download and to erase it."""
    return TemplateResponse(request, "accounts/data.html", {"held": held_about(request.user)})


def held_about(person: User) -> list[dict[str, Any]]:
    """Each kind of data there is any of: its declaration and how many rows."""
    held = []
    for declaration in privacy.personal():
        count = len(declaration.export(person)) if declaration.export else 0
        if count:
            held.append({"declaration": declaration, "count": count})
    return held


@login_required
@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """All that is held about the person, as a JSON file."""
    content = json.dumps(
        privacy.export(request.user), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False
    )
    day = timezone.localdate().isoformat()
    return HttpResponse(
        content,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="my-data-{day}.json"'},
    )


@login_required
@never_cache
@reauthentication_required
def erase(request: HttpRequest) -> HttpResponse:
    """Say what erasing does to what; on POST, with the address typed, do it and sign out."""
    form = EraseForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        if not _signed_in_recently(request):
            return _sign_in_again(request)
        try:
            actions.erase(request.user, by=request.user)
        except actions.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("accounts:data")
        logout(request)
        messages.success(request, _("Your account has been erased. Thank you for being here."))
        return redirect("/")
    context = {"form": form, "held": held_about(request.user)}
    return TemplateResponse(request, "accounts/erase.html", context)


def _signed_in_recently(request: HttpRequest) -> bool:
    """For who has no password to give again: whether they signed in a short time ago."""
    if request.user.has_usable_password():
        return True
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0)
    return time.time() - last < allauth_settings.REAUTHENTICATION_TIMEOUT


def _sign_in_again(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("To be sure it is you, please sign in once more, then erase."))
    here = reverse("accounts:erase")
    return redirect(f"{reverse('account_request_login_code')}?next={here}")
