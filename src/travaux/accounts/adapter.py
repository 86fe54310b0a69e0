"""What allauth asks of this site: nobody signs up, and secrets that make codes are not kept in the clear."""

import base64
import hashlib
import secrets
from typing import Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest

#: Before a secret that was kept by this adapter; one without it was kept in the clear, by an earlier version.
_SEALED: Final = "sealed:"


class Door(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by those who keep the site, never by a stranger."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's own signature
        """Never."""
        return False


class Codes(DefaultMFAAdapter):  # type: ignore[misc]
    """Whoever reads the database alone makes no codes: their secrets are sealed with the site's own key."""

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it."""
        return _SEALED + _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself; one that was sealed with another key of the site gives a secret whose codes nobody has."""
        if not encrypted_text.startswith(_SEALED):
            return encrypted_text
        try:
            return _seal().decrypt(encrypted_text.removeprefix(_SEALED).encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _seal() -> Fernet:
    """A key for this one use, made of the site's own."""
    made = hashlib.sha256(f"secrets of codes {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(made))
