"""The log: entries as they were recorded, the very bytes that are sealed, proofs, the signed checkpoint."""

from typing import Any, Final

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from travaux.api.answering import JSON, Listed, answered, digested, encoded, listed
from travaux.api.asking import given_in, question_of
from travaux.api.describing import BYTES, TEXT, reads
from travaux.api.parameters import Dialled, Nothing, Paged
from travaux.api.problems import NotHere
from travaux.enquiry.asking import require_record
from travaux.office import closely, home, reading, seals, shelf
from travaux.office.answers import EntryCard
from travaux.office.closely import EntrySeen
from travaux.office.pages import readable

router: Final = Router()
TAG: Final = "The log"

#: A proof is made from the hashes of all entries; for a longer log it is no quick answer.
_LONGEST_PROVEN: Final = 20_000


class NoSuchEntry(NotHere):
    """An id that no public entry has."""

    def __init__(self, entry: str) -> None:
        super().__init__(f"No public entry is called '{entry[:80]}'. The list /api/v1/entries has all ids.")


class NoProof(NotHere):
    """An entry of which no proof is offered here."""

    def __init__(self, entry: str, obstacle: str) -> None:
        super().__init__(
            f"No proof of '{entry[:80]}' is offered here: {obstacle}. `travaux prove` makes one at any time."
        )


class NoCheckpoint(NotHere):
    """A log that was never signed."""

    def __init__(self) -> None:
        super().__init__("This log was not signed yet, so there is no checkpoint. `travaux checkpoint` signs it.")


class Sealed(msgspec.Struct, frozen=True):
    """The newest checkpoint: which log, how long, its root (SHA-256, hex), the key to check it by, the signed note."""

    origin: str
    size: int
    root: str
    key: str
    note: str


@reads(router, "/entries", Listed[EntryCard], tag=TAG, summary="Entries", tried="/entries?limit=2")
def entries(request: HttpRequest, asked: Query[Paged]) -> HttpResponse:
    """The public entries, the newest recorded first."""
    question = question_of(request, asked)
    return listed(
        request, question, "entries", lambda: home.changes(question.dials, limit=asked.limit, cursor=asked.cursor)
    )


@reads(
    router, "/entries/{path:entry}", EntrySeen, tag=TAG, summary="One entry", named=True, tried="/entries/s4-yerevan"
)
def entry(request: HttpRequest, entry: str, asked: Query[Dialled]) -> HttpResponse:
    """One entry with its facts as they stand, and the entries that correct it."""
    question = question_of(request, asked)
    return answered(request, question, lambda: encoded(closely.entry(entry, question.dials)))


@reads(
    router, "/bytes/{path:entry}", BYTES, tag=TAG, summary="The sealed bytes of an entry", named=True,
    tried="/bytes/s4-yerevan",
)  # fmt: skip
def entry_bytes(request: HttpRequest, entry: str) -> HttpResponse:
    """The canonical bytes whose hash is a leaf of the log; they never change."""
    given_in(request, Nothing())
    return digested(request, _stored(_place(entry)), BYTES)


def _place(entry: str) -> int:
    """The position of a public entry; raises NoRecord, NoSuchEntry."""
    require_record()
    readable(entry)
    found = reading.entry(entry)
    if found is None:
        raise NoSuchEntry(entry)
    return found.position


def _stored(place: int) -> bytes:
    ((_, _, _, raw),) = shelf.stored(place, place + 1)
    return raw


@reads(
    router, "/proofs/{path:entry}", dict[str, Any], tag=TAG, summary="A proof that an entry is in the log", named=True,
    tried="/proofs/s4-yerevan",
)  # fmt: skip
def proof(request: HttpRequest, entry: str) -> HttpResponse:
    """The proof bundle that `travaux prove` prints, under the newest checkpoint; its verifier needs Python alone."""
    given_in(request, Nothing())
    place, kept = _place(entry), seals.newest()
    if kept is None or kept.size <= place:
        raise NoProof(entry, "the newest checkpoint was signed before it was recorded")
    if kept.size > _LONGEST_PROVEN:
        raise NoProof(entry, "the log is too long for a quick answer")
    return digested(request, seals.prove(entry).encode(), JSON)


@reads(router, "/checkpoint", Sealed, tag=TAG, summary="The newest checkpoint", named=True, tried="/checkpoint")
def checkpoint(request: HttpRequest) -> HttpResponse:
    """What was signed last: keep a copy, and nobody can change the log before it unnoticed."""
    given_in(request, Nothing())
    note = _note()
    ring = seals.keyring()
    signed = ring.opened(note)
    told = Sealed(signed.origin, signed.size, signed.root.hex(), ring.at(signed.size).text, note)
    return digested(request, encoded(told), JSON)


@reads(router, "/checkpoint/note", TEXT, tag=TAG, summary="The signed note alone", named=True, tried="/checkpoint/note")
def checkpoint_note(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint as a signed note (C2SP), byte for byte."""
    given_in(request, Nothing())
    return digested(request, _note().encode(), TEXT)


def _note() -> str:
    require_record()
    kept = seals.newest()
    if kept is None:
        raise NoCheckpoint
    return kept.note
