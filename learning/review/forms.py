"""The editor's form of a series: what goes through review with it is looked at, too."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.page_forms import TOGETHER
from content.publishing import sentences

from ..policy_forms import ChoiceForm
from .together import parts_in_review, parts_to_submit, review_of


class SeriesForm(ChoiceForm):
    """Refuses to submit or approve a series while one of the modules that go with it isn't fit."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation or not self.instance.pk:
            return
        if any(self.data.get(action) for action in TOGETHER):
            for sentence in self._what_modules_lack():
                self.add_error(None, sentence)

    @cached_property
    def _goes_along(self) -> list[Page]:
        """While a review runs, what is in it; before, what would be handed in now."""
        if not self.instance.pk:
            return []
        if review := review_of(self.instance):
            return parts_in_review(review).pages
        workflow = self.instance.get_workflow()
        return parts_to_submit(self.instance, workflow, self.for_user).pages if workflow else []

    def drafts_along(self) -> Collection[int]:
        return [page.pk for page in self._goes_along]

    def _what_modules_lack(self) -> Iterator[str]:
        for page in self._goes_along:
            draft = page.get_latest_revision_as_object()
            for sentence in sentences(draft, draft.publish_errors()):
                yield _("“%(module)s”: %(why)s") % {"module": draft.title, "why": sentence}
