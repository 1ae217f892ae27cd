"""The catalogue of the demo: topics, series and modules."""

from __future__ import annotations

from collections.abc import Iterable

from content.models import Topic
from home.demo import shape
from home.demo.before_the_circle import SERIES as BEFORE_THE_CIRCLE
from home.demo.build import Places, body
from home.demo.build_tree import Tree, moment
from home.demo.ideas import SERIES as IDEAS
from home.demo.start_here import SERIES as START_HERE
from home.demo.women_of_color import SERIES as WOMEN_OF_COLOR
from learning.models import LearningIndexPage, ModulePage, SeriesPage

SERIES = (START_HERE, IDEAS, BEFORE_THE_CIRCLE, WOMEN_OF_COLOR)
CATALOGUE = "learn"
# Each picture was drawn in this many variants.
VARIANTS = 3


def make_topics(topics: Iterable[shape.Topic]) -> dict[str, Topic]:
    """The topics by slug, made where they are missing."""
    made = {}
    for topic in topics:
        made[topic.slug], _is_new = Topic.objects.get_or_create(
            slug=topic.slug, defaults={"name": topic.name, "summary": topic.summary}
        )
    return made


def plant(tree: Tree) -> None:
    """Put catalogue, series and modules into the tree."""
    tree.plant("", LearningIndexPage, CATALOGUE, "Learn")
    for series in SERIES:
        key = tree.plant(CATALOGUE, SeriesPage, series.slug, series.title)
        for module in series.modules:
            tree.plant(key, ModulePage, module.slug, module.title)


def publish(tree: Tree, places: Places, topics: dict[str, Topic]) -> None:
    """Publish them: modules before their series, for a series needs something to finish."""
    for series in SERIES:
        key = f"{CATALOGUE}/{series.slug}"
        for number, module in enumerate(series.modules):
            picture = f"{series.image}-{number % VARIANTS + 1}"
            _publish_module(tree, f"{key}/{module.slug}", module, places, picture)
        _publish_series(tree, key, series, places, topics)
    tree.publish(
        CATALOGUE,
        summary="Short series to go through at your own pace, each with a certificate at the end.",
        show_in_menus=True,
    )


def _publish_module(
    tree: Tree, key: str, module: shape.Module, places: Places, picture: str
) -> None:
    tree.publish(
        key,
        summary=module.summary,
        image_id=places.images[picture],
        kind=module.kind,
        minutes=module.minutes,
        required=module.required,
        body=body(key, module.body, places),
        needs_continue=module.needs_continue,
        needs_marked_done=module.needs_marked_done,
        watch_share=module.watch_share,
        pass_mark=module.pass_mark,
        tries=module.tries,
        attestation=module.attestation,
    )


def _publish_series(
    tree: Tree, key: str, series: shape.Series, places: Places, topics: dict[str, Topic]
) -> None:
    tree.publish(
        key,
        summary=series.summary,
        image_id=places.images[f"{series.image}-1"],
        audience=series.audience,
        outcomes="\n".join(series.outcomes),
        topics=[topics[slug] for slug in series.topics],
        body=body(key, series.body, places),
        access=series.access,
        modules_needed=series.needed,
        in_order=series.in_order,
        opens_at=moment(series.opens_in_days, 9),
        ends_at=moment(series.ends_in_days, 17),
        archived_at=moment(series.archived_in_days, 17),
    )
