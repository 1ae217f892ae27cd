"""A real site. Everything secret or particular comes from the environment; nothing is guessed."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DEMO, database, env

if DEMO:
    raise ImproperlyConfigured("DEMO opens known log-ins. A real site must not set it.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
BASE_URL = WAGTAILADMIN_BASE_URL = env.str("BASE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])
DATABASES = {"default": database(env.str("DATABASE_URL"))}

EMAIL_CONFIG = env.email_url("EMAIL_URL")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")

MEDIA_HANDOFF = env.str("MEDIA_HANDOFF", default="")
if MEDIA_HANDOFF not in ("", "nginx", "apache", "lighttpd"):
    raise ImproperlyConfigured("MEDIA_HANDOFF is nginx, apache, lighttpd or empty.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
# W019 asks for X-Frame-Options: DENY, but editors' previews are frames of the site within itself.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
