"""A list of people that staff bring to a run or a series, and what becomes of each of its rows.

Only actions write these. A row is never dropped: it has a result from the first look on.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ListImport(models.Model):
    """One file as it was read: looked at first, then worked through a few rows at a time."""

    class Status(models.TextChoices):
        CHECKED = "checked", _("Looked at, nothing done")
        RUNNING = "running", _("Being worked through")
        DONE = "done", _("Done")

    page = models.ForeignKey("wagtailcore.Page", models.PROTECT, related_name="lists")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("file"), max_length=150)
    note = models.CharField(_("reason"), max_length=300, blank=True)
    remarks = models.JSONField(
        _("what is to be known about the file"), default=list, help_text=_("Sentences.")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.CHECKED)
    made_at = models.DateTimeField(_("looked at"))
    started_at = models.DateTimeField(_("started"), null=True)
    done_at = models.DateTimeField(_("done"), null=True)
    # Until when one worker has it; from then on another may go on.
    held_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="done", done_at__isnull=False)
                | (~Q(status="done") & Q(done_at__isnull=True)),
                name="a_list_that_is_done_says_when",
            )
        ]

    def __str__(self) -> str:
        return f"List {self.pk}"


class ListRowQuerySet(models.QuerySet):
    """Rows by whether there is something left to do."""

    def left(self) -> "ListRowQuerySet":
        """Those nothing has been done about, in the order of the file."""
        return self.filter(done_at=None).order_by("number")


class ListRow(models.Model):
    """One row of the file: who is meant, and what became of it."""

    class Result(models.TextChoices):
        SEAT = "seat", _("Will be added")
        WAIT = "wait", _("Will wait for a seat")
        INVITE = "invite", _("No account yet: will get a letter")
        ADDED = "added", _("Added")
        WAITING = "waiting", _("Waits for a seat")
        INVITED = "invited", _("No account yet: got a letter")
        ALREADY = "already", _("Is in already")
        REFUSED = "refused", _("Not added")

    PLANNED = (Result.SEAT, Result.WAIT, Result.INVITE)

    list = models.ForeignKey(ListImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"), help_text=_("As the spreadsheet counts."))
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    name = models.CharField(_("name"), max_length=255, blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="list_rows"
    )
    result = models.CharField(_("result"), max_length=8, choices=Result)
    column = models.CharField(_("column"), max_length=100, blank=True)
    reason = models.CharField(_("why"), max_length=400, blank=True)
    done_at = models.DateTimeField(_("done"), null=True)

    objects = ListRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of lists")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["list", "number"], name="a_row_of_a_list_is_one"),
            models.CheckConstraint(
                condition=Q(result__in=["seat", "wait", "invite"], done_at__isnull=True)
                | (~Q(result__in=["seat", "wait", "invite"]) & Q(done_at__isnull=False)),
                name="a_row_is_done_once_its_result_is_final",
            ),
            models.CheckConstraint(
                condition=~Q(result="refused") | ~Q(reason=""),
                name="what_is_refused_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Row {self.pk}"
