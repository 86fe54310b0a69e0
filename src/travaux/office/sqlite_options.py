"""How a SQLite file is opened so that an acknowledged act survives a power cut."""

import sqlite3
from pathlib import Path
from typing import Any, Final

Version = tuple[int, int, int]

#: From these on, a branch holds the repair of the WAL-reset fault of 3.7.0 to 3.51.2, which loses committed data.
REPAIRED: Final[tuple[Version, ...]] = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def keeps_wal_whole(version: Version) -> bool:
    """Whether this SQLite may use a write-ahead log (design 7): repaired, on its own branch or on a newer one."""
    newest = REPAIRED[0]
    return version >= newest or any(version[:2] == repaired[:2] and version >= repaired for repaired in REPAIRED)


def journal_mode(version: Version = sqlite3.sqlite_version_info) -> str:
    """The journal for this SQLite: `wal`, or `delete` (the rollback journal) where the write-ahead log is at fault."""
    return "wal" if keeps_wal_whole(version) else "delete"


def sqlite_options(path: Path) -> dict[str, Any]:
    """Django's entry for a SQLite file.

    FULL, because with NORMAL a power cut loses acknowledged acts. IMMEDIATE, because a transaction that
    begins as a reader cannot always become a writer. No memory map: it makes a stray write reach the file.
    """
    return {
        "ENGINE": "travaux.office.sqlite",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode={journal_mode()}; PRAGMA synchronous=FULL; "
            "PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF",
        },
    }
