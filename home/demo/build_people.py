"""The demo's log-ins and numbered learners, and the institutions they belong to.

All are marked `is_demo`: a real site refuses to start while one of them can sign in.
"""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import actions as accounts
from accounts import groups
from accounts.models import Affiliation, Institution, InstitutionDomain, User
from home.demo import shape

PASSWORD = "room-in-the-circle"  # noqa: S105 (printed on the first page of the README)
NUMBERED = range(12, 24)
GROUPS = {
    "editor": groups.EDITORS,
    "moderator": groups.MODERATORS,
    "registrar": groups.REGISTRARS,
    "administrator": groups.ADMINISTRATORS,
}


def make_institutions(institutions: Iterable[shape.Institution]) -> list[Institution]:
    """The demo's institutions, made where they are missing."""
    made = []
    for each in institutions:
        institution, _is_new = Institution.objects.get_or_create(
            name=each.name, defaults={"place": each.region}
        )
        InstitutionDomain.objects.get_or_create(
            domain=each.email_domain, defaults={"institution": institution}
        )
        made.append(institution)
    return made


def make_logins(people: Iterable[shape.Person], privacy_version: str) -> dict[str, User]:
    """The log-ins by role, made where they are missing; their addresses count as confirmed."""
    # Hashing is slow on purpose; one hash serves them all, for the password is no secret.
    password = make_password(PASSWORD)
    return {person.role: _login(person, password, privacy_version) for person in people}


def _login(person: shape.Person, password: str, privacy_version: str) -> User:
    user = User.objects.filter(email=person.email).first()
    if user is not None:
        return user
    user = User.objects.create(
        email=person.email,
        password=password,
        full_name=person.full_name,
        display_name=person.display_name,
        is_demo=True,
        is_superuser=person.role == "administrator",
        privacy_accepted_at=timezone.now(),
        privacy_version=privacy_version,
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    if person.role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[person.role]))
    return user


def make_numbered_learners(institutions: list[Institution]) -> list[User]:
    """Learners known by a number, who can't sign in; every second one belongs somewhere."""
    learners = []
    for number in NUMBERED:
        email = f"learner-{number}@example.org"
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(
                email, full_name=f"Learner {number}", is_demo=True, is_active=False
            )
            if institutions and number % 2:
                _belong(user, institutions[number % len(institutions)])
        learners.append(user)
    return learners


def _belong(user: User, institution: Institution) -> None:
    affiliation = accounts.join_institution(user, institution)
    accounts.verify_affiliation(affiliation, means=Affiliation.Means.STAFF)
