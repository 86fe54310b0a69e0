"""Turns the parts of a state (claims, happenings, remarks, stages) into sentences with the facts they rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from travaux.decision.situation.claims import Cited, Claim, Happening, Remark
from travaux.decision.situation.state import DossierState, Stage, Taken
from travaux.enquiry.words import Names, fields, interval, listing, several
from travaux.record.values import UNKNOWN

MOST_REFS = 4
_VAGUE = ("between ", "by ", "from ", "on ", "at ")


@dataclass(frozen=True)
class Teller:
    """Says things with the names of one record, in its time zone."""

    names: Names
    zone: ZoneInfo

    def refs(self, cited: Iterable[Cited]) -> str:
        """` [s4-yerevan#B21]`: where the facts stand; long lists are cut and counted."""
        addresses = list(dict.fromkeys(one.address for one in cited))
        if not addresses:
            return ""
        more = f" and {len(addresses) - MOST_REFS} more" if len(addresses) > MOST_REFS else ""
        return f" [{', '.join(map(self.cite, addresses[:MOST_REFS]))}{more}]"

    def cite(self, address: str) -> str:
        """One citation; a door whose readers follow links makes one of it."""
        return address

    def value(self, value: object) -> str:
        """A value in words."""
        return self.names.value(value if isinstance(value, str | int | list) else str(value))

    def member(self, slug: str) -> str:
        """A member by its key."""
        return self.names.member(slug)

    def when(self, happening: Happening | None) -> str:
        """When something happened, and who puts it elsewhere."""
        if happening is None:
            return "not on record"
        day = interval(happening.happened, self.zone) if happening.happened else happening.stated
        apart = listing(f"{interval(one.happened, self.zone)}{self.refs([one])}" for one in happening.rivals)
        return f"{day}{self.refs(happening.refs)}{f'; elsewhere put at {apart}' if apart else ''}"

    def day(self, cited: Cited) -> str:
        """The day of one fact."""
        return interval(cited.happened, self.zone)

    def claim(self, claim: Claim, word: Callable[[str], str] | None = None) -> str:
        """The leading value with its facts, the others beside it; `word` puts a value, otherwise put as it is."""
        said = (lambda value: word(str(value))) if word else self.value
        shown = claim.text if claim.value is None and claim.text else said(claim.value)
        text = f"{shown}{self.refs(claim.refs)}"
        against = listing(f"{said(one.value)}{self.refs(one.refs)}" for one in claim.rivals if one.excludes)
        beside = listing(f"{said(one.value)}{self.refs(one.refs)}" for one in claim.rivals if not one.excludes)
        text += f"; contested, others say: {against}" if against else ""
        return text + (f"; also told as: {beside}" if beside else "")

    def labelled(self, label: str, claim: Claim, word: Callable[[str], str] | None = None) -> Iterator[str]:
        """`Label: value`, or nothing where nothing is on record."""
        if claim.value is not None or claim.rivals:
            yield f"{label}: {self.claim(claim, word)}."

    def by(self, cited: Cited) -> str:
        """Who says it; empty where the source speaks for itself."""
        if not cited.by:
            return self.names.of(cited.post) if cited.post else ""
        return f"{self.names.of(cited.by)} ({self.names.of(cited.post)})" if cited.post else self.names.of(cited.by)

    def remark(self, remark: Remark) -> str:
        """One fact told whole."""
        keys = listing(self.names.key(key) for key in remark.keys)
        said_of = {name: value for name, value in remark.value.items() if value != UNKNOWN}
        told = fields(remark.event, said_of, self.names)
        silent = listing(name for name, value in remark.value.items() if value == UNKNOWN)
        parts = [f"{remark.event}{f' ({keys})' if keys else ''}", told, f"{silent} not stated" if silent else ""]
        said = self.by(remark.fact)
        ends = f", says {said}" if said else ""
        return f"{self.day(remark.fact)}: {'; '.join(part for part in parts if part)}{ends}{self.refs([remark.fact])}."

    def remarks(self, label: str, found: Iterable[Remark]) -> Iterator[str]:
        """A labelled list of remarks, or nothing."""
        told = [self.remark(one) for one in found]
        if told:
            yield f"{label}:"
            yield from (f"  {one}" for one in told)

    def stage(self, label: str, stage: Stage) -> Iterator[str]:
        """Which state a thing has reached, since when, and whether the table of states foresees the step."""
        yield f"{label}: {stage.state}{self.since(stage)}{f' ({stage.note})' if stage.note else ''}."

    def since(self, stage: Stage) -> str:
        """` since 20 April 1994 [r1#f1]`, or how far the day is known."""
        if stage.since is None:
            return ""
        day = self.day(stage.since)
        return f"{f', {day}' if day.startswith(_VAGUE) else f' since {day}'}{self.refs([stage.since])}"

    def step(self, taken: Taken) -> str:
        """One step in the life of a thing."""
        keys = listing(self.names.key(key) for key in taken.keys)
        moved = f" -> {taken.to}" if taken.to != taken.before else ""
        note = f" ({taken.note})" if taken.note else ""
        refs = self.refs((taken.fact, *taken.also))
        return f"{self.day(taken.fact)}: {taken.event}{f', {keys}' if keys else ''}{moved}{note}{refs}"

    def evidence(self, state: DossierState) -> Iterator[str]:
        """What the state rests on: the newest evidence and its date, what is contested, open or held back."""
        found = state.evidence
        if found.newest is None:
            yield "No dated evidence on record."
        else:
            happened = interval(found.newest.happened, self.zone)
            yield f"Newest evidence: {happened} [{self.cite(found.newest.address)}], of {several(found.facts, 'fact')} on record."
        if found.contested:
            yield f"Contested: {listing(dict.fromkeys(f'{one.event} [{self.cite(one.address)}]' for one in found.contested))}."
        if found.may:
            yield f"May have happened by then: {listing(f'{one.event}{self.refs([one])}' for one in found.may)}."
        if found.may_be_public:
            perhaps = listing(f"{one.event}{self.refs([one])}" for one in found.may_be_public)
            yield f"May have been public by then: {perhaps}."
        if found.text:
            yield f"This {found.text}."
