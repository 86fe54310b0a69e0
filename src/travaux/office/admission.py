"""What an entry must be to enter the record when no reader of chronicles has looked at it: one from a foreign log."""

import re
from collections.abc import Iterable
from typing import Final

from travaux.broken_input import BrokenInput
from travaux.record.audience import checked
from travaux.record.dossiers import kind_of
from travaux.record.entry import Entry, Fact
from travaux.record.events import kind_named
from travaux.record.times import BEGINNING, END, zone_named

_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_PATH: Final = re.compile(r"[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*")
_MOST_LETTERS: Final = 200
_SHOWN: Final = 60


class NotAdmitted(BrokenInput):
    """An entry that no chronicle and no act could have brought about."""

    def __init__(self, entry_id: str, obstacle: str) -> None:
        super().__init__(
            f"Entry {entry_id[:_SHOWN]!r} is not taken: {obstacle}. Nothing was written. Ask whoever keeps that log "
            "for a copy that `travaux verify` finds whole."
        )


def admitted(entry: Entry) -> Entry:
    """The entry itself; raises NotAdmitted, or BadAudience, BadDate (zone), BadDossier, UnknownEvent."""
    zone_named(entry.zone)
    checked(entry.audience)
    for name, text, form in (
        ("id", entry.id, _PATH),
        ("organisation", entry.organisation, _SLUG),
        ("part", entry.part or "desk", _SLUG),
    ):
        if not form.fullmatch(text) or len(text) > _MOST_LETTERS:
            raise NotAdmitted(entry.id, f"its {name} {text[:_SHOWN]!r} is none")
    signed(entry.by)
    _in_time(entry, entry.public.lo, entry.public.hi)
    require_refs(entry)
    for fact in entry.facts:
        _fact(entry, fact)
    return entry


def require_refs(entry: Entry) -> None:
    """Raises NotAdmitted where two facts of an entry have one ref, so that no address could tell them apart."""
    refs = [fact.ref for fact in entry.facts]
    if len(set(refs)) != len(refs):
        raise NotAdmitted(entry.id, "two of its facts have the same ref")


def signed(by: str) -> str:
    """The name of who enters something; raises BrokenInput for one that cannot be read on a page."""
    if by and not (by.isprintable() and by.strip() and len(by) <= _MOST_LETTERS):
        raise BrokenInput(
            f"{by[:_SHOWN]!r} cannot stand for who enters this: it must be one line of at most {_MOST_LETTERS} "
            "characters that can be read. Nothing was written. Give a name."
        )
    return by


def _fact(entry: Entry, fact: Fact) -> None:
    kind = kind_named(fact.fact)
    if not _PATH.fullmatch(fact.ref) or len(fact.ref) > _MOST_LETTERS:
        raise NotAdmitted(entry.id, f"the ref {fact.ref[:_SHOWN]!r} is none")
    if not fact.about:
        raise NotAdmitted(entry.id, f"its fact {fact.ref} is about nothing")
    for dossier in fact.about:
        if kind_of(dossier) not in kind.about:
            raise NotAdmitted(entry.id, f"'{kind.name}' cannot be about {dossier}")
    unknown = sorted(set(fact.value) - set(kind.fields))
    if unknown:
        raise NotAdmitted(entry.id, f"'{kind.name}' has no field {unknown[0][:_SHOWN]!r}")
    _printable(entry, fact.keys)
    _in_time(entry, fact.on.lo, fact.on.hi)
    for value in fact.value.values():
        if isinstance(value, int):
            _bounded(entry, value)


def _printable(entry: Entry, texts: Iterable[str]) -> None:
    for text in texts:
        if not text.isprintable() or not text.strip() or len(text) > _MOST_LETTERS:
            raise NotAdmitted(entry.id, f"the key {text[:_SHOWN]!r} is none")


def _in_time(entry: Entry, lo: int, hi: int) -> None:
    if not BEGINNING <= lo <= hi <= END:
        raise NotAdmitted(entry.id, "one of its intervals ends before it begins, or lies outside all time")


def _bounded(entry: Entry, number: int) -> None:
    if abs(number) > END * 10:
        raise NotAdmitted(entry.id, "one of its numbers is larger than any count")
