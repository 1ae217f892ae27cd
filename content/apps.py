"""The app of words, pictures and files: what editors build pages with. No app stands below it."""

from typing import Any

from django.apps import AppConfig
from django.db.models import Model
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _

from .discreet import discreet


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_save.connect(_be_discreet, sender="django_tasks_database.DBTaskResult")


def _be_discreet(sender: type[Model], instance: Any, **_more: Any) -> None:
    """What a failed task leaves behind says no more than a log would."""
    instance.traceback = discreet(instance.traceback)
