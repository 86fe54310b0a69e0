"""From a record to the question that was put: its day, its class, who sat there, how each voted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from travaux.corpora import ballots as balloting
from travaux.corpora import roll as rolling
from travaux.corpora import scalars
from travaux.corpora.ballots import Ballots
from travaux.corpora.mapping import Electors, Word
from travaux.corpora.mapping import Mapping as Mapped
from travaux.corpora.names import book_of, slug
from travaux.corpora.roll import Roll
from travaux.corpora.rows import Row
from travaux.corpora.scalars import Fault, Totals
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass, Mode


class CannotBeAsked(ValueError):
    """A record from which no question can be made; the message says what it lacks."""


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
    faults: tuple[Fault, ...] = ()
    why: str = ""


@dataclass
class _Reading:
    """What is known of one record while its question is made."""

    columns: Mapping[str, object]
    mapping: Mapped
    book: RuleBook
    on: date
    item_class: ItemClass
    words: Mapping[str, Word]
    faults: list[Fault]

    def rule(self, mode: Mode | None = None) -> AdoptionRule | None:
        """The rule that will decide, if the book has one."""
        where = {"body": self.mapping.body, "item_class": self.item_class, "on": self.on}
        try:
            return self.book.rule(AdoptionRule, mode=mode, **where)  # type: ignore[arg-type]
        except RuleBookSilent:
            return None

    def size(self) -> int | None:
        """How many seats the body has, by the mapping or by the rule."""
        rule = self.rule()
        return self.mapping.seats or (None if rule is None else rule.parameters.tally.seats)

    def question(self, seats: Sequence[Seat], positions: Sequence[Position], mode: Mode | None = None) -> Question:
        """The question with these seats and positions."""
        return Question(self.mapping.body, self.on, tuple(seats), self.item_class, mode, tuple(positions))


def ask(row: Row, mapping: Mapped, book: RuleBook) -> Asked:
    """Make the question of one record; what is wrong with the record is told beside it, and never raised."""
    columns = row.columns
    name = " ".join(scalars.text(columns.get(column)) for column in mapping.id).strip()
    recorded, faults = _recorded(mapping, columns)
    if not name:
        name = f"record {row.place}"
        faults.append(Fault(mapping.id[0], "it has no id"))
    found = scalars.day(mapping.date, columns)
    faults += found.faults
    try:
        questions = _questions(columns, mapping, book, found, faults)
    except CannotBeAsked as lacking:
        return Asked(name, recorded, (), tuple(faults), str(lacking))
    return Asked(name, recorded, questions, tuple(faults))


def _recorded(mapping: Mapped, columns: Mapping[str, object]) -> tuple[Recorded, list[Fault]]:
    """What the record says came of it; words that the mapping does not know are a fault, and compared with nothing."""
    said = scalars.text(columns.get(mapping.recorded.column))
    refused = any(pattern.search(said) for pattern in mapping.recorded.not_adopted)
    adopted = not refused and any(pattern.search(said) for pattern in mapping.recorded.adopted)
    if not refused and not adopted:
        what = f"{said!r} is no outcome that the mapping knows" if said else "no outcome is recorded"
        return Recorded(said), [Fault(mapping.recorded.column, what)]
    reasons = (one.reason for one in mapping.recorded.reasons if refused and scalars.fits(one.where, columns))
    return Recorded(said, "adopted" if adopted else "not adopted", next(reasons, "")), []


def _questions(
    columns: Mapping[str, object], mapping: Mapped, book: RuleBook, found: scalars.Day, faults: list[Fault]
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
        asked += _ask(_Reading(columns, mapping, book, on, item_class, words, [] if number else faults))
    return tuple(dict.fromkeys(asked)) if len(asked) > 1 else tuple(asked)


def _ask(reading: _Reading) -> list[Question]:
    """The question by what the record gives: ballots by name, none since there was no vote, all in favour, totals."""
    mapping, columns = reading.mapping, reading.columns
    names = book_of(mapping.names)
    ballots = Ballots()
    if mapping.positions is not None:
        ballots = balloting.read(mapping.positions, columns, reading.words, names, reading.on)
    reading.faults += ballots.faults
    totals, faults = scalars.totals(mapping.counts, columns, reading.words)
    reading.faults += faults
    without = next((one for one in mapping.modes if scalars.fits(one.where, columns)), None)
    column = (mapping.positions.column if mapping.positions else None) or balloting.GATHERED
    if ballots.of or ballots.unknown:
        if without is not None:
            reading.faults.append(Fault(column, f"it is told as decided by {without.mode}, and ballots stand there"))
        return _by_name(reading, ballots, totals, column)
    if without is not None:
        return [_without_a_vote(reading, without.mode)]
    if mapping.unanimous and scalars.fits(mapping.unanimous, columns):
        reading.faults.append(Fault(column, "it is told as unanimous, and nobody is named"))
        return [_unanimous(reading)]
    return _by_totals(reading, totals)


def _by_name(reading: _Reading, ballots: Ballots, totals: Sequence[Totals], column: str) -> list[Question]:
    """Ballots by name; where a voter is named twice or more are named than sit there, what helps and what hurts."""
    given = rolling.of_the_day(reading.mapping, reading.on)
    built = rolling.build(reading.mapping, ballots, given, reading.size(), column)
    reading.faults += built.faults
    _compare(reading, ballots, built, totals)
    electors = _electors(reading) if reading.mapping.electors is not None else ((), ())
    best = _cast(reading, ballots, built, helping=True)
    worst = _cast(reading, ballots, built, helping=False)
    asked = [reading.question((*seats, *electors[0]), (*positions, *electors[1])) for seats, positions in (best, worst)]
    return asked[:1] if asked[0] == asked[1] else asked


def _cast(
    reading: _Reading, ballots: Ballots, built: Roll, *, helping: bool
) -> tuple[tuple[Seat, ...], list[Position]]:
    """Seats and positions, each voter by one of the words said of it; of too many voters some are left out."""
    said: dict[str, Word | None] = {
        seat.member: (ballots.best if helping else ballots.worst)(seat.member)
        for seat in built.seats
        if seat.member in ballots.of
    }
    if built.excess:
        ranked = sorted(said, key=lambda member: balloting.rank(said[member]), reverse=helping)
        for member in ranked[: built.excess]:
            del said[member]
    seats = tuple(seat for seat in built.seats if seat.member in said or seat.member not in ballots.of)
    unnamed = None if ballots.unknown or reading.mapping.positions is None else reading.mapping.positions.not_named
    positions = [_position(member, word) for member, word in said.items() if word is not None]
    if unnamed == "absent":
        positions += [Position(seat.member, presence="absent") for seat in seats if seat.member not in said]
    return seats, positions


def _position(member: str, word: Word) -> Position:
    if word in balloting.CAST:
        return Position(member, ballot=word)  # type: ignore[arg-type]
    return Position(member, presence=word)  # type: ignore[arg-type]


def _compare(reading: _Reading, ballots: Ballots, built: Roll, totals: Sequence[Totals]) -> None:
    """Tell where totals are not those of the ballots; the ballots are what is decided by."""
    for one in totals:
        for word, number in one.numbers.items():
            doing = {member for member in ballots.of if ballots.best(member) == word}
            at_most = {member for member, said in ballots.of.items() if word in said}
            least = rolling.weigh(built.seats, doing & at_most, one.weight)
            most = rolling.weigh(built.seats, at_most, one.weight)
            if not min(least, most) <= number <= most and not ballots.unknown:
                what = f"{scalars.plain(number)} {word} in total, and {scalars.plain(most)} by those named"
                reading.faults.append(Fault(one.field, what))


def _without_a_vote(reading: _Reading, mode: Mode) -> Question:
    """A decision without a vote: who sits there raised no objection that is on record."""
    seats = _all_seats(reading)
    return reading.question(seats, [Position(seat.member, presence="silent") for seat in seats], mode)


def _unanimous(reading: _Reading) -> Question:
    seats = _all_seats(reading)
    return reading.question(seats, [Position(seat.member, ballot="yes") for seat in seats])


def _all_seats(reading: _Reading) -> tuple[Seat, ...]:
    given = rolling.of_the_day(reading.mapping, reading.on)
    if given:
        return rolling.dressed(given, reading.mapping)
    size = reading.size()
    if size is None:
        raise CannotBeAsked("who sits there is not known: neither a roll of the day nor a number of seats")
    return rolling.nameless(size, reading.mapping)


def _by_totals(reading: _Reading, totals: Sequence[Totals]) -> list[Question]:
    """Totals alone: seats without a name, beside those that are named as having voted no."""
    if reading.mapping.electors is not None and reading.mapping.positions is None:
        return [reading.question(*_electors(reading))]
    heads = next((one for one in totals if one.weight is None), None)
    if heads is None or "yes" not in heads.numbers or not sum(heads.numbers.values()):
        raise CannotBeAsked("neither ballots nor totals are given")
    given = rolling.of_the_day(reading.mapping, reading.on)
    size = len(given) or reading.size()
    named = _named_against(reading)
    cast: dict[Word, int] = {word: int(number) for word, number in heads.numbers.items() if word != "no seat"}
    total = sum(cast.values())
    excess = max(0, total - size) if size else 0
    if excess:
        reading.faults.append(Fault(heads.field, f"{total} votes for {size} seats"))
    if len(named) > cast.get("no", 0):
        reading.faults.append(Fault(heads.field, f"{cast.get('no', 0)} no, and {len(named)} named as having voted so"))
        cast["no"] = len(named)
    asked = [
        _counted(reading, _without(cast, excess, word), named, size) for word in (("no", "yes") if excess else ("",))
    ]
    return [*asked, *_supposing_a_veto(reading, asked[-1], named)]


def _without(cast: Mapping[Word, int], excess: int, word: str) -> dict[Word, int]:
    """Totals with the excess taken off one of them."""
    return {one: max(0, number - excess) if one == word else number for one, number in cast.items()}


def _named_against(reading: _Reading) -> list[str]:
    if reading.mapping.named_against is None:
        return []
    found = balloting.against(
        reading.mapping.named_against, reading.columns, book_of(reading.mapping.names), reading.on
    )
    reading.faults += found.faults
    if found.unknown:
        raise CannotBeAsked(f"{', '.join(found.unknown)} voted no and is nobody whom the mapping knows")
    return list(found.of)


def _counted(reading: _Reading, cast: Mapping[Word, int], named: Sequence[str], size: int | None) -> Question:
    """A question of totals: as many seats without a name as are not named."""
    words: list[Word] = [word for word, number in cast.items() for _ in range(number)]
    for _ in named:
        words.remove("no")
    total = max(len(words), (size or 0) - len(named))
    seats = rolling.nameless(total, reading.mapping)
    named_seats = tuple(Seat(member, groups=reading.mapping.groups) for member in named)
    positions = [Position(member, ballot="no") for member in named]
    positions += [_position(seat.member, word) for seat, word in zip(seats, words, strict=False)]
    positions += [Position(seat.member, presence="absent") for seat in seats[len(words) :]]
    return reading.question((*named_seats, *seats), positions)


def _supposing_a_veto(reading: _Reading, asked: Question, named: Sequence[str]) -> Iterator[Question]:
    """The same with one of the unnamed noes cast by a member with a veto, where the record does not rule that out."""
    told = reading.mapping.named_against
    rule = reading.rule()
    if rule is None or (told is not None and told.all_with_a_veto):
        return
    holders = [member for veto in rule.parameters.tally.vetoes for member in veto.holders if member not in named]
    voting_no = next((one for one in asked.positions if one.ballot == "no" and one.member not in named), None)
    if holders and voting_no is not None:
        roll = tuple(
            replace(seat, member=holders[0]) if seat.member == voting_no.member else seat for seat in asked.roll
        )
        positions = tuple(replace(one, member=holders[0]) if one is voting_no else one for one in asked.positions)
        yield replace(asked, roll=roll, positions=positions)


def _electors(reading: _Reading) -> tuple[tuple[Seat, ...], tuple[Position, ...]]:
    """Voters without names, as one seat for each word, which weighs as many as there were."""
    electors = reading.mapping.electors
    if electors is None:
        return (), ()
    numbers = _elector_totals(electors, reading)
    seats = tuple(
        Seat(slug(electors.group, word), weights=((electors.weight, number),), groups=(electors.group,))
        for word, number in numbers.items()
    )
    return seats, tuple(_position(seat.member, word) for seat, word in zip(seats, numbers, strict=True))


def _elector_totals(electors: Electors, reading: _Reading) -> dict[Word, Fraction]:
    value = reading.columns.get(electors.column)
    given = value if isinstance(value, list | tuple) else ()
    numbers = {word: scalars.total(one) for word, one in zip(electors.order, given, strict=False)}
    read = {word: number for word, number in numbers.items() if number is not None}
    if set(read) != set(electors.order):
        raise CannotBeAsked(f"the totals of the {electors.group} are not all given")
    return read
