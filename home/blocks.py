"""The rows editors build action plans from. Their templates are `templates/home/`'s own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class TextRowBlock(blocks.StructBlock):
    """A row in the editor's own words, with a day if it has one."""

    text = blocks.RichTextBlock(
        label=_("Text"),
        features=["bold", "italic", "link", "document-link", "ul"],
        help_text=_("One or two sentences. Link to where people can read more."),
    )
    date = blocks.DateBlock(
        label=_("Date"),
        required=False,
        help_text=_("When the day is over, a row under “next” is shown under “now”."),
    )
    label = blocks.CharBlock(
        label=_("What happens on that date"),
        required=False,
        max_length=80,
        help_text=_("A few words, such as “Applications close”."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Words of your own, with a date if there is one.")
        preview_value = {"text": "<p>New research on who stays in academic medicine, and why.</p>"}


class PageRowBlock(blocks.StructBlock):
    """A row that stands for a page and takes its title, dates and state from there."""

    page = blocks.PageChooserBlock(
        label=_("Page"),
        help_text=_(
            "Title, dates and state come from this page. While it is unpublished or private, "
            "visitors do not see the row."
        ),
    )
    lead = blocks.TextBlock(
        label=_("Lead"),
        required=False,
        max_length=300,
        help_text=_("One sentence that says why this matters here. It stands beside the title."),
    )
    date = blocks.DateBlock(
        label=_("Date"),
        required=False,
        help_text=_("Only for a page without dates of its own; the page's dates come first."),
    )
    label = blocks.CharBlock(
        label=_("What happens on that date"),
        required=False,
        max_length=80,
        help_text=_("A few words, such as “Applications close”."),
    )

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Page")
        description = _("A page of this site, with its own title, dates and state.")
        preview_value = {"lead": "Six short modules at your own pace."}


PLAN_ROWS = [("text", TextRowBlock()), ("page", PageRowBlock())]
