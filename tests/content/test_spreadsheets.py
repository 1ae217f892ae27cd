"""No word that a person chose is worked out by a spreadsheet."""

import pytest

from content.spreadsheets import as_text


@pytest.mark.parametrize(
    "word",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1", "＋1", "－1", "＠a"],
)
def test_what_looks_like_a_formula_gets_an_apostrophe(word):
    assert as_text(word) == f"'{word}"


@pytest.mark.parametrize("value", ["Zoë O’Neill", "a=b", "", 3, -1, None, True])
def test_everything_else_stays_as_it_is(value):
    assert as_text(value) is value
