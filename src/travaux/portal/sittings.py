"""One session as lists and grids show it: its day, its place, how each member was there, what was counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Final, Literal
from unicodedata import combining, normalize

from travaux.decision.situation import SessionState
from travaux.decision.situation.claims import Cited, Claim
from travaux.decision.situation.session import AttendanceRow, StageCount
from travaux.enquiry.words import day_in_words, word
from travaux.frame.page import Page
from travaux.record.values import Value

Sign = Literal["present", "represented", "absent", "unknown"]

ABSENT: Final = "absent"
CONTESTED: Final = "contested"
NOT_STATED: Final = "not stated"
HELD: Final = frozenset({"held", "opened", "closed", "record certified"})
_SUBSTITUTES: Final = frozenset({"substitute", "representative"})
_SIGNS: Final[dict[str, Sign]] = {
    "present": "present",
    "present not participating": "present",
    "online": "present",
    "represented": "represented",
    ABSENT: ABSENT,
}
#: Who was absent stands first, then what is contested: that is what readers come for; who was simply there, last.
_RANK: Final = {ABSENT: 0, CONTESTED: 1, NOT_STATED: 2, "represented": 3, "present not participating": 4}
#: So many members stand on one page of a session.
SEATS: Final = 36
#: A row of a list names so many absent members and counts the others, which stand on the page of the session.
MOST_NAMED: Final = 8


@dataclass(frozen=True)
class Seat:
    """How one member was at one session: the word, and the sign that a picture has for it."""

    row: AttendanceRow
    word: str
    page: Page

    @property
    def sign(self) -> Sign:
        """The sign; what is contested or not stated has none of its own."""
        return _SIGNS.get(self.word, "unknown")

    @property
    def refs(self) -> str:
        """All facts that name the member here."""
        return cites(self.row.refs, self.page)

    @property
    def person(self) -> str:
        """Who was there for the member."""
        return bare(self.row.person, self.page)

    @property
    def rank(self) -> str:
        """Of which rank that was, and as what else it is told."""
        return bare(self.row.rank, self.page)

    @property
    def how(self) -> str:
        """In person or online."""
        return bare(self.row.by, self.page)


def presence_of(row: AttendanceRow) -> str:
    """How a member was there in a word, by what the sources say and no more."""
    presence = row.presence.value
    if presence is None:
        return CONTESTED if row.presence.rivals or row.denied_by else NOT_STATED
    if presence == "present" and row.by.value == "online":
        return "online"
    if presence == "present" and row.rank.value in _SUBSTITUTES:
        return "represented"
    return str(presence)


def bare(claim: Claim, page: Page) -> str:
    """A claim without the facts of its leading value, where the row names them already."""
    value = claim.value
    return page.tell.claim(replace(claim, refs=()), word if isinstance(value, str) and "/" not in value else None)


def cites(cited: Iterable[Cited], page: Page, most: int = 0) -> str:
    """Small links to facts, without brackets; all of them, or the first `most`."""
    addresses = list(dict.fromkeys(one.address for one in cited))
    return " ".join(page.tell.cite(one) for one in (addresses[:most] if most else addresses))


@dataclass(frozen=True)
class Sitting:
    """One session in a list; every sentence names its first source."""

    state: SessionState
    page: Page
    ended: str = ""
    outlets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def dossier(self) -> str:
        """The session's dossier."""
        return self.state.dossier

    @property
    def was_held(self) -> bool:
        """Whether it has taken place."""
        return self.state.held is not None or self.state.stage.state in HELD

    @property
    def when(self) -> str:
        """The day on which it was held, or that for which it is planned."""
        held = self.state.held
        if held is None:
            return self.planned
        first = cites(held.refs, self.page, 1)
        return f"{self.page.tell.when(replace(held, refs=()))} {first}"

    @property
    def planned(self) -> str:
        """The day for which it is planned; empty where no source names one."""
        claim = self.state.planned_for
        if claim.value is None and not claim.rivals:
            return ""
        return f"{self.page.tell.claim(replace(claim, refs=()), day_in_words)} {cites(claim.refs, self.page, 1)}"

    @property
    def overdue(self) -> bool:
        """Whether its day was over by the day asked, and yet no source tells that it was held."""
        return not self.was_held and bool(self.ended) and moment_of(self.ended) <= self.page.asked.dials.on

    @property
    def where(self) -> str:
        """Where it was held; for what is only planned, the place planned. Empty where no source names one."""
        place = self.state.place if self.was_held else self.state.planned_place
        return self.page.tell.claim(replace(place, refs=())) if place.value is not None else ""

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """How each member that some source names was there, the absent first, alike ones by name."""
        found = [Seat(row, presence_of(row), self.page) for row in self.state.attendance]
        member = self.page.plain.member
        return tuple(sorted(found, key=lambda one: (_RANK.get(one.word, len(_RANK)), plainly(member(one.row.member)))))

    @cached_property
    def places(self) -> dict[str, int]:
        """At which place among the seats each member stands, from 0 on."""
        return {one.row.member: number for number, one in enumerate(self.seats)}

    @property
    def presences(self) -> list[tuple[str, int]]:
        """How many members each word of presence is told of, in the order of the seats."""
        return list(Counter(one.word for one in self.seats).items())

    def seat_of(self, member: str) -> Seat | None:
        """How one member was there, where some source names it."""
        return next(
            (Seat(row, presence_of(row), self.page) for row in self.state.attendance if row.member == member), None
        )

    @cached_property
    def _away(self) -> tuple[AttendanceRow, ...]:
        return tuple(row for row in self.state.attendance if presence_of(row) == ABSENT)

    @property
    def absent(self) -> tuple[str, ...]:
        """The first members told to have been absent, each with its first source; `more_absent` counts the others."""
        return tuple(
            f"{self.page.tell.member(row.member)} {cites(row.presence.refs, self.page, 1)}"
            for row in self._away[:MOST_NAMED]
        )

    @property
    def more_absent(self) -> int:
        """How many more were told to have been absent."""
        return max(0, len(self._away) - MOST_NAMED)

    @property
    def named(self) -> Iterator[str]:
        """The dossiers of the members that a list names."""
        organisation = self.dossier.partition("/")[0]
        return (f"{organisation}/member/{row.member}" for row in self._away[:MOST_NAMED])

    @property
    def counts(self) -> Iterator[tuple[str, str]]:
        """How many documents, by stage and counter: counts of different stages or counters are never put together."""
        return (line for count in self.state.counts for line in counted(count, self.page, self.outlets))


