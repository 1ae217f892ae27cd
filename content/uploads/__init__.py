"""What may be stored: files that are what their name says, and open safely.

Each check raises ValidationError with a sentence for the person who uploads, and leaves the file
at its start.
"""

from content.uploads.documents import check_document, check_recording
from content.uploads.pictures import check_picture, without_metadata
from content.uploads.recordings import read_recording

__all__ = [
    "check_document",
    "check_picture",
    "check_recording",
    "read_recording",
    "without_metadata",
]
