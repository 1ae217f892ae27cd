"""The stock site itself: its addresses, and what gunicorn runs."""

from django.conf import settings

from bench import stock

if not settings.configured:
    stock.configure("bench.stock_site")

from django.core.wsgi import get_wsgi_application

urlpatterns = stock.urls()
application = get_wsgi_application()
