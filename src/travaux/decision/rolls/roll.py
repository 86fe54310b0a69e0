"""One roll through all its days: members, terms, weights, groups and names, folded from facts like every record."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final, Literal
from zoneinfo import ZoneInfo

from travaux.broken_input import BrokenInput
from travaux.decision.from_record import seat_of
from travaux.decision.question import Seat
from travaux.decision.situation.claims import certain_of
from travaux.decision.situation.held import runs, until_of
from travaux.decision.situation.roll import RollRow, row_of
from travaux.decision.situation.rulings import effective
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.entry import Entry, Fact, Recorded
from travaux.record.fold import Dials, Folded, Told, fold
from travaux.record.times import END
from travaux.record.values import Value

UNVERIFIED: Final = "unverified"
_NOT_SEEN: Final = "not seen"
_OTHER_DAY: Final = "Name another day, or write the roll itself"


class NoSuchRoll(BrokenInput):
    """Nobody is known to sit there: no such organisation, body or day; `what` says so, `remedy` what to do instead."""

    def __init__(self, what: str, remedy: str = "Name one that there is, or write the roll itself") -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}. {remedy}.")


@dataclass(frozen=True)
class Block:
    """Facts of one report: its id, the publications it rests on, whether anybody has seen one, what is noted.

    `sources` are slugs, `titles` what the publications are called, each in the order of the chain.
    """

    id: str
    sources: tuple[str, ...]
    titles: tuple[str, ...]
    verified: bool
    note: str

    @property
    def status(self) -> Literal["read", "read in part", "unverified", "names only"]:
        """How far it rests on what somebody saw; the note of one that was read in part says what is unverified."""
        if not self.sources:
            return "names only"
        if not self.verified:
            return "unverified"
        return "read in part" if UNVERIFIED in self.note else "read"


@dataclass(frozen=True, eq=False)
class Roll:
    """The roll of one organisation; days begin in `zone`. What happens on a day holds from that day on.

    A body of which terms are told has those who hold a seat; any other body that is named has all members.
    """

    of: str
    zone: ZoneInfo
    records: tuple[Recorded, ...]
    _found: dict[tuple[str, int], tuple[Seat, ...]] = field(default_factory=dict, repr=False)
    _rows: dict[tuple[str, tuple[tuple[str, bool], ...]], RollRow] = field(default_factory=dict, repr=False)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that the roll names."""
        about = {dossier for fact in self._facts() for dossier in fact.about if kind_of(dossier) == "body"}
        return tuple(sorted({slug_of(one) for one in about} | self._with_terms))

    @cached_property
    def title(self) -> str:
        """What the organisation is called; its slug where the files do not say."""
        opened = (fact for fact in self._facts() if fact.fact == "record opened")
        return next((str(fact.value["title"]) for fact in opened if "title" in fact.value), self.of)

    @cached_property
    def members(self) -> frozenset[str]:
        """Everybody who was on the roll at any time."""
        return frozenset(member for fact in self._facts() if fact.fact != "named" for member in members_of(fact))

    def seats(self, body: str, on: date) -> tuple[Seat, ...]:
        """Who sat in a body on a day, by member; raises NoSuchRoll where nobody did, or not all are on record."""
        moment = self._end_of(on)
        place = (body, bisect_right(self._turns, moment))
        if place not in self._found:
            self._found[place] = self._seats(body, on, moment)
        return self._found[place]

    def names(self, on: date | None = None) -> Mapping[str, str]:
        """Every name on record with the member that bears it on a day; before and after, who bore it first and last."""
        moment = END if on is None else self._end_of(on)
        found: dict[str, str] = {}
        for name, begun, member, _ in self._named:
            if begun <= moment or name not in found:
                found[name] = member
        return found

    def name(self, member: str, on: date) -> str:
        """What a member was called on a day; its slug where no name is on record."""
        moment = self._end_of(on)
        mine = [(begun, name) for name, begun, one, form in self._named if one == member and form != "variant"]
        return next((name for begun, name in reversed(mine) if begun <= moment), mine[0][1] if mine else member)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of facts in the order of the files, with what each rests on."""
        return tuple(self._block(entry) for entry in self._entries() if entry.kind == "report")

    def _block(self, entry: Entry) -> Block:
        chain = tuple(link.source for link in entry.chain)
        titles = tuple(str(self._publications[one].get("title", one)) for one in chain)
        seen = any(self._publications[one].get("read", _NOT_SEEN) != _NOT_SEEN for one in chain)
        return Block(entry.id, chain, titles, seen, entry.note)

    @cached_property
    def _publications(self) -> Mapping[str, Mapping[str, Value]]:
        """What is registered of each publication: its title, and how far it was read."""
        return {slug_of(fact.about[0]): fact.value for fact in self._facts() if fact.fact == "source registered"}

    def _entries(self) -> Iterator[Entry]:
        return (record.entry for record in self.records)

    def _facts(self) -> Iterator[Fact]:
        return (fact for entry in self._entries() for fact in entry.facts)

    @cached_property
    def _with_terms(self) -> frozenset[str]:
        """The bodies in which seats are held for a term."""
        return frozenset(slug_of(key) for fact in self._facts() if fact.fact == "seat taken" for key in fact.keys)

    @cached_property
    def _turns(self) -> tuple[int, ...]:
        """The moments at which anything on the roll changes; from one to the next it is the same."""
        ends = (until_of(fact, self.zone.key) + 1 for fact in self._facts() if "until" in fact.value)
        return tuple(sorted({*(fact.on.hi for fact in self._facts()), *ends}))

    @cached_property
    def _named(self) -> tuple[tuple[str, int, str, str], ...]:
        """Every name of a member, since when, whose, and of what form; the earliest first."""
        told = fold(self.records, Dials()).named("named")
        return tuple(
            (str(one.value.get("name", "")), one.hi, member, str(one.value.get("form", "")))
            for one in told
            for member in members_of(one.fact)
        )

    def _end_of(self, on: date) -> int:
        day = on + timedelta(days=1) if on < date.max else on
        return int(datetime(day.year, day.month, day.day, tzinfo=self.zone).timestamp())

    def _seats(self, body: str, on: date, moment: int) -> tuple[Seat, ...]:
        if body not in self.bodies:
            raise NoSuchRoll(f"Looked for the body '{body}' of {self.of}: there are {', '.join(self.bodies)}")
        folded = fold(self.records, Dials(on=moment))
        found = tuple(seat_of(row, body) for row in self._sitting(folded, body))
        due = _counted(folded, f"{self.of}/body/{body}")
        if not found:
            raise NoSuchRoll(f"Nobody is on record as sitting in {body} of {self.of} on {on.isoformat()}", _OTHER_DAY)
        if due is not None and due != len(found):
            what = f"{len(found)} of the {due} who sat in {body} of {self.of} on {on.isoformat()} are on record"
            raise NoSuchRoll(what, _OTHER_DAY)
        return found

    def _sitting(self, folded: Folded, body: str) -> Iterator[RollRow]:
        """Who sits there; of a body with terms only those are looked at to whom a seat in it was ever given."""
        dossier, by_term = f"{self.of}/body/{body}", body in self._with_terms
        by_member: dict[str, list[Told]] = {}
        for told in effective(folded.certain):
            for member in members_of(told.fact) if told.name != "named" else ():
                by_member.setdefault(member, []).append(told)
        for member, own in sorted(by_member.items()):
            if not by_term or any(told.name == "seat taken" and dossier in told.keys for told in own):
                row = self._row(member, own, folded)
                if row.sits(dossier, by_term=by_term):
                    yield row

    def _row(self, member: str, own: Sequence[Told], folded: Folded) -> RollRow:
        """The member's row, which stays the same until something new is told or a term runs out."""
        place = (member, tuple((told.address, runs(told, folded.dials.on)) for told in own))
        if place not in self._rows:
            self._rows[place] = row_of(f"{self.of}/member/{member}", own, folded)
        return self._rows[place]


def members_of(fact: Fact) -> Iterator[str]:
    """The members that a fact is about."""
    return (slug_of(one) for one in fact.about if kind_of(one) == "member")


def _counted(folded: Folded, body: str) -> int | None:
    """How many sit in a body (its dossier) by the latest count; None where nobody counted."""
    counted = [told for told in certain_of(folded, body) if told.name == "seats counted"]
    number = counted[-1].value.get("number") if counted else None
    return number if isinstance(number, int) else None
