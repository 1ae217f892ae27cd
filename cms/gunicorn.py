"""The web server. One process keeps SQLite safe; PostgreSQL may have as many as there are cores."""

import os
from typing import Any

from gunicorn.glogging import Logger


class DiscreetLogger(Logger):
    """gunicorn's own, which says nothing of who goes to which circle."""

    def setup(self, cfg: Any) -> None:
        from cms.logs import Formatter  # the project can be imported once gunicorn is set up

        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            given = handler.formatter
            handler.setFormatter(Formatter(given._fmt, given.datefmt))


bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_WORKERS", "1"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5
timeout = 60
# Long enough for a page that is being answered, short enough for who pressed Ctrl-C.
graceful_timeout = 5
loglevel = os.environ.get("LOG_LEVEL", "info").lower()
logger_class = DiscreetLogger
accesslog = os.environ.get("ACCESS_LOG") or None
control_socket_disable = True
