"""The key that signs this record's checkpoints."""

import secrets
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.office.kept import kept
from travaux.record.note import KEY_SIZE, SignerKey

SIGNING_KEY: Final = "signing-key"


class KeyBroken(BrokenInput):
    """A key file that does not hold a key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading the key {path}: it does not hold {KEY_SIZE} bytes in hexadecimal. "
            "Put the key back from a backup; a new one would not be trusted by those who hold the old one."
        )


def signing_key(data_dir: Path, name: str) -> SignerKey:
    """The key of this record's log under its name (the checkpoint's origin), made if there is none yet."""
    path = data_dir.expanduser() / SIGNING_KEY
    text = kept(path, secrets.token_bytes(KEY_SIZE).hex())
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        raise KeyBroken(path) from None
    if len(secret) != KEY_SIZE:
        raise KeyBroken(path)
    return SignerKey(name, secret)
