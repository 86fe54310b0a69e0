"""How letters leave: into a folder for whoever sends them on, or by a server that TRAVAUX_EMAIL names."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from travaux.broken_input import BrokenInput

FILE: Final = "file"
_TO_FOLDER: Final = "travaux.accounts.mail.Letters"
_BY_SERVER: Final = "django.core.mail.backends.smtp.EmailBackend"
#: By scheme: whether the connection is encrypted from its beginning, and the usual port.
_SCHEMES: Final = {"smtp": (False, 587), "smtps": (True, 465)}


class BadMail(BrokenInput):
    """A TRAVAUX_EMAIL that names no way for letters."""

    def __init__(self, obstacle: str) -> None:
        super().__init__(
            f"TRAVAUX_EMAIL: {obstacle}. Write file (letters lie in the folder mail of the data folder), "
            "smtp://user:password@host:587 (encrypted by STARTTLS) or smtps://user:password@host:465."
        )


@dataclass(frozen=True)
class Mail:
    """What Django must know to send letters."""

    backend: str = _TO_FOLDER
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False

    @classmethod
    def of(cls, said: str) -> "Mail":
        """The way that TRAVAUX_EMAIL names; raises BadMail, which never repeats a password."""
        if said == FILE:
            return cls()
        try:
            parts = urlsplit(said)
            port = parts.port
        except ValueError as fault:
            raise BadMail("its address cannot be read") from fault
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise BadMail("it names no known way")
        tls, usual = _SCHEMES[parts.scheme]
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(_BY_SERVER, parts.hostname, port or usual, user, password, tls, starttls=not tls)
