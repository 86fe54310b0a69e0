"""Runs a statement in DuckDB: over a Parquet file or a table, with the rolls beside it, decision by decision."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from travaux.broken_input import BrokenInput
from travaux.corpora.parquet import duckdb
from travaux.corpora.sql.kinds import EXTRAS
from travaux.corpora.sql.measures import BITS
from travaux.corpora.sql.refusals import refuse
from travaux.corpora.sql.rolls import Matter, Season, Sitting, seasons
from travaux.corpora.sql.statement import ANSWERS, Reason, RollsBy, Shape, Statement, compile_matters
from travaux.decision.findings import Outcome
from travaux.decision.question import Seat
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass

#: The tables that are laid beside the ballots, for as long as the connection lasts.
SEATS, ROLLS, DAYS = "travaux_seats", "travaux_rolls", "travaux_days"
COLUMNS: Final = ("decision", "day", "member", "position")
_AT_ONCE: Final = 10_000


@dataclass(frozen=True)
class Table:
    """Ballots in a table or view of a DuckDB connection of one's own; temporary tables are made beside it."""

    store: Any
    name: str


BallotSource = Path | str | Table
"""A Parquet file (or a pattern of several), or a table: decision, day, member, position, and EXTRAS where they are."""

Decided = tuple[Any, Outcome, Reason]


def outcomes(
    rule: AdoptionRule,
    ballots: BallotSource,
    roll: Iterable[Sitting | Seat],
    *,
    book: RuleBook,
    body: str | None = None,
    item_class: ItemClass | None = None,
) -> Iterator[Decided]:
    """The id, the outcome and the reason of each decision, in the order of the ids, by the one rule.

    Body and class are the first that the rule names, unless others are given. Raises NotForSql for a rule that is more
    than a tally, BrokenInput where the ballots cannot be read.
    """
    for decision, ((outcome, reason),) in decided([matter_of(rule, book, body, item_class)], ballots, roll):
        yield decision, outcome, reason


def decided(
    matters: Sequence[Matter], ballots: BallotSource, roll: Iterable[Sitting | Seat], *, checked: bool = True
) -> Iterator[tuple[Any, tuple[tuple[Outcome, Reason], ...]]]:
    """The id of each decision, with an outcome and a reason by each of several rules, from one reading of the ballots.

    Without `checked` nobody looks whether a member stands there twice for one decision. Raises as `outcomes` does.
    """
    with _opened(ballots) as (store, relation):
        try:
            statement = _prepared(store, relation, matters, tuple(roll), checked=checked)
            yield from run(store, statement)
        except duckdb().Error as fault:
            raise BrokenInput(_told(relation, fault)) from fault


def matter_of(
    rule: AdoptionRule, book: RuleBook, body: str | None = None, item_class: ItemClass | None = None
) -> Matter:
    """A rule as it is asked for: by the first body and on the first class that it names, unless others are given.

    Raises NotForSql for a rule that is more than a tally, or leaves out whom a matter concerns: no table tells who.
    """
    asked: ItemClass = rule.classes[0] if rule.classes else "substantive"
    asked = item_class or asked
    refuse(rule, asked)
    return Matter(rule, book, next(iter(rule.bodies), "") if body is None else body, asked)


def run(
    store: Any,  # noqa: ANN401 - a connection of DuckDB
    statement: Statement,
) -> Iterator[tuple[Any, tuple[tuple[Outcome, Reason], ...]]]:
    """What a statement answers, decision by decision, some thousands held at a time."""
    found = store.execute(statement.sql)
    while rows := found.fetchmany(_AT_ONCE):
        for decision, *answers in rows:
            yield decision, tuple([ANSWERS[answer] for answer in answers])


