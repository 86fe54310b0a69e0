"""The changes of the key that signs the log: each an entry that the old key and the new one have signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from travaux.office import shelf
from travaux.record.entry import Recorded
from travaux.record.merkle import SealBroken
from travaux.record.note import (
    Signature,
    SignerKey,
    VerifierKey,
    decode_base64,
    encode_base64,
    open_note,
    parse_verifier_key,
)
from travaux.record.values import Value

EVENT: Final = "key rotated"
#: Ids of the entries; what follows is the id of the new key.
PREFIX: Final = "key-rotated/"
#: The first line of what both keys sign, so that no signature made for another purpose can stand here.
_DOMAIN: Final = "travaux/key-rotation/1"


class KeyRetired(SealBroken):
    """The data folder holds a key that was retired."""

    def __init__(self, position: int) -> None:
        super().__init__(
            f"Reading the signing key: the one in the data folder was retired by the entry at position {position}. "
            "Nothing was signed. Put the newer key back from a backup."
        )


@dataclass(frozen=True)
class Rotation:
    """From the log size `position` + 1 on the log is signed by `new`; up to there by `old`."""

    position: int
    old: VerifierKey
    new: VerifierKey


def statement(origin: str, position: int, old: VerifierKey, new: VerifierKey) -> str:
    """What both keys sign: which log, at which place, and the two keys."""
    return f"{_DOMAIN}\n{origin}\n{position}\n{old.text}\n{new.text}\n"


def values(origin: str, position: int, old: SignerKey, new: SignerKey) -> dict[str, Value]:
    """The fields of the entry: both keys, and the signature of each."""
    text = statement(origin, position, old.verifier, new.verifier)
    return {
        "old key": old.verifier.text,
        "new key": new.verifier.text,
        "signed by old": encode_base64(old.signature(text)),
        "signed by new": encode_base64(new.signature(text)),
    }


def rotations(origin: str) -> list[Rotation]:
    """The rotations of this log, the oldest first. An entry that says so and that not both keys signed is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT position FROM ledger_entry WHERE entry_id LIKE %s ORDER BY position", [f"{PREFIX}%"])
        places = [position for (position,) in cursor.fetchall()]
    found: list[Rotation] = []
    for record in shelf.at_positions(places):
        one = _rotation(record, origin)
        if one is not None and (not found or found[-1].new == one.old):
            found.append(one)
    return found


def _rotation(record: Recorded, origin: str) -> Rotation | None:
    for fact in record.entry.facts:
        if fact.fact == EVENT:
            told = [str(fact.value.get(name, "")) for name in ("old key", "new key", "signed by old", "signed by new")]
            return _signed(origin, record.position, told)
    return None


def _signed(origin: str, position: int, told: Sequence[str]) -> Rotation | None:
    try:
        old, new = parse_verifier_key(told[0]), parse_verifier_key(told[1])
        text = statement(origin, position, old, new)
        lines = [
            Signature(key.name, key.key_id, decode_base64(value)).line
            for key, value in zip((old, new), told[2:], strict=True)
        ]
        signers = open_note("\n".join([text, *lines, ""]), [old, new]).signers
    except SealBroken:
        return None
    return Rotation(position, old, new) if set(signers) == {old, new} else None


def in_force(chain: Sequence[Rotation], own: VerifierKey, size: int) -> VerifierKey:
    """The key that speaks for the log at a size; `own` is the one that does now."""
    earlier = [one for one in chain if one.position < size]
    if earlier:
        return earlier[-1].new
    return chain[0].old if chain else own
