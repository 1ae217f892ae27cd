"""The code by which somebody lets staff add them to a session: shown once, good once, for a day."""

import datetime
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import StaffCode
from .refused import Refused

# Without what is mistaken for something else when read aloud or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
LENGTH = 12
GROUP = 4
GOOD_FOR = datetime.timedelta(hours=24)


def make_staff_code(person: User) -> str:
    """A new code for this person, such as "7KQM-2XHD-94TB". The one before is good no more.

    Only a digest is stored, so it can be shown this once.
    """
    code = "".join(secrets.choice(LETTERS) for _each in range(LENGTH))
    now = timezone.now()
    StaffCode.objects.update_or_create(
        person=person,
        defaults={
            "digest": _digest(code),
            "made_at": now,
            "expires_at": now + GOOD_FOR,
            "used_at": None,
        },
    )
    return "-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def person_of_code(code: str) -> User:
    """Whose code it is; from then on it is used up. If the caller's transaction fails, it is not.

    Raises Refused for a code that is unknown, used or older than a day, without saying which.
    """
    now = timezone.now()
    with transaction.atomic():
        good = StaffCode.objects.filter(digest=_digest(code), used_at=None, expires_at__gt=now)
        # One statement decides, so that two members of staff can't both use it.
        if not good.update(used_at=now):
            raise Refused(_("This code isn’t good. Codes work once, for a day: ask for a new one."))
        return User.objects.get(staff_code__digest=_digest(code))


def _digest(code: str) -> str:
    """The same for a code typed in small letters, or without its dashes."""
    typed = "".join(letter for letter in code.upper() if letter in LETTERS)
    return salted_hmac("events.staff_code", typed, algorithm="sha256").hexdigest()
