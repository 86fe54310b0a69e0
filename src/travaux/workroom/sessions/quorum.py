"""The quorum line of a session: what the rule book makes of the roll as it was called last."""

from collections.abc import Iterable
from datetime import date

from travaux.decision import quorum
from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.book import RuleBook
from travaux.workroom.sessions.roll_call import Called, Delegation


def line(
    book: RuleBook | None, body: str, day: date, members: Iterable[str], rows: Iterable[Delegation]
) -> tuple[Ground, ...]:
    """The grounds on the quorum to open and to decide; none where the book asks for no quorum, or nobody was called."""
    called = {row.member: row.newest for row in rows if row.newest is not None}
    seats = tuple(Seat(member) for member in members)
    if book is None or not seats or not called:
        return ()
    positions = tuple(_position(member, one) for member, one in called.items())
    question = Question(body, day, seats, positions=positions)
    voters = Electorate(seats, seats, seats, ())
    grounds = (*quorum.to_open(question, voters, book).grounds, *quorum.examine(question, None, voters, book).grounds)
    return tuple(dict.fromkeys(grounds))


def _position(member: str, called: Called) -> Position:
    match called.word:
        case "represented":
            return Position(member, presence="present", attended="represented")
        case "online":
            return Position(member, presence="present", attended="online")
        case "present" | "present not participating" | "absent" | "not entitled" | "silent":
            return Position(member, presence=called.word)
        case _:
            return Position(member)
