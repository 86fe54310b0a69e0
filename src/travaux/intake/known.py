"""What the record knows that a reader of texts needs: names, holders of posts, sessions, chairs, outlets, facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from travaux.record.dossiers import kind_of, slug_of
from travaux.record.fold import Dials, Told
from travaux.record.times import END, UNKNOWN, BadDate, Interval, read_date, zone_named

_CALLED: Final = "named"


@dataclass(frozen=True)
class Name:
    """A name on record: of which dossier, in which language, of what form (title, spelling …)."""

    dossier: str
    name: str
    language: str = "en"
    form: str = "title"


@dataclass(frozen=True)
class Term:
    """A person in a post. `bounded`: the record knows its beginning; else it only saw the person in it then."""

    post: str
    person: str
    lo: int
    hi: int
    bounded: bool = True


@dataclass(frozen=True)
class Sitting:
    """A session on record: of which bodies, where, when; `held` or so far only planned."""

    dossier: str
    bodies: tuple[str, ...]
    place: str
    lo: int
    hi: int
    held: bool


@dataclass(frozen=True)
class Encounter:
    """A meeting on record: who met, and when."""

    dossier: str
    people: frozenset[str]
    lo: int
    hi: int


@dataclass(frozen=True)
class Chair:
    """A member in the chair of the organisation."""

    member: str
    lo: int
    hi: int


@dataclass(frozen=True)
class Outlet:
    """An outlet on record."""

    slug: str
    title: str
    sort: str


@dataclass(frozen=True)
class Known:
    """The record as a reader of texts sees it under the dials; `until` is the moment up to which it knows."""

    organisation: str
    zone: str
    until: int = END
    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    chairs: tuple[Chair, ...] = ()
    members: Mapping[str, Interval] = field(default_factory=dict)
    outlets: tuple[Outlet, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Told, ...] = ()

    @cached_property
    def dossiers(self) -> frozenset[str]:
        """Every dossier that something on record is about."""
        return frozenset(dossier for told in self.facts for dossier in told.fact.about)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The English title of each dossier that has one."""
        found = {one.dossier: one.name for one in reversed(self.names) if one.language == "en"}
        return found | {one.dossier: one.name for one in reversed(self.names) if _is_title(one)}

    @cached_property
    def by_dossier(self) -> dict[str, tuple[Told, ...]]:
        """The facts on record by dossier."""
        found: dict[str, list[Told]] = {}
        for told in self.facts:
            for dossier in told.fact.about:
                found.setdefault(dossier, []).append(told)
        return {dossier: tuple(facts) for dossier, facts in found.items()}

    def own(self, rest: str) -> str:
        """A dossier of this organisation: `roll` gives `csto/roll`."""
        return f"{self.organisation}/{rest}"

    def in_office(self, post: str, person: str, when: Interval) -> bool | None:
        """Whether a person held a post then; None where the record has no beginning of such a term."""
        terms = [one for one in self.terms if one.post == post and one.person == person and one.bounded]
        return any(Interval(one.lo, one.hi).overlaps(when) for one in terms) if terms else None

    def holders(self, post: str, when: Interval) -> tuple[str, ...]:
        """Who held a post then: by its terms, else whoever was ever seen in it."""
        terms = [one for one in self.terms if one.post == post]
        then = [one.person for one in terms if one.bounded and Interval(one.lo, one.hi).overlaps(when)]
        seen = [one.person for one in terms if not one.bounded]
        return tuple(dict.fromkeys(then or seen))

    def is_member(self, member: str, when: Interval) -> bool:
        """Whether the record has a state as a member then."""
        return member in self.members and self.members[member].overlaps(when)


def _is_title(one: Name) -> bool:
    return one.language == "en" and one.form == "title"


def known_of(organisation: str, dials: Dials | None = None) -> Known:
    """What the record of this installation knows of an organisation; the one function here that asks the office."""
    from travaux.office import answers, clock  # noqa: PLC0415 - the rest of this room needs no framework
    from travaux.office.told import Wanted, told  # noqa: PLC0415 - the same

    now = dials or Dials()
    facts = [one for one in told(Wanted(), now) if _concerns(one, organisation)]
    return known_from(facts, organisation, answers.zone_of(f"{organisation}/roll"), min(now.known, clock.now()))


def _concerns(told: Told, organisation: str) -> bool:
    return told.entry.organisation == organisation or all(one.startswith("world/") for one in told.fact.about)


def known_from(told: Iterable[Told], organisation: str, zone: str, until: int = END) -> Known:
    """The same from facts in order of happening, for whoever has them already."""
    facts = tuple(told)
    by_event: dict[str, list[Told]] = {}
    for one in facts:
        by_event.setdefault(one.name, []).append(one)
    return Known(
        organisation,
        zone,
        until,
        names=tuple(_names(by_event, organisation)),
        terms=tuple(_terms(facts, by_event)),
        sittings=tuple(_sittings(by_event)),
        encounters=tuple(_encounters(by_event)),
        chairs=tuple(_chairs(by_event)),
        members=_members(by_event),
        outlets=tuple(_outlets(by_event)),
        texts=_texts(by_event),
        facts=facts,
    )


Events = Mapping[str, Sequence[Told]]


