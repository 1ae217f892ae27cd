"""Log-ins whose password is known to everybody must never open a real site."""

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from accounts.models import User


def marked_accounts_active() -> bool:
    """Whether anybody could sign in with a demo log-in."""
    return User.objects.demo().active().exists()


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured while a demo log-in is active. Passes before `migrate`."""
    try:
        is_open = marked_accounts_active()
    except DatabaseError:
        # No tables yet: nobody can sign in either.
        return
    if is_open:
        raise ImproperlyConfigured(
            "Demo log-ins are active, and their password is public. Deactivate or erase them first."
        )
