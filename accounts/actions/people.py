"""What a person changes about themself."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Institution, User
from accounts.names import clean_name
from accounts.refusals import Refused

from .institutions import join_institution, leave_institution

NAMES = ("full_name", "display_name", "latin_name", "unlisted_institution")
SETTINGS = ("pronouns", "time_zone", "language")


def update_profile(user: User, *, institution: Institution | None, **changes: str) -> User:
    """Store what changed, names cleaned, and where the person belongs now (None: nowhere on our list).

    Giving another name for certificates confirms it; emptying it means being asked before the next one.
    """
    known = {*NAMES, *SETTINGS, "certificate_name"}
    if unknown := set(changes) - known:
        raise TypeError(f"not part of a profile: {unknown}")
    names = {*NAMES, "certificate_name"}
    cleaned: dict[str, Any] = {
        field: clean_name(value) if field in names else value for field, value in changes.items()
    }
    if cleaned.get("certificate_name", user.certificate_name) != user.certificate_name:
        has_name = cleaned["certificate_name"] != ""
        cleaned["certificate_name_confirmed_at"] = timezone.now() if has_name else None
    with transaction.atomic():
        for field, value in cleaned.items():
            setattr(user, field, value)
        # Only what the form holds: a new address or password set meanwhile must stay.
        user.save(update_fields=list(cleaned))
        if institution:
            join_institution(user, institution)
        else:
            leave_institution(user)
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
