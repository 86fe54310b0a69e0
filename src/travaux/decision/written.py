"""Questions as people write them in cases and scenarios; faults name file, line and remedy."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from travaux.decision.nodes import Nodes
from travaux.decision.question import (
    Ballot,
    Declared,
    GroupSaid,
    Later,
    Objected,
    PapersOut,
    Position,
    Presence,
    Purpose,
    Question,
    RequestMade,
    Ruled,
    Seat,
    Silence,
    SilenceAnswer,
    Stance,
    Way,
)
from travaux.decision.written_roll import WrittenRoll
from travaux.marked import Marked, Table
from travaux.rulebook.vocabulary import Actor, AskedFor, ItemClass, Mode, Stated

#: What may be said of a question; a case and a scenario say more beside it.
KEYS: Final = frozenset(
    {
        "zone", "body", "class", "mode", "on", "as of", "now", "closed", "roll", "positions", "declarations",
        "objections", "group", "silence", "later", "rulings", "concerned", "parties", "put to", "first put",
        "casting vote", "quorum asked for", "papers", "asked for", "sessions since",
    }
)  # fmt: skip
_FORMS: Final = ("explicit", "official", "by the state", "written", "reasoned", "on time")
_STOOD: Final = frozenset({"ballot", "stance", "presence", "attended", "signature", "reasoned", "declared", "proxy"})
_WHO: Final = frozenset({"member", "members", "seats", "of"})
NO_ROLLS: Final[Mapping[str, Marked]] = MappingProxyType({})

Part = TypeVar("Part")


def question(root: Table, nodes: Nodes, rolls: Mapping[str, Marked] = NO_ROLLS, zone: str = "UTC") -> Question:
    """The question that a mapping holds; `rolls` are those that it may name, `zone` that of its moments by default.

    Raises Fault, and nothing else.
    """
    return _Written(root, nodes, rolls, zone).question()


class _Written:
    """Reads one question; whoever is named must sit on its roll."""

    def __init__(self, root: Table, nodes: Nodes, rolls: Mapping[str, Marked], zone: str) -> None:
        self.root, self.nodes = root, nodes
        self.zone: ZoneInfo = nodes.zone(root, zone)
        self.on = nodes.day(root, "on")
        self.roll: dict[str, Seat] = {seat.member: seat for seat in WrittenRoll(nodes, rolls).read(root, self.on)}

    def question(self) -> Question:
        """The whole question."""
        root, nodes, put = self.root, self.nodes, self._first_put()
        return Question(
            body=nodes.text(root, "body"),
            on=self.on,
            roll=tuple(self.roll.values()),
            item_class=nodes.word(root, "class", ItemClass, "substantive"),
            mode=nodes.word(root, "mode", Mode, None),
            positions=tuple(self._positions().values()),
            declarations=self._each("declarations", self._declared),
            objections=self._each("objections", self._objected),
            group=self._each("group", self._group),
            silence=self._silence(root["silence"]) if "silence" in root else None,
            later=self._each("later", self._later),
            rulings=self._each("rulings", self._ruled),
            concerned=nodes.text(root, "concerned") if "concerned" in root else None,
            parties=tuple(nodes.words(root, "parties")),
            closed=nodes.flag(root, "closed", default=True),
            as_of=nodes.day(root, "as of") if "as of" in root else None,
            now=nodes.moment(root, "now", self.zone) if "now" in root else None,
            put_to=nodes.word(root, "put to", Purpose, "vote"),
            first_put=None if put is None else put[0],
            put_at=None if put is None else put[1],
            sessions_since=nodes.whole(root, "sessions since", "a whole number") if "sessions since" in root else None,
            casting_vote=nodes.word(root, "casting vote", Literal["yes", "no"], None),
            quorum_asked=nodes.flag(root, "quorum asked for", default=False),
            papers=self._papers(root["papers"]) if "papers" in root else None,
            asked_for=self._asked(root["asked for"]) if "asked for" in root else None,
        )

    def _first_put(self) -> tuple[date, int | None] | None:
        """The day on which it was first put, and the moment where one is written."""
        if "first put" not in self.root:
            return None
        if "T" not in self.nodes.text(self.root, "first put"):
            return self.nodes.day(self.root, "first put"), None
        moment = self.nodes.moment(self.root, "first put", self.zone)
        return datetime.fromtimestamp(moment, self.zone).date(), moment

    # --- positions ---------------------------------------------------------------------------------------------------

    def _positions(self) -> dict[str, Position]:
        """Positions, of one member or of several at once; nobody has two, and everybody sits on the roll."""
        found: dict[str, Position] = {}
        for one in self.nodes.tables(self.root, "positions"):
            self.nodes.no_others(one, _STOOD | _WHO)
            for member in self._who(one, found):
                if member in found:
                    raise self.nodes.fault(one, "member", f"{member} has two positions", "Keep one of them")
                found[member] = self._position(member, one)
        return found

    def _who(self, one: Table, found: Mapping[str, Position]) -> list[str]:
        """The members that a position is of: named, the next so many that have none yet, or all the others."""
        free = [member for member in self._among(one) if member not in found]
        if "seats" in one:
            return self._next(one, free)
        if one.get("members") == "others":
            return free
        named = self.nodes.words(one, "members") + ([self.nodes.text(one, "member")] if "member" in one else [])
        if "of" in one:
            raise self.nodes.fault(one, "of", "`of` goes with `seats` or with `members: others`", "Take it out")
        if not named:
            raise self.nodes.fault(one, "member", "the position is nobody's", "Write `member:`, `members:` or `seats:`")
        return [self._known(one, member) for member in named]

    def _among(self, one: Table) -> list[str]:
        """Everybody on the roll, or those of one group."""
        if "of" not in one:
            return list(self.roll)
        group = self.nodes.text(one, "of")
        found = [seat.member for seat in self.roll.values() if group in seat.groups]
        if not found:
            known = ", ".join(sorted({name for seat in self.roll.values() for name in seat.groups})) or "none"
            raise self.nodes.fault(one, "of", f"no seat is of the group {group}", f"Groups on the roll are: {known}")
        return found

    def _next(self, one: Table, free: list[str]) -> list[str]:
        if one.keys() & {"member", "members"}:
            raise self.nodes.fault(one, "seats", "a position is of seats or of members, not of both", "Write two")
        number = self.nodes.whole(one, "seats", "a whole number of seats, such as 15")
        if number > len(free):
            what = f"{number} seats are named and {len(free)} have no position yet"
            raise self.nodes.fault(one, "seats", what, "Name fewer, or mend the roll")
        return free[:number]

    def _position(self, member: str, one: Table) -> Position:
        word = self.nodes.word
        proxy = self._known(one, self.nodes.text(one, "proxy")) if "proxy" in one else ""
        return Position(
            member,
            word(one, "ballot", Ballot, None),
            word(one, "stance", Stance, None),
            word(one, "presence", Presence, None),
            word(one, "attended", Way, "proxy" if proxy else "in person"),
            word(one, "signature", Literal["signed", "refused"], None),
            self.nodes.flag(one, "reasoned", default=True),
            self.nodes.flag(one, "declared", default=False),
            proxy=proxy,
        )

    def _known(self, one: Table, member: str) -> str:
        if member not in self.roll:
            remedy = f"Name one of {', '.join(sorted(self.roll))}"
            raise self.nodes.fault(one, "member", f"{member} does not sit on the roll", remedy)
        return member

    def _member(self, one: Table) -> str:
        return self._known(one, self.nodes.text(one, "member"))

    # --- what was declared, objected, answered, done, ruled ----------------------------------------------------------

    def _declared(self, one: Table) -> Declared:
        self.nodes.no_others(one, frozenset({"member", "to"}))
        words = Literal["limited format", "adoption", "no consensus", "no objection"]
        return Declared(self._member(one), self.nodes.word(one, "to", words))

    def _objected(self, one: Table) -> Objected:
        self.nodes.no_others(one, frozenset({"member", "to", *_FORMS}))
        word = self.nodes.word
        forms = {name.replace(" ", "_"): word(one, name, Stated) for name in _FORMS if name in one}
        return Objected(self._member(one), word(one, "to", Literal["text", "limited format"], "text"), **forms)

    def _group(self, one: Table) -> GroupSaid:
        self.nodes.no_others(one, frozenset({"except", "stance"}))
        return GroupSaid(tuple(self.nodes.words(one, "except")), self.nodes.word(one, "stance", Stance))

    def _silence(self, node: Marked) -> Silence:
        one = self.nodes.table(node, "silence")
        self.nodes.no_others(one, frozenset({"opened at meeting", "expires", "answers"}))
        answers = tuple(self._answer(each) for each in self.nodes.tables(one, "answers"))
        opened = self.nodes.word(one, "opened at meeting", Stated, "not stated")
        return Silence(opened, self.nodes.moment(one, "expires", self.zone), answers)

    def _answer(self, one: Table) -> SilenceAnswer:
        self.nodes.no_others(one, frozenset({"member", "what", "stage", "at"}))
        return SilenceAnswer(
            self._member(one),
            self.nodes.word(one, "what", Literal["objection", "amendment"]),
            self.nodes.word(one, "stage", Literal["at the meeting", "in writing"], "in writing"),
            self.nodes.moment(one, "at", self.zone) if "at" in one else None,
        )

    def _later(self, one: Table) -> Later:
        self.nodes.no_others(one, frozenset({"member", "done", "on"}))
        done = self.nodes.word(one, "done", Literal["joined", "declined"])
        return Later(self._member(one), done, self.nodes.day(one, "on"))

    def _ruled(self, one: Table) -> Ruled:
        self.nodes.no_others(one, frozenset({"on", "by", "reading", "reason"}))
        return Ruled(
            self.nodes.word(one, "on", Literal["reading", "quorum", "exclusion", "papers"]),
            self.nodes.word(one, "by", Literal["chair", "body"]),
            self.nodes.text(one, "reading", ""),
            self.nodes.text(one, "reason", ""),
        )

    def _papers(self, node: Marked) -> PapersOut:
        one = self.nodes.table(node, "papers")
        self.nodes.no_others(one, frozenset({"languages", "at"}))
        at = self.nodes.moment(one, "at", self.zone) if "at" in one else None
        return PapersOut(tuple(self.nodes.words(one, "languages")), at)

    def _asked(self, node: Marked) -> RequestMade:
        """What was asked for; `seats` are the first so many of the roll, and whoever is named may sit on none."""
        if not isinstance(node, Table):
            raise self.nodes.fault(self.root, "asked for", "`asked for` is no mapping", "Write one {what: …, by: […]}")
        one = node
        self.nodes.no_others(one, frozenset({"what", "by", "seats", "also by"}))
        first = self._next(one, list(self.roll)) if "seats" in one else []
        return RequestMade(
            self.nodes.word(one, "what", AskedFor), (*first, *self.nodes.words(one, "by")), self._actors(one)
        )

    def _actors(self, one: Table) -> tuple[Actor, ...]:
        """Whoever else asked, in the words of the rules."""
        told = self.nodes.words(one, "also by")
        for each in told:
            if each not in get_args(Actor):
                remedy = f"Write one of: {', '.join(get_args(Actor))}"
                raise self.nodes.fault(one, "also by", f"{each!r} is nobody that rules name", remedy)
        return tuple(told)  # type: ignore[arg-type] # each is one of the words

    def _each(self, key: str, build: Callable[[Table], Part]) -> tuple[Part, ...]:
        return tuple(build(one) for one in self.nodes.tables(self.root, key))
