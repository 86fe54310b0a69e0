"""In which dossiers an entry lies: where its facts belong, who said it, through whom it came, whom it names."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from travaux.office.models import Role
from travaux.record.dossiers import KINDS, WORLD
from travaux.record.entry import Entry, Fact
from travaux.record.events import kind_named
from travaux.record.values import Form

_SOURCES: Final = f"{WORLD}/source/"


def source_dossier(slug: str) -> str:
    """The dossier of an outlet or publication, from its slug in a chain."""
    return slug if "/" in slug else f"{_SOURCES}{slug}"


def own_filings(entry: Entry, outlets: Iterable[str] = ()) -> dict[tuple[str, Role], None]:
    """The dossiers of one entry by itself, each once with each role; `outlets` published the links of its chain."""
    filed = {(dossier, Role.ABOUT): None for dossier in entry.dossiers()}
    if entry.said and entry.said.by:
        filed[entry.said.by, Role.BY] = None
    for link in entry.chain:
        filed[source_dossier(link.source), Role.VIA] = None
    for outlet in outlets:
        filed[outlet, Role.VIA] = None
    for dossier in _named(entry):
        if (dossier, Role.ABOUT) not in filed:
            filed[dossier, Role.NAMED] = None
    return filed


def outlet_of(registered: Entry) -> str:
    """The outlet of a publication, as it was registered; empty if it is not told."""
    for fact in registered.facts:
        if fact.fact == "source registered" and isinstance(outlet := fact.value.get("outlet"), str):
            return outlet
    return ""


def _named(entry: Entry) -> Iterator[str]:
    for fact in entry.facts:
        yield from _values(fact)
    if entry.said:
        yield from filter(_is_dossier, (entry.said.as_, entry.said.at, *entry.said.to))


def _values(fact: Fact) -> Iterator[str]:
    for field in _dossier_fields(fact.fact):
        value = fact.value.get(field)
        yield from filter(_is_dossier, value if isinstance(value, list) else [str(value)])


@cache
def _dossier_fields(event: str) -> tuple[str, ...]:
    return tuple(name for name, field in kind_named(event).fields.items() if field.form is Form.DOSSIER)


def _is_dossier(text: str) -> bool:
    """Whether a text that was read as a dossier or as free words is a dossier."""
    parts = text.split("/")
    return len(parts) > 1 and parts[1] in KINDS
