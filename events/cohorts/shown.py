"""What the pages of programs and cohorts show. Reads only; queries are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from ..models import CohortPage, ProgramPage


def program_context(page: ProgramPage, request: HttpRequest) -> dict[str, Any]:
    return {}


def cohort_context(page: CohortPage, request: HttpRequest) -> dict[str, Any]:
    return {}
