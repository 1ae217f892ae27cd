"""Publishing many pages at once: all of them, or none and the reasons of each that isn't fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page, Revision

from content.publishing import SomeRefused, publish_together
from content.refusals import say_refused


class PublishAllOrNone(PublishBulkAction):
    """Wagtail's bulk action, from the bottom of the tree up, so that a series finds its modules."""

    def check_perm(self, page: Page) -> bool:
        # An alias goes live with its original. It has no version of its own to publish.
        return page.alias_of_id is None and super().check_perm(page)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except SomeRefused as error:
            messages.warning(
                self.request, _("Nothing was published: what you chose goes live together.")
            )
            say_refused(self.request, *error.refusals)
            return redirect(self.next_url)

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user: Any = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """How many chosen pages and how many below them went live. Raises SomeRefused."""
        chosen = {page.pk: page for page in objects}
        below = _drafts_below(chosen.values(), user) if include_descendants else {}
        pages = sorted({**below, **chosen}.values(), key=lambda page: (-page.depth, page.path))
        publish_together([_newest(page.specific, user) for page in pages], user=user)
        return len(chosen), len(below.keys() - chosen.keys())


def _drafts_below(pages: Iterable[Page], user: Any) -> dict[int, Page]:
    found = {}
    for page in pages:
        for draft in page.get_descendants().not_live().filter(alias_of=None):
            if user is None or draft.permissions_for_user(user).can_publish():
                found[draft.pk] = draft
    return found


def _newest(page: Page, user: Any) -> Revision:
    return page.get_latest_revision() or page.save_revision(user=user, clean=False)
