"""Small secrets in files of the data folder, made at the first start and readable by their owner alone."""

import os
import secrets
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput

#: In the data folder of an exercise: by how many seconds its clock differs from that of the machine.
CLOCK: Final = "exercise-clock"
SECRET: Final = "secret-key"  # noqa: S105 - the name of a file
OWNER_ONLY: Final = 0o600
_MOST_BYTES: Final = 1_024


class KeyExposed(BrokenInput):
    """A key file that others than its owner can read or change."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"Reading the key {path}: its mode is {mode:o}, so others can read it. "
            f"Run chmod 600 on it, and consider the key known: rotate it."
        )


class SecretBroken(BrokenInput):
    """A file that holds no secret: empty, endless, or of other characters than were written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Reading the key {path}: it is empty, longer than any key, or no plain text. Put it back from a backup; "
            "a new one would not be trusted by those who hold the old one."
        )


def kept_secret(data_dir: Path, given: str = "") -> str:
    """The secret that signs cookies: the one given, else the one kept in the data folder, made if missing."""
    return given or kept(data_dir.expanduser() / SECRET, secrets.token_urlsafe(48))


def kept(path: Path, fresh: str) -> str:
    """What stands in the file; `fresh` is written if there is no file. Two first starts at once keep one secret."""
    if path.exists():
        return _read(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="ascii") as file:
        file.write(fresh + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return _read(path)
    finally:
        draft.unlink()
    keep_name(path.parent)
    return fresh


def keep_name(folder: Path) -> None:
    """Make the names in a folder outlive a power cut: what was signed with a key must not outlive the key."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> str:
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        raise KeyExposed(path, mode)
    with path.open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES or not raw.isascii() or not raw.strip():
        raise SecretBroken(path)
    return raw.decode("ascii").strip()
