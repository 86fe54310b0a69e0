"""The words by which a dossier is found: those of its kind, of its events, and of what each fact says and names."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Final

from travaux.office.index.spelling import stem, stems
from travaux.record.dossiers import KINDS, SOLE, kind_of
from travaux.record.entry import Entry, Fact
from travaux.record.events import kind_named
from travaux.record.times import zone_named
from travaux.record.values import RESERVED, Form

#: A fact that names a dossier bears this mark with the dossier's name: what that is called is another table's matter.
MENTION: Final = "@"
NAMED: Final = "named"
_YEAR: Final = 366 * 86_400


def of_entry(entry: Entry) -> dict[str, str]:
    """For each fact, by its short name, what `of_fact` says."""
    return {fact.ref: of_fact(fact, entry.zone) for fact in entry.facts}


def of_fact(fact: Fact, zone: str) -> str:
    """The words that a fact is found by besides those of its event, in order, each between two blanks."""
    return f" {' '.join(sorted(_of_fact(fact, zone)))} "


@cache
def of_event(name: str) -> frozenset[str]:
    """The words of an event: its name and what it says."""
    return frozenset() if name == NAMED else stems(f"{name} {kind_named(name).says}")


def of_kind(dossier: str) -> frozenset[str]:
    """The words that every dossier of the kind and of the organisation bears."""
    return frozenset({stem(kind_of(dossier)), *stems(dossier.partition("/")[0])})


def of_slug(dossier: str) -> frozenset[str]:
    """The words of a dossier's slug, by which one is found that has no name."""
    parts = dossier.split("/")
    return stems(parts[-1] if len(parts) == len(("organisation", "kind", "slug")) else dossier)


def _of_fact(fact: Fact, zone: str) -> frozenset[str]:
    if fact.fact == NAMED:
        return stems(str(fact.value.get("name", "")))
    found = set(_year(fact, zone))
    for text in named_by(fact):
        if is_dossier(text):
            found.add(f"{MENTION}{text}")
        else:
            found |= stems(text)
    return frozenset(found)


def named_by(fact: Fact) -> list[str]:
    """What a fact says and whom it names: its values, then its keys; a member's key as the member's dossier."""
    kind = kind_named(fact.fact)
    organisation = fact.about[0].partition("/")[0]
    member = kind.key is not None and kind.key.form is Form.MEMBER
    values = [each for value in fact.value.values() for each in _each(value)]
    keys = [f"{organisation}/member/{key}" if member and key not in RESERVED else key for key in fact.keys]
    return [each for each in (*values, *keys) if _telling(each)]


def is_dossier(text: str) -> bool:
    """Whether a value looks like the name of a dossier."""
    organisation, _, rest = text.partition("/")
    kind, _, slug = rest.partition("/")
    if not rest or " " in text or not organisation:
        return False
    return rest in SOLE or (kind in KINDS and kind not in SOLE and bool(slug) and "/" not in slug)


def _each(value: object) -> Iterator[str]:
    yield from (str(each) for each in value) if isinstance(value, list) else (str(value),)


def _telling(text: str) -> bool:
    """Whether a value has words to be found by: an address and a digest have none."""
    return text not in RESERVED and "://" not in text and not text.startswith("sha256:")


def _year(fact: Fact, zone: str) -> Iterator[str]:
    """The year in which it happened, where it is known to one."""
    if fact.on.lo < fact.on.hi <= fact.on.lo + _YEAR:
        yield str(datetime.fromtimestamp(fact.on.hi - 1, zone_named(zone)).year)
