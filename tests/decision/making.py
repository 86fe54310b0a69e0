"""Questions with sensible defaults, and a way to look at a finding."""

from datetime import date
from fractions import Fraction
from typing import Any

from travaux.decision.findings import Finding
from travaux.decision.question import Position, Question, Seat

SIX = ("am", "by", "kg", "kz", "ru", "tj")
COUNCIL_2022 = ("ae", "al", "br", "cn", "fr", "ga", "gb", "gh", "ie", "in", "ke", "mx", "no", "ru", "us")
YEREVAN = date(2022, 11, 23)


def seats(*members: str) -> tuple[Seat, ...]:
    """Ordinary members."""
    return tuple(Seat(member) for member in members)


def votes(**ballots: str) -> tuple[Position, ...]:
    """Ballots by kind: votes(yes="fr us", no="ru")."""
    return tuple(
        Position(member, ballot=ballot)  # type: ignore[arg-type]
        for ballot, members in ballots.items()
        for member in members.split()
    )


def there(members: str, **more: Any) -> tuple[Position, ...]:  # noqa: ANN401 - any field of a position
    """Members that were there and agree, unless told otherwise."""
    fields = {"presence": "present", "stance": "agrees"} | more
    return tuple(Position(member, **fields) for member in members.split())


def a_question(**changed: Any) -> Question:  # noqa: ANN401 - any field of a question
    """A question of substance to the Council of the six, of the day of Yerevan."""
    fields: dict[str, Any] = {"body": "csc", "on": YEREVAN, "roll": seats(*SIX), "positions": there(" ".join(SIX))}
    return Question(**(fields | changed))


def in_council(*members: str, **changed: Any) -> Question:  # noqa: ANN401
    """A question to the council of the small book for tests, with one member for each name."""
    fields: dict[str, Any] = {"body": "council", "on": date(2020, 1, 1), "roll": seats(*members)}
    return Question(**(fields | changed))


def bound_set(found: Finding) -> set[str]:
    """The members that a finding says are bound."""
    return {member for member, word in found.bound.items() if word == "bound"}


def codes(found: Finding) -> list[str]:
    """The codes of its grounds, in order."""
    return [ground.code for ground in found.grounds]


def texts(found: Finding) -> list[str]:
    """The sentences of its grounds, in order."""
    return [ground.text for ground in found.grounds]


def weighing(**members: tuple[int, str]) -> tuple[Seat, ...]:
    """Seats with a weight, in a group: weighing(a=(60, "north"))."""
    return tuple(
        Seat(member, weights=(("population", Fraction(weight)),), groups=("members", group))
        for member, (weight, group) in members.items()
    )
