"""The editor's form of a series: what goes through review with it is looked at, too."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.page_forms import TOGETHER
from content.publishing import sentences

from ..policy_forms import ChoiceForm
from .together import parts_to_submit


class SeriesForm(ChoiceForm):
    """Refuses to submit or approve a series while one of the modules that go with it isn't fit."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation or not self.instance.pk:
            return
        if any(self.data.get(action) for action in TOGETHER):
            for sentence in self._what_modules_lack():
                self.add_error(None, sentence)

    def _what_modules_lack(self) -> Iterator[str]:
        workflow = self.instance.get_workflow()
        if workflow is None:
            return
        for page in parts_to_submit(self.instance, workflow, self.for_user).pages:
            draft = page.get_latest_revision_as_object()
            for sentence in sentences(draft, draft.publish_errors()):
                yield _("“%(module)s”: %(why)s") % {"module": draft.title, "why": sentence}
