"""A question as it is put to a body: who sits there, where each stands, what was declared, objected, signed."""

from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Final, Literal, get_args, overload

from travaux.broken_input import BrokenInput
from travaux.decision.calendar import WorkingCalendar
from travaux.decision.sames import once
from travaux.rulebook.vocabulary import Actor, AskedFor, ItemClass, MembershipState, Mode, Stated

Ballot = Literal["yes", "no", "abstain", "recused"]
Presence = Literal["present", "present not participating", "absent", "not entitled", "silent"]
#: Who is not there: who stayed away, and who had to leave.
AWAY: Final = frozenset({"absent", "not entitled"})
Stance = Literal[
    "agrees",
    "agrees subject to comments",
    "reserves",
    "objects",
    "awaiting instructions",
    "not interested",
    "no stance recorded",
    "supports",
]
Way = Literal["in person", "online", "represented", "proxy"]
Purpose = Literal["open", "discuss", "vote"]
Facts = tuple[str, ...]

_NO_CALENDAR: Final = WorkingCalendar()
AGREEING: Final = frozenset({"agrees", "agrees subject to comments", "supports"})


class OutsideTheVocabulary(BrokenInput):
    """A word that its list does not have; the message says what was found, where, and which words there are."""

    def __init__(self, key: str, found: object, words: tuple[str, ...]) -> None:
        self.key, self.found, self.words = key, found, words
        super().__init__(f"Looked for {key} {found!r}: no such word is known. Write one of: {', '.join(words)}.")


def check_words(thing: object, lists: Mapping[str, object]) -> None:
    """Hold the words of a thing against their lists; None passes. Raises OutsideTheVocabulary."""
    for name, words in lists.items():
        found = getattr(thing, name)
        if found is not None and found not in get_args(words):
            raise OutsideTheVocabulary(name.replace("_", " "), found, get_args(words))


