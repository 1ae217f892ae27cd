"""What accounts holds about people, declared in the privacy registry."""

import uuid
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import zones
from accounts.mail import SITE_MARK
from accounts.models import Affiliation, Letter, User
from accounts.privacy import declare, not_personal, rows

PROFILE = (
    "email",
    "full_name",
    "display_name",
    "pronouns",
    "time_zone",
    "language",
    "certificate_name",
    "certificate_name_confirmed_at",
    "latin_name",
    "unlisted_institution",
    "privacy_version",
    "privacy_accepted_at",
    "date_joined",
    "last_login",
    "groups__name",
)
LETTER = ("kind", "subject", "text", "status", "created_at", "sent_at", "emptied_at")


def _empty_account(user: User) -> None:
    """Take out of the account what tells who it is; sessions end, because they hang on the password."""
    user.groups.clear()
    user.user_permissions.clear()
    user.set_unusable_password()
    User.objects.filter(pk=user.pk).update(
        email=f"erased-{uuid.uuid4().hex}@erased.invalid",
        password=user.password,
        full_name="",
        display_name="",
        pronouns="",
        time_zone=zones.DEFAULT,
        language="en",
        certificate_name="",
        certificate_name_confirmed_at=None,
        latin_name="",
        unlisted_institution="",
        privacy_version="",
        privacy_accepted_at=None,
        last_login=None,
        is_active=False,
        is_superuser=False,
        is_demo=False,
        erased_at=timezone.now(),
    )


def _letters(user: User) -> list[dict[str, Any]]:
    """Letters as they were read: with the site's address where they hold its mark."""
    found = rows(Letter.objects.of(user), *LETTER)
    return [{**row, "text": row["text"].replace(SITE_MARK, settings.BASE_URL)} for row in found]


def _empty_letters(user: User) -> None:
    letters = Letter.objects.of(user)
    letters.queued().update(status=Letter.Status.DROPPED)
    letters.update(subject="", text="", html="", calendar="", error="", emptied_at=timezone.now())


def _end_affiliations(user: User) -> None:
    Affiliation.objects.of(user).current().update(ended_on=timezone.localdate())


declare(
    User,
    person="pk",
    export=lambda user: rows(User.objects.filter(pk=user.pk), *PROFILE),
    erase=_empty_account,
    kept=_("until you erase it"),
    why=_(
        "So that you can sign in and we know what to call you. "
        "Erased, a nameless row stays, so that counts add up."
    ),
    name=_("account"),
)
declare(
    Affiliation,
    person="person",
    export=lambda user: rows(
        Affiliation.objects.of(user),
        "institution__name",
        "started_on",
        "ended_on",
        "verified_at",
        "verified_by_means",
    ),
    erase=_end_affiliations,
    kept=_("as long as we know the institution; after erasing, without your name"),
    why=_("Institutions see how many of their people took part, never who."),
)
declare(
    Letter,
    person="person",
    export=_letters,
    erase=_empty_letters,
    kept=_(
        "with the words for 90 days; after that, only that a letter was sent, and when. A letter about "
        "a circle loses its words once it is sent, and 30 days after the circle it is no longer yours"
    ),
    why=_("So that a lost letter can be found and none is sent twice."),
)
declare(
    EmailAddress,
    person="user",
    export=lambda user: rows(
        EmailAddress.objects.filter(user_id=user.pk), "email", "verified", "primary"
    ),
    erase=lambda user: EmailAddress.objects.filter(user_id=user.pk).delete(),
    kept=_("until you change it or erase your account"),
    why=_("To sign you in and to write to you."),
    name=_("e-mail addresses"),
)

not_personal(User.groups.through, "Roles are part of the account, and go with it.")
not_personal(User.user_permissions.through, "Rights are part of the account, and go with it.")
