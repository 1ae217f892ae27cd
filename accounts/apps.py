"""What Django loads: our app, and Wagtail's user screens with our forms in them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, institutions, letters, privacy."""

    default = True
    name = "accounts"
    verbose_name = _("People")