@dataclass(frozen=True)
class Seat:
    """One member on the roll of the day: its membership and participation, its debts, its weights and groups.

    `weights` are measures such as population, as exact fractions; `waived`: the body lets it vote all the same.
    """

    member: str
    membership: MembershipState = "member"
    participation: str = "taking part"
    arrears_years: int = 0
    waived: bool = False
    weights: tuple[tuple[str, Fraction], ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Stood:
    """How somebody stood, whoever it was; one object for each way there is, so that it is told apart by identity.

    `plain`: nothing is told beside it, neither facts nor who acted for the member.
    """

    ballot: Ballot | None
    stance: Stance | None
    presence: Presence | None
    attended: Way
    signature: Literal["signed", "refused"] | None
    reasoned: bool
    declared: bool
    plain: bool

    def __post_init__(self) -> None:
        check_words(self, {"ballot": Ballot, "stance": Stance, "presence": Presence, "attended": Way})


_stood = cache(Stood)


@dataclass(frozen=True)
class Position:
    """Where one member stood: its ballot, its stance on the text, its presence, its signature; None is not known.

    `reasoned` says whether a negative vote came with reasons; `declared` whether an abstention came with a declaration.
    `proxy` names the member that acted for it, where that is known.
    """

    member: str
    ballot: Ballot | None = None
    stance: Stance | None = None
    presence: Presence | None = None
    attended: Way = "in person"
    signature: Literal["signed", "refused"] | None = None
    reasoned: bool = True
    declared: bool = False
    facts: Facts = ()
    proxy: str = ""

    @once
    def stood(self) -> Stood:
        """How the member stood, without its name, its facts and whoever acted for it."""
        plain = not self.facts and not self.proxy
        return _stood(
            self.ballot, self.stance, self.presence, self.attended, self.signature, self.reasoned, self.declared, plain
        )


_stood_of, _member_of = attrgetter("stood"), attrgetter("member")


@cache
def _nothing_known(member: str) -> Position:
    return Position(member)


Word = Literal["yes", "no", "abstain", "recused", "present", "absent", "present not participating", "silent"]
"""All that is told of a member: a ballot, so that it was there; or a presence."""


def _of_word(member: str, word: Word) -> Position:
    if word in get_args(Ballot):
        return Position(member, ballot=word, presence="present")  # type: ignore[arg-type] # it is one of the ballots
    if word in get_args(Presence):
        return Position(member, presence=word)  # type: ignore[arg-type] # it is one of the presences
    raise OutsideTheVocabulary("position", word, get_args(Word))


@cache
def stood_by(word: Word | None) -> Stood:
    """How whoever is told of by this word stood, or by none. Raises OutsideTheVocabulary."""
    return (_nothing_known("") if word is None else _of_word("", word)).stood


class Cast(Sequence[Position]):
    """The positions of a roll call of which one word a member is told; a body of hundreds is counted by its words."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Position]:
        return (_of_word(member, word) for member, word in self.words.items())

    @overload
    def __getitem__(self, place: int) -> Position: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Position]: ...
    def __getitem__(self, place: int | slice) -> Position | Sequence[Position]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cast) and self.words == other.words

    def __hash__(self) -> int:
        return hash(frozenset(self.words.items()))


@dataclass(frozen=True)
class Declared:
    """What a member declared: no objection to the limited format or to adoption; or what its absence means."""

    member: str
    to: Literal["limited format", "adoption", "no consensus", "no objection"]
    facts: Facts = ()


@dataclass(frozen=True)
class Objected:
    """An objection, to what, and of which form; where the record does not say, the form is *not stated*."""

    member: str
    to: Literal["text", "limited format"] = "text"
    explicit: Stated = "yes"
    official: Stated = "not stated"
    by_the_state: Stated = "yes"
    written: Stated = "not stated"
    reasoned: Stated = "not stated"
    on_time: Stated = "not stated"
    facts: Facts = ()


@dataclass(frozen=True)
class SilenceAnswer:
    """An objection or an amendment against a text under silence: at the meeting, or in writing at a moment."""

    member: str
    what: Literal["objection", "amendment"]
    stage: Literal["at the meeting", "in writing"] = "in writing"
    at: int | None = None
    facts: Facts = ()


@dataclass(frozen=True)
class Silence:
    """A text under silence: whether it was opened at a meeting, when it expires (a moment), and who answered."""

    opened_at_meeting: Stated
    expires: int
    answers: tuple[SilenceAnswer, ...] = ()
    facts: Facts = ()


@dataclass(frozen=True)
class Later:
    """What a member did after the adoption, and on which day."""

    member: str
    done: Literal["joined", "declined"]
    on: date
    facts: Facts = ()


@dataclass(frozen=True)
class GroupSaid:
    """What somebody said of a group; it is expanded by the roll inside a ground only.

    `taking_part`: it is told of those who took part, so only of members that are told to have been there.
    """

    excepting: tuple[str, ...]
    stance: Stance
    facts: Facts = ()
    taking_part: bool = False

    def covers(self, position: Position) -> bool:
        """Whether it is said of this member."""
        there = position.presence == "present" or not self.taking_part
        return position.member not in self.excepting and there


@dataclass(frozen=True)
class Ruled:
    """A ruling of the chair or of the body: which reading of a text holds, or that a quorum or papers are set aside."""

    on: Literal["reading", "quorum", "exclusion", "papers"]
    by: Literal["chair", "body"]
    reading: str = ""
    reason: str = ""
    facts: Facts = ()


@dataclass(frozen=True)
class PapersOut:
    """What was handed out of an item: in which languages (codes), and at which moment the last of them was."""

    languages: tuple[str, ...]
    at: int | None = None
    facts: Facts = ()


@dataclass(frozen=True)
class RequestMade:
    """What was asked for, by which members, and by whom besides them (the council); they may sit on no roll."""

    what: AskedFor
    by: tuple[str, ...] = ()
    also_by: tuple[Actor, ...] = ()
    facts: Facts = ()


@dataclass(frozen=True)
class Question:
    """Everything that a finding is drawn from; nothing else is looked at.

    `on` is the day whose rules hold, `as_of` the day for which it is asked who is bound, `now` the moment of asking.
    `closed`: the deciding is over, so that who is not heard of was silent; otherwise such a member is still awaited.
    `put to`: whether the body is to open, to discuss or to vote. `first_put` is the day from which the days of a
    fallback run, `put_at` its moment where hours are asked for, `sessions_since` how many sessions there have been
    since; `calendar` knows days off. `casting_vote` is what whoever decides a tie said; `quorum_asked`: somebody asked
    for a count.
    `papers` is what was handed out, `asked_for` what some members asked for; None where nobody tells.
    """

    body: str
    on: date
    roll: tuple[Seat, ...]
    item_class: ItemClass = "substantive"
    mode: Mode | None = None
    positions: Sequence[Position] = ()
    declarations: tuple[Declared, ...] = ()
    objections: tuple[Objected, ...] = ()
    group: tuple[GroupSaid, ...] = ()
    silence: Silence | None = None
    later: tuple[Later, ...] = ()
    rulings: tuple[Ruled, ...] = ()
    concerned: str | None = None
    parties: tuple[str, ...] = ()
    closed: bool = True
    as_of: date | None = None
    now: int | None = None
    put_to: Purpose = "vote"
    first_put: date | None = None
    casting_vote: Literal["yes", "no"] | None = None
    quorum_asked: bool = False
    papers: PapersOut | None = None
    asked_for: RequestMade | None = None
    put_at: int | None = None
    sessions_since: int | None = None
    calendar: WorkingCalendar = field(default=_NO_CALENDAR, hash=False)

    def check(self) -> None:
        """Hold the words of the question itself against their lists; raises OutsideTheVocabulary."""
        if self.item_class not in _CLASSES or self.put_to not in _PURPOSES or self.mode not in _MODES:
            check_words(self, _LISTS)

    @once
    def _by_member(self) -> dict[str, Position]:
        """The first position of each member."""
        last_first = self.positions[::-1]
        return dict(zip(map(_member_of, last_first), last_first, strict=True))

    @property
    def told_of(self) -> KeysView[str]:
        """The members of which a position is known, in no particular order."""
        return self.positions.words.keys() if isinstance(self.positions, Cast) else self._by_member.keys()

    def position(self, member: str) -> Position:
        """Where a member stood; a position that says nothing where none is known."""
        return self._by_member.get(member) or _nothing_known(member)

    def stood(self, members: tuple[str, ...]) -> Mapping[Stood, int]:
        """How many of these members stood in which way; counted once for the same members."""
        counted = self._counted.get(id(members))
        if counted is None:
            counted = self._counted[id(members)] = (members, self._count(members))
        return counted[1]

    @once
    def _counted(self) -> dict[int, tuple[tuple[str, ...], Mapping[Stood, int]]]:
        """By identity, since to hash hundreds of names takes as long as to count them; the members are kept with it."""
        return {}

    def _count(self, members: tuple[str, ...]) -> Mapping[Stood, int]:
        """The same, counted: without a step of our own for each member, since a body may have hundreds."""
        if isinstance(self.positions, Cast):
            words = Counter(map(self.positions.words.get, members))
            return {stood_by(word): number for word, number in words.items()}
        return Counter(map(_stood_of, map(self._by_member.get, members, repeat(_nothing_known("")))))

    def of(self, seats: Iterable[Seat]) -> list[Position]:
        """Where each of these seats stood, in their order."""
        known = self._by_member
        return [known.get(seat.member) or _nothing_known(seat.member) for seat in seats]

    @once
    def acting(self) -> dict[str, tuple[str, ...]]:
        """For whom each member acts that acts for others by proxy."""
        held: dict[str, tuple[str, ...]] = {}
        for one in self.positions:
            if one.proxy:
                held[one.proxy] = (*held.get(one.proxy, ()), one.member)
        return held

    @once
    def seated(self) -> frozenset[str]:
        """The members on the roll."""
        return frozenset(seat.member for seat in self.roll)

    @once
    def heard_of(self) -> frozenset[str]:
        """The members of which more is told than how they stood: they objected, or declared something."""
        return frozenset({one.member for one in self.objections} | {one.member for one in self.declarations})

    def declared(self, member: str) -> Declared | None:
        """What a member declared, if it declared anything."""
        return next((one for one in self.declarations if one.member == member), None)

    def ruling(self, on: str) -> Ruled | None:
        """The ruling on a point, if one was given."""
        return next((one for one in self.rulings if one.on == on), None)


_CLASSES: Final = frozenset(get_args(ItemClass))
_PURPOSES: Final = frozenset(get_args(Purpose))
_MODES: Final = frozenset({None, *get_args(Mode)})
_LISTS: Final[Mapping[str, object]] = {"item_class": ItemClass, "mode": Mode, "put_to": Purpose}


def names(members: Iterable[str]) -> str:
    """Members as a sentence lists them."""
    return ", ".join(members) or "none"
