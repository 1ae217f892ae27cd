"""The editor's forms for series and modules: what can't be met is refused at publish.

Drafts save with anything in them: `is_deferred_validation` is true for a draft, an autosave and a
preview, and only a form that is about to go live is checked here.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm


class ModulePageForm(WagtailAdminPageForm):
    """Refuses to publish a module that nobody could complete."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.is_deferred_validation and "body" in data:
            names = [
                "body",
                "needs_continue",
                "needs_marked_done",
                "pass_mark",
                "watch_share",
                "attestation",
            ]
            page = self._meta.model(**{name: data[name] for name in names if name in data})
            for field, error in page.publish_errors().items():
                self.add_error(field, error)
        return data


class SeriesPageForm(WagtailAdminPageForm):
    """Refuses to publish a series that asks for more modules than it has."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        k = data.get("modules_needed")
        if not self.is_deferred_validation and k and self.instance.pk:
            there = self.instance.countable_modules()
            if 0 < there < k:
                self.add_error(
                    "modules_needed",
                    ValidationError(
                        ngettext(
                            "This series has %(n)s module that counts. Ask for no more than that.",
                            "This series has %(n)s modules that count. Ask for no more than that.",
                            there,
                        )
                        % {"n": there}
                    ),
                )
        opens, archived = data.get("opens_at"), data.get("archived_at")
        if opens and archived and archived <= opens:
            self.add_error("archived_at", ValidationError(_("Choose a time after it opens.")))
        return data
