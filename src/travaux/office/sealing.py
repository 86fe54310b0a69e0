"""Restricted entries: the log holds a salted commitment, the payload stands beside it and can be forgotten."""

from dataclasses import dataclass
from typing import Final

import msgspec

from travaux.record.audience import PUBLIC_AUDIENCE
from travaux.record.commitment import commit, opens
from travaux.record.entry import Entry, Public, from_bytes, to_bytes
from travaux.record.merkle import Hash, SealBroken
from travaux.record.times import EVER

#: On what it rests that nobody knows when an entry was public whose payload is gone.
ERASED: Final = "erased"


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="v", tag="sealed/1"):
    """What the log shows of a restricted entry: that there is one, and what it was committed to."""

    organisation: str
    commitment: str


class EntryBroken(SealBroken):
    """An entry that can no longer be read, at a place."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position


class OpeningBroken(EntryBroken):
    """A payload that is not what the log was committed to."""

    def __init__(self, position: int) -> None:
        super().__init__(
            position,
            f"Opening the restricted entry at position {position}: salt and payload do not fit the commitment in the "
            "log. Put the row of ledger_opening back from a backup.",
        )


@dataclass(frozen=True)
class Bytes:
    """An entry as it is stored: the bytes for the log, and salt and payload if it is restricted."""

    raw: bytes
    salt: bytes = b""
    payload: bytes = b""


_ENCODER = msgspec.json.Encoder(order="sorted")
_SEALED = msgspec.json.Decoder(Sealed)


def seal(entry: Entry, salt: bytes) -> Bytes:
    """The bytes of an entry; of a restricted one only its commitment under `salt` goes into the log."""
    payload = to_bytes(entry)
    if entry.audience == PUBLIC_AUDIENCE:
        return Bytes(payload)
    sealed = Sealed(entry.organisation, commit(payload, salt).hex())
    return Bytes(_ENCODER.encode(sealed), salt, payload)


def unseal(position: int, stored: Bytes) -> Entry:
    """The entry that stands in these bytes; raises OpeningBroken where the payload is not the committed one."""
    if not stored.payload:
        return from_bytes(stored.raw)
    try:
        fits = opens(Hash(bytes.fromhex(_SEALED.decode(stored.raw).commitment)), stored.payload, stored.salt)
    except (ValueError, SealBroken) as fault:
        raise OpeningBroken(position) from fault
    if not fits:
        raise OpeningBroken(position)
    return from_bytes(stored.payload)


def forgotten(entry_id: str, organisation: str, audience: str) -> Entry:
    """What is left of a restricted entry after its payload was erased: that it was there, and for whom."""
    never = Public(EVER.lo, EVER.hi, ERASED)
    return Entry(id=entry_id, kind="report", organisation=organisation, zone="UTC", public=never, audience=audience)


def sealed_for(position: int, raw: bytes) -> str:
    """The organisation that a commitment in the log names; raises OpeningBroken where the bytes are no commitment."""
    try:
        return _SEALED.decode(raw).organisation
    except msgspec.DecodeError as fault:
        raise OpeningBroken(position) from fault
