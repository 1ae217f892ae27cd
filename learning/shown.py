"""What the pages of a series and a module show to one visitor. Reads only; queries are fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest, QueryDict

from .forms import AttestForm, EnrollForm, QuickCheckForm, ReflectionForm
from .models.records import QuizAttempt, Reflection
from .offerings import personal_offering
from .outline import Outline, Row
from .rules import Evidence
from .standing import Standing, standing_in
from .watching import shown_playback

if TYPE_CHECKING:
    from .models import ModulePage, SeriesPage


@dataclass(frozen=True)
class ShownCheck:
    """The quick check of a module as a learner meets it."""

    form: QuickCheckForm
    attempt: QuizAttempt | None
    tries_left: int | None
    can_try: bool
    is_kept: bool  # answers from before signing in again wait in the form
    pass_mark: int | None


@dataclass(frozen=True)
class ShownReflection:
    """One prompt with what the learner wrote so far."""

    form: ReflectionForm
    written: Reflection | None


def series_context(
    series: SeriesPage, request: HttpRequest, *, form: Form | None = None
) -> dict[str, Any]:
    """What a series page shows. `form` is an enroll form that was refused."""
    standing = standing_in(series, request, counted=True)
    enrollment, outline = standing.enrollment, standing.outline
    why_not = standing.why_not_enroll()
    certificates = standing.certificates()
    if form is None and standing.person is not None:
        form = EnrollForm(person=standing.person)
    return {
        "standing": standing,
        "offering": personal_offering(series, enrollment),
        "outline": outline,
        "enrollment": enrollment,
        "can_enroll": not enrollment and not why_not and outline.rule.total > 0,
        "can_take_again": standing.can_take_again(),
        "why_not": why_not,
        "enroll_form": form,
        "certificate": next((each for each in certificates if each.is_valid), None),
        "awaits_name": bool(enrollment and enrollment.is_completed and not certificates),
        "has_errors": bool(form and form.errors),
    }


def module_context(
    module: ModulePage, request: HttpRequest, *, form: Form | None = None
) -> dict[str, Any]:
    """What a module page shows. `form` is a form of this page that was refused."""
    series = module.series
    standing = standing_in(series, request)
    enrollment, outline = standing.enrollment, standing.outline
    row = outline.row_for(module.pk)
    rule = module.as_offered(row.rule) if row else module.rule()
    progress = row.progress if row else None
    evidence = progress.evidence if progress else Evidence()
    previous_row, next_row = outline.beside(module.pk)
    hidden = not series.is_open_to_read and enrollment is None
    return {
        "standing": standing,
        "series": series,
        "outline": outline,
        "row": row,
        "enrollment": enrollment,
        "progress": progress,
        "rule": rule,
        "rule_sentence": rule.sentence(),
        "items": rule.items(evidence),
        "is_complete": bool(progress and progress.completed_at),
        "is_all_done": rule.is_met(evidence),
        "playback": None if hidden else shown_playback(module, standing, progress, rule.watched),
        "is_locked": bool(row and row.state == "locked"),
        "is_last": _completes_series(outline, row),
        "quick_check": None if hidden else _check(module, standing, form, row),
        "reflections": {} if hidden else _reflections(module, standing, form),
        "attest_form": _attest_form(module, form),
        "previous_row": previous_row,
        "next_row": next_row,
        "body_hidden": hidden,
        "why_not": standing.why_not_enroll(),
        "has_errors": bool(form and form.errors),
    }


def _completes_series(outline: Outline, row: Row | None) -> bool:
    """Whether this module is the last one needed."""
    return bool(row and row.required and not row.is_done and outline.left == 1)


def _check(
    module: ModulePage, standing: Standing, form: Form | None, row: Row | None
) -> ShownCheck | None:
    value = module.quick_check
    if value is None:
        return None
    rule = row.rule if row else module.rule()
    progress = row.progress if row else None
    tries_left = rule.tries_left(progress.evidence if progress else Evidence())
    answers = None
    if not isinstance(form, QuickCheckForm):
        # What was typed before signing in again comes back, bound so that it fills the fields.
        kept = standing.kept_form(module.pk, "answer") if standing.enrollment else None
        answers = {k: v if len(v) > 1 else v[0] for k, v in kept.lists() if v} if kept else None
        form = QuickCheckForm(
            asked=value.asked, initial={**_only_answers(answers), "whose": standing.whose}
        )
    return ShownCheck(
        form=form,
        attempt=standing.last_attempt(progress),
        tries_left=tries_left,
        can_try=standing.enrollment is not None
        and tries_left != 0
        and not (row and row.state == "locked"),
        is_kept=bool(answers),
        pass_mark=rule.pass_mark,
    )


def _only_answers(kept: dict[str, Any] | None) -> dict[str, Any]:
    return {k: v for k, v in (kept or {}).items() if k not in ("form_key", "version", "whose")}


def _reflections(
    module: ModulePage, standing: Standing, form: Form | None
) -> dict[str, ShownReflection]:
    """Block id → the prompt's form and what was written."""
    ids = [block.id for block in module.body if block.block_type == "reflection"]
    if not ids:
        return {}
    written = standing.reflections(ids)
    kept = standing.kept_form(module.pk, "reflect")
    shown = {
        block_id: _reflection(block_id, written.get(block_id), kept, standing.whose)
        for block_id in ids
    }
    if isinstance(form, ReflectionForm) and form.data.get("block_id") in shown:
        refused = form.data["block_id"]
        shown[refused] = ShownReflection(form, written.get(refused))
    return shown


def _reflection(
    block_id: str, written: Reflection | None, kept: QueryDict | None, whose: int | None
) -> ShownReflection:
    text = written.text if written else ""
    if kept and kept.get("block_id") == block_id:
        text = kept.get("text", "")
    form = ReflectionForm(
        initial={"block_id": block_id, "text": text, "whose": whose},
        auto_id=f"id_{block_id}_%s",
    )
    return ShownReflection(form, written)


def _attest_form(module: ModulePage, form: Form | None) -> AttestForm | None:
    if not module.attestation.strip():
        return None
    if isinstance(form, AttestForm):
        return form
    return AttestForm(initial={"statement": module.attestation.strip()})
