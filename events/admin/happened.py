"""What happened to the seats of a session, by kind and number. Never who."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from ..models import SeatEvent, SeatPool, SessionStaff
from .words import moment

WORDS = {
    "registered": _("Registered"),
    "confirmed": _("Seat confirmed"),
    "waiting": _("Put on the waitlist"),
    "drawn": _("Drawn"),
    "offered": _("Seat offered"),
    "accepted": _("Offer accepted"),
    "taken_back": _("Offer taken back: too little time left to answer"),
    "declined": _("Offer declined"),
    "lapsed": _("Offer lapsed"),
    "claimed": _("Seat taken at short notice"),
    "cancelled": _("Registration cancelled"),
    "moved": _("Moved to or from another circle"),
    "merged": _("Circles put together"),
    "skipped": _("Passed over: has a seat in another circle at that time"),
    "readmitted": _("Back in the queue"),
    "ended": _("Waited until the start"),
    "late_seat": _("Late seat announced"),
    "keeps_the_other": _("Seat ended: is named for the circle this one was put into"),
    "emptied": _("Put into another circle"),
    "seats_changed": _("Seats changed"),
    "closed": _("Registration stopped"),
    "reopened": _("Registration opened again"),
    "rescheduled": _("Time or place changed"),
    "session_cancelled": _("Session cancelled"),
}


KEEPERS = {
    "yes": _("A keeper said yes"),
    "no": _("Somebody asked to keep it said no"),
    "out": _("A keeper dropped out"),
    "handed": _("A keeper handed over"),
}


def what_happened(pool: SeatPool) -> list[dict]:
    """A row for each kind, the newest first: in words, how often, and when last. Two queries."""
    rows = (
        SeatEvent.objects.filter(pool=pool)
        .order_by()
        .values("kind")
        .annotate(n=Count("pk"), last=Max("at"))
    )
    found = [
        (row["last"], WORDS.get(row["kind"], row["kind"].replace("_", " ")), row["n"])
        for row in rows
    ]
    found += _of_keepers(pool)
    found.sort(key=lambda row: (-row[0].timestamp(), str(row[1])))
    return [{"what": what, "n": n, "last": moment(last)} for last, what, n in found]


def _of_keepers(pool: SeatPool) -> list[tuple[datetime, str, int]]:
    staff = SessionStaff.objects.filter(
        session=pool.session_id, role__in=SessionStaff.KEEPERS
    ).values_list("status", "answered_at", "ended_at")
    status, when = SessionStaff.Status, defaultdict(list)
    for now, answered_at, ended_at in staff:
        when["no" if now == status.DECLINED else "yes"].append(answered_at)
        when["out"] += [ended_at] * (now == status.DROPPED_OUT)
        when["handed"] += [ended_at] * (now == status.HANDED_OVER)
    known = {kind: [at for at in days if at] for kind, days in when.items()}
    return [(max(days), KEEPERS[kind], len(days)) for kind, days in known.items() if days]
