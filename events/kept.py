"""What was typed for a seat when the session had run out, kept so that signing in loses nothing.

It waits sealed, as it may tell of a circle and of what somebody needs: for half an hour, in a row
of its own among the sessions. The visitor's session only names that row, so it is gone in time
whether they sign in, come back or do neither. It fills the form and is not sent for them. Only
whoever the form was made for gets it.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, QueryDict

from .sealing import seal, unseal

SESSION_KEY = "kept_seat"
KEPT_SECONDS = 30 * 60
KEPT_CHARACTERS = 10_000


def keep(request: HttpRequest, pool_id: int) -> None:
    """Remember the form that was sent; only the newest is kept, and nothing that is too long."""
    posted = request.POST.copy()
    posted.pop("csrfmiddlewaretoken", None)
    encoded = posted.urlencode()
    if len(encoded) > KEPT_CHARACTERS:
        return
    drop_kept(request)
    row: SessionBase = type(request.session)()
    row.update({"whose": posted.get("whose", ""), "pool": pool_id, "form": seal(encoded)})
    row.set_expiry(KEPT_SECONDS)
    row.create()
    request.session[SESSION_KEY] = row.session_key


def kept_form(request: HttpRequest, pool_id: int) -> QueryDict | None:
    """What was kept for these seats, if there is any and it isn't old. It stays, as pages are reloaded."""
    key = request.session.get(SESSION_KEY)
    if key is None:
        return None
    row: SessionBase = type(request.session)(key)
    kept = row.load()
    if not kept or kept["pool"] != pool_id:
        return None
    # On a shared computer the next to sign in may be somebody else.
    if kept["whose"] != str(request.user.pk):
        drop_kept(request)
        return None
    return QueryDict(unseal(kept["form"]))


def drop_kept(request: HttpRequest) -> None:
    """Delete what is kept, if there is any: it was sent, or something newer was."""
    key = request.session.pop(SESSION_KEY, None)
    if key is not None:
        row: SessionBase = type(request.session)(key)
        row.delete(key)
