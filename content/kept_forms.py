"""A form that was sent when the session had run out, kept so that signing in loses nothing.

It waits sealed, with whose it is and where it belongs, in a row of its own among the sessions. The
visitor's session only names that row, so it is gone in time whether they sign in, come back or do
neither. It fills the form once they are back and is not sent for them. Only whoever the form was
made for gets it: forms carry that person's number in a field `whose`.
"""

import json
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, QueryDict

from .sealing import Seal

_SEAL = Seal("content.kept_forms")


@dataclass(frozen=True)
class KeptForms:
    """Keeps the newest form of one kind for each visitor."""

    session_key: str
    seconds: int
    characters: int

    def keep(self, request: HttpRequest, place: str | int) -> None:
        """Remember what was posted, for this place; only the newest, and nothing that is too long."""
        posted = request.POST.copy()
        posted.pop("csrfmiddlewaretoken", None)
        form = posted.urlencode()
        if len(form) > self.characters:
            return
        self.drop(request)
        kept = {"whose": posted.get("whose", ""), "place": place, "form": form}
        row = _row(request)
        row["sealed"] = _SEAL.seal(json.dumps(kept))
        row.set_expiry(self.seconds)
        row.create()
        request.session[self.session_key] = row.session_key

    def kept(self, request: HttpRequest, place: str | int) -> QueryDict | None:
        """What waits for this place and person, if anything does and it isn't old.

        It stays, as pages are reloaded. One query where something waits, else none.
        """
        key = request.session.get(self.session_key)
        if key is None or not request.user.is_authenticated:
            return None
        kept = _opened(_row(request, key).load())
        if kept is None or kept["place"] != place:
            return None
        # On a shared computer the next to sign in may be somebody else.
        if kept["whose"] != str(request.user.pk):
            self.drop(request)
            return None
        return QueryDict(kept["form"])

    def drop(self, request: HttpRequest) -> None:
        """Delete what is kept, if there is any: it was sent, or something newer was."""
        key = request.session.pop(self.session_key, None)
        if key is not None:
            _row(request, key).delete(key)


def _row(request: HttpRequest, key: str | None = None) -> SessionBase:
    """A row among the sessions, beside the visitor's own."""
    return type(request.session)(key)


def _opened(row: dict[str, Any]) -> dict[str, Any] | None:
    """What such a row holds; None for one that ran out, or was sealed under a key that is gone."""
    try:
        return json.loads(_SEAL.unseal(row["sealed"])) if row else None
    except InvalidToken:
        return None
