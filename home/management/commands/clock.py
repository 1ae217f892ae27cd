"""`manage.py clock`: hands what is due to the worker, once or every minute."""

import logging
import signal
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from home.clock import MINUTE, tick

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Hands to the worker what is due now. Running it twice does nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on, once a minute")

    def handle(self, *, loop: bool, **options: Any) -> None:
        if not loop:
            tick(timezone.now())
            return
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_received: sys.exit(0))
        while True:
            self.tick_and_go_on()
            time.sleep(MINUTE - time.time() % MINUTE)

    def tick_and_go_on(self) -> None:
        """A database that is away for a moment must not stop the clock for good."""
        close_old_connections()
        try:
            tick(timezone.now())
        except DatabaseError:
            logger.exception("The clock could not reach the database. It tries again in a minute.")
        close_old_connections()
