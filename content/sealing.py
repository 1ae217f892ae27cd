"""Keep a secret unreadable in the database, under keys made from the site's secret key."""

import base64
from dataclasses import dataclass

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@dataclass(frozen=True)
class Seal:
    """Closes and opens texts for one purpose; what another closed stays shut."""

    # Part of the key: with another name nothing that was sealed can be read any more.
    purpose: str

    def seal(self, text: str) -> str:
        """`text`, encrypted; empty stays empty."""
        return self._keys().encrypt(text.encode()).decode() if text else ""

    def unseal(self, sealed: str) -> str:
        """What was sealed. Keys of `SECRET_KEY_FALLBACKS` open what they closed.

        Raises `cryptography.fernet.InvalidToken` for what no key opens.
        """
        return self._keys().decrypt(sealed.encode()).decode() if sealed else ""

    def _keys(self) -> MultiFernet:
        secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return MultiFernet([Fernet(self._key(secret)) for secret in secrets])

    def _key(self, secret: str) -> bytes:
        info = self.purpose.encode()
        made = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
        return base64.urlsafe_b64encode(made)