def _names(events: Events, organisation: str) -> Iterable[Name]:
    for one in events.get(_CALLED, ()):
        name, form = str(one.value.get("name", "")), str(one.value.get("form", "title"))
        for dossier in one.fact.about:
            yield Name(dossier, name, str(one.value.get("language", "en")), form)
    for one in events.get("record opened", ()):
        if title := str(one.value.get("title", "")):
            yield Name(f"world/organisation/{organisation}", title)


def _terms(facts: Iterable[Told], events: Events) -> Iterable[Term]:
    ends: dict[tuple[str, str], list[int]] = {}
    for one in events.get("left office", ()):
        for post in _of_kind(one, "post"):
            ends.setdefault((post, one.keys[0]), []).append(one.hi)
    for one in events.get("took office", ()):
        for post in _of_kind(one, "post"):
            person = one.keys[0]
            if person == UNKNOWN:
                continue
            after = [end for end in ends.get((post, person), ()) if end > one.lo]
            yield Term(post, person, one.lo, min(after, default=END))
    for one in events.get("attested in office", ()):
        for post in _of_kind(one, "post"):
            yield Term(post, str(one.value.get("person", "")), one.lo, one.hi, bounded=False)
    said = {(one.entry.said.as_, one.entry.said.by, one.lo, one.hi) for one in facts if one.entry.said}
    yield from (Term(post, person, lo, hi, bounded=False) for post, person, lo, hi in sorted(said) if post and person)


def _of_kind(told: Told, kind: str) -> list[str]:
    return [one for one in told.fact.about if kind_of(one) == kind]


def _sittings(events: Events) -> Iterable[Sitting]:
    told = [*events.get("session held", ()), *events.get("session scheduled", ())]
    by_dossier: dict[str, list[Told]] = {}
    for one in told:
        for dossier in _of_kind(one, "session"):
            by_dossier.setdefault(dossier, []).append(one)
    for dossier, group in by_dossier.items():
        held = [one for one in group if one.name == "session held"]
        days = [Interval(one.lo, one.hi) for one in held] or [_planned(one) for one in group]
        day = min(days, key=lambda one: (one.hi - one.lo, one.lo))
        places = [str(one.value["place"]) for one in group if one.value.get("place", UNKNOWN) != UNKNOWN]
        yield Sitting(dossier, _bodies(dossier, group), places[0] if places else "", day.lo, day.hi, bool(held))


def _bodies(dossier: str, group: Iterable[Told]) -> tuple[str, ...]:
    """The bodies that the facts name, else the one whose slug begins the session's."""
    named: list[str] = []
    for one in group:
        value = one.value.get("bodies", [])
        named += value if isinstance(value, list) else [str(value)]
    first = slug_of(dossier).partition("-")[0]
    return tuple(dict.fromkeys(named)) or (f"{dossier.partition('/')[0]}/body/{first}",)


def _planned(told: Told) -> Interval:
    """The planned day of a session as its fact tells it; where it is written as no day, the day of telling."""
    try:
        return read_date(str(told.value.get("for", "unknown")), zone_named(told.entry.zone))
    except BadDate:
        return Interval(told.lo, told.hi)


def _encounters(events: Events) -> Iterable[Encounter]:
    for one in events.get("meeting held", ()):
        people = one.value.get("participants", [])
        for dossier in _of_kind(one, "meeting"):
            yield Encounter(dossier, frozenset(people if isinstance(people, list) else [str(people)]), one.lo, one.hi)


def _chairs(events: Events) -> Iterable[Chair]:
    ends = [(str(one.value.get("member", "")), one.hi) for one in events.get("chairmanship ended", ())]
    for one in events.get("chairmanship began", ()):
        member = str(one.value.get("member", ""))
        yield Chair(member, one.lo, min((hi for other, hi in ends if other == member and hi > one.lo), default=END))


def _members(events: Events) -> dict[str, Interval]:
    """When each state was a member, from the first day to the last; what lay between does not matter here."""
    found: dict[str, Interval] = {}
    for name in ("membership began", "membership restored"):
        for one in events.get(name, ()):
            for member in _of_kind(one, "member"):
                found[slug_of(member)] = Interval(min(one.lo, found.get(slug_of(member), Interval(END, END)).lo), END)
    for name in ("membership ended", "suspended by the council"):
        for one in events.get(name, ()):
            for member in _of_kind(one, "member"):
                slug = slug_of(member)
                began = [other.lo for other in events.get("membership restored", ()) if member in other.fact.about]
                if slug in found and not any(lo > one.lo for lo in began):
                    found[slug] = Interval(found[slug].lo, one.hi)
    return found


def _outlets(events: Events) -> Iterable[Outlet]:
    for one in events.get("outlet registered", ()):
        for dossier in one.fact.about:
            yield Outlet(slug_of(dossier), str(one.value.get("title", "")), str(one.value.get("sort", "")))


def _texts(events: Events) -> dict[str, str]:
    """Publications that are on record with their text: digest to slug."""
    found = {}
    for one in events.get("source registered", ()):
        if digest := str(one.value.get("text", "")).removeprefix("sha256:"):
            found[digest] = slug_of(one.fact.about[0])
    return found
