"""The ceiling: what a bare Django app takes for the same work. No CMS, nothing to edit; seats stand in a
file of their own.

It has a series' tables in spirit, plain templates, and what every page needs anyway: session, person,
protection of forms, messages. `python -m bench.inside bench.ceiling seed` fills it.
"""

from __future__ import annotations

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bench.database import database
from bench.inside import session_of
from bench.shape import MINUTES, WORDS, Ask, Sizes, Works

BASE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body>
<nav><a href="/">Home</a>{% if person.is_authenticated %}<a href="/mine/">{{ person.username }}</a>
{% else %}<a href="/in/">Sign in</a>{% endif %}</nav>
{% for message in messages %}<p>{{ message }}</p>{% endfor %}{% block main %}{% endblock %}</body></html>"""
SERIES = """{% extends "base" %}{% block main %}<h1>{{ series.title }}</h1><p>{{ series.summary }}</p>
{% if enrollment %}<p>{{ enrollment.done }} of {{ modules|length }}</p>
{% else %}<form method="post">{% csrf_token %}<button>Enroll</button></form>{% endif %}
<ol>{% for module in modules %}<li><a href="/m/{{ module.pk }}/">{{ module.title }}</a>
<p>{{ module.summary }}</p><span>{{ module.minutes }} minutes</span>
{% if module.pk in done %}<span>Done</span>{% endif %}</li>{% endfor %}</ol>{% endblock %}"""
LIST = """{% extends "base" %}{% block main %}<h1>Learn</h1><ul>{% for series in page %}
<li><a href="/s/{{ series.slug }}/">{{ series.title }}</a><p>{{ series.summary }}</p></li>
{% endfor %}</ul><p>{{ page.number }} of {{ page.paginator.num_pages }}</p>{% endblock %}"""

settings.configure(
    DEBUG=False,
    SECRET_KEY="for this machine only",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="bench.ceiling",
    DATABASES={"default": database()},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    STATIC_URL="/static/",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "bench",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"base": BASE, "series": SERIES, "list": LIST},
                    )
                ],
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.messages.context_processors.messages",
                ],
            },
        }
    ],
)
django.setup()

from django.contrib import messages  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import F  # noqa: E402
from django.shortcuts import get_object_or_404, redirect, render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.views.decorators.http import require_POST  # noqa: E402

from bench import ceiling_seats  # noqa: E402
from bench.ceiling_seats import placed  # noqa: E402, F401 - asked for by `bench.burst`


class Series(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=255)
    summary = models.TextField()

    def __str__(self) -> str:
        return self.title


class Module(models.Model):
    series = models.ForeignKey(Series, models.PROTECT)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    summary = models.TextField()
    minutes = models.PositiveSmallIntegerField(default=MINUTES)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class Enrollment(models.Model):
    person = models.ForeignKey(User, models.PROTECT)
    series = models.ForeignKey(Series, models.PROTECT)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField()
    completed_at = models.DateTimeField(null=True)

    class Meta:
        unique_together = [("person", "series")]

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"


class Progress(models.Model):
    enrollment = models.ForeignKey(Enrollment, models.PROTECT)
    module = models.ForeignKey(Module, models.PROTECT)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        unique_together = [("enrollment", "module")]

    def __str__(self) -> str:
        return f"Progress {self.pk}"


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A series with its modules, and how far its learner is."""
    series = get_object_or_404(Series, slug=slug)
    enrollment, done = None, set()
    if request.user.is_authenticated:
        enrollment = Enrollment.objects.filter(person=request.user, series=series).first()
        done = set(Progress.objects.filter(enrollment=enrollment).values_list("module", flat=True))
    context = {
        "title": series.title,
        "person": request.user,
        "series": series,
        "modules": list(Module.objects.filter(series=series)),
        "enrollment": enrollment,
        "done": done,
    }
    return render(request, "series", context)


def catalogue(request: HttpRequest) -> HttpResponse:
    """The series, a page at a time."""
    page = Paginator(Series.objects.order_by("pk"), 24).get_page(request.GET.get("page"))
    return render(request, "list", {"title": "Learn", "person": request.user, "page": page})


@require_POST
@login_required
def complete(request: HttpRequest, module_id: int) -> HttpResponse:
    """Complete a module, and the series with its last one."""
    module = get_object_or_404(Module.objects.select_related("series"), pk=module_id)
    now = timezone.now()
    with transaction.atomic():
        enrollment = Enrollment.objects.select_for_update().get(
            person=request.user, series=module.series
        )
        progress = Progress(enrollment=enrollment, module=module, completed_at=now)
        Progress.objects.bulk_create([progress], ignore_conflicts=True)
        Enrollment.objects.filter(pk=enrollment.pk).update(
            done=F("done") + 1,
            completed_at=now if enrollment.done + 1 >= enrollment.total else None,
        )
    messages.success(request, "Done.")
    return redirect(f"/s/{module.series.slug}/")


urlpatterns = [
    path("s/<slug:slug>/", show),
    path("learn/", catalogue),
    path("m/<int:module_id>/complete/", complete),
    path("seat/<int:pool_id>/", ceiling_seats.book),
]
application = get_wsgi_application()


def seed(sizes: Sizes) -> Works:
    """Make tables and rows."""
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in (Series, Module, Enrollment, Progress):
            editor.create_model(model)
    works = Works()
    works.add("list", Ask("/learn/"))
    with transaction.atomic():
        for number in range(sizes.series):
            _series(f"series-{number}", 1)
        for count in sizes.modules:
            _add_series(works, sizes, count)
    ceiling_seats.seed(works, sizes)
    return works


def _series(slug: str, count: int) -> tuple[Series, list[Module]]:
    series = Series.objects.create(slug=slug, title=slug, summary=WORDS)
    modules = [
        Module(series=series, position=at, title=f"{slug} {at}", summary=WORDS)
        for at in range(count)
    ]
    return series, Module.objects.bulk_create(modules)


def _add_series(works: Works, sizes: Sizes, count: int) -> None:
    series, modules = _series(f"of-{count}", count)
    for number in range(sizes.learners):
        person = _learner(f"learner-{count}-{number}", series, modules, count // 2)
    address = f"/s/{series.slug}/"
    works.add(f"series {count} anonymous", Ask(address))
    works.add(f"series {count} signed in", Ask(address, session_of(person)))
    if count in (10, 50):
        for number in range(sizes.writers):
            person = _learner(f"writer-{count}-{number}", series, modules, count - 1)
            last = f"/m/{modules[-1].pk}/complete/"
            works.add(f"finish {count}", Ask(last, session_of(person), "POST"))


def _learner(name: str, series: Series, modules: list[Module], done: int) -> User:
    person = User.objects.create(username=name)
    enrollment = Enrollment.objects.create(
        person=person, series=series, done=done, total=len(modules)
    )
    Progress.objects.bulk_create(
        Progress(enrollment=enrollment, module=module, completed_at=timezone.now())
        for module in modules[:done]
    )
    return person


def written() -> int:
    """How many have finished, and how many have a place."""
    return Enrollment.objects.exclude(completed_at=None).count() + ceiling_seats.written()
