"""Questions of ballots by name, and of seats that are all told to have done the same."""

from collections.abc import Sequence

from travaux.corpora import ballots as balloting
from travaux.corpora import roll as rolling
from travaux.corpora import scalars
from travaux.corpora.ballots import Ballots
from travaux.corpora.bulk import electors_of
from travaux.corpora.making import CannotBeAsked, Making, position
from travaux.corpora.mapping import Word
from travaux.corpora.roll import Seated
from travaux.corpora.scalars import RowFault, Totals
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.vocabulary import Mode


def by_name(making: Making, ballots: Ballots, totals: Sequence[Totals], column: str) -> list[Question]:
    """Ballots by name; where a voter is named twice or more are named than sit there, what helps and what hurts."""
    given = rolling.of_the_day(making.mapping, making.on)
    built = rolling.build(making.mapping, ballots, given, making.size(), column)
    making.faults += built.faults
    _compare(making, ballots, built, totals)
    electors = electors_of(making)
    best = _cast(making, ballots, built, helping=True)
    worst = _cast(making, ballots, built, helping=False) if built.excess or ballots.doubtful else best
    asked = [making.question((*seats, *electors[0]), (*positions, *electors[1])) for seats, positions in (best, worst)]
    return asked[:1] if asked[0] == asked[1] else asked


def _cast(making: Making, ballots: Ballots, built: Seated, *, helping: bool) -> tuple[tuple[Seat, ...], list[Position]]:
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
    unnamed = None if ballots.unknown or making.mapping.positions is None else making.mapping.positions.not_named
    positions = [position(member, word) for member, word in said.items() if word is not None]
    if unnamed == "absent":
        positions += [position(seat.member, "absent") for seat in seats if seat.member not in said]
    return seats, positions


def _compare(making: Making, ballots: Ballots, built: Seated, totals: Sequence[Totals]) -> None:
    """Tell where totals are not those of the ballots; the ballots are what is decided by."""
    for one in totals:
        for word, number in one.numbers.items():
            doing = {member for member in ballots.of if ballots.best(member) == word}
            at_most = {member for member, said in ballots.of.items() if word in said}
            least = rolling.weigh(built.seats, doing & at_most, one.weight)
            most = rolling.weigh(built.seats, at_most, one.weight)
            if not min(least, most) <= number <= most and not ballots.unknown:
                what = f"{scalars.plain(number)} {word} in total, and {scalars.plain(most)} by those named"
                making.faults.append(RowFault(one.field, what))


def without_a_vote(making: Making, mode: Mode) -> Question:
    """A decision without a vote: who sits there raised no objection that is on record."""
    seats = _all_seats(making)
    return making.question(seats, [position(seat.member, "silent") for seat in seats], mode)


def unanimous(making: Making) -> Question:
    """A decision of which it is told that all were in favour: every seat has voted for it."""
    seats = _all_seats(making)
    return making.question(seats, [position(seat.member, "yes") for seat in seats])


def _all_seats(making: Making) -> tuple[Seat, ...]:
    given = rolling.of_the_day(making.mapping, making.on)
    if given:
        return rolling.dressed(given, making.mapping)
    size = making.size()
    if size is None:
        raise CannotBeAsked("who sits there is not known: neither a roll of the day nor a number of seats")
    return rolling.nameless(size, making.mapping)
