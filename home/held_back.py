"""What is told, and to whom, when something scheduled can't go live."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.log_actions import registry as logs
from wagtail.models import Revision

from accounts.actions import write_letter
from accounts.models import User
from content.publishing import PublishRefused

HELD_BACK = "equip.publish.held_back"


def hold_back(revisions: list[Revision], refusals: Iterable[PublishRefused]) -> None:
    """Unschedule these versions, say why in each one's history, and write to who scheduled them.

    Several were to go live together; those that are fit say which others they wait for.
    """
    reasons = {str(refusal.page.pk): refusal.sentences for refusal in refusals}
    waits = [_waits_for(refusal) for refusal in refusals]
    people: dict[User, list[dict[str, Any]]] = {}
    for revision in revisions:
        page = revision.as_object()
        why = reasons.get(revision.object_id) or waits
        moment = revision.approved_go_live_at
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(
            instance=page,
            action=HELD_BACK,
            revision=revision,
            data={"sentences": why, "go_live_at": moment.isoformat()},
        )
        told = {"title": str(page), "sentences": why, "edit_path": _edit_path(page)}
        for person in _who_wants_to_know(page, revision):
            people.setdefault(person, []).append(told)
    moment = min(revision.approved_go_live_at for revision in revisions)
    for person, pages in people.items():
        _write(person, pages, moment, revisions)


def _waits_for(refusal: PublishRefused) -> str:
    return _("It was to go live together with “%(title)s”, which can’t go live yet.") % {
        "title": refusal.title
    }


def _edit_path(page: Model) -> str:
    return AdminURLFinder().get_edit_url(page) or ""


def _who_wants_to_know(page: Model, revision: Revision) -> set[User]:
    """Who scheduled or approved it, and who wrote it."""
    scheduled = logs.get_logs_for_instance(page).filter(
        action="wagtail.publish.schedule", revision=revision
    )
    last = scheduled.order_by("-timestamp").first()
    people = {last.user if last else None, revision.user}
    return {person for person in people if person and person.is_active}


def _write(
    person: User, pages: list[dict[str, Any]], moment: datetime.datetime, revisions: list[Revision]
) -> None:
    versions = "-".join(str(revision.pk) for revision in revisions)
    write_letter(
        kind="held_back",
        person=person,
        dedupe_key=f"held_back:{versions}:{moment.isoformat()}:{person.pk}",
        context={"pages": pages, "moment": moment},
    )
