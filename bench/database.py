"""Where a side keeps its rows, and the options every side gets alike."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
}


def database() -> dict[str, Any]:
    """One entry of DATABASES, as DATABASE_URL says, for sides without settings of their own."""
    url = urlsplit(os.environ["DATABASE_URL"])
    if url.scheme == "sqlite":
        name = url.path.removeprefix("/")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.strip("/"),
        "HOST": url.hostname,
        "PORT": url.port or 5432,
        "USER": url.username,
        "PASSWORD": url.password or "",
        "CONN_MAX_AGE": None,
    }
