"""The papers that belong to a thing: kept outside the record, by their digests."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from travaux.decision.situation.claims import Cited, cite, pick, said
from travaux.record.fold import Told

#: The event by which a paper is attached to what it is about.
ATTACHED: Final = "paper attached"


@dataclass(frozen=True)
class AttachedPaper:
    """One paper: its SHA-256, what it is called, how many bytes of which type; empty where that is not said."""

    digest: str
    title: str
    file: str
    media: str
    size: str
    fact: Cited


def papers(facts: Iterable[Told]) -> tuple[AttachedPaper, ...]:
    """The papers attached, each once, in the order in which they came."""
    found: dict[str, AttachedPaper] = {}
    for told in pick(facts, ATTACHED):
        fields = {name: said(told, name) for name in ("digest", "title", "file", "media", "size")}
        found.setdefault(fields["digest"], AttachedPaper(**fields, fact=cite(told)))
    return tuple(found.values())
