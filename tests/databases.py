"""A migrated SQLite database to copy, so that only the first run after a migration waits for it.

Kept in pytest's cache under a digest of everything that decides what the tables look like.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection


class Migrated:
    """The kept database. `take` and `keep` are held apart by a lock: one process migrates, others wait."""

    def __init__(self, folder):
        self.file = folder / f"{_digest()}.sqlite3"
        self.lock = (folder / "lock").open("w")

    def take(self):
        """Copy it to where this run's database is expected. False if there is none to copy."""
        if connection.vendor != "sqlite":
            return False
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        if not self.file.exists():
            return False
        shutil.copyfile(self.file, connection.settings_dict["TEST"]["NAME"])
        fcntl.flock(self.lock, fcntl.LOCK_UN)
        return True

    def keep(self):
        """Keep this run's database, freshly migrated, and let the others go on."""
        if connection.vendor == "sqlite" and not self.file.exists():
            for old in self.file.parent.glob("*.sqlite3"):
                old.unlink()
            draft = self.file.with_suffix(f".{os.getpid()}")
            connection.ensure_connection()
            with sqlite3.connect(draft) as copy:
                connection.connection.backup(copy)
            copy.close()
            draft.rename(self.file)
        fcntl.flock(self.lock, fcntl.LOCK_UN)


def _digest():
    """Changes with every migration, package and interpreter."""
    found = hashlib.sha256(sys.version.encode())
    project = Path(settings.PROJECT_DIR)
    for path in [project / "requirements.txt", *sorted(project.glob("*/migrations/*.py"))]:
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]
