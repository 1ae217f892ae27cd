"""Blocks made of words: heading, rich text, quote, callout, accordion."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# What the rich text editor offers. Headings are here too, so that a long text can be written
# without changing blocks; anything that sets looks (color, size) is left out.
RICH_TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading between blocks."""

    text = blocks.CharBlock(label=_("Text"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))],
        default="h2",
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Names the part of the page that follows, so readers can find it.")
        template = "blocks/heading.html"
        preview_value = {"text": "Before you begin", "level": "h2"}
        label_format = "{text}"


class RichTextBlock(blocks.RichTextBlock):
    """Text with headings, lists and links."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        template = "blocks/rich_text.html"
        preview_value = (
            "<p>A good first meeting is short. Ask what your mentee wants from the year, say what "
            "you can offer, and agree <b>when you will meet next</b>.</p>"
            "<ul><li>Bring two questions.</li><li>Leave with one date.</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    """Someone's own words, with where they come from."""

    text = blocks.TextBlock(label=_("Words"), max_length=600)
    source = blocks.CharBlock(label=_("Who said or wrote it"), required=False, max_length=160)
    url = blocks.URLBlock(label=_("Where it can be read"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Someone's own words. Say who said or wrote them.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "Nobody told me that I could ask for protected time. So I never did.",
            "source": "An assistant professor, in a listening session",
            "url": "",
        }
        label_format = "{source}"


class CalloutBlock(blocks.StructBlock):
    """A short text that stands apart."""

    tone = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("note", _("Note: good to know")),
            ("try", _("Try this: something to do")),
            ("care", _("With care: this may be hard to read")),
        ],
        default="note",
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_RICH_TEXT)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _(
            "A short text that stands apart: a note, something to try, or a word of care."
        )
        template = "blocks/callout.html"
        preview_value = {
            "tone": "try",
            "title": "Two minutes, on your own",
            "text": "<p>Think of the last time someone opened a door for you at work. "
            "What exactly did they do?</p>",
        }
        label_format = "{title}"


class AccordionItemBlock(blocks.StructBlock):
    """One line that opens."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_RICH_TEXT)

    class Meta:
        icon = "collapse-down"
        label = _("Item")
        label_format = "{title}"


class AccordionBlock(blocks.StructBlock):
    """Several titles; each opens to show its text."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Items"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        description = _(
            "Titles that open to show more. For questions and answers, not for what all must read."
        )
        template = "blocks/accordion.html"
        preview_value = {
            "items": [
                {
                    "title": "Do I need my dean's approval?",
                    "text": "<p>No. Tell your division chief, so that the time can be kept free.</p>",
                },
                {
                    "title": "Can I take part from another time zone?",
                    "text": "<p>Yes. Every time is shown in your own zone once you set it.</p>",
                },
            ]
        }
