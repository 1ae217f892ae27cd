"""The registry of personal data: how each model that leads to a person is exported, erased, kept, and why.

Each app declares its own in `<app>/privacy.py`, imported by its `ready()`; accounts in `declarations.py`.
Content lies below accounts, so its models and those of packages are declared in `declarations_packages.py`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

Export = Callable[[Any], list[dict[str, Any]]]
Erase = Callable[[Any], None]


@dataclass(frozen=True)
class Declaration:
    """What holds for one model. `person` is the lookup from a row to its user; empty: not about a person."""

    model: type[models.Model]
    person: str
    export: Export | None
    erase: Erase | None
    kept: str
    why: str
    name: str = ""

    @property
    def label(self) -> str:
        return self.model._meta.label

    @property
    def title(self) -> str:
        """What people read above the rows."""
        return str(self.name or self.model._meta.verbose_name_plural)


_declarations: dict[type[models.Model], Declaration] = {}


def declare(
    model: type[models.Model],
    *,
    person: str,
    export: Export | None,
    erase: Erase | None,
    kept: str,
    why: str,
    name: str = "",
) -> None:
    """Say how `model` treats a person's data. `erase=None`: the rows stay, pointing at a nameless account.

    People read `kept`, which goes on where "Kept" begins ("until you erase it"), `why`, a sentence, and
    `name`, of the rows, where the model's own plural would not do.
    """
    _declarations[model] = Declaration(model, person, export, erase, kept, why, name)


def not_personal(model: type[models.Model], why: str) -> None:
    """Say why `model` holds nothing about a person though a path leads from it to one."""
    _declarations[model] = Declaration(model, "", None, None, "", why)


def declared() -> set[type[models.Model]]:
    """Every model somebody has thought about."""
    return set(_declarations)


def personal() -> list[Declaration]:
    """Declarations about people, the account itself last: what the others need to find, it still has."""
    about_people = [each for each in _declarations.values() if each.person]
    account = settings.AUTH_USER_MODEL
    return sorted(about_people, key=lambda each: (each.label == account, each.label))


def export(user: models.Model) -> dict[str, Any]:
    """All that is held about `user`, by model label; empty kinds are left out. For Django's JSON encoder."""
    held = {each.label: each.export(user) for each in personal() if each.export}
    return {
        "site": settings.SITE_NAME,
        "exported_at": timezone.now(),
        "data": {label: rows for label, rows in held.items() if rows},
    }


def rows(found: models.QuerySet, *fields: str) -> list[dict[str, Any]]:
    """The named fields of each row, oldest first: what most exports are."""
    return list(found.order_by("pk").values(*fields))


def undeclared(all_models: Iterable[type[models.Model]], own_apps: set[str]) -> list[str]:
    """Labels of models that lead to a person and that nobody declared.

    A model leads to a person by a foreign key or many-to-many of its own to the user, or, in `own_apps`,
    to another model of `own_apps` that does. Content is none of them: it knows no people but who uploaded a
    file. Each kind of page counts by Wagtail's page, not again.
    """
    leading: set[type[models.Model]] = set()
    candidates = list(all_models)
    while True:
        found = {
            model
            for model in candidates
            if model not in leading and _leads_to_person(model, leading, own_apps)
        }
        if not found:
            break
        leading |= found
    return sorted(model._meta.label for model in leading - declared())


def _leads_to_person(
    model: type[models.Model], leading: set[type[models.Model]], own_apps: set[str]
) -> bool:
    if model._meta.label == settings.AUTH_USER_MODEL:
        return True
    follows = model._meta.app_label in own_apps
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        target = field.related_model
        if target is None:
            continue
        if target._meta.label == settings.AUTH_USER_MODEL:
            return True
        if follows and target in leading and target._meta.app_label in own_apps:
            return True
    return False
