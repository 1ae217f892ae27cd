"""What a person changes about themself."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.names import clean_name
from accounts.refusals import Refused

NAMES = ("full_name", "display_name", "latin_name", "unlisted_institution")
SETTINGS = ("pronouns", "time_zone", "language")


def update_profile(user: User, **changes: Any) -> User:
    """Store what changed: names cleaned, a new name for certificates confirmed by this."""
    certificate_name = clean_name(changes.pop("certificate_name", user.certificate_name))
    for field, value in changes.items():
        if field not in NAMES + SETTINGS:
            raise TypeError(f"{field} is not part of a profile")
        setattr(user, field, clean_name(value) if field in NAMES else value)
    if certificate_name != user.certificate_name:
        user.certificate_name = certificate_name
        user.certificate_name_confirmed_at = timezone.now() if certificate_name else None
    user.save()
    return user


def confirm_certificate_name(user: User, name: str) -> User:
    """From now on certificates carry `name`. Issued ones don't change."""
    cleaned = clean_name(name)
    if not cleaned:
        raise Refused(_("Please enter the name to print on your certificate."))
    user.certificate_name = cleaned
    user.certificate_name_confirmed_at = timezone.now()
    user.save(update_fields=["certificate_name", "certificate_name_confirmed_at"])
    return user


def accept_privacy(user: User, version: str) -> User:
    """The person accepts this version of the privacy notice."""
    user.privacy_version = version
    user.privacy_accepted_at = timezone.now()
    user.save(update_fields=["privacy_version", "privacy_accepted_at"])
    return user
