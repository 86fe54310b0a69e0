"""What stood on a day, as the public knew it: one fact from the fact table, one dossier folded, in a large record."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tools.benches.ground import entries, records
from tools.benches.ground.sizes import sized
from tools.figures import Line, NotMeasured, Ratio, Within, Work, in_turn, seconds
from travaux.office import reading
from travaux.office.reading import Wanted
from travaux.record.entry import from_bytes

TITLE = "As of a day, in a large record"
TIMES_A_POINT_QUERY: Final = 20.0
TIMES_READING_IT: Final = 2.0
FACT_SECONDS: Final = 0.0003
FOLD_SECONDS: Final = 0.002

_STRIDE: Final = 7_919
_LEAN: Final = """
CREATE TABLE lean (key TEXT NOT NULL, lo INTEGER NOT NULL, known_lo INTEGER NOT NULL, value TEXT NOT NULL);
CREATE INDEX lean_key ON lean (key, lo);
"""
_POINT: Final = "SELECT value FROM lean WHERE key = ? AND lo <= ? AND known_lo <= ? ORDER BY lo DESC LIMIT 1"
_RAW: Final = (
    "SELECT raw FROM ledger_entry WHERE position IN (SELECT position FROM ledger_filing WHERE dossier = ? "
    "AND role IN (1, 2, 3)) ORDER BY position"
)


def measure() -> Iterator[Line]:
    """Each lap asks for another dossier, so that the connection holds nothing of it from the lap before.

    The two kinds of answer are measured one after the other: a slow one would empty the caches of the other.
    """
    size, laps = sized(1_000_000, 5_000), sized(1_000, 50)
    with records.large(size) as place, records.plain(_lean(place, size)) as lean, records.plain(place.file) as plain:
        fact, point = one_fact = tuple(
            in_turn(
                laps,
                (
                    Work("one fact from the fact table", 1, partial(_one_fact, size)),
                    Work("a point query of SQLite", 1, partial(_point, lean, size)),
                ),
            )
        )
        yield from one_fact
        yield Ratio(fact, point, "time", TIMES_A_POINT_QUERY)
        yield Within(fact, FACT_SECONDS)
        folded, parsed = dossier = tuple(
            in_turn(
                laps,
                (
                    Work("a dossier of 50 entries, folded", 1, partial(_folded, size)),
                    Work("its 50 entries read and parsed", 1, partial(_parsed, plain, size)),
                ),
            )
        )
        yield from dossier
        yield Ratio(folded, parsed, "time", TIMES_READING_IT)
        yield Within(folded, FOLD_SECONDS)


def _one_fact(size: int, lap: int) -> float:
    first, place = _spot(size, lap)
    wanted = Wanted(dossier=entries.dossier_at(first), name=entries.event(), key=entries.key_at(place))
    answers: list[reading.Row] = []
    taken = seconds(lambda: answers.extend(reading.facts(wanted, entries.dials_at(place))))
    return _right(taken, len(answers), 1)


def _point(lean: sqlite3.Connection, size: int, lap: int) -> float:
    first, place = _spot(size, lap)
    dials = entries.dials_at(place)
    asked = (_key(first, place), dials.on, dials.known)
    answers: list[object] = []
    taken = seconds(lambda: answers.extend(lean.execute(_POINT, asked).fetchall()))
    return _right(taken, len(answers), 1)


def _folded(size: int, lap: int) -> float:
    first, _ = _spot(size, lap)
    last = entries.IN_DOSSIER - 1
    answers: list[object] = []
    taken = seconds(lambda: answers.extend(reading.folded(entries.dossier_at(first), entries.dials_at(last)).certain))
    return _right(taken, len(answers), entries.IN_DOSSIER)


def _parsed(plain: sqlite3.Connection, size: int, lap: int) -> float:
    first, _ = _spot(size, lap)
    dossier = entries.dossier_at(first)
    answers: list[object] = []
    taken = seconds(lambda: answers.extend(from_bytes(raw) for (raw,) in plain.execute(_RAW, [dossier])))
    return _right(taken, len(answers), entries.IN_DOSSIER)


def _right(taken: float, found: int, wanted: int) -> float:
    """The time, if the answer is the right one: a wrong answer has no figure."""
    if found != wanted:
        raise NotMeasured(f"Measuring an answer under the dials: {found} facts came where {wanted} are on record.")
    return taken


def _spot(size: int, lap: int) -> tuple[int, int]:
    """The first position of a dossier, and a place in it."""
    dossiers = size // entries.IN_DOSSIER
    return lap * _STRIDE % dossiers * entries.IN_DOSSIER, lap * _STRIDE % entries.IN_DOSSIER


def _key(first: int, place: int) -> str:
    return f"{entries.dossier_at(first)} {entries.event()} {entries.key_at(place)}"


def _lean(place: records.Place, size: int) -> Path:
    """A file with nothing but what the point query needs, kept beside the record."""
    file = place.folder / "lean.sqlite3"
    if not file.exists():
        draft = file.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with records.plain(draft) as lean:
            lean.executescript(_LEAN)
            lean.execute("BEGIN")
            lean.executemany("INSERT INTO lean VALUES (?, ?, ?, ?)", map(_lean_row, range(size)))
            lean.execute("COMMIT")
        draft.rename(file)
    return file


def _lean_row(position: int) -> tuple[str, int, int, str]:
    place = position % entries.IN_DOSSIER
    interval = entries.entry_at(position).facts[0].on
    return _key(position - place, place), interval.lo, interval.lo, "present"
