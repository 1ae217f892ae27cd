"""What accounts adds to the admin, and what it refuses there."""

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel
from wagtail.snippets.models import register_snippet

from accounts import views_admin
from accounts.models import Affiliation, Institution, User
from accounts.viewsets import InstitutionViewSet

register_snippet(InstitutionViewSet)

# Wagtail's account page asks for a first and a last name, which our users don't have.
NameEmailSettingsPanel.is_active = lambda self: False


@hooks.register("register_account_menu_item")
def profile_link(request: HttpRequest) -> dict[str, str]:
    """From Wagtail's account page to the person's own."""
    return {
        "url": reverse("accounts:profile"),
        "label": _("Name, address and password"),
        "help_text": _("Your profile on the site itself."),
    }


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("people/<int:user_id>/erase/", views_admin.erase, name="accounts_erase_person"),
    ]


@hooks.register("before_delete_user")
def erase_rather_than_delete(request: HttpRequest, user: User) -> HttpResponse:
    """People are erased, never deleted: counts and certificates must stay true."""
    messages.error(
        request,
        _(
            "People can't be deleted, because what they earned and took part in must still add up. "
            "Erase the account instead: it takes the person out and keeps the counts."
        ),
    )
    if request.user.is_superuser:
        return redirect("accounts_erase_person", user.pk)
    return redirect("wagtailusers_users:edit", user.pk)


@hooks.register("before_bulk_action")
def erase_rather_than_bulk_delete(
    request: HttpRequest, action_type: str, objects: list[models.Model], action: Any
) -> HttpResponse | None:
    """The same for several people at once, and for institutions somebody belonged to."""
    if action_type != "delete" or not objects:
        return None
    if isinstance(objects[0], User):
        messages.error(
            request, _("People can't be deleted. Open each one and erase the account instead.")
        )
        return redirect(action.next_url)
    return None


@hooks.register("before_delete_snippet")
def keep_institutions_with_people(
    request: HttpRequest, instances: list[models.Model]
) -> HttpResponse | None:
    """An institution people belonged to is taken off the list, not deleted."""
    institutions = [each.pk for each in instances if isinstance(each, Institution)]
    if not Affiliation.objects.filter(institution__in=institutions).exists():
        return None
    messages.error(
        request,
        _(
            "People belonged to this institution, so it can't be deleted. "
            "Untick “on the list” instead: nobody can pick it any more."
        ),
    )
    return redirect("wagtailsnippets_accounts_institution:list")
