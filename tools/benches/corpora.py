"""Ballots by the million: three rules compiled to DuckDB over Parquet, beside a statement written for the three."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from tools.benches.ground import houses, records
from tools.benches.ground.sizes import sized
from tools.figures import Line, NotMeasured, Ratio, Work, in_turn, seconds
from travaux.broken_input import BrokenInput
from travaux.corpora.parquet import duckdb
from travaux.corpora.sql.rolls import Matter
from travaux.corpora.sql.running import decided, matter_of
from travaux.rulebook.models import AdoptionRule

TITLE = "Recorded ballots by the million, three rules"
TIMES_A_STATEMENT: Final = 2.0
SEATS: Final = 434
DECISIONS: Final = 60_000

Outcomes = list[tuple[str, ...]]

_MAKE: Final = """
COPY (
  SELECT 'd' || lpad(decision::VARCHAR, 6, '0') AS decision, DATE '{day}' + (decision // 10)::INTEGER AS day,
    'm' || lpad(member::VARCHAR, 3, '0') AS member,
    CASE WHEN drawn >= 95 THEN 'absent' WHEN drawn >= 90 THEN 'abstain'
      WHEN drawn < decision * 29 % 90 THEN 'yes' ELSE 'no' END AS position
  FROM (SELECT decision, member, hash(decision * 1000 + member) % 100 AS drawn
    FROM range({decisions}) AS d(decision), range({seats}) AS m(member))
  ORDER BY decision, member
) TO '{file}' (FORMAT parquet)
"""
_BY_HAND: Final = """
SELECT decision,
  CASE WHEN NOT 3 * (yes + no + abstain) > {seats} THEN 'cannot be put'
    WHEN 2 * yes > yes + no THEN 'adopted' ELSE 'not adopted' END,
  CASE WHEN NOT 3 * (yes + no + abstain) > {seats} THEN 'cannot be put'
    WHEN yes + no > 0 AND 3 * yes >= 2 * (yes + no) THEN 'adopted' ELSE 'not adopted' END,
  CASE WHEN NOT 3 * (yes + no + abstain) > {seats} THEN 'cannot be put'
    WHEN 2 * yes > {seats} THEN 'adopted' ELSE 'not adopted' END
FROM (
  SELECT decision, count_if(position = 'yes') AS yes, count_if(position = 'no') AS no,
    count_if(position = 'abstain') AS abstain
  FROM read_parquet('{file}') GROUP BY decision
) ORDER BY decision
"""


def measure() -> Iterator[Line]:
    """Ours with and without looking for members that stand there twice; all must come to the same outcomes."""
    try:
        package = duckdb()
    except BrokenInput as lacking:
        raise NotMeasured(str(lacking)) from lacking
    decisions = sized(DECISIONS, 300)
    with records.throwaway() as folder:
        file = folder / "ballots.parquet"
        with package.connect() as store:
            store.execute(_MAKE.format(day=houses.FIRST_DAY, decisions=decisions, seats=SEATS, file=file))
        matters = [matter_of(rule, houses.book()) for rule in _rules()]
        _same(ours(matters, file, checked=True), by_hand(package, file))
        pieces = decisions * SEATS
        works = (
            Work("compiled from the rule book", pieces, partial(_lap, partial(ours, matters, file, checked=False))),
            Work("the same, looking for doubles", pieces, partial(_lap, partial(ours, matters, file, checked=True))),
            Work("a statement written by hand", pieces, partial(_lap, partial(by_hand, package, file))),
        )
        compiled, checked, hand = figures = tuple(in_turn(sized(7, 1), works))
    yield from figures
    yield Ratio(compiled, hand, "time", TIMES_A_STATEMENT)
    yield Ratio(checked, hand, "time", TIMES_A_STATEMENT)


def ours(matters: Sequence[Matter], file: Path, *, checked: bool) -> Outcomes:
    """The outcomes by each rule, compiled from the book each time; reasons come with them."""
    found = decided(matters, file, houses.roll(SEATS), checked=checked)
    return [(name, *(outcome for outcome, _ in answers)) for name, answers in found]


def by_hand(package: Any, file: Path) -> Outcomes:  # noqa: ANN401 - DuckDB, which need not be there
    """The outcomes by the statement of somebody who knew the three rules and nothing else."""
    with package.connect() as store:
        found: Outcomes = store.execute(_BY_HAND.format(seats=SEATS, file=file)).fetchall()
        return found


def _rules() -> list[AdoptionRule]:
    found = (houses.book().by_id(name) for name in houses.RULES)
    return [rule for rule in found if isinstance(rule, AdoptionRule)]


def _lap(work: partial[Outcomes], _: int) -> float:
    return seconds(work)


def _same(found: Outcomes, wanted: Outcomes) -> None:
    """Raises NotMeasured where the two part ways."""
    if found != wanted:
        apart = Counter(one != other for one, other in zip(found, wanted, strict=False))[True]
        raise NotMeasured(f"Measuring how ballots are counted: {apart} decisions of {len(wanted)} come out otherwise.")
