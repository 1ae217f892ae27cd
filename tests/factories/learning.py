"""Series with modules, published as an editor publishes them."""

from django.db import transaction
from wagtail.models import Page

from learning.models import LearningIndexPage, ModulePage, SeriesPage

QUESTION = {
    "text": "Who may speak next?",
    "many": False,
    "choices": [
        {"text": "Whoever holds the talking piece", "right": True, "feedback": "Yes."},
        {"text": "Whoever is loudest", "right": False, "feedback": "Look once more."},
    ],
    "why": "The talking piece gives the turn.",
}
QUICK_CHECK = {"type": "quick_check", "value": {"questions": [QUESTION]}}
REFLECTION = {"type": "reflection", "value": {"prompt": "What will you try?", "help": ""}}
WORDS = {"type": "rich_text", "value": "<p>Listen before you answer.</p>"}


def drafted(parent, page):
    """The page, added below `parent` as a draft."""
    page.live = False
    with transaction.atomic():
        parent.add_child(instance=page)
    return page


def published(parent, page):
    """The page, added below `parent` and published with a revision."""
    drafted(parent, page).save_revision().publish()
    page.refresh_from_db()
    return page


def a_catalogue():
    """The learning catalogue below the site's home page."""
    there = LearningIndexPage.objects.first()
    if there:
        return there
    home = Page.objects.filter(depth=2).first()
    return published(home, LearningIndexPage(title="Learn", slug="learn"))


def a_module(series, title="A module", **fields):
    """A live module; completed by *Continue* unless `fields` say otherwise."""
    fields.setdefault("body", [WORDS])
    fields["body"] = ModulePage.body.field.to_python(fields["body"])
    # Looked at once, every block and question has an id that is stored, as after the editor's form.
    list(fields["body"])
    return published(series, ModulePage(title=title, **fields))


def a_series(modules=3, title="A series", **fields):
    """A live series with that many modules, each completed by *Continue*; they are live first."""
    series = drafted(a_catalogue(), SeriesPage(title=title, **fields))
    for number in range(1, modules + 1):
        a_module(series, f"{title}, module {number}")
    series.save_revision().publish()
    series.refresh_from_db()
    return series


def modules_of(series):
    return list(ModulePage.objects.child_of(series).order_by("path"))
