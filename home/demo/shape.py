"""Shapes of the demo content: frozen, plain, without Django.

A body is a tuple of blocks; a block is a pair (name, value). Names and values:

- ("heading", text)
- ("rich_text", html) with p, ul, ol, li, b, i, a, h3 and h4 only
- ("quote", {"text", "source", "url"}); words of our own have source "" and url ""
- ("callout", {"tone": "note" | "try" | "care", "title", "text": html})
- ("accordion", [{"title", "text": html}, ...])
- ("table", {"caption", "columns": [str, ...], "rows": [[str, ...], ...]}), cells are plain text
- ("image", {"name": "gathering" | "ripples" | "meeting", "alt", "caption"}); alt "" is decorative
- ("call_to_action", {"title", "text", "label", "page": key}), text is plain
- ("offering", {"page": key, "lead"}), lead is plain
- ("quick_check", (Question, ...))
- ("reflection", {"prompt", "help"}), both plain
- ("recording", {"name": "how-a-circle-works" | "five-ways-to-step-in", "caption"})
- ("recording_elsewhere", {"title", "url", "poster": picture's name or None, "minutes": number or
  None, "transcript"}), all plain

A key names a page by its path on the demo site, without slashes at the ends: "learn",
"learn/ideas", "learn/ideas/speak-up-in-the-moment", "offerings/dice-inventory", "action-plan",
"help". Days are counted from the day the demo is loaded; negative days lie in the past.
"""

from dataclasses import dataclass
from typing import Any, Literal

Block = tuple[str, Any]
Body = tuple[Block, ...]


@dataclass(frozen=True)
class Choice:
    """One answer to a question; `feedback` is shown to whoever chose it."""

    text: str
    right: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a quick check; exactly one choice is right unless `many`."""

    text: str
    choices: tuple[Choice, ...]
    why: str
    many: bool = False


@dataclass(frozen=True)
class Module:
    """One module of a series. `pass_mark` is a percent, `tries` a number or None for no limit.

    `watch_share` is the percent of its recording to watch; None asks for none. `attestation` is the
    first-person statement the learner signs; "" asks for none.
    """

    slug: str
    title: str
    summary: str
    kind: Literal["reading", "activity", "recording"]
    minutes: int
    body: Body
    required: bool = True
    needs_continue: bool = False
    needs_marked_done: bool = False
    watch_share: int | None = None
    pass_mark: int | None = None
    tries: int | None = None
    attestation: str = ""


@dataclass(frozen=True)
class Series:
    """A learning series. `needed` is the k of "k of n"; None asks for every required module."""

    slug: str
    title: str
    summary: str
    audience: str
    outcomes: tuple[str, ...]
    topics: tuple[str, ...]
    image: Literal["gathering", "ripples", "meeting"]
    modules: tuple[Module, ...]
    needed: int | None = None
    in_order: bool = False
    opens_in_days: int | None = None
    ends_in_days: int | None = None
    archived_in_days: int | None = None
    access: Literal["open", "enrolled"] = "open"
    body: Body = ()


@dataclass(frozen=True)
class PlanRow:
    """One row of the action plan.

    `text` is HTML and says it all; `lead` is the plain sentence that stands beside the card where
    the row refers to a page. `date_label` says what the date is, in a few words.
    """

    text: str
    lead: str = ""
    page: str | None = None
    date_in_days: int | None = None
    date_label: str = ""


@dataclass(frozen=True)
class Topic:
    """A subject by which the catalogue can be filtered."""

    slug: str
    name: str
    summary: str


@dataclass(frozen=True)
class Page:
    """A standard page. `label` says what it is in a word or two, for cards and lists."""

    slug: str
    title: str
    summary: str
    body: Body
    label: str = ""


@dataclass(frozen=True)
class Person:
    """A demo log-in, named by role.

    `role` is a group of the site; learner, keeper and facilitator have none.
    """

    email: str
    full_name: str
    display_name: str
    role: Literal[
        "learner", "keeper", "facilitator", "editor", "moderator", "registrar", "administrator"
    ]


@dataclass(frozen=True)
class Institution:
    """A made-up institution, named plainly as a demonstration."""

    name: str
    kind: Literal["medical school", "teaching hospital", "health system"]
    region: str
    email_domain: str


@dataclass(frozen=True)
class Home:
    """The home page. A button is (words, key); `featured` are keys of the pages shown as cards."""

    title: str
    label: str
    headline: str
    lead: str
    first_button: tuple[str, str]
    second_button: tuple[str, str]
    featured_title: str
    featured: tuple[str, ...]
    body: Body = ()