def set_out(store: Any, statement: Statement) -> None:  # noqa: ANN401 - the same
    """Lay the tables of seats and rolls beside the ballots, with the columns that the statement asks for."""
    columns = statement.columns
    seats = [(number, place) for number, roll in enumerate(columns.rolls) for place in range(len(roll.seats))]
    members = [seat.member for roll in columns.rolls for seat in roll.seats]
    values = {name: [one for roll in given for one in roll] for given, name in columns.names.items()}
    marks = {
        name: [1 << place - word * BITS if place // BITS == word else 0 for _, place in seats]
        for word, name in enumerate(columns.marks)
    }
    types = {"roll": "INTEGER", "seat": "INTEGER", "member": "VARCHAR"}
    types |= dict.fromkeys(values, "BIGINT") | dict.fromkeys(marks, "UBIGINT")
    numbers, places = [number for number, _ in seats], [place for _, place in seats]
    lay(store, SEATS, types, [numbers, places, members, *values.values(), *marks.values()])
    totals = {f"total_{name}": [sum(roll) for roll in given] for given, name in columns.names.items()}
    totals |= {name: list(given) for given, name in columns.of_rolls.items()}
    sizes = [len(roll.seats) for roll in columns.rolls]
    types = {"roll": "INTEGER", "seated": "INTEGER", **dict.fromkeys(totals, "BIGINT")}
    lay(store, ROLLS, types, [list(range(len(sizes))), sizes, *totals.values()])


def _prepared(
    store: Any,  # noqa: ANN401 - the same
    relation: str,
    matters: Sequence[Matter],
    roll: tuple[Sitting | Seat, ...],
    *,
    checked: bool,
) -> Statement:
    found = seasons(roll, matters)
    by: RollsBy = "one" if len(found) == 1 else "day"
    extras = _extras(store, relation)
    said = _distinct(store, relation, "position") - {None}
    members = _distinct(store, relation, "member")
    shape = Shape(relation, extras, by, said, checked, members)
    statement = compile_matters(matters, [season.roll for season in found], shape)
    set_out(store, statement)
    if by == "day":
        _days(store, relation, found)
    return statement


def _distinct(store: Any, relation: str, column: str) -> frozenset[Any]:  # noqa: ANN401 - the same
    """What stands in a column."""
    found = store.execute(f"SELECT DISTINCT {column} FROM {relation}").fetchall()  # noqa: S608 - our own names
    return frozenset(value for (value,) in found)


def _days(store: Any, relation: str, found: Sequence[Season]) -> None:  # noqa: ANN401 - the same
    """Lay the table of days beside them: which roll held on each day on which something was decided."""
    days: list[date] = [day for day in _distinct(store, relation, "day::DATE") if day]
    held = {day: number for day in days for number, season in enumerate(found) if season.first <= day < season.until}
    lay(store, DAYS, {"day": "DATE", "roll": "INTEGER"}, [list(held), list(held.values())])


def _extras(store: Any, relation: str) -> tuple[str, ...]:  # noqa: ANN401 - the same
    """The further columns that the ballots have; raises BrokenInput where one of the four is not there."""
    there = {row[0] for row in store.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()}  # noqa: S608 - the same
    lacking = [name for name in COLUMNS if name not in there]
    if lacking:
        raise BrokenInput(
            f"Reading the ballots of {relation}: the columns {', '.join(lacking)} are not there, only "
            f"{', '.join(sorted(there))}. Name the columns {', '.join(COLUMNS)}."
        )
    return tuple(name for name in EXTRAS if name in there)


def lay(store: Any, name: str, types: dict[str, str], columns: Sequence[Sequence[object]]) -> None:  # noqa: ANN401
    """A temporary table of these columns, in place of an older one of that name."""
    declared = ", ".join(f"{column} {kind}" for column, kind in types.items())
    store.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({declared})")
    if columns[0]:
        lists = ", ".join(f"unnest(?::{kind}[])" for kind in types.values())
        store.execute(f"INSERT INTO {name} SELECT {lists}", [list(values) for values in columns])


@contextmanager
def _opened(ballots: BallotSource) -> Iterator[tuple[Any, str]]:
    """A connection, and what the ballots are called there."""
    if isinstance(ballots, Table):
        yield ballots.store, ballots.name
        return
    with duckdb().connect() as store:
        name = str(ballots).replace("'", "''")
        yield store, f"read_parquet('{name}')"


def _told(relation: str, fault: Exception) -> str:
    return f"Counting the ballots of {relation} in DuckDB: {' '.join(str(fault).split())}. Write them anew."
