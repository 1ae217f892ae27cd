"""Words for a cell of a spreadsheet, so that none is worked out instead of shown. Pure."""

from typing import Any

# What begins so is a formula to one spreadsheet or another; people choose their names themselves.
# The last four are the full-width forms that Japanese input writes for the first four.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROLS = ("\t", "\r", "\n")


def as_text(value: Any) -> Any:
    """The value, so that no spreadsheet takes it for a formula: words that look like one get a `'`."""
    if not isinstance(value, str):
        return value
    is_formula = value.startswith(CONTROLS) or value.lstrip().startswith(BEGINS_A_FORMULA)
    return f"'{value}" if is_formula else value
