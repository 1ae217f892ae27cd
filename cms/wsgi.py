"""Where a server enters. Without DEMO, a site with demo log-ins does not start."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

if not settings.DEMO:
    from accounts.demo import refuse_demo_accounts  # needs the app registry

    refuse_demo_accounts()
