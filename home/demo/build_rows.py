"""StreamFields that hold rows instead of a page's body: chosen pages, and rows of an action plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from home.demo.build import Places, Raw, block_id, rich_text
from home.demo.shape import PlanRow


def page_rows(where: str, keys: Iterable[str], places: Places) -> str:
    """The JSON of a StreamField of chosen pages."""
    raw = [{"type": "page", "value": places.pages[key], "id": block_id(where, key)} for key in keys]
    return json.dumps(raw)


def plan_rows(
    where: str, rows: Iterable[PlanRow], places: Places, day: Callable[[int], date]
) -> str:
    """The JSON of one section of an action plan; `day` turns an offset into a date."""
    raw = [
        {
            "type": "page" if row.page else "text",
            "value": _plan_row(row, places, day),
            "id": block_id(where, at),
        }
        for at, row in enumerate(rows)
    ]
    return json.dumps(raw)


def _plan_row(row: PlanRow, places: Places, day: Callable[[int], date]) -> Raw:
    on = None if row.date_in_days is None else day(row.date_in_days).isoformat()
    dated = {"date": on, "label": row.date_label}
    if row.page:
        return {"page": places.pages[row.page], "lead": row.lead, **dated}
    return {"text": rich_text(row.text, places), **dated}