def counted(count: StageCount, page: Page, outlets: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each number at a stage with who counts so, a person or else the outlets that tell it: (stage, sentence)."""
    for value, refs in versions(count):
        names = (page.tell.names.of(outlet) for outlet in outlets.get(refs[0].address, ()))
        by = page.tell.by(refs[0]) or " › ".join(names)
        yield count.stage, f"{page.tell.value(value)}{f', {by}' if by else ''} {cites(refs, page, 1)}"


def versions(count: StageCount) -> Iterator[tuple[Value, tuple[Cited, ...]]]:
    """Each number that somebody counts at a stage, the leading one first, with its facts."""
    number = count.number
    if number.value is not None and number.refs:
        yield number.value, number.refs
    yield from ((one.value, one.refs) for one in number.rivals if one.refs)


def counters(states: Iterable[SessionState]) -> list[Cited]:
    """The facts that count documents, each the first of its number."""
    return [refs[0] for state in states for count in state.counts for _, refs in versions(count)]


def plainly(name: str) -> str:
    """A name as it is sorted: accents and case aside."""
    letters = normalize("NFKD", name)
    return "".join(one for one in letters if not combining(one)).casefold()


def moment_of(stamp: str) -> int:
    """An ISO moment as seconds."""
    return int(datetime.fromisoformat(stamp).timestamp())
