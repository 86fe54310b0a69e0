"""Checkpoints: the signed statement of how long the record was and what its root was (C2SP tlog-checkpoint v1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from travaux.record import note
from travaux.record.merkle import Hash, ProofRefused, SealBroken, TreeHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from travaux.record.note import SignerKey, VerifierKey


class CheckpointRefused(SealBroken):
    """A checkpoint is malformed, or signed by nobody who may sign it."""


def _refuse(tried: str, obstacle: str, remedy: str) -> NoReturn:
    message = f"{tried}: {obstacle}. {remedy}."
    raise CheckpointRefused(message)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Whose record, how many entries, which root; extension lines are kept as they came and mean nothing here."""

    origin: str
    size: int
    root: Hash
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no checkpoint text can say, with CheckpointRefused."""
        tried, remedy = "Stating a checkpoint", "Compare it with the one that was published"
        for line in (self.origin, *self.extensions):
            if not line or any(each < " " for each in line):
                _refuse(tried, f"the line {line!r} is empty or holds a control character", remedy)
        try:
            _ = self.head
        except ProofRefused as fault:
            _refuse(tried, str(fault), remedy)

    @property
    def head(self) -> TreeHead:
        """Size and root as one value: what every proof is checked against."""
        return TreeHead(self.size, self.root)

    @property
    def text(self) -> str:
        """The lines that are signed."""
        return "\n".join([self.origin, str(self.size), note.encode_base64(self.root), *self.extensions, ""])


def parse_text(text: str) -> Checkpoint:
    """Return the checkpoint that the lines of a note's text state; raise CheckpointRefused or NoteRefused."""
    tried, remedy = "Reading a checkpoint", "Fetch it again, byte for byte as it was published"
    lines = text.removesuffix("\n").split("\n")
    if not text.endswith("\n") or not all(lines):
        _refuse(tried, "a line is empty or the last one does not end", remedy)
    match lines:
        case [origin, size, root, *extensions]:
            if re.fullmatch(r"0|[1-9][0-9]{0,18}", size) is None:
                _refuse(tried, f"{size[:40]!r} is not a size in plain decimal digits", remedy)
            return Checkpoint(origin, int(size), Hash(note.decode_base64(root)), tuple(extensions))
        case _:
            _refuse(tried, f"it has {len(lines)} lines; origin, size and root are three", remedy)


def sign(checkpoint: Checkpoint, signers: Sequence[SignerKey]) -> str:
    """Return the checkpoint as a signed note; one of the signers bears the record's own name, its origin."""
    if checkpoint.origin not in {each.name for each in signers}:
        obstacle = f"no key given bears the name of the record, {checkpoint.origin}"
        _refuse("Signing a checkpoint", obstacle, "Sign with the record's own key, others beside it")
    return note.sign(checkpoint.text, signers)


def open_checkpoint(raw: str, known: Sequence[VerifierKey]) -> Checkpoint:
    """Return the checkpoint once a known key that bears its origin's name has signed it; else raise SealBroken.

    A key of another record or of a witness does not speak for this one, however well its signature holds.
    """
    opened = note.open_note(raw, known)
    checkpoint = parse_text(opened.text)
    if checkpoint.origin not in {each.name for each in opened.signers}:
        names = ", ".join(each.name for each in opened.signers)
        obstacle = f"it speaks for {checkpoint.origin}, and the known keys that signed it belong to {names}"
        _refuse("Opening a checkpoint", obstacle, "Ask for a checkpoint signed by the record's own key")
    return checkpoint
