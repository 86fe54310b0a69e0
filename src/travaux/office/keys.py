"""The key that signs this record's checkpoints, the one that is about to follow it, and those that were retired."""

import secrets
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.office.kept import keep_name, kept
from travaux.record.note import KEY_SIZE, SignerKey

SIGNING_KEY: Final = "signing-key"
#: Made before a rotation is written down; in the place of the signing key once it was.
NEXT_KEY: Final = "signing-key.next"
RETIRED: Final = "signing-key.retired-"


class KeyBroken(BrokenInput):
    """A key file that does not hold a key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading the key {path}: it does not hold {KEY_SIZE} bytes in hexadecimal. "
            "Put the key back from a backup; a new one would not be trusted by those who hold the old one."
        )


class KeyMissing(BrokenInput):
    """A log with checkpoints whose key is gone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading the key {path}: it is not there, and this log was signed with it before. Nothing was signed or "
            "compared. Put the key back from a backup, or set TRAVAUX_DATA_DIR to the folder that holds it."
        )


def signing_key(data_dir: Path, name: str, *, make: bool = True) -> SignerKey:
    """The key of this log under its name (the checkpoint's origin); raises KeyMissing if none is to be made."""
    path = data_dir.expanduser() / SIGNING_KEY
    if not make and not path.exists():
        raise KeyMissing(path)
    return _read(path, name)


def next_key(data_dir: Path, name: str) -> SignerKey | None:
    """The key that was made to follow; None if there is none."""
    path = data_dir.expanduser() / NEXT_KEY
    return _read(path, name) if path.exists() else None


def make_next(data_dir: Path, name: str) -> SignerKey:
    """Make a new key to follow; one that was made before and never written down is thrown away."""
    path = data_dir.expanduser() / NEXT_KEY
    path.unlink(missing_ok=True)
    return _read(path, name)


def take_over(data_dir: Path, retired: SignerKey) -> None:
    """Put the next key in the place of the retired one, which is kept under its id; done twice, it is done once."""
    folder = data_dir.expanduser()
    aside = folder / f"{RETIRED}{retired.verifier.key_id.hex()}"
    if not aside.exists():
        aside.hardlink_to(folder / SIGNING_KEY)
    (folder / NEXT_KEY).replace(folder / SIGNING_KEY)
    keep_name(folder)


def _read(path: Path, name: str) -> SignerKey:
    text = kept(path, secrets.token_bytes(KEY_SIZE).hex())
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        raise KeyBroken(path) from None
    if len(secret) != KEY_SIZE:
        raise KeyBroken(path)
    return SignerKey(name, secret)
