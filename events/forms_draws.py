"""Shape of what people send to enter a draw. Rules live in `actions`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .actions.draws import MOST_CHOICES
from .forms_seats import PersonForm

ORDINALS = (
    _("First choice"),
    _("Second choice"),
    _("Third choice"),
    _("Fourth choice"),
    _("Fifth choice"),
    _("Sixth choice"),
    _("Seventh choice"),
    _("Eighth choice"),
    _("Ninth choice"),
    _("Tenth choice"),
)


class DrawForm(PersonForm):
    """The circles somebody wants, one select for each choice, and who they are in them.

    Who has agreed to the words in force is not asked again.
    """

    def __init__(
        self,
        *args: Any,
        circles: list[tuple[int, str]],
        ranking: list[int] | None = None,
        has_agreed: bool = False,
        **kwargs: Any,
    ) -> None:
        wanted = {f"choice_{n}": pool_id for n, pool_id in enumerate(ranking or [], start=1)}
        kwargs["initial"] = {**wanted, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if has_agreed:
            del self.fields["agreed"]
        self.choice_names = [f"choice_{n}" for n in range(1, min(len(circles), MOST_CHOICES) + 1)]
        for name, label in zip(self.choice_names, ORDINALS, strict=False):
            self.fields[name] = self._choice(name, label, circles)
        self.order_fields(self.choice_names)

    @staticmethod
    def _choice(name: str, label: Any, circles: list[tuple[int, str]]) -> forms.TypedChoiceField:
        is_first = name == "choice_1"
        nothing = _("Choose a circle") if is_first else _("No further choice")
        return forms.TypedChoiceField(
            label=label,
            choices=[("", nothing), *circles],
            coerce=int,
            empty_value=None,
            required=is_first,
            error_messages={
                "required": _("Choose the circle you would like best."),
                "invalid_choice": _("That circle is not there any more. Please choose again."),
            },
        )

    @property
    def choices(self) -> list[forms.BoundField]:
        return [self[name] for name in self.choice_names]

    @property
    def ranking(self) -> list[int]:
        """Ids of pools, the dearest first; a choice left out in between is no matter."""
        return [pool_id for name in self.choice_names if (pool_id := self.cleaned_data.get(name))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        before: set[int] = set()
        for name in self.choice_names:
            pool_id = cleaned.get(name)
            if pool_id in before:
                self.add_error(name, _("You chose this circle above. Choose each only once."))
            elif pool_id:
                before.add(pool_id)
        return cleaned
