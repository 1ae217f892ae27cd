"""What Django loads: our app, and Wagtail's user screens with our forms in them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """People, institutions, letters, privacy."""

    default = True
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from accounts import declarations, declarations_packages  # noqa: F401


class PeopleConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS in place of "wagtail.users"."""

    default = False
    user_viewset = "accounts.viewsets.PeopleViewSet"
