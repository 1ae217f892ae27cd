"""The blocks every page can be built with, in the order the picker shows them.

One block = one template `templates/blocks/<name>.html` = one stylesheet
`static/css/components/<name>.css`.
"""

from wagtail import blocks

from content.blocks.figures import DownloadBlock, ImageFigureBlock, TableBlock
from content.blocks.links import CallToActionBlock, OfferingBlock
from content.blocks.recordings import RecordingBlock, RecordingElsewhereBlock
from content.blocks.words import (
    AccordionBlock,
    CalloutBlock,
    HeadingBlock,
    QuoteBlock,
    RichTextBlock,
)

CONTENT_BLOCKS: list[tuple[str, blocks.Block]] = [
    ("heading", HeadingBlock()),
    ("rich_text", RichTextBlock()),
    ("image", ImageFigureBlock()),
    ("recording", RecordingBlock()),
    ("recording_elsewhere", RecordingElsewhereBlock()),
    ("quote", QuoteBlock()),
    ("callout", CalloutBlock()),
    ("accordion", AccordionBlock()),
    ("table", TableBlock()),
    ("download", DownloadBlock()),
    ("call_to_action", CallToActionBlock()),
    ("offering", OfferingBlock()),
]

__all__ = [
    "CONTENT_BLOCKS",
    "AccordionBlock",
    "CallToActionBlock",
    "CalloutBlock",
    "DownloadBlock",
    "HeadingBlock",
    "ImageFigureBlock",
    "OfferingBlock",
    "QuoteBlock",
    "RecordingBlock",
    "RecordingElsewhereBlock",
    "RichTextBlock",
    "TableBlock",
]
