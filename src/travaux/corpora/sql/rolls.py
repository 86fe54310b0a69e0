"""Who sat there: rolls, each for the days on which it held, with what every rule makes of their seats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.decision.electorate import Electorate, electorate, participation_rule
from travaux.decision.question import Position, Question, Seat
from travaux.decision.quorum import rule_for
from travaux.rulebook.book import RuleBook
from travaux.rulebook.chapters import Requirement
from travaux.rulebook.models import AdoptionRule, CommonRule, ParticipationRule, QuorumRule
from travaux.rulebook.vocabulary import ItemClass


@dataclass(frozen=True)
class Matter:
    """A rule of a book as it is asked for: by which body, on which class of question."""

    rule: AdoptionRule
    book: RuleBook
    body: str
    item_class: ItemClass


@dataclass(frozen=True)
class Sitting:
    """A seat from a first day until the day on which it no longer sat so; None reaches without limit."""

    seat: Seat
    first: date | None = None
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it sat on a day."""
        return (self.first is None or self.first <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class RollOfDay:
    """The seats of one roll, and a day on which it held."""

    seats: tuple[Seat, ...]
    on: date


@dataclass(frozen=True)
class Season:
    """A roll from a first day until the day on which another holds."""

    first: date
    until: date
    roll: RollOfDay


def seasons(sittings: Iterable[Sitting | Seat], matters: Sequence[Matter]) -> tuple[Season, ...]:
    """The rolls by the days on which they held, as long as one of the rules is in force; equal ones are one."""
    sat = [one if isinstance(one, Sitting) else Sitting(one) for one in sittings]
    cuts = {day for one in sat for day in (one.first, one.until) if day is not None}
    for matter in matters:
        cuts |= _days_of_rules(matter)
    days = sorted(cuts | {date.min})
    found: list[tuple[Season, tuple[object, ...]]] = []
    for first, until in zip(days, [*days[1:], date.max], strict=True):
        if not any(matter.rule.covers(first) for matter in matters):
            continue
        seats = tuple(one.seat for one in sat if one.on(first))
        alike = (seats, *(rules_beside(matter, first) for matter in matters))
        if found and found[-1][1] == alike and found[-1][0].until == first:
            found[-1] = (Season(found[-1][0].first, until, found[-1][0].roll), alike)
        else:
            found.append((Season(first, until, RollOfDay(seats, first)), alike))
    return tuple(season for season, _ in found)


def voters(roll: RollOfDay, matter: Matter, *, recused: bool = False) -> Electorate:
    """Who votes on such a roll; or would, if each of its members had recused itself."""
    positions = [Position(seat.member, ballot="recused") for seat in roll.seats if recused]
    question = Question(matter.body, roll.on, roll.seats, matter.item_class, positions=tuple(positions))
    return electorate(question, matter.rule, matter.book)


def quorum(roll: RollOfDay, matter: Matter) -> Requirement | None:
    """The quorum without which nothing is put to the vote; None where none blocks, or none is checked unasked."""
    rule = _quorum_rule(roll.on, matter)
    found = None if rule is None else rule.parameters.requirement("vote")
    return None if found is None or found.effect == "advises" or found.checked == "on request" else found


def _quorum_rule(on: date, matter: Matter) -> QuorumRule | None:
    return rule_for(Question(matter.body, on, (), matter.item_class), matter.rule, matter.book)


def rules_beside(matter: Matter, on: date) -> tuple[str | None, ...]:
    """The rules on rights and on quorum that hold beside the rule on a day."""
    asked = Question(matter.body, on, (), matter.item_class)
    rights, needed = participation_rule(asked, matter.book), _quorum_rule(on, matter)
    return tuple(None if rule is None else rule.id for rule in (rights, needed))


def _days_of_rules(matter: Matter) -> set[date]:
    """The days on which a rule that may bear on it begins or ends."""
    rules: list[CommonRule] = [matter.rule]
    book: RuleBook | None = matter.book
    while book is not None:
        rules += [rule for rule in book.rules if isinstance(rule, ParticipationRule | QuorumRule)]
        book = book.parent
    return {day for rule in rules for day in (rule.valid_from, rule.valid_until) if isinstance(day, date)}
