"""Builds the demo site: pages, pictures, and (with DEMO=1) log-ins and what learners did."""

from __future__ import annotations

import logging
import random
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page

from accounts.models import User
from content.models import SiteSettings
from home.demo import (
    build_circles,
    build_events,
    build_history,
    build_images,
    build_pages,
    build_people,
    build_recordings,
    build_series,
    build_training,
    demo_people,
    pages,
    play_training,
)
from home.demo.build import Places
from home.demo.build_tree import Tree


class Command(BaseCommand):
    """Refuses a site that is in use, unless told otherwise; changes nothing that is there."""

    help = "Build the demo site in an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take --if-empty, --force and --seed."""
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing where there is content."
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="Add what is missing to a site in use. What is there stays as it is.",
        )
        parser.add_argument(
            "--seed", type=int, default=1, help="Another number tells other learners' stories."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it all, or nothing."""
        if is_in_use() and not options["force"]:
            if options["if_empty"]:
                self.stdout.write("There is content already: the demo is not loaded.")
                return
            raise CommandError(
                "This site has pages or people of its own. Use --force to add the demo to it; "
                "nothing that is there will be changed."
            )
        began = perf_counter()
        luck = random.Random(options["seed"])  # noqa: S311 (stories, not secrets)
        with override("en"), fewer_words(), transaction.atomic():
            self._build(luck)
        self.stdout.write(f"  done in {perf_counter() - began:.1f} s")

    def _build(self, luck: random.Random) -> None:
        self.stdout.write("Loading the demo")
        images = build_images.make_images()
        self._say(len(images), "pictures")
        recordings = build_recordings.make_recordings()
        self._say(len(recordings), "films")
        tree = Tree()
        build_pages.find_home(tree)
        build_series.plant(tree)
        build_pages.plant_offerings(tree)
        build_events.plant(tree)
        build_training.plant(tree)
        build_pages.plant_others(tree)
        places = Places(tree.ids, images, recordings)
        build_series.publish(tree, places, build_series.make_topics(pages.TOPICS))
        build_events.publish(tree, places)
        build_training.publish(tree, places)
        build_pages.publish(tree, places)
        site_settings = build_pages.write_settings(tree)
        self._say(len(tree.new), "pages")
        bodies = [tree.pages[key].body for key in tree.new if hasattr(tree.pages[key], "body")]
        on_cards = [tree.pages[key].image for key in tree.new if tree.pages[key].image_id]
        self._say(build_images.make_sizes(bodies, on_cards), "pictures in their sizes")
        if settings.DEMO:
            self._people(tree, places, site_settings, luck)

    def _people(
        self, tree: Tree, places: Places, site_settings: SiteSettings, luck: random.Random
    ) -> None:
        institutions = build_people.make_institutions(demo_people.INSTITUTIONS)
        logins = build_people.make_logins(demo_people.PEOPLE, site_settings.privacy_version)
        build_recordings.let_say(logins["editor"], places.recordings.values())
        numbered = build_people.make_numbered_learners(institutions)
        self._say(len(logins), "log-ins")
        self._say(len(numbered), "numbered learners")
        series = {
            each.slug: tree.pages[f"{build_series.CATALOGUE}/{each.slug}"]
            for each in build_series.SERIES
        }
        modules = {slug: list(page.live_modules()) for slug, page in series.items()}
        stories = build_history.stories_of(logins["learner"], numbered, modules, luck)
        self._say(build_history.play(stories, series, modules, luck), "learners' stories")
        keepers, more = build_circles.make_people()
        seats = build_circles.play(tree, logins, keepers, [*numbered, *more], luck)
        self._say(seats, "seats and places in queues")
        joined = play_training.play(tree, logins, [*numbered, *more], luck)
        self._say(joined, "people in the training")

    def _say(self, count: int, what: str) -> None:
        self.stdout.write(f"  {count:>3} {what}")


@contextmanager
def fewer_words() -> Iterator[None]:
    """Keep Wagtail from noting each publish: forty lines of that would hide ours."""
    log = logging.getLogger("wagtail")
    level = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(level)


def is_in_use() -> bool:
    """Whether there is anything that the migrations have not made: pages below home, or people."""
    return Page.objects.filter(depth__gt=2).exists() or User.objects.exists()
