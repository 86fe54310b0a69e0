"""Salted commitments: a restricted value stands sealed in the public record and can be opened or forgotten later."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest

from travaux.record.merkle import HASH_SIZE, Hash, SealBroken

SHORTEST_SALT = 16
LONGEST_SALT = 255
_DOMAIN = b"travaux/commitment/1\n"


class SaltRefused(SealBroken):
    """A salt has a length with which nothing may be committed."""


def commit(payload: bytes, salt: bytes) -> Hash:
    """Return the commitment to `payload`, 32 bytes; `salt` is 16 to 255 random bytes, new for each value.

    A yes, a no or an abstention can be guessed from a bare hash, so without enough salt nothing is committed
    (SaltRefused). The payload names its kind and dossier, lest one value be passed off as another. Whoever
    destroys salt and payload has erased the value, and the tree still holds.
    """
    if not SHORTEST_SALT <= len(salt) <= LONGEST_SALT:
        message = (
            f"Committing to a restricted value: the salt has {len(salt)} bytes, outside {SHORTEST_SALT} to "
            f"{LONGEST_SALT}. Give new random bytes for each value."
        )
        raise SaltRefused(message)
    return Hash(sha256(_DOMAIN + bytes([len(salt)]) + salt + payload).digest())


def opens(commitment: Hash, payload: bytes, salt: bytes) -> bool:
    """Tell whether `payload` under `salt` is what was committed to; raise SaltRefused for an impossible salt."""
    return len(commitment) == HASH_SIZE and compare_digest(commit(payload, salt), commitment)
