"""A recording that a page plays, or that somebody's record tells of, can't be deleted."""

from django.contrib import messages
from django.db import router, transaction
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtailmedia.views import media as wagtailmedia_views

from content.models import Media
from content.recordings.usage import in_words, pages_with


@require_admin_access
def delete(request: HttpRequest, media_id: int) -> HttpResponseBase:
    """Ask whether to delete, and do it, as wagtailmedia does; or say why not."""
    recording = get_object_or_404(Media, pk=media_id)
    policy = policy_registry.get_by_type(Media)
    may_delete = policy.user_has_permission_for_instance(request.user, "delete", recording)
    if may_delete and (why_not := why_not_delete(recording)):
        messages.error(request, why_not)
        return redirect("wagtailmedia:edit", media_id)
    try:
        with transaction.atomic():
            answer: HttpResponseBase = wagtailmedia_views.delete(request, media_id)
    except (ProtectedError, RestrictedError):
        # Somebody played it between the question and the answer.
        messages.error(request, _played(recording))
        return redirect("wagtailmedia:edit", media_id)
    return answer


def why_not_delete(recording: Media) -> str:
    """Why this recording has to stay, and what to do instead; empty when it can go."""
    if pages := _users(recording):
        return _in_use(recording, pages)
    try:
        Collector(using=router.db_for_write(Media)).collect([recording])
    except (ProtectedError, RestrictedError):
        return _played(recording)
    return ""


def _users(recording: Media) -> list[str]:
    """Names of what plays it, or would when it goes live again. Drafts that add it don't count:
    they can't go live without it."""
    pages = {page.pk: page for page in pages_with(recording)}
    others = []
    for source, _references in recording.get_usage():
        if isinstance(source, Page):
            pages.setdefault(source.pk, source)
        else:
            others.append(str(source))
    return [page.get_admin_display_title() for page in pages.values()] + others


def _in_use(recording: Media, users: list[str]) -> str:
    return _(
        "“%(title)s” can’t be deleted, because it is used: %(pages)s. Take it out there first, or "
        "choose another file for it here."
    ) % {"title": recording.title, "pages": in_words(users)}


def _played(recording: Media) -> str:
    return _(
        "“%(title)s” can’t be deleted, because learners have played it and their records say so. "
        "It shows nowhere once no page uses it; a private collection closes its file as well."
    ) % {"title": recording.title}
