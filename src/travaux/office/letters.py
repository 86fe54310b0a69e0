"""Communications as they were registered: who sent which note when, what it performs, its papers, its answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from travaux.decision.situation.papers import ATTACHED
from travaux.office import reading, shelf
from travaux.office.models import Role
from travaux.record.audience import PUBLIC, Reader, may_read
from travaux.record.dossiers import slug_of
from travaux.record.entry import Fact, Recorded
from travaux.record.values import RESERVED, Value

REGISTERED: Final = "communication registered"
ANSWERED: Final = "communication answered"


@dataclass(frozen=True)
class Enclosed:
    """A paper of a communication: its digest in hexadecimal figures, its title, and the fact that attaches it."""

    digest: str
    title: str
    address: str


@dataclass(frozen=True)
class Communication:
    """One communication: the entry that registered it, its fields, the act that it performs, papers and answers.

    `act` is the entry of that act, None where it performs none; `answers` are dossiers of communications.
    """

    dossier: str
    entry: Recorded
    value: Mapping[str, Value]
    act: Recorded | None
    papers: tuple[Enclosed, ...]
    answers: tuple[str, ...]

    def said(self, name: str) -> str:
        """A field that says something; else empty."""
        found = str(self.value.get(name, ""))
        return "" if found in RESERVED else found

    @property
    def number(self) -> str:
        """The office's own number."""
        return slug_of(self.dossier)

    @property
    def waits_for_reply(self) -> bool:
        """Whether a reply is due and none is on record."""
        return bool(self.said("reply due")) and not self.answers


def communication(dossier: str, reader: Reader = PUBLIC) -> Communication | None:
    """A communication as a reader may know it; None where none was registered that the reader may know of."""
    records = reading.filed(dossier, Role.ABOUT, reader)
    found = next(_facts(records, REGISTERED), None)
    if found is None:
        return None
    entry, fact = found
    papers = tuple(_enclosed(one, attached) for one, attached in _facts(records, ATTACHED))
    answers = tuple(str(told.value["by"]) for _, told in _facts(records, ANSWERED) if told.value.get("by"))
    whole = Communication(dossier, entry, fact.value, None, papers, answers)
    return replace(whole, act=_performed(whole, reader))


def _facts(records: list[Recorded], event: str) -> Iterator[tuple[Recorded, Fact]]:
    return ((record, fact) for record in records for fact in record.entry.facts if fact.fact == event)


def _enclosed(record: Recorded, fact: Fact) -> Enclosed:
    digest = str(fact.value.get("digest", "")).removeprefix("sha256:")
    title = str(fact.value.get("title") or fact.value.get("file") or digest[:12])
    return Enclosed(digest, title, f"{record.entry.id}#{fact.ref}")


def _performed(one: Communication, reader: Reader) -> Recorded | None:
    """The act that was entered with it: the next entry, of that event, by the same person in the same capacity."""
    event, place = one.said("performs"), one.entry.position + 1
    if not event or place >= shelf.size():
        return None
    (record,) = shelf.at_positions([place])
    entry, own = record.entry, one.entry.entry
    same = (entry.by, entry.capacity, entry.audience) == (own.by, own.capacity, own.audience)
    done = entry.kind == "act" and bool(entry.facts) and entry.facts[0].fact == event
    return record if same and done and may_read(entry.audience, reader) else None
