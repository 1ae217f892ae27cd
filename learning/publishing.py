"""What a module and a series must have before they go live: a rule that somebody can meet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from content.recordings.closed import open_problems

if TYPE_CHECKING:
    from .models import ModulePage, SeriesPage


def module_errors(module: ModulePage) -> dict[str, ValidationError]:
    """Why nobody could complete this module: field → reason."""
    errors = {}
    if not module.rule().asks_for_something:
        errors["needs_continue"] = ValidationError(_("Choose at least one thing to do."))
    if module.pass_mark and module.quick_check is None:
        errors["pass_mark"] = ValidationError(_("Add a quick check to the body, or clear this."))
    if module.watch_share and not (module.recording and module.recording.duration):
        errors["watch_share"] = ValidationError(
            _(
                "Add a recording of ours, whose length is known, to the body, or clear this. "
                "What is watched elsewhere can't be counted."
            )
        )
    if not module.body:
        errors["body"] = ValidationError(_("A module needs some content before it goes live."))
    elif not module.is_open_to_read and (problems := open_problems(_recording_ids(module))):
        errors["body"] = ValidationError(problems)
    return errors


def _recording_ids(module: ModulePage) -> list[int]:
    values = (raw["value"] for raw in module.body.raw_data if raw["type"] == "recording")
    found = (value.get("recording") for value in values if isinstance(value, dict))
    return [pk for pk in found if pk]


def series_errors(
    series: SeriesPage, modules: QuerySet[ModulePage], *, with_drafts: Collection[int]
) -> dict[str, ValidationError]:
    """Why nobody could finish this series, or enroll in it: field → reason. Two queries;
    three more when only the enrolled may read.

    A series without live modules may be announced, as long as it doesn't say how many it asks for.
    """
    errors = {}
    counts, waiting = _modules_by(series.going_live_at, modules, with_drafts)
    asked, countable = series.modules_needed, sum(counts)
    if asked and asked > countable:
        errors["modules_needed"] = ValidationError(_too_few(countable, waiting))
    elif counts and not countable:
        errors["modules_needed"] = ValidationError(
            _("None of its live modules counts towards finishing. Nobody could finish.")
        )
    if series.opens_at and series.archived_at and series.archived_at <= series.opens_at:
        errors["archived_at"] = ValidationError(_("Choose a time after it opens."))
    if not series.is_open_to_read:
        shown = [pk for module in modules.filter(live=True) for pk in _recording_ids(module)]
        if problems := open_problems(shown):
            errors["access"] = ValidationError(problems)
    return errors


def _too_few(countable: int, waiting: int) -> str:
    if not countable:
        text = _("This series has no live module that counts. Leave this empty until it has.")
    else:
        text = ngettext(
            "This series has %(n)s module that counts. Ask for no more than that.",
            "This series has %(n)s modules that count. Ask for no more than that.",
            countable,
        ) % {"n": countable}
    if waiting:
        more = ngettext(
            "%(n)s more is a draft: publish it first.",
            "%(n)s more are drafts: publish them first.",
            waiting,
        )
        text = f"{text} {more % {'n': waiting}}"
    return text


def _modules_by(
    moment: datetime, modules: QuerySet[ModulePage], with_drafts: Collection[int]
) -> tuple[list[bool], int]:
    """Of each module that is live at `moment` whether it counts, and how many are drafts then.

    Those approved to go live by then are live then, as they were approved. `with_drafts`: so are
    these, as they were drafted last.
    """
    rows = modules.filter(alias_of=None).values_list(
        "pk", "live", "required", "expire_at", "latest_revision__content__required"
    )
    found = {pk: row for pk, *row in rows}
    approved = {
        int(page_id): required
        for page_id, required in Revision.page_revisions.filter(
            object_id__in=[str(pk) for pk in found], approved_go_live_at__lte=moment
        ).values_list("object_id", "content__required")
    }
    counts, waiting = [], 0
    for pk, (live, required, expires, drafted) in found.items():
        if pk in approved:
            counts.append(approved[pk])
        elif pk in with_drafts and drafted is not None:
            counts.append(drafted)
        elif live and not (expires and expires <= moment):
            counts.append(required)
        elif not live:
            waiting += 1
    return counts, waiting
