"""The four groups and what they may do to what content, accounts and Wagtail hold.

Editors and Moderators come from Wagtail's migrations with pages, images, documents and media; the other two are made here.
Other apps grant rights on their own models in their own migrations, after this one.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.groups import ADMINISTRATORS, EDITORS, MODERATORS, REGISTRARS

# group → app label, model, actions
GRANTS = {
    EDITORS: [("content", "topic", ("add", "change"))],
    MODERATORS: [
        ("content", "topic", ("add", "change", "delete")),
        ("accounts", "institution", ("add", "change")),
        ("wagtailredirects", "redirect", ("add", "change", "delete")),
    ],
    REGISTRARS: [
        ("accounts", "institution", ("add", "change")),
        ("accounts", "affiliation", ("view",)),
    ],
    ADMINISTRATORS: [
        ("content", "topic", ("add", "change", "delete")),
        ("content", "sitesettings", ("change",)),
        ("accounts", "user", ("add", "change")),
        ("accounts", "institution", ("add", "change", "delete")),
        ("accounts", "affiliation", ("view",)),
        ("wagtailredirects", "redirect", ("add", "change", "delete")),
    ],
}


def grant(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the groups and give each its rights, also where rights don't exist as rows yet."""
    groups = apps.get_model("auth", "Group")
    for name, grants in GRANTS.items():
        group, _ = groups.objects.get_or_create(name=name)
        group.permissions.add(
            _permission(apps, "wagtailadmin", "admin", "access", "Can access Wagtail admin")
        )
        for label, model, actions in grants:
            for action in actions:
                group.permissions.add(_permission(apps, label, model, action))
    _share_root_rights(apps)


def _permission(apps: StateApps, label: str, model: str, action: str, name: str = "") -> object:
    kinds = apps.get_model("contenttypes", "ContentType")
    permissions = apps.get_model("auth", "Permission")
    kind, _ = kinds.objects.get_or_create(app_label=label, model=model)
    permission, _ = permissions.objects.get_or_create(
        content_type=kind,
        codename=f"{action}_{model}",
        defaults={"name": name or f"Can {action} {model}"},
    )
    return permission


def _share_root_rights(apps: StateApps) -> None:
    """Administrators may do to pages and files what Moderators may."""
    groups = apps.get_model("auth", "Group")
    moderators = groups.objects.get(name=MODERATORS)
    administrators = groups.objects.get(name=ADMINISTRATORS)
    for label, model, place in (
        ("wagtailcore", "GroupPagePermission", "page"),
        ("wagtailcore", "GroupCollectionPermission", "collection"),
    ):
        rights = apps.get_model(label, model)
        for right in rights.objects.filter(group=moderators):
            rights.objects.get_or_create(
                group=administrators,
                permission=right.permission,
                **{place: getattr(right, place)},
            )


def take_away(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the two groups that are ours. Wagtail's stay with their own rights."""
    groups = apps.get_model("auth", "Group")
    groups.objects.filter(name__in=(REGISTRARS, ADMINISTRATORS)).delete()


class Migration(migrations.Migration):
    # The newest migration of every app whose rights are granted: an older one breaks that app's own data migrations later.
    dependencies = [
        ("accounts", "0001_initial"),
        ("content", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailmedia", "0005_alter_media_options"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(grant, take_away)]
