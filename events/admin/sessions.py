"""The list of sessions, with the seats and keepers of each in numbers."""

from typing import Any

from django.db.models import Case, Prefetch, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from ..counting import counts_of
from ..models import Session, SessionStaff
from ..permissions import scheduled_sessions
from . import words
from .adding import AddSession, ChangeSession, RemoveSession
from .columns import AlarmColumn, SessionColumn, TwoLineColumn
from .filters import ScheduleFilters
from .inspecting import SessionInspectView
from .stands import Stands, situations


class ScheduleIndexView(generic.IndexView):
    """Every session this person schedules: what is ahead first, then what is over."""

    page_title = gettext_lazy("Schedule")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is no file of it: Wagtail's would have a line of nothing for each session."""
        if "export" in request.GET:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Session]:
        staff = Prefetch("staff", queryset=SessionStaff.objects.order_by("pk"))
        mine = scheduled_sessions(self.request.user)
        return mine.select_related("page", "pool").prefetch_related(staff)

    def order_queryset(self, queryset: QuerySet[Session]) -> QuerySet[Session]:
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        is_over = Case(When(ends_at__gt=timezone.now(), then=Value(0)), default=Value(1))
        return queryset.order_by(is_over, "starts_at", "pk")

    def get_table(self, object_list: Any) -> Table:
        """The seats of all rows in one query."""
        rows, now = list(object_list), timezone.now()
        pools = {row.pk: row.pool for row in rows if hasattr(row, "pool")}
        counts, pages = counts_of(pools.values()), situations(row.page_id for row in rows)
        for row in rows:
            pool = pools.get(row.pk)
            row.counts = counts.get(pool.pk) if pool else None
            staff = list(row.staff.all())
            stands = Stands(row, pool, staff, row.counts, pages[row.page_id], now)
            row.told = {
                "seats": stands.seats,
                "state": stands.said,
                "keepers": (words.keepers_of(row, staff), words.keepers_alarm(row, staff, now)),
                "minimum": words.minimum_of(pool, row.counts, now),
            }
        return super().get_table(rows)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        page = self.request.GET.get("page", "")
        which = f"?page={page}" if page.isdigit() else ""
        return [
            HeaderButton(
                _("Add session"), url=reverse("events_schedule:add") + which, icon_name="plus"
            ),
            HeaderButton(_("Copy a schedule"), url=reverse("events_admin:copy"), icon_name="copy"),
        ]

    @cached_property
    def no_results_message(self) -> str:
        return _("Nothing is scheduled here.")


class ScheduleViewSet(ModelViewSet):
    """The schedule. Its forms call actions; the admin's own change nothing."""

    model = Session
    name = "events_schedule"
    url_prefix = "events/schedule"
    icon = "date"
    menu_label = gettext_lazy("Schedule")
    menu_name = "events-schedule"
    menu_order = 240
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    # Wagtail wants to know what a form would hold; ours are of another make.
    form_fields: list[str] = []
    index_view_class = ScheduleIndexView
    add_view_class = AddSession
    edit_view_class = ChangeSession
    delete_view_class = RemoveSession
    inspect_view_class = SessionInspectView
    index_template_name = "events/admin/schedule.html"
    inspect_template_name = "events/admin/session.html"
    filterset_class = ScheduleFilters
    search_fields = ["title", "page__title", "place"]
    list_display = [
        SessionColumn(
            "title",
            label=gettext_lazy("Session"),
            accessor=lambda it: (it.title or it.get_kind_display(), words.day_and_time(it)),
            url_name="events_schedule:inspect",
            sort_key="starts_at",
        ),
        TwoLineColumn("seats", label=gettext_lazy("Confirmed"), accessor="told.seats"),
        Column("waiting", label=gettext_lazy("Waiting"), accessor="counts.waiting"),
        AlarmColumn("keepers", label=gettext_lazy("Keepers"), accessor="told.keepers"),
        TwoLineColumn("state", label=gettext_lazy("State"), accessor="told.state"),
        Column("event", label=gettext_lazy("Event"), accessor="page.title", sort_key="page__title"),
        Column("minimum", label=gettext_lazy("Fewest"), accessor="told.minimum"),
    ]

    def get_permissions_to_register(self) -> Any:
        """Looking and scheduling: the group screen offers no right that would mean nothing."""
        every = super().get_permissions_to_register()
        return every.filter(codename__in=["view_session", "change_session", "schedule_everywhere"])

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Our steps have forms of their own."""
        return {}

    get_edit_view_kwargs = get_delete_view_kwargs = get_add_view_kwargs
