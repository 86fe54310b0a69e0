"""Tokens by which a person's programs act: shown once, kept as a digest."""

import hashlib
import re
import secrets
from typing import Final

from travaux.accounts.models import Token

#: What a token begins with, so that one that was left lying about is found.
PREFIX: Final = "travaux_"
_BYTES: Final = 32
_BEARER: Final = re.compile(rf"Bearer ({PREFIX}[A-Za-z0-9_-]{{43}})")


def fresh() -> str:
    """A new token: 256 random bits."""
    return f"{PREFIX}{secrets.token_urlsafe(_BYTES)}"


def digest(token: str) -> str:
    """The SHA-256 under which it is kept; a guess is as hard as for the token itself."""
    return hashlib.sha256(token.encode()).hexdigest()


def known(authorization: str) -> Token | None:
    """The token of an Authorization header, with its account and seat; None where there is none of that digest."""
    found = _BEARER.fullmatch(authorization)
    if found is None:
        return None
    return Token.objects.select_related("account", "seat").filter(digest=digest(found[1])).first()
