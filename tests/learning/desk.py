"""An editor's desk: pages changed, published, scheduled and approved as the admin does it."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from learning.models import ModulePage, SeriesPage
from tests.factories.learning import modules_of

TOMORROW = timedelta(days=1)


class Desk:
    """Each step is a request, or a run of a command: at its end everything is committed."""

    def __init__(self, client, live):
        self.client = client
        self.live = live

    def edit(self, series, *, revision=None, action="action-publish", **fields):
        """Send the editor's form of a series; what isn't in `fields` is as it was.

        `revision`: an older one, opened to go back to it.
        """
        page = revision.as_object() if revision else latest(series)
        address = f"/admin/pages/{series.pk}/"
        address += f"revisions/{revision.pk}/revert/" if revision else "edit/"
        shown = self.client.get(address).context["form"].initial["learner_policy"]
        form = {
            "title": page.title,
            "slug": page.slug,
            "access": page.access,
            "modules_needed": page.modules_needed or "",
            "learner_policy": shown,
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            action: "1",
        }
        if page.in_order:
            form["in_order"] = "on"
        answer = self.post(address, {**form, **fields})
        assert answer.status_code == 302, answer.context["form"].errors

    def schedule(self, series, **fields):
        """Publish the form's content tomorrow."""
        moment = timezone.localtime(timezone.now() + TOMORROW)
        self.edit(series, go_live_at=moment.strftime("%Y-%m-%d %H:%M"), **fields)

    def approve(self, page):
        state = latest(page).current_workflow_task_state
        answer = self.post(f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/")
        assert answer.status_code in (200, 302)

    def publish_all(self, *pages):
        ids = "&".join(f"id={page.pk}" for page in pages)
        answer = self.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/pages/")
        assert answer.status_code == 302

    def drag(self, series):
        """Take the last module to the front."""
        last = modules_of(series)[-1]
        self.post(f"/admin/pages/{last.pk}/set_position/?position=0")

    def unpublish(self, page):
        self.post(f"/admin/pages/{page.pk}/unpublish/")

    def tomorrow(self):
        """What is scheduled goes live."""
        with time_machine.travel(timezone.now() + 2 * TOMORROW), self.live():
            call_command("publish_scheduled")

    def publish(self, page, policy=None, **fields):
        """Publish a page with a choice of its own, as its editor's form would have written it."""
        with self.live():
            draft(page, policy, **fields).publish()

    def post(self, address, data=None):
        with self.live():
            return self.client.post(address, data or {})


def latest(page):
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def draft(page, policy=None, **fields):
    """A draft of a series or module; with `policy`, a choice is made with it."""
    page = latest(page)
    for name, value in fields.items():
        setattr(page, name, value)
    if policy:
        page.learner_policy, page.policy_token = policy, uuid4().hex
    return page.save_revision()


def new_module(series, policy=None, title="New", **fields):
    """A module that was never live, and its draft."""
    series.refresh_from_db()
    body = modules_of(series)[0].body
    page = ModulePage(title=title, body=body, live=False, **fields)
    if policy:
        page.learner_policy, page.policy_token = policy, uuid4().hex
    SeriesPage.objects.get(pk=series.pk).add_child(instance=page)
    return page, page.save_revision()
