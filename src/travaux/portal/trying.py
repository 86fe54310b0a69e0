"""Trying a rule: a question that nobody put, by a rule of the library, the roll of a day, and what members do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from travaux.broken_input import BrokenInput
from travaux.decision import rolls
from travaux.decision.question import Question, Seat
from travaux.decision.what_if import Stand, vary
from travaux.portal.choices import NoSuchChoice, day_asked
from travaux.portal.drafts.supposed import MEMBER, NoSuchMember
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

SUSPENDED: Final = "suspended"
#: What a member can be supposed to do; a reader marks only those who do otherwise than everybody.
STANDS: Final[Mapping[str, Promise]] = {
    "yes": pgettext_lazy("a ballot", "votes yes"),
    "no": pgettext_lazy("a ballot", "votes no"),
    "abstain": gettext_lazy("abstains"),
    "declared abstention": gettext_lazy("abstains with a declaration"),
    "recused": gettext_lazy("recuses itself"),
    "agrees": gettext_lazy("agrees"),
    "objects": gettext_lazy("objects"),
    "present not participating": gettext_lazy("is there and takes no part"),
    "absent": gettext_lazy("is absent"),
    "silent": gettext_lazy("is silent"),
    "signed": gettext_lazy("signs"),
    "refused to sign": gettext_lazy("refuses to sign"),
    "nothing known": gettext_lazy("nothing is known of it yet"),
    SUSPENDED: gettext_lazy("is suspended by the council"),
}
_STAND: Final[Mapping[str, Stand]] = {one: one for one in get_args(Stand)}
MOST_SEATS: Final = 1_000
_FEW: Final = 15
_FIRST: Final[dict[str, Stand]] = {"vote": "yes", "signature": "signed"}


class NoSuchSeats(BrokenInput):
    """A number of seats that no body here can have."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text[:20]}' is no number of seats. Write one from 1 to {MOST_SEATS}, for example 15.")


class NothingToTry(BrokenInput):
    """A book without a rule that can be tried."""

    def __init__(self, book: str) -> None:
        super().__init__(
            f"The rule book {book} has no rule by which a question is decided at once, so nothing of it can be tried "
            "here. Choose another book, or read its rules."
        )


class NotThatDay(BrokenInput):
    """A day on which a rule is not valid."""

    def __init__(self, rule: AdoptionRule, day: date) -> None:
        until = f", and before {rule.valid_until}" if rule.valid_until is not None else ""
        super().__init__(
            f"The rule {rule.id} is not valid on {day.isoformat()}: it is from {rule.valid_from} on{until}. "
            "Choose a day on which it is, or another rule."
        )


@dataclass(frozen=True)
class Trial:
    """One rule, one day, one roll; everybody stands alike but for those of whom the reader supposes otherwise.

    `roll` is `organisation/body` of a roll that is shipped; empty for `seats` without names.
    """

    book: RuleBook
    rule: AdoptionRule
    day: date
    roll: str
    seats: tuple[Seat, ...]
    everybody: str
    stands: Mapping[str, str]

    @property
    def question(self) -> Question:
        """The question as it is supposed."""
        course = self.rule.parameters.course
        bare = Question(
            body=next(iter(self.rule.bodies), "") or next(iter(self.book.file.bodies), "any"),
            on=self.day,
            roll=self.seats,
            item_class=next(iter(self.rule.classes), "substantive"),
            mode=None if course.entered == "directly" else course.mode,
            closed=True,
            as_of=self.day,
        )
        moved = {member: _STAND[stand] for member, stand in self.stands.items() if stand != SUSPENDED}
        suspended = [member for member, stand in self.stands.items() if stand == SUSPENDED]
        return vary(bare, everybody=_STAND[self.everybody], members=moved, suspended=suspended)

    def called(self, member: str) -> str:
        """What a member was called on that day; its slug where the roll has no name for it."""
        return rolls.name(self.roll.partition("/")[0], member, self.day) if self.roll else member


