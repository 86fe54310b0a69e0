"""What if: the question of the record with every member agreeing, but for those of whom a reader supposes otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from travaux.broken_input import BrokenInput
from travaux.decision.question import Declared, Question, Ruled
from travaux.decision.what_if import Stand, vary
from travaux.portal.choices import NoSuchChoice
from travaux.rulebook.adoption import Reading
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, SignatureRule
from travaux.rulebook.vocabulary import Mode

#: Each member's position stands in the address under its key with this before it, so that no key reads as a dial.
MEMBER: Final = "member-"
AGREES: Final = "agrees"
#: The positions that can be supposed, the one that everybody starts from first.
POSITIONS: Final = {
    AGREES: gettext_lazy("agrees"),
    "objects": gettext_lazy("objects"),
    "abstains": gettext_lazy("abstains"),
    "refuses": gettext_lazy("refuses to sign"),
    "no-part": gettext_lazy("is there and takes no part"),
    "absent": gettext_lazy("is absent"),
    "absent-declared": gettext_lazy("is absent, having declared no objection to a limited format"),
    "suspended": gettext_lazy("is suspended by the council"),
}
#: How whoever is supposed to do so stands, in the words of the engine.
_STANDS: Final[Mapping[str, Stand]] = {
    "objects": "objects",
    "abstains": "abstain",
    "refuses": "refused to sign",
    "no-part": "present not participating",
    "absent": "absent",
    "absent-declared": "absent",
    "suspended": "absent",
}
#: A larger roll shows only the members of whom something is supposed.
MOST_ROWS: Final = 40
_OFFERED: Final[tuple[Mode, ...]] = ("consensus", "limited format", "vote", "signature")


class NoSuchMember(BrokenInput):
    """Something is supposed of a member that does not decide."""

    def __init__(self, member: str, roll: Sequence[str]) -> None:
        super().__init__(
            f"'{member[:40]}' is not on the roll of that day, so nothing can be supposed of it. "
            f"On the roll are: {', '.join(roll)}. Write {MEMBER}{roll[0] if roll else 'xx'}=objects."
        )


@dataclass(frozen=True)
class Choice:
    """One option of a form."""

    value: str
    words: str


@dataclass(frozen=True)
class Supposition:
    """What a reader supposes: positions that differ from agreeing, a mode, a reading; empty is as the rules have it."""

    positions: Mapping[str, str]
    mode: Mode | None = None
    reading: str = ""

    def question(self, own: Question) -> Question:
        """The question of the record under this supposition; nothing of what members did enters into it."""
        bare = replace(
            own,
            mode=self.mode,
            silence=None,
            later=(),
            rulings=tuple(_ruled(self.reading)),
            closed=True,
            as_of=own.on,
        )
        moved = {member: _STANDS[what] for member, what in self.positions.items()}
        suspended = [member for member, what in self.positions.items() if what == "suspended"]
        everybody: Stand = "signed" if self.mode == "signature" else "agrees"
        varied = vary(bare, everybody=everybody, members=moved, suspended=suspended)
        declared = [member for member, what in self.positions.items() if what == "absent-declared"]
        return replace(varied, declarations=tuple(Declared(member, "limited format") for member in declared))


def _ruled(reading: str) -> Iterator[Ruled]:
    if reading:
        yield Ruled("reading", "chair", reading, gettext("supposed here"))


def supposed(asked: Mapping[str, str], own: Question, book: RuleBook) -> Supposition:
    """What an address supposes; raises NoSuchMember, and NoSuchChoice for a position, mode or reading there is not."""
    roll = [seat.member for seat in own.roll]
    told = {name.removeprefix(MEMBER): value for name, value in asked.items() if name.startswith(MEMBER)}
    if asked.get("also"):
        told[asked["also"]] = asked.get("as", AGREES)
    for member, what in told.items():
        if member not in roll:
            raise NoSuchMember(member, roll)
        _known("position", what, POSITIONS)
    named = _known("mode", asked.get("mode", ""), ["", *modes(own, book)])
    mode = next((one for one in _OFFERED if one == named), None)
    reading = _known("reading", asked.get("reading", ""), ["", *(one.id for one in readings(own, book))])
    return Supposition({one: what for one, what in told.items() if what != AGREES}, mode, reading)


def _known(name: str, value: str, known: Mapping[str, object] | Sequence[str]) -> str:
    if value not in known:
        raise NoSuchChoice(name, value, [one for one in known if one])
    return value


def modes(own: Question, book: RuleBook) -> tuple[Mode, ...]:
    """The ways of deciding for which the book has a rule that day; silence needs times, and is not supposed."""
    return tuple(mode for mode in _OFFERED if any(True for _ in _rules(own, book, mode)))


def readings(own: Question, book: RuleBook) -> tuple[Reading, ...]:
    """The live readings of the rules that could be gone by."""
    found = [one for mode in modes(own, book) for one in _rules(own, book, mode)]
    live = [one for rule in found if isinstance(rule, AdoptionRule) for one in rule.parameters.readings if one.live]
    return tuple({one.id: one for one in live}.values())


def _rules(own: Question, book: RuleBook, mode: Mode) -> Iterator[AdoptionRule | SignatureRule]:
    kinds: tuple[type[AdoptionRule | SignatureRule], ...] = (AdoptionRule,)
    kinds = (AdoptionRule, SignatureRule) if mode == "signature" else kinds
    for kind in kinds:
        named = mode if kind is AdoptionRule else None
        found = book.rule_or_none(kind, body=own.body, item_class=own.item_class, on=own.on, mode=named)
        if found is not None:
            yield found
