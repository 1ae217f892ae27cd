"""The seats of what can be booked. Only actions write these."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .sessions import Session

MOST_SEATS = 100_000
# Nobody is offered a seat with less time than this to answer.
TIME_TO_ANSWER = datetime.timedelta(minutes=30)


class SeatPool(models.Model):
    """The seats of one bookable thing. `seats_held` is stored recounted, never counted up.

    Every change of who holds a seat begins with a write to this row (`lock_version` + 1).
    """

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="seat_pools")
    session = models.OneToOneField(Session, models.PROTECT, null=True, related_name="pool")
    is_for_all = models.BooleanField(
        _("for every session of the page"),
        default=False,
        help_text=_("Of a cohort: whoever has a seat in the session it opens with has one in all."),
    )
    capacity = models.PositiveIntegerField(_("seats"))
    override_seats = models.PositiveIntegerField(
        _("extra seats"),
        default=0,
        help_text=_("Seats beyond the number above, given by staff with a reason."),
    )
    seats_held = models.PositiveIntegerField(_("seats held"), default=0)
    last_position = models.PositiveIntegerField(_("last place in the queue"), default=0)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours an offer lasts"),
        default=24,
        help_text=_("So long a freed seat is held for the person it is offered to."),
    )
    cutoff_minutes = models.PositiveIntegerField(
        _("short notice begins"),
        default=60,
        help_text=_(
            "Minutes before the start. No offer lasts longer. From half an hour before that, so "
            "that there is time to answer, a free seat is offered to nobody in turn: all who wait are "
            "told, and the first to take it has it."
        ),
    )
    minimum = models.PositiveIntegerField(
        _("fewest to go ahead"), default=0, help_text=_("0: it goes ahead with any number.")
    )
    decide_at = models.DateTimeField(
        _("decide at"),
        null=True,
        blank=True,
        help_text=_("With fewer than that by then, staff are told to merge or cancel."),
    )
    decided_at = models.DateTimeField(
        _("counted at"),
        null=True,
        blank=True,
        help_text=_(
            "When it was looked, by the clock, whether enough people have a seat. It decides "
            "nothing: with too few, staff were written to then."
        ),
    )
    closed_at = models.DateTimeField(
        _("closed at"), null=True, blank=True, help_text=_("Staff have stopped registration.")
    )
    late_announced_at = models.DateTimeField(
        _("late seat announced at"),
        null=True,
        blank=True,
        help_text=_("Empty again once the pool is full."),
    )
    lock_version = models.PositiveBigIntegerField(_("lock version"), default=0)

    class Meta:
        verbose_name = _("seats")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(is_for_all=True),
                name="a_cohort_gives_out_its_seats_once",
            ),
            models.CheckConstraint(
                condition=Q(seats_held__lte=F("capacity") + F("override_seats")),
                name="no_more_seats_held_than_there_are",
            ),
            models.CheckConstraint(
                condition=Q(capacity__lte=MOST_SEATS), name="a_pool_has_at_most_100000_seats"
            ),
            models.CheckConstraint(
                condition=Q(override_seats__lte=MOST_SEATS),
                name="a_pool_has_at_most_100000_extra_seats",
            ),
        ]

    def __str__(self) -> str:
        return f"Seats {self.pk}"

    @property
    def seats(self) -> int:
        """All there are, extra ones included."""
        return self.capacity + self.override_seats

    @property
    def free(self) -> int:
        return max(0, self.seats - self.seats_held)

    @property
    def cutoff_at(self) -> datetime.datetime | None:
        """No offer lasts longer; None without a session."""
        if self.session is None:
            return None
        return self.session.starts_at - datetime.timedelta(minutes=self.cutoff_minutes)

    @property
    def first_come_at(self) -> datetime.datetime | None:
        """From then on nobody is offered a seat in turn; None without a session."""
        return self.cutoff_at - TIME_TO_ANSWER if self.session else None
