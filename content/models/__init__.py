"""Files, pages, reference and settings of the content app. There are no records here."""

from content.models.files import Document, Image, Rendition
from content.models.pages import BasePage, StandardPage
from content.models.recordings import CaptionTrack, Media
from content.models.reference import Topic
from content.models.settings import SiteSettings

__all__ = [
    "BasePage",
    "CaptionTrack",
    "Document",
    "Image",
    "Media",
    "Rendition",
    "SiteSettings",
    "StandardPage",
    "Topic",
]
