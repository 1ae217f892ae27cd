"""Who may schedule what. Every view of the schedule asks here; rosters are in nobody's rights.

Editors and moderators keep the schedule of the pages they may edit; registrars and administrators
that of every page. All of them see counts, never who has a seat: a superuser too.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import EventPage, Session

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

MAY_LOOK = "events.view_session"
MAY_SCHEDULE = "events.change_session"
EVERYWHERE = "events.schedule_everywhere"
MAY_READ_NEEDS = "events.view_accessneed"


def keeps_schedules(user: "User | AnonymousUser") -> bool:
    """Whether this is somebody who schedules at all, whichever page."""
    return user.has_perm(MAY_LOOK) and user.has_perm(MAY_SCHEDULE)


def may_schedule(user: "User | AnonymousUser", page: Page) -> bool:
    """Whether this person keeps the schedule of this page."""
    if not keeps_schedules(user):
        return False
    return user.has_perm(EVERYWHERE) or page.permissions_for_user(user).can_edit()


def may_make_run(user: "User | AnonymousUser", program: Page) -> bool:
    """Whether this person may make a run: they write pages below the program, and schedule."""
    return keeps_schedules(user) and program.permissions_for_user(user).can_add_subpage()


def check_may_schedule(user: "User | AnonymousUser", page: Page) -> None:
    """Raise PermissionDenied unless this person keeps the schedule of this page."""
    if not may_schedule(user, page):
        raise PermissionDenied


def scheduled_pages(user: "User | AnonymousUser") -> QuerySet[EventPage]:
    """The events whose schedule this person keeps, by title."""
    events = EventPage.objects.order_by("title", "pk")
    if not keeps_schedules(user):
        return events.none()
    if user.has_perm(EVERYWHERE):
        return events
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return events.filter(pk__in=editable.values("pk"))


def scheduled_sessions(user: "User | AnonymousUser") -> QuerySet[Session]:
    """The sessions this person keeps in order."""
    if user.has_perm(EVERYWHERE) and keeps_schedules(user):
        return Session.objects.all()
    return Session.objects.filter(page__in=scheduled_pages(user).order_by().values("pk"))
