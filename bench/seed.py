"""Our own side: the site's pages and records, made as editors and learners make them.

`python -m bench.inside bench.seed seed` fills an empty database that has been migrated.
"""

from __future__ import annotations

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.inside import session_of  # noqa: E402
from bench.seed_circles import placed, registrations, seed_circles  # noqa: E402
from bench.shape import MINUTES, WORDS, Ask, Sizes, Works  # noqa: E402
from content.models import SiteSettings, StandardPage  # noqa: E402
from learning import actions  # noqa: E402
from learning.models import (  # noqa: E402
    Enrollment,
    LearningIndexPage,
    ModulePage,
    ModuleProgress,
    SeriesPage,
)

__all__ = ["placed", "seed", "written"]
BODY = [{"type": "rich_text", "value": f"<p>{WORDS}</p>"}]


def seed(sizes: Sizes) -> Works:
    """Make pages, people, and what they did."""
    works = Works()
    with transaction.atomic():
        home = Page.objects.get(depth=2)
        _standing_pages(home)
        index = LearningIndexPage(title="Learn", slug="learn", summary=WORDS, show_in_menus=True)
        home.add_child(instance=index)
        index.save_revision().publish()
        for number in range(sizes.series):
            _series(index, f"series-{number}", 1)
    works.add("list", Ask(index.url))
    busy = _person("busy")
    for count in sizes.modules:
        _add_series(works, sizes, _series(index, f"of-{count}", count), count, busy)
    works.add("mine", Ask("/my-learning/", session_of(busy)))
    seed_circles(works, sizes, home)
    _add_lists(works)
    return works


def _standing_pages(home: Page) -> None:
    """What the frame of every page of a real site links to."""
    written = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name in ("help", "privacy", "accessibility"):
        page = StandardPage(title=name, slug=name, summary=WORDS, show_in_menus=name == "help")
        home.add_child(instance=page)
        page.save_revision().publish()
        setattr(written, f"{name}_page", page.page_ptr)
    written.save()


def _series(index: LearningIndexPage, slug: str, count: int) -> SeriesPage:
    series = SeriesPage(title=slug, slug=slug, summary=WORDS, live=False)
    with transaction.atomic():
        index.add_child(instance=series)
        for number in range(count):
            _add_module(series, number)
        series.save_revision().publish()
    return SeriesPage.objects.get(pk=series.pk)


def _add_module(series: SeriesPage, number: int) -> None:
    module = ModulePage(
        title=f"{series.title} {number}",
        slug=f"m{number}",
        summary=WORDS,
        minutes=MINUTES,
        body=ModulePage.body.field.to_python(BODY),
    )
    series.add_child(instance=module)


def _add_series(works: Works, sizes: Sizes, series: SeriesPage, count: int, busy: User) -> None:
    modules = list(series.live_modules())
    actions.enroll(busy, series, certificate_name="Busy Learner")
    for number in range(sizes.learners):
        person = _learner(f"learner-{count}-{number}", series, modules, count // 2)
    session = session_of(person)
    works.add(f"series {count} anonymous", Ask(series.url))
    works.add(f"series {count} signed in", Ask(series.url, session))
    works.add(f"module {count} signed in", Ask(modules[count // 2].url, session))
    if count in (10, 50):
        for number in range(sizes.writers):
            person = _learner(f"writer-{count}-{number}", series, modules, count - 1)
            works.add(f"finish {count}", _continue(modules[-1], person))
        for number in range(2):
            person = _learner(f"beginner-{count}-{number}", series, modules, 0)
            works.add(f"complete {count}", _continue(modules[0], person))


def _continue(module: ModulePage, person: User) -> Ask:
    return Ask(f"/learning/modules/{module.pk}/continue/", session_of(person), "POST")


def _learner(name: str, series: SeriesPage, modules: list[ModulePage], done: int) -> User:
    """A person enrolled through the action, with so many modules done, written at once."""
    person = _person(name)
    enrollment = actions.enroll(person, series, certificate_name=name)
    now = timezone.now()
    ModuleProgress.objects.bulk_create(
        ModuleProgress(
            enrollment=enrollment,
            module=module,
            opened_at=now,
            continued_at=now,
            completed_at=now,
        )
        for module in modules[:done]
    )
    Enrollment.objects.filter(pk=enrollment.pk).update(required_done=done)
    return person


def _person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.org", full_name=name)


def _add_lists(works: Works) -> None:
    """The admin's lists, with a row and with as many as a page holds."""
    staff = User.objects.create_superuser("staff@example.org", full_name="Staff")
    session = session_of(staff)
    for name in ("enrollments", "certificates"):
        address = f"/admin/learning/{name}/"
        works.add(f"admin {name}", Ask(address, session))
    works.add("admin enrollments, one row", Ask("/admin/learning/enrollments/?q=busy", session))


def written() -> int:
    """How many have finished a series, and how many have a place in a circle."""
    return Enrollment.objects.completed().count() + registrations()
