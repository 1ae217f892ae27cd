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
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from .sealing import Seal

_SEAL = Seal("content.kept_forms")


@dataclass(frozen=True)
class KeptForms:
    """Keeps the newest form of one kind for each visitor."""

    session_key: str
    seconds: int
    characters: int

    def sign_in_first(
        self, request: HttpRequest, place: str | int, *, back_to: str
    ) -> HttpResponseRedirect:
        """To signing in, and from there on to `back_to`. What was posted waits, and they are told."""
        if request.method != "POST":
            return redirect_to_login(back_to)
        if self.keep(request, place):
            messages.info(request, _("Please sign in. What you wrote is kept for you."))
        else:
            messages.warning(
                request, _("What you wrote is too long to be kept. Go back and copy it first.")
            )
        return redirect_to_login(back_to)

    def keep(self, request: HttpRequest, place: str | int) -> bool:
        """Remember what was posted, for this place: only the newest. False if it is too long."""
        posted = request.POST.copy()
        posted.pop("csrfmiddlewaretoken", None)
        form = posted.urlencode()
        if len(form) > self.characters:
            return False
        self.drop(request)
        kept = {"whose": posted.get("whose", ""), "place": place, "form": form}
        row = _row(request)
        row["sealed"] = _SEAL.seal(json.dumps(kept))
        row.set_expiry(self.seconds)
        row.create()
        request.session[self.session_key] = row.session_key
        return True

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
