"""What a change of a series means for the people in it, in words. Pure but for translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .rules import ModuleRule, SeriesRule


@dataclass(frozen=True)
class AskedModule:
    """One module as learners meet it. `key` is the page's id; 0 for one that is being written."""

    key: int
    title: str
    required: bool
    rule: ModuleRule


@dataclass(frozen=True)
class Asked:
    """What finishing a series takes: its modules in order, and how many of them."""

    modules: Sequence[AskedModule] = ()
    k: int | None = None
    in_order: bool = False

    @property
    def rule(self) -> SeriesRule:
        return SeriesRule(sum(each.required for each in self.modules), self.k, self.in_order)


@dataclass(frozen=True)
class Change:
    """One kind of change: in short, as in "1 module added", and which modules it is about."""

    short: str
    details: list[str] = field(default_factory=list)


def changes(before: Asked, after: Asked) -> list[Change]:
    """Everything that learners of `before` would meet otherwise; empty when nothing changes."""
    then = {each.key: each for each in before.modules}
    now = {each.key: each for each in after.modules}
    both = [(then[key], now[key]) for key in now if key in then]
    added = [each for each in after.modules if each.key not in then]
    removed = [each for each in before.modules if each.key not in now]
    return [
        *_added(added),
        *_removed(removed),
        *_rules(both),
        *_counting(both),
        *_order(before, after),
        *_finishing(before.rule, after.rule),
    ]


def in_short(found: Sequence[Change]) -> str:
    """All changes in one line: "1 module added, 1 rule tightened"."""
    if not found:
        return _("nothing changes for learners")
    return ", ".join(change.short for change in found)


def _added(modules: Sequence[AskedModule]) -> list[Change]:
    needed = [each for each in modules if each.required]
    extra = [each for each in modules if not each.required]
    found = []
    if needed:
        n = len(needed)
        short = ngettext("%(n)s module added", "%(n)s modules added", n) % {"n": n}
        found.append(Change(short, _titles(needed)))
    if extra:
        n = len(extra)
        short = ngettext("%(n)s extra added", "%(n)s extras added", n) % {"n": n}
        found.append(Change(short, _titles(extra)))
    return found


def _removed(modules: Sequence[AskedModule]) -> list[Change]:
    n = len(modules)
    short = ngettext("%(n)s module removed", "%(n)s modules removed", n) % {"n": n}
    return [Change(short, _titles(modules))] if modules else []


def _rules(both: Iterable[tuple[AskedModule, AskedModule]]) -> list[Change]:
    """Rules that ask for more, for less, or for something else, with the rule as it would be."""
    by_kind: dict[str, list[str]] = {"more": [], "less": [], "other": []}
    for before, after in both:
        if kind := _direction(before.rule, after.rule):
            by_kind[kind].append(f"“{after.title}”. {after.rule.sentence()}")
    more, less, other = (len(by_kind[kind]) for kind in ("more", "less", "other"))
    shorts = {
        "more": ngettext("%(n)s rule tightened", "%(n)s rules tightened", more) % {"n": more},
        "less": ngettext("%(n)s rule loosened", "%(n)s rules loosened", less) % {"n": less},
        "other": ngettext("%(n)s rule changed", "%(n)s rules changed", other) % {"n": other},
    }
    return [Change(shorts[kind], details) for kind, details in by_kind.items() if details]


def _counting(both: Sequence[tuple[AskedModule, AskedModule]]) -> list[Change]:
    now = [after for before, after in both if after.required and not before.required]
    no_more = [after for before, after in both if before.required and not after.required]
    found = []
    if now:
        n = len(now)
        short = ngettext("%(n)s module now counts", "%(n)s modules now count", n) % {"n": n}
        found.append(Change(short, _titles(now)))
    if no_more:
        n = len(no_more)
        short = ngettext("%(n)s module no longer counts", "%(n)s modules no longer count", n)
        found.append(Change(short % {"n": n}, _titles(no_more)))
    return found


def _order(before: Asked, after: Asked) -> list[Change]:
    found = []
    stay = {each.key for each in before.modules} & {each.key for each in after.modules}
    then = [each.key for each in before.modules if each.key in stay]
    now = [each.key for each in after.modules if each.key in stay]
    if then != now:
        found.append(Change(_("the order of the modules changed")))
    if after.in_order and not before.in_order:
        found.append(Change(_("modules now go one after the other")))
    if before.in_order and not after.in_order:
        found.append(Change(_("modules can now be done in any order")))
    return found


def _finishing(before: SeriesRule, after: SeriesRule) -> list[Change]:
    if before.needed == after.needed:
        return []
    short = ngettext(
        "finishing takes %(now)s module instead of %(then)s",
        "finishing takes %(now)s modules instead of %(then)s",
        after.needed,
    )
    return [Change(short % {"now": after.needed, "then": before.needed})]


def _direction(before: ModuleRule, after: ModuleRule) -> str:
    """ "more", "less", "other", or empty when both ask for the same."""
    then, now = _demands(before), _demands(after)
    is_more = any(now[name] > then[name] for name in now)
    is_less = any(now[name] < then[name] for name in now)
    if is_more and is_less:
        return "other"
    return "more" if is_more else "less" if is_less else ""


def _demands(rule: ModuleRule) -> dict[str, float]:
    """How much each part of the rule asks for. Fewer tries ask for more, and no limit for nothing."""
    demands = {name: float(value or 0) for name, value in vars(rule).items()}
    demands["tries"] = 1 / rule.tries if rule.tries else 0.0
    return demands


def _titles(modules: Iterable[AskedModule]) -> list[str]:
    """The modules by title; empty while none of them has one."""
    titles = [f"“{each.title}”" for each in modules if each.title]
    return [get_text_list(titles, _("and"))] if titles else []
