"""A stock Wagtail site: the apps, middleware and page frame that `wagtail start` gives, in one file.

Peers on Wagtail configure themselves with it too, so that only what they add differs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import django
from django.conf import settings

from bench.database import database

FRAME = """{% load wagtailcore_tags wagtailuserbar %}<!doctype html><html lang="en"><head>
<title>{% wagtail_site as site %}{{ page.title }} - {{ site.site_name }}</title></head>
<body>{% wagtailuserbar %}{% block content %}{% endblock %}</body></html>"""
PAGE = """{% extends "base.html" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}"""


def configure(urls: str, apps: Sequence[str] = ()) -> None:
    """Set Django up as a Wagtail site with these apps beside the usual ones."""
    settings.configure(
        DEBUG=False,
        SECRET_KEY="for this machine only",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=urls,
        DATABASES={"default": database()},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        STATIC_URL="/static/",
        WAGTAIL_SITE_NAME="Stock",
        WAGTAILADMIN_BASE_URL="http://127.0.0.1",
        WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
        INSTALLED_APPS=[*apps, *_apps()],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "wagtail.contrib.redirects.middleware.RedirectMiddleware",
        ],
        TEMPLATES=[_templates()],
    )
    django.setup()


def _apps() -> list[str]:
    wagtail = ["forms", "redirects"]
    parts = ["embeds", "sites", "users", "snippets", "documents", "images", "search", "admin"]
    contrib = ["admin", "auth", "contenttypes", "sessions", "messages", "staticfiles"]
    return [
        *(f"wagtail.contrib.{name}" for name in wagtail),
        *(f"wagtail.{name}" for name in parts),
        "wagtail",
        "modelcluster",
        "taggit",
        "django_filters",
        "django_tasks",
        *(f"django.contrib.{name}" for name in contrib),
    ]


def _templates() -> dict[str, Any]:
    ours = {"base.html": FRAME, "wagtailcore/page.html": PAGE}
    loaders = [
        ("django.template.loaders.locmem.Loader", ours),
        "django.template.loaders.app_directories.Loader",
    ]
    processors = [f"django.template.context_processors.{name}" for name in ("debug", "request")]
    processors += [
        f"django.contrib.{name}.context_processors.{name}" for name in ("auth", "messages")
    ]
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", loaders)],
            "context_processors": processors,
        },
    }


def urls(extra: Sequence[Any] = ()) -> list[Any]:
    """Wagtail's usual addresses, after those given."""
    from django.urls import include, path
    from wagtail import urls as wagtail_urls
    from wagtail.admin import urls as wagtailadmin_urls
    from wagtail.documents import urls as wagtaildocs_urls

    return [
        *extra,
        path("admin/", include(wagtailadmin_urls)),
        path("documents/", include(wagtaildocs_urls)),
        path("", include(wagtail_urls)),
    ]


if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    configure("bench.stock_site")
    execute_from_command_line(sys.argv)
