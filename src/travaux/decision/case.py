"""Cases: a question written down in a file, with what must come out of it; faults name file and line."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import resources
from typing import Any, Final, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from travaux.decision.findings import Outcome
from travaux.decision.question import (
    Ballot,
    Declared,
    GroupSaid,
    Later,
    Objected,
    Position,
    Presence,
    Question,
    Ruled,
    Seat,
    Silence,
    SilenceAnswer,
    Stance,
    Way,
)
from travaux.marked import Fault, Items, Marked, Table, Text, line_of, read
from travaux.record.times import BadDate, end_of, zone_named
from travaux.rulebook.vocabulary import ItemClass, MembershipState, Mode, Stated

FOLDER: Final = resources.files("travaux.decision") / "cases"

_KEYS: Final = frozenset(
    {
        "case", "says", "source", "book", "zone", "body", "class", "mode", "on", "as of", "now", "closed", "roll",
        "positions", "declarations", "objections", "group", "silence", "later", "rulings", "concerned", "parties",
        "expect",
    }
)  # fmt: skip
_EXACT: Final = r"[0-9]{1,12}(/[1-9][0-9]{0,11})?"
_FORMS: Final = ("explicit", "official", "by the state", "written", "reasoned", "on time")

Part = TypeVar("Part")


@dataclass(frozen=True)
class Case:
    """One case: its name, what happened, from where we know, the rule book to ask, the question, what must come out."""

    name: str
    says: str
    source: str
    book: str
    question: Question
    outcome: Outcome | None
    bound: tuple[str, ...] | None


def bundled() -> tuple[str, ...]:
    """The names of the cases that are shipped with the room."""
    return tuple(sorted(one.name.removesuffix(".yaml") for one in FOLDER.iterdir() if one.name.endswith(".yaml")))


def bundled_case(name: str) -> Case:
    """One of the cases that are shipped; raises KeyError for another name."""
    if name not in bundled():
        message = (
            f"Looked among the cases for {name!r}: there are {', '.join(bundled())}. Name one of these, or a file."
        )
        raise KeyError(message)
    file = f"{name}.yaml"
    return load((FOLDER / file).read_bytes().decode("utf-8"), file)


def load(text: str, name: str) -> Case:
    """Read a case from its text; `name` is what faults call the file. Raises Fault, and nothing else."""
    return _Reader(read(text, name), name).case()


def _at_a_time(value: str) -> str:
    """The moment as written; a day alone is none, since it has as many moments as minutes."""
    if "T" not in value:
        raise BadDate(value, "it names no time of the day")
    return value


class _Reader:
    """Reads one file; every fault that it raises names the line."""

    def __init__(self, root: Table, file: str) -> None:
        self.root, self.file = root, file
        self.zone = ZoneInfo("UTC")

    def case(self) -> Case:
        """The whole case."""
        self._no_others(self.root, _KEYS)
        self.zone = self._zone()
        expect = self._table(self.root.get("expect", Table(self.root.line)), "expect")
        self._no_others(expect, frozenset({"outcome", "bound"}))
        return Case(
            self._text(self.root, "case"),
            self._text(self.root, "says", ""),
            self._text(self.root, "source", ""),
            self._text(self.root, "book"),
            self._question(),
            self._word(expect, "outcome", Outcome, None),
            None if "bound" not in expect else tuple(self._words(expect, "bound")),
        )

    def _zone(self) -> ZoneInfo:
        name = self._text(self.root, "zone", "UTC")
        try:
            return zone_named(name)
        except BadDate as bad:
            raise self._fault(
                self.root, "zone", f"there is no time zone {name}", "Write Europe/Moscow, or UTC"
            ) from bad

    def _question(self) -> Question:
        root = self.root
        return Question(
            body=self._text(root, "body"),
            on=self._day(root, "on"),
            roll=tuple(self._seats()),
            item_class=self._word(root, "class", ItemClass, "substantive"),
            mode=self._word(root, "mode", Mode, None),
            positions=tuple(self._positions()),
            declarations=self._each("declarations", self._declared),
            objections=self._each("objections", self._objected),
            group=self._each("group", self._group),
            silence=self._silence(root["silence"]) if "silence" in root else None,
            later=self._each("later", self._later),
            rulings=self._each("rulings", self._ruled),
            concerned=self._text(root, "concerned") if "concerned" in root else None,
            parties=tuple(self._words(root, "parties")),
            closed=self._flag(root, "closed", default=True),
            as_of=self._day(root, "as of") if "as of" in root else None,
            now=self._moment(root, "now") if "now" in root else None,
        )

    def _seats(self) -> list[Seat]:
        seats: list[Seat] = []
        for one in self._list(self.root, "roll", due=True):
            seats += [Seat(str(one))] if isinstance(one, Text) else [self._seat(self._table(one, "roll"))]
        members = [seat.member for seat in seats]
        for member in members:
            if members.count(member) > 1:
                raise self._fault(self.root, "roll", f"{member} sits twice on the roll", "Name each member once")
        return seats

    def _seat(self, one: Table) -> Seat:
        keys = {"member", "membership", "participation", "arrears years", "waived", "weights", "groups"}
        self._no_others(one, frozenset(keys))
        weights = self._table(one.get("weights", Table(one.line)), "weights")
        return Seat(
            self._text(one, "member"),
            self._word(one, "membership", MembershipState, "member"),
            self._text(one, "participation", "taking part"),
            self._whole(one, "arrears years") if "arrears years" in one else 0,
            self._flag(one, "waived", default=False),
            tuple((name, self._number(weights, name)) for name in weights),
            tuple(self._words(one, "groups")),
        )

    def _positions(self) -> list[Position]:
        """Positions, of one member or of several at once; nobody has two, and everybody sits on the roll."""
        found: dict[str, Position] = {}
        for one in self._list(self.root, "positions"):
            table = self._table(one, "positions")
            keys = {
                "member",
                "members",
                "ballot",
                "stance",
                "presence",
                "attended",
                "signature",
                "reasoned",
                "declared",
            }
            self._no_others(table, frozenset(keys))
            for member in [
                *self._words(table, "members"),
                *([self._text(table, "member")] if "member" in table else []),
            ]:
                if member in found:
                    raise self._fault(table, "member", f"{member} has two positions", "Keep one of them")
                found[member] = self._position(self._known(table, member), table)
        return list(found.values())

    def _position(self, member: str, one: Table) -> Position:
        return Position(
            member,
            self._word(one, "ballot", Ballot, None),
            self._word(one, "stance", Stance, None),
            self._word(one, "presence", Presence, None),
            self._word(one, "attended", Way, "in person"),
            self._word(one, "signature", Literal["signed", "refused"], None),
            self._flag(one, "reasoned", default=True),
            self._flag(one, "declared", default=False),
        )

    def _known(self, one: Table, member: str) -> str:
        roll = {str(seat) if isinstance(seat, Text) else str(seat["member"]) for seat in self._list(self.root, "roll")}  # type: ignore[call-overload]
        if member not in roll:
            raise self._fault(
                one, "member", f"{member} does not sit on the roll", f"Name one of {', '.join(sorted(roll))}"
            )
        return member

    def _member(self, one: Table) -> str:
        return self._known(one, self._text(one, "member"))

    def _declared(self, one: Table) -> Declared:
        self._no_others(one, frozenset({"member", "to"}))
        words = Literal["limited format", "adoption", "no consensus", "no objection"]
        return Declared(self._member(one), self._word(one, "to", words))

    def _objected(self, one: Table) -> Objected:
        self._no_others(one, frozenset({"member", "to", *_FORMS}))
        forms = {name.replace(" ", "_"): self._word(one, name, Stated) for name in _FORMS if name in one}
        return Objected(self._member(one), self._word(one, "to", Literal["text", "limited format"], "text"), **forms)

    def _group(self, one: Table) -> GroupSaid:
        self._no_others(one, frozenset({"except", "stance"}))
        return GroupSaid(tuple(self._words(one, "except")), self._word(one, "stance", Stance))

    def _silence(self, node: Marked) -> Silence:
        one = self._table(node, "silence")
        self._no_others(one, frozenset({"opened at meeting", "expires", "answers"}))
        answers = tuple(self._answer(self._table(each, "answers")) for each in self._list(one, "answers"))
        return Silence(
            self._word(one, "opened at meeting", Stated, "not stated"), self._moment(one, "expires"), answers
        )

    def _answer(self, one: Table) -> SilenceAnswer:
        self._no_others(one, frozenset({"member", "what", "stage", "at"}))
        return SilenceAnswer(
            self._member(one),
            self._word(one, "what", Literal["objection", "amendment"]),
            self._word(one, "stage", Literal["at the meeting", "in writing"], "in writing"),
            self._moment(one, "at") if "at" in one else None,
        )

    def _later(self, one: Table) -> Later:
        self._no_others(one, frozenset({"member", "done", "on"}))
        return Later(self._member(one), self._word(one, "done", Literal["joined", "declined"]), self._day(one, "on"))

    def _ruled(self, one: Table) -> Ruled:
        self._no_others(one, frozenset({"on", "by", "reading", "reason"}))
        return Ruled(
            self._word(one, "on", Literal["reading", "quorum", "exclusion"]),
            self._word(one, "by", Literal["chair", "body"]),
            self._text(one, "reading", ""),
            self._text(one, "reason", ""),
        )

    def _each(self, key: str, build: Callable[[Table], Part]) -> tuple[Part, ...]:
        return tuple(build(self._table(one, key)) for one in self._list(self.root, key))

    # --- scalars -----------------------------------------------------------------------------------------------------

    def _text(self, one: Table, key: str, otherwise: str | None = None) -> str:
        value = one.get(key)
        if isinstance(value, Text) and value:
            return str(value)
        if value is None and otherwise is not None:
            return otherwise
        raise self._fault(one, key, f"`{key}` is missing or is no word", f"Write `{key}:` and its value")

    def _word(self, one: Table, key: str, words: object, otherwise: object = ...) -> Any:  # noqa: ANN401 - a word of whichever list
        """A word of a closed list; `otherwise` stands where the key is missing."""
        if key not in one and otherwise is not ...:
            return otherwise
        choices = [choice for choice in get_args(words) if isinstance(choice, str)]
        value = self._text(one, key)
        if value not in choices:
            raise self._fault(one, key, f"{value!r} is no {key}", f"Write one of: {', '.join(choices)}")
        return value

    def _words(self, one: Table, key: str) -> list[str]:
        words = self._list(one, key)
        for each in words:
            if not isinstance(each, Text):
                raise Fault(self.file, each.line, f"an item of `{key}` is no word", "Write it as a plain word")
        return [str(each) for each in words]

    def _flag(self, one: Table, key: str, *, default: bool) -> bool:
        return bool(self._word(one, key, Literal["yes", "no"], "yes" if default else "no") == "yes")

    def _number(self, one: Table, key: str) -> Fraction:
        value = self._text(one, key)
        if re.fullmatch(_EXACT, value, re.ASCII) is None:
            raise self._fault(one, key, f"{value!r} is no exact number", "Write 9, or 2/3")
        return Fraction(value)

    def _whole(self, one: Table, key: str) -> int:
        number = self._number(one, key)
        if number.denominator != 1:
            raise self._fault(one, key, f"'{number}' is no whole number", "Write whole years, such as 2")
        return int(number)

    def _day(self, one: Table, key: str) -> date:
        value = self._text(one, key)
        try:
            return date.fromisoformat(value)
        except ValueError as bad:
            raise self._fault(one, key, f"{value!r} is no day", "Write a day such as 2023-11-23") from bad

    def _moment(self, one: Table, key: str) -> int:
        value = self._text(one, key)
        try:
            return end_of(_at_a_time(value), self.zone)
        except BadDate as bad:
            raise self._fault(one, key, f"{value!r} is no moment", "Write such as 2023-11-23T12:00") from bad

    # --- nodes -------------------------------------------------------------------------------------------------------

    def _list(self, one: Table, key: str, *, due: bool = False) -> Sequence[Marked]:
        value = one.get(key, Items(one.line))
        if isinstance(value, Text):
            value = [value]  # type: ignore[assignment]
        if isinstance(value, Table) or (due and not value):
            raise self._fault(one, key, f"`{key}` is no list", f"Write `{key}:` with a list of items")
        return value  # type: ignore[return-value]

    def _table(self, node: Marked, key: str) -> Table:
        if isinstance(node, Table):
            return node
        raise Fault(self.file, node.line, f"an item of `{key}` is no mapping", "Write it as {key: value, …}")

    def _no_others(self, one: Table, known: frozenset[str]) -> None:
        for key in one:
            if key not in known:
                what, remedy = f"nothing is called `{key}` here", f"Known here are: {', '.join(sorted(known))}"
                raise self._fault(one, key, what, remedy)

    def _fault(self, one: Table, key: str, what: str, remedy: str) -> Fault:
        return Fault(self.file, line_of(one, (key,)), what, remedy)
