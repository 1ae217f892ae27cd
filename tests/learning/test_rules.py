"""One rule decides, says itself in words and explains what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.rules import Evidence, ModuleRule, SeriesRule

rules = st.builds(
    ModuleRule,
    continued=st.booleans(),
    marked_done=st.booleans(),
    attested=st.booleans(),
    pass_mark=st.none() | st.integers(1, 100),
    tries=st.none() | st.integers(1, 5),
    watched=st.none() | st.integers(1, 100),
)
evidence = st.builds(
    Evidence,
    continued=st.booleans(),
    marked_done=st.booleans(),
    attested=st.booleans(),
    best_score=st.none() | st.integers(0, 100),
    tries_used=st.integers(0, 9),
    watched=st.integers(0, 100),
)


@given(rules, evidence)
def test_a_rule_is_met_exactly_when_every_item_is_done(rule, given_evidence):
    items = rule.items(given_evidence)

    assert rule.is_met(given_evidence) == (bool(items) and all(item.done for item in items))


@given(rules)
def test_a_rule_survives_being_written_down(rule):
    again = ModuleRule.from_data(rule.as_data())

    assert again == rule
    assert again.digest == rule.digest


def test_a_rule_that_asks_for_nothing_is_never_met():
    everything = Evidence(True, True, True, 100, 1, 100)

    assert not ModuleRule().is_met(everything)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (ModuleRule(continued=True), "Complete when you press Continue at the end."),
        (
            ModuleRule(continued=True, pass_mark=80),
            "Complete when you pass the quick check at 80% and press Continue at the end.",
        ),
        (
            ModuleRule(pass_mark=75, tries=2),
            "Complete when you pass the quick check at 75% within 2 tries.",
        ),
        (
            ModuleRule(attested=True, marked_done=True),
            "Complete when you confirm that you did the activity and mark it as done.",
        ),
        (
            ModuleRule(watched=80, pass_mark=70, continued=True),
            "Complete when you watch 80% of the recording, pass the quick check at 70% and press "
            "Continue at the end.",
        ),
        (ModuleRule(watched=100), "Complete when you watch the whole recording."),
        (ModuleRule(), "This module doesn't ask for anything yet."),
    ],
)
def test_a_module_rule_says_itself(rule, sentence):
    assert rule.sentence() == sentence


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (SeriesRule(6), "Finish all 6 modules."),
        (SeriesRule(1), "Finish the module."),
        (SeriesRule(6, k=4), "Finish any 4 of the 6 modules."),
        (SeriesRule(6, in_order=True), "Finish all 6 modules, one after the other."),
        (SeriesRule(3, k=5), "Finish all 3 modules."),
        (SeriesRule(0), "Nothing can be finished here at the moment."),
    ],
)
def test_a_series_rule_says_itself(rule, sentence):
    assert rule.sentence() == sentence


@given(st.integers(0, 50), st.none() | st.integers(1, 60), st.integers(0, 60))
def test_shares_stay_between_nothing_and_all(total, k, completed):
    rule = SeriesRule(total, k)

    assert 0 <= rule.done(completed) <= rule.needed <= total
    assert rule.is_met(completed) == (total > 0 and completed >= rule.needed)


def test_the_best_score_counts_and_is_told():
    rule = ModuleRule(pass_mark=80, tries=3)

    [item] = rule.items(Evidence(best_score=60, tries_used=1))

    assert not item.done
    assert item.detail == "Your best so far is 60%."
    assert rule.tries_left(Evidence(tries_used=1)) == 2
    assert rule.tries_left(Evidence(tries_used=9)) == 0


@pytest.mark.parametrize(
    ("watched", "done", "detail"),
    [(0, False, ""), (79, False, "You have watched 79% so far."), (80, True, ""), (100, True, "")],
)
def test_the_share_that_was_watched_is_told_until_it_is_enough(watched, done, detail):
    [item] = ModuleRule(watched=80).items(Evidence(watched=watched))

    assert (item.done, item.detail) == (done, detail)
