"""The web server. One process keeps SQLite safe; PostgreSQL may have as many as there are cores."""

import os

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_WORKERS", "1"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
keepalive = 5
timeout = 60
# Long enough for a page that is being answered, short enough for who pressed Ctrl-C.
graceful_timeout = 5
loglevel = os.environ.get("LOG_LEVEL", "info").lower()
accesslog = os.environ.get("ACCESS_LOG") or None
control_socket_disable = True
