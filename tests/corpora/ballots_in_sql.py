"""Small tables of ballots, with the rule that counts them, for the tests of what SQL makes of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from tests.decision.books import a_book, an_adoption
from travaux.corpora.sql import outcomes
from travaux.corpora.sql.rolls import Sitting
from travaux.corpora.sql.running import Table, lay
from travaux.decision.question import Seat
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

DAY: Final = date(2020, 5, 1)
POSITIONS: Final = "positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}"
#: A decision by the ballots of members m0, m1, …
Ballots = Mapping[str, Sequence[str | None]]


def seats(number: int) -> list[Seat]:
    return [Seat(f"m{place}") for place in range(number)]


def tally(*thresholds: str, more: str = "", positions: str = POSITIONS) -> str:
    lines = "".join(f"      - {{{one}}}\n" for one in thresholds)
    return f"\n      electorate: members\n      base: all members\n      thresholds:\n{lines}      {positions}\n{more}"


def adoption(book: RuleBook) -> AdoptionRule:
    return next(rule for rule in book.rules if isinstance(rule, AdoptionRule))


def by(*thresholds: str, more: str = "", rules: Sequence[str] = (), **keys: str) -> RuleBook:
    """A book with one rule on adoption by these thresholds, and others in YAML beside it."""
    return a_book(an_adoption(tally=tally(*thresholds, more=more), **keys), *rules)


@contextmanager
def table(ballots: Ballots, day: date | None = DAY, **more: Sequence[object]) -> Iterator[Table]:
    """Ballots in a table; `more` are further columns (reasoned, declared, attended), a value for each ballot."""
    rows = [(one, place, said) for one, given in ballots.items() for place, said in enumerate(given)]
    types = {"decision": "VARCHAR", "day": "DATE", "member": "VARCHAR", "position": "VARCHAR"}
    types |= {name: "VARCHAR" if name == "attended" else "BOOLEAN" for name in more}
    columns: list[Sequence[object]] = [[one for one, _, _ in rows], [day] * len(rows)]
    columns += [[f"m{place}" for _, place, _ in rows], [said for _, _, said in rows], *more.values()]
    with duckdb.connect() as store:
        lay(store, "cast_ballots", types, columns)
        yield Table(store, "cast_ballots")


def decide(book: RuleBook, ballots: Ballots, roll: Sequence[Seat | Sitting]) -> list[tuple[object, str, str]]:
    """Id, outcome and reason of each decision."""
    with table(ballots) as cast:
        return list(outcomes(adoption(book), cast, roll, book=book))


def one(book: RuleBook, said: Sequence[str | None], roll: Sequence[Seat | Sitting] | None = None) -> tuple[str, str]:
    """What comes of one decision; without a roll those sit there whose ballots are given."""
    ((_, outcome, reason),) = decide(book, {"d": said}, roll if roll is not None else seats(len(said)))
    return outcome, reason


def parquet(ballots: Ballots, file: Path) -> Path:
    with table(ballots) as cast:
        cast.store.execute("COPY cast_ballots TO '{}' (FORMAT parquet)".format(str(file).replace("'", "''")))
    return file
