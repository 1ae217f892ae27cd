"""What logs say: never an address that opens something private, nor a row the database refused.

For both Django's log (`settings.LOGGING`) and gunicorn's, access log included.
"""

from __future__ import annotations

import logging
from types import TracebackType

from content.discreet import discreet


class Formatter(logging.Formatter):
    """A formatter that is discreet about message and traceback alike."""

    def format(self, record: logging.LogRecord) -> str:
        return discreet(super().format(record))

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return discreet(super().formatException(ei))
