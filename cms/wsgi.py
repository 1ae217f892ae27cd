"""Where a server enters. A site with demo log-ins does not start in production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

from accounts.demo import refuse_demo_accounts  # noqa: E402  (needs the app registry)

refuse_demo_accounts()
