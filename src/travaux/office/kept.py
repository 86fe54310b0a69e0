"""Small secrets in files of the data folder, made at the first start and readable by their owner alone."""

import os
import secrets
from pathlib import Path
from typing import Final

from travaux.broken_input import BrokenInput

SECRET: Final = "secret-key"  # noqa: S105 - the name of a file
OWNER_ONLY: Final = 0o600


class KeyExposed(BrokenInput):
    """A key file that others than its owner can read or change."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"Reading the key {path}: its mode is {mode:o}, so others can read it. "
            f"Run chmod 600 on it, and consider the key known: rotate it."
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
    return fresh


def _read(path: Path) -> str:
    mode = path.stat().st_mode & 0o777
    if mode & 0o077:
        raise KeyExposed(path, mode)
    return path.read_text(encoding="ascii").strip()
