"""Registrars and administrators keep the schedule of every event."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.groups import ADMINISTRATORS, REGISTRARS

CODENAME = "schedule_everywhere"


def grant(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the right, also where it doesn't exist as a row yet."""
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="events", model="session"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind,
        codename=CODENAME,
        defaults={"name": "Can schedule sessions of every event"},
    )
    for group in apps.get_model("auth", "Group").objects.filter(
        name__in=[REGISTRARS, ADMINISTRATORS]
    ):
        group.permissions.add(permission)


def take_away(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.filter(name__in=[REGISTRARS, ADMINISTRATORS])
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="events", codename=CODENAME
    )
    for group in groups:
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("events", "0003_name_scheduling_everywhere")]

    operations = [migrations.RunPython(grant, take_away)]
