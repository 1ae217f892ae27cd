"""The rows that migrations make, put back after every test that really commits.

Django would empty all tables instead, and take the first page, the locale and the groups along. The
rows are kept in tables beside their own, so that the database copies them without our help.
"""

from django.db import connection, transaction


def keep_rows(name="kept"):
    """Copy every table that has rows. Returns {table: its copy, or "" if the table is empty}.

    Copies under another `name` stand beside the first ones.
    """
    tables = [*connection.introspection.django_table_names(only_existing=True), "cache"]
    # SQLite's full-text tables follow theirs by triggers: put back as well they would hold all twice.
    tables = [table for table in tables if not table.endswith("_fts")]
    copies = {}
    with connection.cursor() as cursor:
        for number, table in enumerate(tables):
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {_quoted(table)})")
            has_rows = cursor.fetchone()[0]
            copies[table] = f"{name}_{number}" if has_rows else ""
            cursor.execute(f"DROP TABLE IF EXISTS {name}_{number}")
            if has_rows:
                cursor.execute(f"CREATE TABLE {name}_{number} AS SELECT * FROM {_quoted(table)}")
    return copies


def put_back(copies):
    """Make every table what it was when `keep_rows` was called."""
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        for table in copies:
            cursor.execute(f"DELETE FROM {_quoted(table)}")
        for table, copy in copies.items():
            if copy:
                cursor.execute(f"INSERT INTO {_quoted(table)} SELECT * FROM {copy}")


def _quoted(table):
    return connection.ops.quote_name(table)
