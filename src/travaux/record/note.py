"""Signed notes: a text with signature lines under it, and the keys that make and check them (C2SP signed-note v1)."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from travaux.record.merkle import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ED25519: Final = 0x01
KEY_SIZE = 32
KEY_ID_SIZE = 4
MOST_SIGNATURES = 100
SIGNATURE_MARK = "— "
_FIELD_PRIME = 2**255 - 19


class NoteRefused(SealBroken):
    """A note, a key or a signature is not what it should be."""


def _refuse(tried: str, obstacle: str, remedy: str) -> NoReturn:
    message = f"{tried}: {obstacle}. {remedy}."
    raise NoteRefused(message)


def _malformed(obstacle: str) -> NoReturn:
    _refuse("Reading a signed note", obstacle, "Fetch it again, byte for byte as it was published")


def _bad_key(obstacle: str) -> NoReturn:
    _refuse("Reading a key", obstacle, "Ask the organisation for the line name+id+key and copy it whole")


def encode_base64(raw: bytes) -> str:
    """Return the standard base64 text (RFC 4648, section 4)."""
    return base64.b64encode(raw).decode("ascii")


def decode_base64(text: str) -> bytes:
    """Return the bytes of a base64 text; raise NoteRefused unless it is the one text that encodes them."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = None
    if raw is None or encode_base64(raw) != text:
        _malformed(f"{text[:60]!r} is not base64 as written by the standard")
    return raw


def _holds_ed25519(public: bytes, text: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


_ALGORITHMS: Final[Mapping[int, Callable[[bytes, bytes, bytes], bool]]] = {ED25519: _holds_ed25519}
"""Signature type -> (public key, text, signature) -> whether it holds. Cosignatures (0x04) would be a second line."""


def _require_name(name: str) -> None:
    if not name or "+" in name or any(each.isspace() or each < " " for each in name):
        _bad_key(f"the name {name!r} is empty or holds a space, a plus or a control character")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a key with its name; whoever holds it can check, and only check."""

    name: str
    public: bytes
    algorithm: int = ED25519

    def __post_init__(self) -> None:
        """Refuse a name or key outside the standard, with NoteRefused."""
        _require_name(self.name)
        if self.algorithm not in _ALGORITHMS:
            _bad_key(f"the signature type {self.algorithm:#04x} is not known here; Ed25519 is {ED25519:#04x}")
        if len(self.public) != KEY_SIZE:
            _bad_key(f"the key has {len(self.public)} bytes, not {KEY_SIZE}")
        if int.from_bytes(self.public, "little") % 2**255 >= _FIELD_PRIME:
            _bad_key("the key is not a point written in the one permitted way (RFC 8032, 5.1.3)")

    @property
    def key_id(self) -> bytes:
        """The four bytes by which signature lines name this key (C2SP signed-note, Signatures)."""
        return sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public).digest()[:KEY_ID_SIZE]

    @property
    def text(self) -> str:
        """The line `name+id+key` that an organisation publishes."""
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(bytes([self.algorithm]) + self.public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """Return the key of a line `name+id+key`; raise NoteRefused when any part is off or the id is another key's."""
    parts = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text)
    if parts is None:
        _bad_key(f"{text[:120]!r} does not have the form name+id+key")
    name, key_id, encoded = parts.groups()
    raw = decode_base64(encoded)
    key = VerifierKey(name, raw[1:], raw[0])
    if key.key_id.hex() != key_id:
        _bad_key(f"the id {key_id} is not the id of this key, which is {key.key_id.hex()}")
    return key


@dataclass(frozen=True, slots=True)
class SignerKey:
    """The secret half of an Ed25519 key with its name; the 32 secret bytes are made and kept by the caller."""

    name: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a name or secret outside the standard, with NoteRefused."""
        _require_name(self.name)
        if len(self.secret) != KEY_SIZE:
            _bad_key(f"the secret has {len(self.secret)} bytes, not {KEY_SIZE}")

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw())

    def signature(self, text: str) -> bytes:
        """Return the 64 bytes of the Ed25519 signature over the text (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.secret).sign(text.encode())


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who is said to have signed, with which key, and the signature's bytes."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, without its newline."""
        return f"{SIGNATURE_MARK}{self.name} {encode_base64(self.key_id + self.value)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note taken apart and not checked: its text must not be believed yet."""

    text: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A text that at least one known key signed, with all known keys that did."""

    text: str
    signers: tuple[VerifierKey, ...]


def parse(raw: str) -> Note:
    """Return a note's parts without checking any signature; raise NoteRefused where the form is broken."""
    _require_plain(raw)
    text, blank, below = raw.rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        _malformed("there is no blank line with whole signature lines under it")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        _malformed(f"it has {len(lines)} signatures; {MOST_SIGNATURES} are the most")
    return Note(text + "\n", tuple(map(_parse_signature, lines)))


def _require_plain(raw: str) -> None:
    try:
        raw.encode()
    except UnicodeEncodeError:
        _malformed("it is not valid UTF-8 text")
    if any(each < " " and each != "\n" for each in raw):
        _malformed("it holds a control character other than the newline")


def _parse_signature(line: str) -> Signature:
    mark, name, encoded = line[: len(SIGNATURE_MARK)], *line[len(SIGNATURE_MARK) :].partition(" ")[::2]
    if mark != SIGNATURE_MARK or not encoded:
        _malformed(f"{line[:120]!r} is not a signature line")
    _require_name(name)
    raw = decode_base64(encoded)
    if len(raw) <= KEY_ID_SIZE:
        _malformed(f"the signature of {name} is too short to be one")
    return Signature(name, raw[:KEY_ID_SIZE], raw[KEY_ID_SIZE:])


def sign(text: str, signers: Sequence[SignerKey]) -> str:
    """Return the signed note: the text, a blank line and one line a signer; the text ends with a newline."""
    if not text.endswith("\n"):
        _refuse("Signing a note", "its text does not end with a newline", "Add one: it is part of what is signed")
    if not 1 <= len(signers) <= MOST_SIGNATURES:
        _refuse("Signing a note", f"{len(signers)} keys were given", f"Give 1 to {MOST_SIGNATURES}")
    _require_plain(text)
    lines = [Signature(key.name, key.verifier.key_id, key.signature(text)).line for key in signers]
    return "\n".join([text, *lines, ""])


def open_note(raw: str, known: Sequence[VerifierKey]) -> OpenedNote:
    """Return the text once a known key's signature holds; raise NoteRefused else.

    Signatures of unknown keys are passed over. One wrong signature of a known key refuses the whole note, also
    beside a right one (C2SP signed-note, Signatures).
    """
    note = parse(raw)
    keys = {(key.name, key.key_id): key for key in known}
    if len(keys) != len(known):
        _bad_key("two of the known keys have the same name and id")
    signers: list[VerifierKey] = []
    for signature in note.signatures:
        key = keys.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not _ALGORITHMS[key.algorithm](key.public, note.text.encode(), signature.value):
            _malformed(f"the signature of {key.name} does not fit its text")
        signers.append(key)
    if not signers:
        names = ", ".join(sorted({each.name for each in note.signatures}))
        _malformed(f"none of the known keys signed it; it is signed in the name of {names}")
    return OpenedNote(note.text, tuple(dict.fromkeys(signers)))
