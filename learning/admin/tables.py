"""The tables on the page of one enrollment."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from .columns import LinkColumn
from .words import moment

PROGRESS_COLUMNS = [
    Column("title", label=gettext_lazy("Module"), accessor="module.title"),
    Column("counts", label=gettext_lazy("Counts")),
    Column("opened", label=gettext_lazy("First opened")),
    Column("completed", label=gettext_lazy("Completed")),
    Column("watched", label=gettext_lazy("Recording watched")),
    Column("score", label=gettext_lazy("Best quick check")),
    Column("tries", label=gettext_lazy("Tries")),
    Column("source", label=gettext_lazy("Completed by")),
]
EVENT_COLUMNS = [
    Column("at", label=gettext_lazy("When")),
    Column("what", label=gettext_lazy("What")),
    Column("module", label=gettext_lazy("Module")),
    Column("who", label=gettext_lazy("Who")),
    Column("why", label=gettext_lazy("Why")),
]
CERTIFICATE_COLUMNS = [
    LinkColumn(
        "code",
        label=gettext_lazy("Code"),
        get_url=lambda it: reverse("learning_certificates:inspect", args=[it.pk]),
    ),
    Column("name", label=gettext_lazy("Name")),
    Column("status", label=gettext_lazy("Status"), accessor="get_status_display"),
    Column("issued_at", label=gettext_lazy("Issued"), accessor=lambda it: moment(it.issued_at)),
]
