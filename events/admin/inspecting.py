"""The page of one session: its facts, seats and keepers, and what can be done. Numbers, no roster."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from content.admin_steps import Step, as_header_buttons

from ..counting import counts_of
from ..models import AccessNeed, SeatPool, Session, SessionStaff
from ..permissions import MAY_READ_NEEDS, keeps_schedules, scheduled_sessions
from . import words
from .happened import what_happened
from .stands import Stands, situations

Standing = SessionStaff.Status


class SessionInspectView(generic.InspectView):
    """One session as those who schedule it see it."""

    page_title = gettext_lazy("Session")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Ask who looks before looking: else numbers could be tried to learn which are taken."""
        if not keeps_schedules(request.user):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get_object(self, queryset: Any = None) -> Session:
        mine = scheduled_sessions(self.request.user).select_related("page", "pool")
        found = get_object_or_404(mine, pk=self.pk)
        self.pool: SeatPool | None = getattr(found, "pool", None)
        self.now = timezone.now()
        return found

    def get_fields(self) -> list[str]:
        return []

    def get_page_subtitle(self) -> str:
        return words.named(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse(self.index_url_name), "label": _("Schedule")}
        here = {"url": "", "label": words.named(self.object)}
        return [*self.breadcrumbs_items, index, here]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return as_header_buttons(self._steps())

    def _steps(self) -> list[Step]:
        it = self.object
        steps = []
        if not it.is_cancelled:
            steps.append(self._step(_("Change"), "events_schedule:edit"))
        if not it.is_cancelled and it.ends_at > self.now:
            steps.append(self._step(_("Cancel session"), "events_admin:cancel"))
        if not self.pool or not self.pool.registrations.exists():
            steps.append(self._step(_("Remove"), "events_schedule:delete"))
        return steps

    def _step(self, label: str, name: str, *more: int, about: str = "") -> Step:
        return Step(label, reverse(name, args=[self.object.pk, *more]), about)

    @cached_property
    def stands(self) -> Stands:
        it, pool = self.object, self.pool
        counts = counts_of([pool])[pool.pk] if pool else None
        page = situations([it.page_id])[it.page_id]
        return Stands(it, pool, list(it.staff.all()), counts, page, self.now)

    def facts(self) -> list[tuple[str, Any]]:
        it = self.object
        return [
            (_("When"), words.day_and_time(it)),
            (_("Event"), it.page.title),
            (_("Kind"), it.get_kind_display()),
            (_("State"), ". ".join(part for part in self.stands.said if part)),
            (_("Why it was cancelled"), it.cancel_reason),
            (_("Place"), it.place),
            (_("Online room"), _("An address is stored") if it.sealed_address else ""),
            (_("Registration elsewhere"), it.elsewhere_url),
            (_("Speakers"), it.speakers),
            (_("Slot"), it.slot),
            (_("Who observes, and why"), it.observed_note),
            (_("How many came"), it.how_many_came),
        ]

    def seats(self) -> list[tuple[str, Any]]:
        pool = self.pool
        counts = self.stands.counts
        return [
            (_("Seats"), counts.seats),
            (_("Extra seats among them"), pool.override_seats or ""),
            (_("Confirmed"), counts.confirmed),
            (_("Offered"), counts.offered),
            (_("Free"), counts.free if self.stands.is_giving else _("None given out now")),
            (_("Waiting"), counts.waiting),
            (_("An offer lasts"), _("%(n)d hours") % {"n": pool.offer_hours}),
            (_("First come, first served from"), words.moment(pool.first_come_at, self.object)),
            (_("Fewest to go ahead"), words.minimum_of(pool, counts, self.now)),
            (_("Decide by"), words.moment(pool.decide_at, self.object)),
            (_("Registration stopped"), words.moment(pool.closed_at, self.object)),
        ]

    def seat_steps(self) -> list[Step]:
        it, pool = self.object, self.pool
        if it.is_cancelled or it.starts_at <= self.now:
            return []
        steps = [
            self._step(_("Change seats"), "events_admin:seats"),
            self._step(_("Open registration again"), "events_admin:reopen")
            if pool.closed_at
            else self._step(_("Stop registration"), "events_admin:stop"),
            self._step(_("Add someone"), "events_admin:add_someone"),
        ]
        if it.is_circle:
            steps.append(self._step(_("Merge into another circle"), "events_admin:merge"))
        return steps

    def keepers(self) -> list[dict[str, Any]]:
        ahead = not self.object.is_cancelled and self.object.ends_at > self.now
        rows = self.object.staff.select_related("person")
        return [self._keeper(each, ahead=ahead) for each in rows]

    def _keeper(self, staff: SessionStaff, *, ahead: bool) -> dict[str, Any]:
        name = staff.person.get_full_name() if staff.person else _("Erased person")
        steps = []
        if ahead and staff.status == Standing.INVITED:
            steps = [self._step(_("Take back"), "events_admin:take_back", staff.pk, about=name)]
        elif ahead and staff.status == Standing.ACCEPTED and staff.role in SessionStaff.KEEPERS:
            steps = [self._step(_("Replace"), "events_admin:replace", staff.pk, about=name)]
        return {"staff": staff, "name": name, "steps": steps}

    def needs(self) -> list[str] | None:
        """What people in it need; None for who may not read it. In the order of the alphabet,
        which tells nothing of who asked."""
        if not self.request.user.has_perm(MAY_READ_NEEDS) or not self.pool:
            return None
        active = self.pool.registrations.active()
        found = AccessNeed.objects.filter(registration__in=active.values("pk"))
        return sorted(found.values_list("text", flat=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        it = self.object
        context = {
            **super().get_context_data(**kwargs),
            "facts": self.facts(),
            "needs": self.needs(),
            "edit_page_url": self._edit_page_url(),
            "list_url": reverse("events_schedule:index") + f"?page={it.page_id}",
        }
        if self.pool:
            context |= {
                "seats": self.seats(),
                "seat_steps": self.seat_steps(),
                "happened": what_happened(self.pool),
            }
        if it.is_circle:
            staff = self.keepers()
            alarm = words.keepers_alarm(it, [each["staff"] for each in staff], self.now)
            context |= {"keepers": staff, "keepers_alarm": alarm, "invite": self._invite()}
        return context

    def _edit_page_url(self) -> str:
        """Where the event's page is edited; empty for who only keeps its schedule."""
        page = self.object.page
        if not page.permissions_for_user(self.request.user).can_edit():
            return ""
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def _invite(self) -> Step | None:
        if self.object.is_cancelled or self.object.ends_at <= self.now:
            return None
        return self._step(_("Invite somebody"), "events_admin:invite")
