"""The link by which an offer is answered from its letter: opens that offer while it stands, nothing else."""

from django.core import signing
from django.utils import timezone

from accounts.models import Letter

from .models import Registration

SALT = "events.offer"


def token(registration: Registration) -> str:
    """What stands for this offer in an address. Made at delivery, never stored."""
    return signing.dumps([registration.pk, registration.offers], salt=SALT)


def registration_of(token: str) -> Registration | None:
    """The registration whose offer this opens; None once that offer is answered, lapsed or taken back.

    Whether its time is over is for the action to judge: the row may be read a moment too early.
    """
    named = named_by(token)
    if named is None:
        return None
    offered = Registration.objects.offered().select_related("pool__session", "pool__page", "person")
    return offered.filter(pk=named[0], offers=named[1]).first()


def named_by(token: str) -> tuple[int, int] | None:
    """The registration's id and the number of the offer, whatever became of it; None if not ours."""
    try:
        pk, number = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return pk, number


def mark(registration: Registration) -> str:
    """What stands for the token in a letter until delivery."""
    return f"[[offer:{registration.pk}]]"


def for_letter(letter: Letter, registration_id: int) -> str | None:
    """The token of an offer to the person of that letter; None once the offer is over."""
    offered = Registration.objects.offered().filter(
        person=letter.person, offer_expires_at__gt=timezone.now()
    )
    registration = offered.filter(pk=registration_id).first()
    return token(registration) if registration else None
