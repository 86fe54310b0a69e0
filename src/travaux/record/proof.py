"""Proof bundles: one JSON file that shows an entry in a signed record to somebody who has only the record's key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from travaux.record import checkpoint, merkle, note
from travaux.record.merkle import Hash, SealBroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from travaux.record.checkpoint import Checkpoint
    from travaux.record.note import VerifierKey

FORMAT = "travaux-proof/1"
_MOST_DIGITS = 19
_FIELDS = frozenset({"format", "origin", "index", "entry", "inclusion", "checkpoint"})
_EARLIER_FIELDS = frozenset({"checkpoint", "consistency"})


class BundleRefused(SealBroken):
    """A proof bundle is not written as one."""


def _refuse(obstacle: str) -> NoReturn:
    message = f"Reading a proof bundle: {obstacle}. Ask for the bundle again; `travaux prove` writes it."
    raise BundleRefused(message)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An older checkpoint of the same record, as a signed note, with the proof that the record only grew since."""

    checkpoint: str
    consistency: tuple[Hash, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A proof as written, unchecked: the entry's place and bytes, the way to the root, the signed note."""

    origin: str
    index: int
    entry: bytes
    inclusion: tuple[Hash, ...]
    checkpoint: str
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a bundle has shown: these bytes stand at this place under this checkpoint, which continues the older one."""

    index: int
    entry: bytes
    checkpoint: Checkpoint
    earlier: Checkpoint | None


def build(bundle: Bundle) -> str:
    """Return the bundle as JSON text, always the same for the same proof; it ends with a newline."""
    written: dict[str, object] = {
        "format": FORMAT,
        "origin": bundle.origin,
        "index": bundle.index,
        "entry": note.encode_base64(bundle.entry),
        "inclusion": list(map(note.encode_base64, bundle.inclusion)),
        "checkpoint": bundle.checkpoint,
    }
    if bundle.earlier is not None:
        written["earlier"] = {
            "checkpoint": bundle.earlier.checkpoint,
            "consistency": list(map(note.encode_base64, bundle.earlier.consistency)),
        }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def parse(text: str) -> Bundle:
    """Return the bundle that a JSON text holds, unchecked; raise SealBroken where the form is broken."""
    try:
        written = json.loads(
            text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_no_number, parse_int=_whole
        )
    except (json.JSONDecodeError, RecursionError) as fault:
        _refuse(f"it is not JSON ({fault})")
    fields = _fields(written, _FIELDS, optional="earlier")
    if fields["format"] != FORMAT:
        _refuse(f"its format is {fields['format']!r}, and only {FORMAT} is known here")
    index = fields["index"]
    if not isinstance(index, int) or isinstance(index, bool):
        _refuse(f"the index {index!r} is not a whole number")
    return Bundle(
        _text(fields["origin"]),
        index,
        note.decode_base64(_text(fields["entry"])),
        _hashes(fields["inclusion"]),
        _text(fields["checkpoint"]),
        _earlier(fields["earlier"]) if "earlier" in fields else None,
    )


def _earlier(written: object) -> Earlier:
    fields = _fields(written, _EARLIER_FIELDS)
    return Earlier(_text(fields["checkpoint"]), _hashes(fields["consistency"]))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        _refuse("a field stands in it twice")
    return dict(pairs)


def _whole(written: str) -> int:
    if len(written) > _MOST_DIGITS:
        _refuse("a number in it is longer than any index")
    return int(written)


def _no_number(written: str) -> NoReturn:
    _refuse(f"{written} is not a whole number")


def _fields(written: object, required: frozenset[str], optional: str | None = None) -> dict[str, object]:
    if not isinstance(written, dict) or set(written) - {optional} != required:
        _refuse(f"the fields {', '.join(sorted(required))} must be there, each once, and no others")
    return written


def _text(written: object) -> str:
    if not isinstance(written, str):
        _refuse(f"{str(written)[:60]!r} stands where a text belongs")
    return written


def _hashes(written: object) -> tuple[Hash, ...]:
    if not isinstance(written, list):
        _refuse("a list of hashes is missing")
    return tuple(Hash(note.decode_base64(_text(each))) for each in written)


def check(text: str, known: Sequence[VerifierKey]) -> Shown:
    """Return what a bundle shows to the holder of these keys; raise SealBroken, naming what does not hold."""
    bundle = parse(text)
    signed = _open(bundle, bundle.checkpoint, known)
    merkle.verify_inclusion(signed.head, bundle.index, merkle.leaf_hash(bundle.entry), bundle.inclusion)
    older = None
    if bundle.earlier is not None:
        older = _open(bundle, bundle.earlier.checkpoint, known)
        merkle.verify_consistency(older.head, signed.head, bundle.earlier.consistency)
    return Shown(bundle.index, bundle.entry, signed, older)


def _open(bundle: Bundle, raw: str, known: Sequence[VerifierKey]) -> Checkpoint:
    signed = checkpoint.open_checkpoint(raw, known)
    if signed.origin != bundle.origin:
        _refuse(f"it claims to be of {bundle.origin!r}, and its checkpoint is of {signed.origin!r}")
    return signed
