"""Who is told when a circle is in trouble: the people who keep the schedule of its page."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import User

from .permissions import EVERYWHERE, MAY_SCHEDULE


def who_schedules(page: Page) -> QuerySet[User]:
    """Registrars and administrators, and the editors who may edit `page`; superusers if there are none."""
    groups = User.objects.active().filter(groups__permissions__in=_right(MAY_SCHEDULE))
    editors = PagePermissionPolicy().users_with_permission_for_instance("change", page)
    theirs = Q(groups__permissions__in=_right(EVERYWHERE)) | Q(pk__in=editors.values("pk"))
    found = groups.filter(theirs).distinct().order_by("pk")
    return found if found.exists() else User.objects.active().filter(is_superuser=True)


def _right(name: str) -> QuerySet[Permission]:
    app, codename = name.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
