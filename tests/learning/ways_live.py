"""Every way in which a page can go live, as functions of an attempt. Each returns what was said."""

import datetime
import html
import re

import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from learning.models import ModulePage
from tests.factories.learning import drafted

SOON = datetime.timedelta(days=2)


class Attempt:
    """A draft of a module, written by an editor, that a moderator tries to get live."""

    def __init__(self, client, moderator, series, fields):
        self.client, self.moderator, self.series, self.fields = client, moderator, series, fields
        body = ModulePage.body.field.to_python(fields["body"])
        self.page = drafted(series, ModulePage(**{**fields, "body": body}))
        self.revision = self.page.save_revision(clean=False)
        client.force_login(moderator)

    @property
    def edit(self):
        return f"/admin/pages/{self.page.pk}/edit/"

    def form(self, **more):
        """The editor's form with what was drafted."""
        fields = {name: value for name, value in self.fields.items() if value is not None}
        if fields.pop("needs_continue", False):
            fields["needs_continue"] = "on"
        return nested_form_data(
            {
                "kind": "reading",
                "minutes": "10",
                "required": "on",
                "learner_policy": "move",
                **fields,
                "body": streamfield([_sent(block) for block in self.fields["body"]]),
                "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"},
                **more,
            }
        )

    def post(self, url, data, **more):
        answer = self.client.post(url, data, **more)
        text = answer.content.decode()
        if answer.status_code == 302 or answer.headers["Content-Type"] == "application/json":
            text += self.client.get("/admin/").content.decode()
        return _plain(text)

    def submit(self):
        workflow = self.page.get_workflow()
        workflow.start(self.fresh, self.moderator)
        return self.fresh.current_workflow_task_state

    def make_live(self):
        """Live with its defect, as when what it shows was spoiled afterwards."""
        Page.objects.filter(pk=self.page.pk).update(live=True)

    @property
    def fresh(self):
        return ModulePage.objects.get(pk=self.page.pk)

    @property
    def went_live(self):
        """Whether this page or a copy of it is live, waits for its moment or is approved."""
        titles = ModulePage.objects.filter(title=self.page.title).exclude(pk=self.page.pk)
        return titles.live().exists() or self.fresh.live or self.is_scheduled

    @property
    def is_scheduled(self):
        return self.fresh.revisions.filter(approved_go_live_at__isnull=False).exists()


def _sent(block):
    """A block as the editor's form sends it."""
    if block["type"] == "rich_text":
        return ("rich_text", rich_text(block["value"]))
    return (block["type"], block["value"])


def _plain(text):
    return re.sub(r"\s+", " ", html.unescape(text)).replace("\\u201c", "“").replace("\\u201d", "”")


def _refusal(act):
    try:
        act()
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


# ------------------------------------------------------------------------------ in the editor


def editor_publish(attempt):
    return attempt.post(attempt.edit, attempt.form(**{"action-publish": "1"}))


def editor_schedule(attempt):
    moment = timezone.localtime(timezone.now() + SOON).strftime("%Y-%m-%d %H:%M")
    form = attempt.form(**{"action-publish": "1", "go_live_at": moment})
    return attempt.post(attempt.edit, form)


def editor_submit(attempt):
    return attempt.post(attempt.edit, attempt.form(**{"action-submit": "1"}))


def editor_approve(attempt):
    attempt.submit()
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return attempt.post(attempt.edit, attempt.form(**action))


# ------------------------------------------------------------------------------ elsewhere


def dashboard_approve(attempt, **more):
    state = attempt.submit()
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[attempt.page.pk, "approve", state.pk]
    )
    return attempt.post(address, {"comment": ""}, **more)


def dialog_approve(attempt):
    return dashboard_approve(attempt, headers={"x-requested-with": "XMLHttpRequest"})


def bulk_publish(attempt, page=None, **form):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    page = page or attempt.page
    return attempt.post(f"{address}?id={page.pk}&next=/admin/", form)


def bulk_publish_below(attempt):
    return bulk_publish(attempt, attempt.series, include_descendants="on")


def scheduled(attempt):
    """Fit when it was scheduled, and not any more."""
    Revision.objects.filter(pk=attempt.revision.pk).update(approved_go_live_at=timezone.now())
    with time_machine.travel(timezone.now() + SOON):
        call_command("publish_scheduled")
    entries = PageLogEntry.objects.filter(page=attempt.page.pk, action="equip.publish.held_back")
    return " ".join(entry.comment for entry in entries)


def scheduled_by_approval(attempt):
    content = attempt.revision.content | {"go_live_at": (timezone.now() + SOON).isoformat()}
    Revision.objects.filter(pk=attempt.revision.pk).update(content=content)
    return dashboard_approve(attempt)


def admin_copy(attempt, **form):
    attempt.make_live()
    form = {
        "new_title": attempt.page.title,
        "new_slug": "a-copy",
        "new_parent_page": attempt.series.pk,
        **(form or {"publish_copies": "on"}),
    }
    said = attempt.post(f"/admin/pages/{attempt.page.pk}/copy/", form)
    Page.objects.filter(pk=attempt.page.pk).update(live=False)
    return said


def admin_alias(attempt):
    return admin_copy(attempt, alias="on")


# ------------------------------------------------------------------------------ code


def code_publish(attempt):
    return _refusal(attempt.revision.publish)


def code_schedule(attempt):
    content = attempt.revision.content | {"go_live_at": (timezone.now() + SOON).isoformat()}
    attempt.revision.content = content
    attempt.revision.save()
    return _refusal(attempt.revision.publish)


def code_save(attempt):
    page = attempt.revision.as_object()
    page.live = True
    return _refusal(page.save)


def code_add(attempt):
    page = ModulePage(**{**attempt.fields, "slug": "another"})
    parent = Page.objects.get(pk=attempt.series.pk)
    return _refusal(lambda: parent.add_child(instance=page))


def code_copy(attempt):
    attempt.make_live()
    page = attempt.revision.as_object()
    page.live = True
    said = _refusal(lambda: page.copy(update_attrs={"slug": "a-copy"}))
    Page.objects.filter(pk=attempt.page.pk).update(live=False)
    return said


WAYS = [
    editor_publish,
    editor_schedule,
    editor_submit,
    editor_approve,
    dashboard_approve,
    dialog_approve,
    bulk_publish,
    bulk_publish_below,
    scheduled,
    scheduled_by_approval,
    admin_copy,
    admin_alias,
    code_publish,
    code_schedule,
    code_save,
    code_add,
    code_copy,
]
