"""What is known of one record while its question is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from travaux.corpora import ballots as balloting
from travaux.corpora.mapping import Mapping as Mapped
from travaux.corpora.mapping import Word
from travaux.corpora.scalars import RowFault
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import ItemClass, Mode


class CannotBeAsked(ValueError):
    """A record from which no question can be made; the message says what it lacks."""


def body_of(mapping: Mapped, book: RuleBook) -> str:
    """The body that a mapping names, or the first of the rule book; nothing where the book has none of its own."""
    return mapping.body or next(iter(book.file.bodies), "")


@dataclass
class Making:
    """What is known of one record while its question is made."""

    columns: Mapping[str, object]
    mapping: Mapped
    book: RuleBook
    on: date
    item_class: ItemClass
    words: Mapping[str, Word]
    faults: list[RowFault]

    @property
    def body(self) -> str:
        """The body that decided."""
        return body_of(self.mapping, self.book)

    def rule(self, mode: Mode | None = None) -> AdoptionRule | None:
        """The rule that will decide, if the book has one."""
        where = {"body": self.body, "item_class": self.item_class, "on": self.on}
        return self.book.rule_or_none(AdoptionRule, mode=mode, **where)  # type: ignore[arg-type]

    def size(self) -> int | None:
        """How many seats the body has, by the mapping or by the rule."""
        rule = self.rule()
        return self.mapping.seats or (None if rule is None else rule.parameters.tally.seats)

    def question(self, seats: Sequence[Seat], positions: Sequence[Position], mode: Mode | None = None) -> Question:
        """The question with these seats and positions."""
        return Question(self.body, self.on, _one(tuple(seats)), self.item_class, mode, tuple(positions))


@lru_cache(maxsize=64)
def _one(roll: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The roll that equals this one and came first: what the engine reads off a roll it reads off each but once."""
    return roll


@lru_cache(maxsize=4096)
def position(member: str, word: Word | Literal["silent"]) -> Position:
    """What a word of the record says of a member, as a ballot or a presence; the same is said again and again."""
    if word in balloting.CAST:
        return Position(member, ballot=word)  # type: ignore[arg-type]
    return Position(member, presence=word)  # type: ignore[arg-type]
