"""From a record to the question that was put: its day, its class, who sat there, how each voted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from travaux.corpora import ballots as balloting
from travaux.corpora import scalars
from travaux.corpora.ballots import Ballots
from travaux.corpora.by_name import by_name, unanimous, without_a_vote
from travaux.corpora.by_totals import by_totals
from travaux.corpora.making import CannotBeAsked, Making
from travaux.corpora.mapping import Mapping as Mapped
from travaux.corpora.rows import Row
from travaux.corpora.scalars import RowFault
from travaux.decision.question import Question
from travaux.rulebook.book import RuleBook


@dataclass(frozen=True)
class Recorded:
    """What the record says came of it, for comparison only: its own words, and what they count as."""

    words: str
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Asked:
    """One record as asked: a question, or two where it says two things of somebody (what helps most, what hurts most).

    `why` says why there is no question. `recorded` is compared with and decides nothing.
    """

    id: str
    recorded: Recorded
    questions: tuple[Question, ...] = ()
    faults: tuple[RowFault, ...] = ()
    why: str = ""


def ask(row: Row, mapping: Mapped, book: RuleBook) -> Asked:
    """Make the question of one record; what is wrong with the record is told beside it, and never raised."""
    columns = row.columns
    name = " ".join(scalars.text(columns.get(column)) for column in mapping.id).strip()
    recorded, faults = _recorded(mapping, columns)
    if not name:
        name = f"record {row.place}"
        faults.append(RowFault(mapping.id[0], "it has no id"))
    found = scalars.day(mapping.date, columns)
    faults += found.faults
    try:
        questions = _questions(columns, mapping, book, found, faults)
    except CannotBeAsked as lacking:
        return Asked(name, recorded, (), tuple(faults), str(lacking))
    return Asked(name, recorded, questions, tuple(faults))


def _recorded(mapping: Mapped, columns: Mapping[str, object]) -> tuple[Recorded, list[RowFault]]:
    """What the record says came of it; words that the mapping does not know are a fault, and compared with nothing."""
    said = scalars.text(columns.get(mapping.recorded.column))
    refused = any(pattern.search(said) for pattern in mapping.recorded.not_adopted)
    adopted = not refused and any(pattern.search(said) for pattern in mapping.recorded.adopted)
    if not refused and not adopted:
        what = f"{said!r} is no outcome that the mapping knows" if said else "no outcome is recorded"
        return Recorded(said), [RowFault(mapping.recorded.column, what)]
    reasons = (one.reason for one in mapping.recorded.reasons if refused and scalars.fits(one.where, columns))
    return Recorded(said, "adopted" if adopted else "not adopted", next(reasons, "")), []


def _questions(
    columns: Mapping[str, object], mapping: Mapped, book: RuleBook, found: scalars.Day, faults: list[RowFault]
) -> tuple[Question, ...]:
    """The questions on each day that it may have been: the day, or the first and the last of the year alone known."""
    if found.on is None and found.year is None:
        raise CannotBeAsked("its day is not known, and the rules of the day decide")
    days = [found.on] if found.on else [date(found.year or 1, 1, 1), date(found.year or 1, 12, 31)]
    asked: list[Question] = []
    for number, on in enumerate(days):
        classes = (one.class_ for one in mapping.classes if scalars.fits(one.where, columns))
        item_class = next(classes, None)
        if item_class is None:
            raise CannotBeAsked("no class of question in the mapping fits it")
        words = balloting.words_of(mapping.positions)
        asked += _ask(Making(columns, mapping, book, on, item_class, words, [] if number else faults))
    return tuple(dict.fromkeys(asked)) if len(asked) > 1 else tuple(asked)


def _ask(making: Making) -> list[Question]:
    """The question by what the record gives: ballots by name, none since there was no vote, all in favour, totals."""
    mapping, columns = making.mapping, making.columns
    ballots = Ballots()
    if mapping.positions is not None:
        ballots = balloting.read(mapping.positions, columns, making.words, mapping.names, making.on)
    making.faults += ballots.faults
    totals, faults = scalars.totals(mapping.counts, columns, making.words)
    making.faults += faults
    without = next((one for one in mapping.modes if scalars.fits(one.where, columns)), None)
    column = (mapping.positions.column if mapping.positions else None) or balloting.GATHERED
    if ballots.of or ballots.unknown:
        if without is not None:
            making.faults.append(RowFault(column, f"it is told as decided by {without.mode}, and ballots stand there"))
        return by_name(making, ballots, totals, column)
    if without is not None:
        return [without_a_vote(making, without.mode)]
    counted = any(one.numbers.get("yes") for one in totals)
    if mapping.unanimous and scalars.fits(mapping.unanimous, columns) and not counted:
        making.faults.append(RowFault(column, "it is told as unanimous, and no votes are listed"))
        return [unanimous(making)]
    return by_totals(making, totals)
