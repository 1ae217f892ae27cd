"""The test run's settings with the connections of a real site: pooled, and durable when they commit."""

from cms.settings.base import POSTGRESQL_OPTIONS
from cms.settings.test import *  # noqa: F403
from cms.settings.test import DATABASES

DATABASES["default"]["OPTIONS"] = dict(POSTGRESQL_OPTIONS)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
