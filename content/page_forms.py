"""The editor's forms: what must not go live is refused next to its field, and nothing typed is lost.

Drafts save with anything in them: `is_deferred_validation` is true for a draft, an autosave and a
preview. A form that publishes, schedules, submits or approves is checked.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.fields import StreamField

from content.publishing import sentences

GOING_LIVE = ("action-publish", "action-submit", "action-restart-workflow")
TOGETHER = ("action-submit", "action-restart-workflow", "action-workflow-action")


class PublishCheckForm(WagtailAdminPageForm):
    """Asks the page what stands between it and its visitors, once it is to go live."""

    def full_clean(self) -> None:
        if self.is_bound and self._goes_back():
            self.defer_required_fields()
        super().full_clean()

    def _goes_back(self) -> bool:
        """Whether a moderator sends it back, or it is taken back: a draft, however it is sent."""
        if any(self.data.get(action) for action in GOING_LIVE):
            return False
        is_rejected = self.data.get("workflow-action-name") == "reject"
        return bool(self.data.get("action-cancel-workflow")) or (
            bool(self.data.get("action-workflow-action")) and is_rejected
        )

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        self._keep_what_was_typed()
        together = any(self.data.get(action) for action in TOGETHER)
        drafts = self.drafts_along() if together else ()
        for name, error in self.instance.publish_errors(with_drafts=drafts).items():
            # What the field itself has found is said already.
            if name in self.fields and name not in self.errors:
                self.add_error(name, error)
            elif name not in self.fields:
                self.add_error(None, sentences(self.instance, {name: error}))

    def drafts_along(self) -> Collection[int]:
        """The ids of the pages below whose drafts go live with this one once it is approved."""
        return ()

    def _keep_what_was_typed(self) -> None:
        """Have the page ask about blocks as they stand in the form, though one of them is wrong."""
        for field in self.instance._meta.get_fields():
            if isinstance(field, StreamField) and field.name in self.errors:
                widget = self.fields[field.name].widget
                prefix = self.add_prefix(field.name)
                typed = widget.value_from_datadict(self.data, self.files, prefix)
                setattr(self.instance, field.name, typed)


class CheckedCopyForm(CopyForm):
    """Refuses a live copy or an alias of pages that must not go live as they are."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        name = next((name for name in ("alias", "publish_copies") if data.get(name)), "")
        if name:
            refused = [
                ValidationError(_("“%(title)s”: %(why)s") % {"title": page.title, "why": sentence})
                for page in self._pages(bool(data.get("copy_subpages")))
                for sentence in sentences(page, page.publish_errors())
            ]
            if refused:
                self.add_error(name, refused)
        return data

    def _pages(self, with_subpages: bool) -> list[Any]:
        pages = self.page.get_descendants(inclusive=True).live().specific()
        wanted = [page for page in pages if hasattr(page, "publish_errors")]
        if with_subpages:
            return wanted
        # A copy without what stands below it is asked as a page that has nothing there.
        alone = [page for page in wanted if page.pk == self.page.pk]
        for page in alone:
            page.pk = None
        return alone
