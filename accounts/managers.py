"""How users are made and found."""

from typing import Any

from django.contrib.auth.models import BaseUserManager
from django.db import models


class UserQuerySet(models.QuerySet):
    """Facts about many people."""

    def active(self) -> "UserQuerySet":
        """People who may sign in."""
        return self.filter(is_active=True, erased_at=None)

    def demo(self) -> "UserQuerySet":
        """Marked accounts whose password is known to everybody."""
        return self.filter(is_demo=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Users have an address to sign in with, and no username."""

    def get_by_natural_key(self, username: str | None) -> models.Model:
        return self.get(email=(username or "").lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> models.Model:
        """A saved user. Without a password they sign in by a code from a letter."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> models.Model:
        """A saved user who may do everything in the admin."""
        return self.create_user(email, password, is_superuser=True, **fields)
