"""Editors and registrars keep the schedule; editors word agreements and letters."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.groups import ADMINISTRATORS, EDITORS, MODERATORS, REGISTRARS

SCHEDULE = ("session", ("view", "add", "change"))
# group → model, actions. Rosters are in nobody's rights: they are the keepers' alone.
GRANTS = {
    EDITORS: [
        SCHEDULE,
        ("communityagreement", ("add", "change")),
        ("letterwording", ("add", "change")),
    ],
    MODERATORS: [
        SCHEDULE,
        ("communityagreement", ("add", "change", "delete")),
        ("letterwording", ("add", "change", "delete")),
    ],
    REGISTRARS: [SCHEDULE, ("accessneed", ("view",))],
    ADMINISTRATORS: [
        SCHEDULE,
        ("communityagreement", ("add", "change", "delete")),
        ("letterwording", ("add", "change", "delete")),
    ],
}


def grant(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each group its rights, also where rights don't exist as rows yet."""
    for name, grants in GRANTS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*_permissions(apps, grants))


def take_away(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, grants in GRANTS.items():
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.remove(*_permissions(apps, grants))


def _permissions(apps: StateApps, grants: list[tuple[str, tuple[str, ...]]]) -> list[object]:
    kinds = apps.get_model("contenttypes", "ContentType")
    permissions = apps.get_model("auth", "Permission")
    found = []
    for model, actions in grants:
        kind, _ = kinds.objects.get_or_create(app_label="events", model=model)
        for action in actions:
            permission, _ = permissions.objects.get_or_create(
                content_type=kind,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            found.append(permission)
    return found


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("accounts", "0003_private_letters")]

    operations = [migrations.RunPython(grant, take_away)]
