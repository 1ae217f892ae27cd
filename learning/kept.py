"""What was typed when the session had run out, kept so that signing in again loses nothing.

The answers wait in the visitor's new session and fill the form once they are back. They are not
sent for them: the learner looks and presses the button. Only whoever the page was made for gets
them back.
"""

import time
from typing import Any

from django.http import HttpRequest, QueryDict

SESSION_KEY = "kept_work"
KEPT_SECONDS = 2 * 60 * 60
KEPT_CHARACTERS = 30_000


def keep(request: HttpRequest, module_id: int, what: str) -> None:
    """Remember the posted form `what` of one module; only the newest is kept."""
    posted = request.POST.copy()
    posted.pop("csrfmiddlewaretoken", None)
    encoded = posted.urlencode()
    if len(encoded) <= KEPT_CHARACTERS:
        request.session[SESSION_KEY] = {
            "whose": posted.get("whose", ""),
            "module": module_id,
            "what": what,
            "form": encoded,
            "at": time.time(),
        }


def kept_form(request: HttpRequest, module_id: int, what: str) -> QueryDict | None:
    """The form that was kept for this module, if there is one and it isn't old."""
    kept: dict[str, Any] = request.session.get(SESSION_KEY) or {}
    if (kept.get("module"), kept.get("what")) != (module_id, what):
        return None
    # On a shared computer the next to sign in may be somebody else.
    if kept["whose"] != str(request.user.pk) or time.time() - kept["at"] > KEPT_SECONDS:
        return None
    return QueryDict(kept["form"])


def forget(request: HttpRequest) -> None:
    """The work arrived."""
    request.session.pop(SESSION_KEY, None)
