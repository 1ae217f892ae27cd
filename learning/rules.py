"""When a module or a series is complete: decided, said in words and explained from one object.

Nothing here reads the database. A rule is made from what an editor chose (`ModulePage.rule`),
frozen into a plan as plain data (`as_data`), and asked about one learner's `Evidence`.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext, ngettext


@dataclass(frozen=True)
class Evidence:
    """What one learner did in one module. `best_score` is the best quick check, `watched` what was
    played of the recording, both 0 to 100 %.
    """

    continued: bool = False
    marked_done: bool = False
    attested: bool = False
    best_score: int | None = None
    tries_used: int = 0
    watched: int = 0


@dataclass(frozen=True)
class RuleItem:
    """One thing a module asks for, whether this learner has done it, and what is left to do.

    Of what `is_watching`, the detail changes while the page is open.
    """

    label: str
    done: bool
    detail: str = ""
    is_watching: bool = False


@dataclass(frozen=True)
class ModuleRule:
    """What completing one module takes. Every part that is set must be met.

    `pass_mark` is the least share of right answers in percent; `tries` limits how often the
    quick check may be taken (None: as often as one likes). `watched` is the least share of the
    recording in percent.
    """

    continued: bool = False
    marked_done: bool = False
    attested: bool = False
    pass_mark: int | None = None
    tries: int | None = None
    watched: int | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "ModuleRule":
        """The rule that `as_data` wrote down."""
        return cls(**data)

    def as_data(self) -> dict[str, Any]:
        """The rule as plain values: only the parts that are set, so new kinds change no old one."""
        return {name: value for name, value in vars(self).items() if value not in (None, False)}

    @property
    def digest(self) -> str:
        """SHA-256 of the rule, in hex. Equal rules have equal digests."""
        return digest_of(self.as_data())

    @property
    def asks_for_something(self) -> bool:
        return bool(self.as_data())

    def as_offered(
        self, today: "ModuleRule", *, recording: bool, quick_check: bool, statement: bool
    ) -> "ModuleRule":
        """The rule without what the page no longer offers: nobody is asked for what can't be done.

        When nothing of it is left, the rule of `today`.
        """
        left = replace(
            self,
            watched=self.watched if recording else None,
            pass_mark=self.pass_mark if quick_check else None,
            tries=self.tries if quick_check else None,
            attested=self.attested and statement,
        )
        return left if left.asks_for_something else today

    def items(self, evidence: Evidence) -> list[RuleItem]:
        """What the rule asks for, one by one, in the order a learner meets it on the page."""
        items = []
        if self.watched is not None:
            items.append(self._recording_item(self.watched, evidence))
        if self.pass_mark is not None:
            items.append(self._quick_check_item(evidence))
        if self.attested:
            items.append(RuleItem(gettext("confirm that you did the activity"), evidence.attested))
        if self.marked_done:
            items.append(RuleItem(gettext("mark it as done"), evidence.marked_done))
        if self.continued:
            items.append(RuleItem(gettext("press Continue at the end"), evidence.continued))
        return items

    def is_met(self, evidence: Evidence) -> bool:
        items = self.items(evidence)
        return bool(items) and all(item.done for item in items)

    def sentence(self) -> str:
        """What it takes, as editor and learner read it."""
        labels = [item.label for item in self.items(Evidence())]
        if not labels:
            return gettext("This module doesn't ask for anything yet.")
        return gettext("Complete when you %(parts)s.") % {
            "parts": get_text_list(labels, gettext("and"))
        }

    def tries_left(self, evidence: Evidence) -> int | None:
        """How often the quick check may still be taken; None when there is no limit."""
        return None if self.tries is None else max(self.tries - evidence.tries_used, 0)

    def _recording_item(self, share: int, evidence: Evidence) -> RuleItem:
        label = gettext("watch %(share)s%% of the recording") % {"share": share}
        if share == 100:
            label = gettext("watch the whole recording")
        done = evidence.watched >= share
        detail = ""
        if not done and evidence.watched:
            detail = gettext("You have watched %(watched)s%% so far.") % {
                "watched": evidence.watched
            }
        return RuleItem(label, done, detail, is_watching=True)

    def _quick_check_item(self, evidence: Evidence) -> RuleItem:
        mark = self.pass_mark or 0
        label = gettext("pass the quick check at %(mark)s%%") % {"mark": mark}
        if self.tries is not None:
            label = ngettext(
                "%(label)s within %(tries)s try", "%(label)s within %(tries)s tries", self.tries
            ) % {"label": label, "tries": self.tries}
        done = evidence.best_score is not None and evidence.best_score >= mark
        detail = ""
        if not done and evidence.best_score is not None:
            detail = gettext("Your best so far is %(score)s%%.") % {"score": evidence.best_score}
        return RuleItem(label, done, detail)


@dataclass(frozen=True)
class SeriesRule:
    """What finishing a series takes: `needed` of its `total` required modules.

    `total` counts the required modules that are live. A series that asks for more modules than
    are left asks for all that are left; one with none left can't be finished.
    """

    total: int
    k: int | None = None
    in_order: bool = False

    @property
    def needed(self) -> int:
        return self.total if self.k is None else min(self.k, self.total)

    def done(self, completed: int) -> int:
        """How many of the needed modules are done, when `completed` required ones are."""
        return min(completed, self.needed)

    def is_met(self, completed: int) -> bool:
        return self.needed > 0 and completed >= self.needed

    def sentence(self) -> str:
        """What finishing takes, in words."""
        if self.total == 0:
            return gettext("Nothing can be finished here at the moment.")
        if self.needed < self.total:
            text = gettext("finish any %(needed)s of the %(total)s modules")
        else:
            text = ngettext("finish the module", "finish all %(total)s modules", self.total)
        if self.in_order and self.total > 1:
            text = gettext("%(what)s, one after the other") % {"what": text}
        return capfirst(text % {"needed": self.needed, "total": self.total}) + "."


def digest_of(data: Any) -> str:
    """SHA-256, in hex, of plain data written in one canonical way."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def canonical(data: Any) -> str:
    """Plain data as text; equal data gives equal text."""
    return json.dumps(data, sort_keys=True)
