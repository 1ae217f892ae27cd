"""A site begins with a home page of ours, in place of Wagtail's page of welcome.

The welcome page becomes the home page: the same row of the tree, so the site keeps its root.
Historic models have no tree methods, hence field by field. It is live with a revision: a page
without one goes dark as soon as its next version is scheduled.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

TITLE = "Equip"


def make_home_page(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Turn the welcome page, if it still stands there alone, into a home page."""
    pages = apps.get_model("wagtailcore", "Page")
    page_type, home_type = _types(apps)
    welcome = pages.objects.filter(depth=2, slug="home", numchild=0, content_type=page_type).first()
    if welcome is None:
        return
    # Raw: the row of the home page alone, without writing the page's own again.
    apps.get_model("home", "HomePage")(page_ptr_id=welcome.pk).save_base(raw=True)
    now = timezone.now()
    revision = apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=home_type,
        base_content_type=page_type,
        object_id=str(welcome.pk),
        object_str=TITLE,
        created_at=now,
        content={
            "pk": welcome.pk,
            "title": TITLE,
            "draft_title": TITLE,
            "slug": welcome.slug,
            "content_type": home_type.pk,
            "locale": welcome.locale_id,
            "featured": "[]",
            "body": "[]",
        },
    )
    pages.objects.filter(pk=welcome.pk).update(
        content_type=home_type,
        title=TITLE,
        draft_title=TITLE,
        live=True,
        first_published_at=now,
        last_published_at=now,
        live_revision=revision,
        latest_revision=revision,
        latest_revision_created_at=revision.created_at,
    )


def make_welcome_page(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave a plain page at the root; the words of the home page are lost."""
    page_type, home_type = _types(apps)
    apps.get_model("wagtailcore", "Revision").objects.filter(content_type=home_type).delete()
    home_pages = apps.get_model("home", "HomePage")
    ids = list(home_pages.objects.values_list("pk", flat=True))
    # Raw: the page below stays.
    home_pages.objects.all()._raw_delete(schema_editor.connection.alias)
    apps.get_model("wagtailcore", "Page").objects.filter(pk__in=ids).update(content_type=page_type)


def _types(apps: StateApps) -> tuple:
    types = apps.get_model("contenttypes", "ContentType").objects
    page_type, _ = types.get_or_create(app_label="wagtailcore", model="page")
    home_type, _ = types.get_or_create(app_label="home", model="homepage")
    return page_type, home_type


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [migrations.RunPython(make_home_page, make_welcome_page)]
