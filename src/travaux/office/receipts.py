"""What is answered to an act: a receipt, the same one however often it is sent, or a refusal with its reasons."""

import hashlib
from typing import Any, Final

import msgspec
from django.db import connection

from travaux.broken_input import BrokenInput
from travaux.decision.act import Act


class Receipt(msgspec.Struct, frozen=True):
    """An act as it was entered: its entry and place, the size and root of the log with it, and the finding."""

    entry: str
    position: int
    size: int
    root: str
    recorded: str
    finding: dict[str, Any] | None
    awaits_ruling: bool


class Reason(msgspec.Struct, frozen=True):
    """One reason of a refusal: a word for programs, a sentence for people."""

    code: str
    text: str


class Refused(msgspec.Struct, frozen=True):
    """An act that was not entered, and why; nothing was written. The finding is there if it came to one."""

    reasons: tuple[Reason, ...]
    finding: dict[str, Any] | None = None

    @property
    def text(self) -> str:
        """The reasons in one line."""
        return " ".join(reason.text for reason in self.reasons)


_MOST_LETTERS: Final = 200
_SHOWN: Final = 60
_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_RECEIPT: Final = msgspec.json.Decoder(Receipt)


def fingerprint(act: Act, who: str, audience: str) -> str:
    """SHA-256 of what was asked: the same key with another fingerprint is another act."""
    asked = (act.kind, act.about, act.keys, dict(act.value), str(act.by.capacity), act.by.member, act.on, who, audience)
    return hashlib.sha256(_ENCODER.encode(asked)).hexdigest()


def require_key(key: str) -> None:
    """Raises BrokenInput for a key that no database could hold."""
    if key and not (key.isprintable() and len(key) <= _MOST_LETTERS):
        raise BrokenInput(
            f"{key[:_SHOWN]!r} is no key for an act: write at most {_MOST_LETTERS} characters that can be read. "
            "Nothing was entered."
        )


def kept(key: str, asked: str) -> Receipt | Refused | None:
    """The receipt given under this key before; a refusal if it was given for another act; None if it is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT fingerprint, response FROM ledger_receipt WHERE key = %s", [key])
        row = cursor.fetchone()
    if row is None:
        return None
    if row[0] != asked:
        text = f"The key '{key}' was used for another act. Nothing was entered: send this one under a key of its own."
        return Refused((Reason("key used for another act", text),))
    return _RECEIPT.decode(bytes(row[1]))


def keep(key: str, asked: str, receipt: Receipt) -> None:
    """Keep a receipt under its key; the key's uniqueness is the database's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_receipt (key, fingerprint, response) VALUES (%s, %s, %s)",
            [key, asked, _ENCODER.encode(receipt)],
        )


def read(response: bytes) -> Receipt | None:
    """A receipt from its stored bytes; None where they are none."""
    try:
        return _RECEIPT.decode(response)
    except msgspec.DecodeError:
        return None
