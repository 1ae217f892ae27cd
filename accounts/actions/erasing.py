"""Erase a person: every app takes out what it holds, then the account itself is emptied."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import privacy
from accounts.models import User
from accounts.refusals import Refused


def erase(user: User, *, by: User) -> User:
    """Take the person out of the account and out of all that is declared in `accounts.privacy`.

    The row stays, nameless, so that counts and certificates stay true. Asked twice it changes nothing more.
    """
    if by.pk != user.pk and not by.is_superuser:
        raise Refused(_("Only the person or an administrator can erase an account."))
    with transaction.atomic():
        # A write first: SQLite ignores SELECT … FOR UPDATE.
        User.objects.filter(pk=user.pk).update(is_active=False)
        user = User.objects.get(pk=user.pk)
        if user.is_erased:
            return user
        if user.is_superuser and not _other_administrators(user):
            raise Refused(
                _("This is the last administrator. Make someone else administrator first.")
            )
        for declaration in privacy.personal():
            if declaration.erase:
                declaration.erase(user)
    user.refresh_from_db()
    return user


def _other_administrators(user: User) -> bool:
    return User.objects.active().filter(is_superuser=True).exclude(pk=user.pk).exists()