def triable(book: RuleBook) -> tuple[AdoptionRule, ...]:
    """The rules of a book that can be tried: those that decide at once. Silence needs times, and is not supposed."""
    own = (one for one in book.rules if isinstance(one, AdoptionRule))
    return tuple(one for one in own if one.parameters.course.silence is None)


def rolls_for(book: RuleBook) -> tuple[str, ...]:
    """The rolls of the book's own organisation that are shipped."""
    own = {book.file.organisation, book.slug.partition("-")[0]}
    return tuple(f"{of}/{body}" for of in rolls.bundled() if of in own for body in rolls.roll(of).bodies)


def tried(asked: Mapping[str, str], book: RuleBook, today: date) -> Trial:
    """What an address asks to be tried; raises BrokenInput for what there is not."""
    rule = _rule(asked.get("rule", ""), book)
    day = _day(asked.get("day", ""), rule, today)
    roll = _roll(asked, rule, book)
    of, _, body = roll.partition("/")
    seats = rolls.seats(of, body, day) if roll else _seats(asked.get("seats", ""), rule, book)
    everybody = _known("stand", asked.get("everybody", "") or _first(rule), _STAND)
    stands = dict(_stands(asked, tuple(seat.member for seat in seats)))
    return Trial(book, rule, day, roll, seats, everybody, {k: v for k, v in stands.items() if v != everybody})


def _rule(wanted: str, book: RuleBook) -> AdoptionRule:
    found = {one.id: one for one in triable(book)}
    if not found:
        raise NothingToTry(book.slug)
    live = [one for one in found.values() if one.status != "repealed"]
    return found[_known("rule", wanted, found)] if wanted else next(iter(live or found.values()))


def _day(wanted: str, rule: AdoptionRule, today: date) -> date:
    """The day asked, if the rule is valid then; without one today, or the last day on which it was."""
    day = day_asked(wanted)
    if day is not None:
        if not rule.covers(day):
            raise NotThatDay(rule, day)
        return day
    if isinstance(rule.valid_until, date):
        return min(today, rule.valid_until - timedelta(days=1))
    return max(today, rule.valid_from) if isinstance(rule.valid_from, date) else today


def _roll(asked: Mapping[str, str], rule: AdoptionRule, book: RuleBook) -> str:
    """The roll asked; without one that of the rule's own body where it is shipped, unless seats are asked for."""
    known = rolls_for(book)
    if asked.get("roll"):
        return _known("roll", asked["roll"], known)
    if asked.get("seats") or "roll" in asked:
        return ""
    bodies = rule.bodies or tuple(book.file.bodies)
    return next((one for one in known if one.partition("/")[2] in bodies), "")


def _seats(wanted: str, rule: AdoptionRule, book: RuleBook) -> tuple[Seat, ...]:
    """So many seats without names, in no group and of no weight."""
    tally = rule.parameters.tally
    group = book.group(tally.electorate)
    number = tally.seats or (group.size if group is not None else None) or _FEW
    if wanted:
        if not wanted.isascii() or not wanted.isdigit() or not 1 <= int(wanted[:9]) <= MOST_SEATS:
            raise NoSuchSeats(wanted)
        number = int(wanted)
    return tuple(Seat(f"s{place}") for place in range(1, number + 1))


def _first(rule: AdoptionRule) -> str:
    return _FIRST.get(rule.parameters.course.mode, "agrees")


def _stands(asked: Mapping[str, str], roll: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    told = {name.removeprefix(MEMBER): value for name, value in asked.items() if name.startswith(MEMBER) and value}
    if asked.get("also"):
        told[asked["also"]] = asked.get("as", "no")
    for member, stand in told.items():
        if member not in roll:
            raise NoSuchMember(member, roll[:_FEW])
        yield member, _known("stand", stand, STANDS)


def _known(name: str, value: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    if value not in known:
        raise NoSuchChoice(name, value, list(known))
    return value
