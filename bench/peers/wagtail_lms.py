"""wagtail-lms, from its package, on a stock Wagtail site, seeded alike."""

from __future__ import annotations

import json

from bench import stock
from bench.inside import session_of
from bench.shape import WORDS, Ask, Sizes, Works

stock.configure("bench.peers.wagtail_lms", ["wagtail_lms"])

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail.models import Page  # noqa: E402
from wagtail_lms.models import (  # noqa: E402
    CourseEnrollment,
    CoursePage,
    H5PActivity,
    H5PAttempt,
    H5PLessonCompletion,
    H5PLessonPage,
)

COMPLETED = {"verb": {"id": "http://adlnet.gov/expapi/verbs/completed", "display": {"en": "did"}}}

urlpatterns = stock.urls([path("lms/", include("wagtail_lms.urls"))])
application = get_wsgi_application()


def seed(sizes: Sizes) -> Works:
    """Make courses of lessons with an activity each, and learners half-way through."""
    call_command("migrate", verbosity=0)
    works = Works()
    for count in sizes.modules:
        with transaction.atomic():
            _add_course(works, sizes, count)
    staff = User.objects.create_superuser("staff")
    works.add("admin enrollments", Ask("/admin/courseenrollment/", session_of(staff)))
    return works


def _add_course(works: Works, sizes: Sizes, count: int) -> None:
    course = CoursePage(title=f"of-{count}", slug=f"of-{count}", description=f"<p>{WORDS}</p>")
    Page.objects.get(depth=2).add_child(instance=course)
    lessons = [_lesson(course, number) for number in range(count)]
    for number in range(sizes.learners):
        person = _learner(f"learner-{count}-{number}", course, lessons[: count // 2])
    works.add(f"series {count} anonymous", Ask(course.url))
    works.add(f"series {count} signed in", Ask(course.url, session_of(person)))
    if count in (10, 50):
        for number in range(sizes.writers):
            person = _learner(f"writer-{count}-{number}", course, lessons[:-1])
            works.add(f"finish {count}", _done(lessons[-1][1], person))


def _lesson(course: CoursePage, number: int) -> tuple[H5PLessonPage, H5PActivity]:
    activity = H5PActivity.objects.create(title=f"{course.title} {number}")
    body = [{"type": "h5p_activity", "value": {"activity": activity.pk}}]
    lesson = H5PLessonPage(
        title=activity.title,
        slug=f"m{number}",
        body=H5PLessonPage.body.field.to_python(json.dumps(body)),
    )
    course.add_child(instance=lesson)
    return lesson, activity


def _learner(name: str, course: CoursePage, done: list[tuple[H5PLessonPage, H5PActivity]]) -> User:
    person = User.objects.create(username=name)
    CourseEnrollment.objects.create(user=person, course=course)
    H5PAttempt.objects.bulk_create(
        H5PAttempt(user=person, activity=activity, completion_status="completed")
        for _lesson, activity in done
    )
    H5PLessonCompletion.objects.bulk_create(
        H5PLessonCompletion(user=person, lesson=lesson) for lesson, _activity in done
    )
    return person


def _done(activity: H5PActivity, person: User) -> Ask:
    return Ask(
        f"/lms/h5p-xapi/{activity.pk}/",
        session_of(person),
        "POST",
        json.dumps(COMPLETED),
        "application/json",
    )


def written() -> int:
    """How many have finished a course."""
    return CourseEnrollment.objects.exclude(completed_at=None).count()
