"""For the test run: a database that is thrown away, letters kept in memory, tasks at once."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import CACHES, STORAGES, database, env

DEBUG = False
SECRET_KEY = "a test run has nothing to hide, and says so at length so that checks are content"
BASE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
ALLOWED_HOSTS = ["*"]

VAR_DIR = Path(tempfile.mkdtemp(prefix="equip-test-"))
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
DEMO_MAIL_DIR = VAR_DIR / "mail"
STATIC_ROOT.mkdir()

# Races need a file: SQLite in memory answers "table is locked".
DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'x.db'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
else:
    # Threads of a race open connections of their own; a pool would outlive the database it is for.
    DATABASES["default"]["OPTIONS"].pop("pool")
    # Nobody mourns a test's last second when the machine loses power.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
    # Two runs at once on one server must not throw away each other's database.
    DATABASES["default"]["TEST"] = {"NAME": f"test_equip_{os.getpid()}"}

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "Equip <equip@example.org>"
TASKS = {"default": {"BACKEND": "tests.tasks_at_once.AtOnce"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A picture's sizes outlive the row they belong to when a test is rolled back.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
