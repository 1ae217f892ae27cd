"""What a change means for learners is said in words, each kind of change once."""

import dataclasses

import pytest

from learning.impact import Asked, AskedModule, changes, in_short
from learning.rules import ModuleRule

READ = ModuleRule(continued=True)


def module(key, *, title="", required=True, rule=READ):
    return AskedModule(key, title or f"Module {key}", required, rule)


def asked(*modules, k=None, in_order=False):
    return Asked(modules, k, in_order)


def short(before, after):
    return in_short(changes(before, after))


THREE = asked(module(1), module(2), module(3))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (THREE, "nothing changes for learners"),
        (
            asked(module(1), module(2), module(3), module(4)),
            "1 module added, finishing takes 4 modules instead of 3",
        ),
        (asked(*THREE.modules, module(4, required=False)), "1 extra added"),
        (
            asked(module(1)),
            "2 modules removed, finishing takes 1 module instead of 3",
        ),
        (
            asked(module(3), module(1), module(2)),
            "the order of the modules changed",
        ),
        (
            asked(module(1), module(2), module(3, required=False)),
            "1 module no longer counts, finishing takes 2 modules instead of 3",
        ),
        (
            asked(module(1), module(2), module(3, rule=ModuleRule(continued=True, pass_mark=80))),
            "1 rule tightened",
        ),
        (asked(*THREE.modules, k=2), "finishing takes 2 modules instead of 3"),
        (asked(*THREE.modules, in_order=True), "modules now go one after the other"),
        (asked(module(1, title="A better title"), module(2), module(3)), None),
    ],
)
def test_each_change_is_said(after, words):
    assert short(THREE, after) == (words or "nothing changes for learners")


def test_a_new_module_at_the_front_does_not_change_the_order_of_the_others():
    after = asked(module(4), *THREE.modules, k=3)

    assert short(THREE, after) == "1 module added"


def test_the_other_way_round_is_said_too():
    before = asked(module(1, required=False), module(2), in_order=True)

    assert short(before, asked(module(1), module(2))) == (
        "1 module now counts, modules can now be done in any order, "
        "finishing takes 2 modules instead of 1"
    )


TIGHTENED, LOOSENED, CHANGED, SAME = "1 rule tightened", "1 rule loosened", "1 rule changed", ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (READ, ModuleRule(continued=True, attested=True), TIGHTENED),
        (ModuleRule(pass_mark=80), ModuleRule(pass_mark=90), TIGHTENED),
        (ModuleRule(pass_mark=80), ModuleRule(pass_mark=80, tries=3), TIGHTENED),
        (ModuleRule(pass_mark=80, tries=3), ModuleRule(pass_mark=80, tries=2), TIGHTENED),
        (ModuleRule(watched=80), ModuleRule(watched=95), TIGHTENED),
        (READ, ModuleRule(continued=True, watched=80), TIGHTENED),
        (READ, ModuleRule(continued=True, pass_mark=80, tries=2), TIGHTENED),
        (READ, ModuleRule(marked_done=True), CHANGED),
        (ModuleRule(pass_mark=80, tries=3), ModuleRule(pass_mark=70, tries=2), CHANGED),
        (READ, READ, SAME),
    ],
)
def test_a_rule_is_tightened_when_it_asks_for_more(before, after, words):
    there = changes(asked(module(1, rule=before)), asked(module(1, rule=after)))
    back = changes(asked(module(1, rule=after)), asked(module(1, rule=before)))

    assert [change.short for change in there] == ([words] if words else [])
    reverse = {TIGHTENED: LOOSENED}.get(words, words)
    assert [change.short for change in back] == ([reverse] if reverse else [])


def test_every_part_of_a_rule_is_noticed():
    for part in dataclasses.fields(ModuleRule):
        if part.name == "tries":
            continue
        value = 50 if "int" in str(part.type) else True
        after = ModuleRule(**{part.name: value})

        assert short(asked(module(1, rule=ModuleRule())), asked(module(1, rule=after))) == TIGHTENED


def test_the_modules_are_named_and_the_new_rule_is_said():
    after = asked(
        module(1),
        module(2, rule=ModuleRule(marked_done=True, continued=True)),
        module(3),
        module(4, title="Listening"),
        module(5, title="Speaking"),
    )

    added, tightened, *_ = changes(THREE, after)

    assert added.details == ["“Listening” and “Speaking”"]
    assert tightened.details == [
        "“Module 2”. Complete when you mark it as done and press Continue at the end."
    ]


def test_a_module_that_has_no_title_yet_is_counted_but_not_named():
    untitled = AskedModule(0, "", True, READ)
    kept = THREE.modules

    (alone, *_) = changes(THREE, asked(*kept, untitled))
    (with_another, *_) = changes(THREE, asked(*kept, module(5, title="Speaking"), untitled))

    assert (alone.short, alone.details) == ("1 module added", [])
    assert (with_another.short, with_another.details) == ("2 modules added", ["“Speaking”"])
