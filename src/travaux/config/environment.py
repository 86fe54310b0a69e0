"""What the environment says: where the record lies, where keys are kept, which hosts are answered."""

import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from travaux.broken_input import BrokenInput
from travaux.office.sqlite_options import sqlite_options

SQLITE: Final = "sqlite:///"
POSTGRESQL: Final = ("postgresql", "postgres")


class BadAddress(BrokenInput):
    """A TRAVAUX_DATABASE that names no database."""

    def __init__(self, address: str, obstacle: str) -> None:
        super().__init__(
            f"TRAVAUX_DATABASE is '{address}': {obstacle}. "
            f"Write {SQLITE}PATH (for example {SQLITE}record.sqlite3) or postgresql://user:password@host:5432/name."
        )


class NoHome(BrokenInput):
    """A data folder that begins with a home folder, of somebody who has none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The data folder is '{folder}', and there is no such home folder (HOME is not set). "
            "Name a folder in TRAVAUX_DATA_DIR, for example /var/lib/travaux."
        )


class Environment(BaseSettings):
    """The variables that begin with TRAVAUX_: database, data folder, secret key, hosts, TLS, site and e-mail.

    Data lie in the home folder unless told otherwise: the record is then the same from whichever folder a command
    is run, and a signing key is never made inside a folder that is shared or committed.
    """

    model_config = SettingsConfigDict(env_prefix="TRAVAUX_", env_ignore_empty=True, extra="ignore")

    database: str = ""
    data_dir: Path = Field(default=Path("~/.local/share/travaux"))
    secret_key: str = Field(default="", repr=False)
    hosts: str = "localhost 127.0.0.1 [::1]"
    tls: bool = False
    site: str = "http://localhost:8000"
    email: str = Field(default="file", repr=False)
    email_from: str = "travaux@localhost"

    @property
    def folder(self) -> Path:
        """The data folder by its full name; raises NoHome."""
        try:
            return self.data_dir.expanduser().absolute()
        except RuntimeError as fault:
            raise NoHome(self.data_dir) from fault

    @property
    def database_address(self) -> str:
        """The address given, or a file in the data folder."""
        return self.database or f"{SQLITE}{self.folder / 'travaux.sqlite3'}"

    @property
    def host_names(self) -> tuple[str, ...]:
        """The hosts, which may be parted by blanks or commas."""
        return tuple(self.hosts.replace(",", " ").split())

    @property
    def write_lock(self) -> Path | None:
        """The file that is locked around every write to a SQLite file; PostgreSQL has a lock of its own."""
        if not self.database_address.startswith(SQLITE):
            return None
        return Path(f"{_sqlite_path(self.database_address)}-lock")


def database(address: str) -> dict[str, Any]:
    """Django's entry for an address; raises BadAddress."""
    if address.startswith(SQLITE):
        return sqlite_options(_sqlite_path(address))
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as fault:
        raise BadAddress(_without_password(address), str(fault)) from fault
    if parts.scheme not in POSTGRESQL:
        raise BadAddress(_without_password(address), "it names no known kind of database")
    name = parts.path.lstrip("/")
    if not name:
        raise BadAddress(_without_password(address), "it names a server, but no database on it")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # The pages are rendered from many short reads; a new connection for each would cost more than they do.
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite_path(address: str) -> Path:
    path = address.removeprefix(SQLITE)
    if not path or path.startswith(":memory:"):
        raise BadAddress(address, "a record needs a file that outlives the command")
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as fault:
        raise BadAddress(address, "there is no such home folder") from fault


def _without_password(address: str) -> str:
    """An address as it may be shown: without what stands between the user and the host, however ill it is written."""
    return re.sub(r"(?<=://)([^:/?#]*):.*@", r"\1:…@", re.sub(r"(password=)[^&]*", r"\1…", address))
