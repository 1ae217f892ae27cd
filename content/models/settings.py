"""What staff say once for the whole site: its organization, contact and standing pages."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from content import sites


def _page_field(label: str, help_text: str) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


@register_setting(icon="site", order=10)
class SiteSettings(BaseSiteSetting):
    """One row for each site."""

    select_related: ClassVar[list[str]] = ["help_page", "accessibility_page", "privacy_page"]

    organization = models.CharField(
        _("organization"),
        max_length=120,
        blank=True,
        help_text=_("The name of who runs this site, as the footer shows it."),
    )
    footer_text = models.TextField(
        _("footer text"),
        max_length=600,
        blank=True,
        help_text=_("One or two sentences. Web and e-mail addresses become links."),
    )
    contact_email = models.EmailField(
        _("contact e-mail"), blank=True, help_text=_("Where visitors can ask for help.")
    )
    privacy_page = _page_field(_("privacy notice"), _("Shown when people sign up."))
    help_page = _page_field(_("help page"), _("Linked from the same place on every page."))
    accessibility_page = _page_field(
        _("accessibility statement"), _("Linked from the footer of every page.")
    )
    privacy_version = models.CharField(
        _("version of the privacy notice"),
        max_length=20,
        default="2026-11",
        help_text=_("Change this when the notice changes; people are then asked again."),
    )

    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("organization"),
                FieldPanel("contact_email"),
                FieldPanel("footer_text"),
            ],
            heading=_("Who runs this site"),
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("help_page"),
                PageChooserPanel("accessibility_page"),
                PageChooserPanel("privacy_page"),
                FieldPanel("privacy_version"),
            ],
            heading=_("Standing pages"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever saves sees the change at once; other processes show it within seconds."""
        super().save(*args, **kwargs)
        sites.forget(self.remembered_as(self.site_id))

    @staticmethod
    def remembered_as(site_id: int) -> tuple[str, str]:
        """Under which key `content.sites` keeps the row of a site."""
        return ("settings", str(site_id))

    def standing_pages(self) -> list[Page]:
        """The pages chosen here."""
        chosen = (self.help_page, self.accessibility_page, self.privacy_page)
        return [page for page in chosen if page is not None]
