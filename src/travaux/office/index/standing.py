"""What stands under the dials of a few dossiers: their names, and how many of their facts bear which words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from travaux.office import shelf
from travaux.office.index.tables import marks, read
from travaux.office.index.words import NAMED
from travaux.record.fold import Dials

#: So many facts of one dossier are looked at, and so many names of several.
_OF_ONE, _NAMES = 2_000, 4_000
_STANDS: Final = "known_lo <= %s AND known_hi > %s AND at_lo <= %s AND at_hi > %s AND lo < %s"
_HOLDS: Final = {"sqlite": "instr(words, %s) > 0", "postgresql": "strpos(words, %s) > 0"}


@dataclass(frozen=True)
class Named:
    """One name of a dossier, by the fact that tells it, and its words."""

    dossier: str
    position: int
    ref: str
    words: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """The facts of one event about one dossier that bear the same words of a question: how many, and the newest."""

    dossier: str
    name: str
    mask: int
    count: int
    position: int


def names(dossiers: Iterable[str], dials: Dials) -> list[Named]:
    """The names of these dossiers, the first first."""
    several = sorted(dossiers)
    if not several:
        return []
    sql = (
        f"SELECT dossier, position, ref, words FROM register_fact WHERE dossier IN ({marks(several)}) "  # noqa: S608
        f"AND name = %s AND {_STANDS} ORDER BY +hi, +lo, +position, ref LIMIT %s"
    )
    rows = read(sql, [*several, NAMED, *_dialled(dials), _NAMES])
    return [Named(dossier, position, ref, frozenset(told.split())) for dossier, position, ref, told in rows]


def first_names(dossiers: Iterable[str], dials: Dials) -> dict[str, str]:
    """The first name of each of these dossiers that has one."""
    first: dict[str, Named] = {}
    for name in names(dossiers, dials):
        first.setdefault(name.dossier, name)
    entries = {one.position: one.entry for one in shelf.at_positions(sorted({one.position for one in first.values()}))}
    return {
        dossier: str(fact.value.get("name", ""))
        for dossier, name in first.items()
        for fact in entries[name.position].facts
        if fact.ref == name.ref
    }


def facts(dossiers: Sequence[str], spelt: Mapping[int, Sequence[str]], dials: Dials) -> list[Facts]:
    """The facts of these dossiers but for their names, put together by event and by the bits of what they bear.

    `spelt`: for each bit the words that stand for it. Of a dossier with very many facts only some are looked at.
    """
    own = f"SELECT dossier, name, position, words FROM register_fact WHERE dossier = %s AND {_STANDS} LIMIT %s"  # noqa: S608
    arm = f"SELECT * FROM ({own}) own"  # noqa: S608 - our own names
    mask, values = _mask(spelt)
    sql = (
        f"SELECT dossier, name, mask, count(*), max(position) FROM (SELECT dossier, name, position, {mask} AS mask "  # noqa: S608
        f"FROM ({' UNION ALL '.join([arm] * len(dossiers))}) a) b GROUP BY dossier, name, mask"
    )
    for dossier in dossiers:
        values += [dossier, *_dialled(dials), _OF_ONE]
    return [Facts(*row) for row in read(sql, values)]


def _mask(spelt: Mapping[int, Sequence[str]]) -> tuple[str, list[object]]:
    """An expression that adds up the bits whose words a fact bears."""
    holds, parts, values = _HOLDS[connection.vendor], ["0"], list[object]()
    for bit, several in spelt.items():
        if several:
            parts.append(f"CASE WHEN {' OR '.join([holds] * len(several))} THEN {bit} ELSE 0 END")
            values += [f" {word} " for word in several]
    return " + ".join(parts), values


def _dialled(dials: Dials) -> list[int]:
    return [dials.known, dials.known, dials.at, dials.at, dials.on]
