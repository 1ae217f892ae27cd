"""Addresses of a person's own account, and of the letters of a demo machine. Signing in is allauth's."""

from django.urls import path
from django.views.generic import RedirectView

from accounts import views, views_mail

app_name = "accounts"

# Wagtail's own log-in pages know no rate limit, so all ways lead to allauth's.
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("admin/login/", to_sign_in, name="admin_sign_in"),
    path("_util/login/", to_sign_in, name="page_sign_in"),
    path("account/", views.profile, name="profile"),
    path("account/privacy/", views.accept_privacy, name="accept_privacy"),
    path("account/data/", views.data, name="data"),
    path("account/data/export/", views.export, name="export"),
    path("account/erase/", views.erase, name="erase"),
    path("mail/", views_mail.demo_mail, name="demo_mail"),
    path("mail/<slug:name>/", views_mail.demo_letter, name="demo_letter"),
]
