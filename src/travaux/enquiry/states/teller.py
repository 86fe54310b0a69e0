"""Turns the parts of a state (claims, happenings, remarks, stages) into sentences with the facts they rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from travaux.decision.situation.claims import Cited, Claim, Happening, Remark
from travaux.decision.situation.rulings import NO_EFFECT
from travaux.decision.situation.state import DossierState, Evidence, Ruled, Stage, Taken
from travaux.enquiry.again import again
from travaux.enquiry.language import field, inside, say
from travaux.enquiry.words import Names, fields, interval, is_vague, listing, several
from travaux.record.values import UNKNOWN

MOST_REFS = 4


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
        more = say(" and {n} more").format(n=len(addresses) - MOST_REFS) if len(addresses) > MOST_REFS else ""
        return f" [{', '.join(map(self.cite, addresses[:MOST_REFS]))}{more}]"

    def cite(self, address: str) -> str:
        """One citation; a door whose readers follow links makes one of it."""
        return address

    def value(self, value: object) -> str:
        """A value in words."""
        return self.names.value(value if isinstance(value, str | int | list | None) else str(value))

    def member(self, slug: str) -> str:
        """A member by its key."""
        return self.names.member(slug)

    def when(self, happening: Happening | None) -> str:
        """When something happened, and who puts it elsewhere."""
        if happening is None:
            return say("not on record")
        day = interval(happening.happened, self.zone) if happening.happened else ""
        apart = listing(f"{interval(one.happened, self.zone)}{self.refs([one])}" for one in happening.rivals)
        elsewhere = say("; elsewhere put at {days}").format(days=apart) if apart else ""
        return f"{day or say(happening.stated)}{self.refs(happening.refs)}{elsewhere}"

    def day(self, cited: Cited) -> str:
        """The day of one fact."""
        return interval(cited.happened, self.zone)

    def claim(self, claim: Claim, word: Callable[[str], str] | None = None) -> str:
        """The leading value with its facts, the others beside it; `word` puts a value, otherwise put as it is."""
        said = (lambda value: word(str(value))) if word else self.value
        shown = say(claim.text) if claim.value is None and claim.text else said(claim.value)
        text = f"{shown}{self.refs(claim.refs)}"
        against = listing(f"{said(one.value)}{self.refs(one.refs)}" for one in claim.rivals if one.excludes)
        beside = listing(f"{said(one.value)}{self.refs(one.refs)}" for one in claim.rivals if not one.excludes)
        text += say("; contested, others say: {values}").format(values=against) if against else ""
        return text + (say("; also told as: {values}").format(values=beside) if beside else "")

    def labelled(self, label: str, claim: Claim, word: Callable[[str], str] | None = None) -> Iterator[str]:
        """`Label: value`, or nothing where nothing is on record."""
        if claim.value is not None or claim.rivals:
            yield f"{say(label)}: {self.claim(claim, word)}."

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
        silent = listing(field(remark.event, name) for name, value in remark.value.items() if value == UNKNOWN)
        missing = say("{fields} not stated").format(fields=silent) if silent else ""
        parts = [f"{say(remark.event)}{f' ({keys})' if keys else ''}", told, missing]
        said = self.by(remark.fact)
        ends = say(", says {who}").format(who=said) if said else ""
        return f"{self.day(remark.fact)}: {'; '.join(part for part in parts if part)}{ends}{self.refs([remark.fact])}."

    def remarks(self, label: str, found: Iterable[Remark]) -> Iterator[str]:
        """A labelled list of remarks, or nothing."""
        told = [self.remark(one) for one in found]
        if told:
            yield f"{say(label)}:"
            yield from (f"  {one}" for one in told)

    def stage(self, label: str, stage: Stage) -> Iterator[str]:
        """Which state a thing has reached, since when, and whether the table of states foresees the step."""
        note = f" ({again(stage.note)})" if stage.note else ""
        yield f"{say(label)}: {say(stage.state)}{self.since(stage)}{note}."

    def since(self, stage: Stage) -> str:
        """` since 20 April 1994 [r1#f1]`, or how far the day is known."""
        if stage.since is None:
            return ""
        day = self.day(stage.since)
        since = f", {day}" if is_vague(stage.since.happened, self.zone) else say(" since {day}").format(day=inside(day))
        return f"{since}{self.refs([stage.since])}"

    def step(self, taken: Taken) -> str:
        """One step in the life of a thing."""
        keys = listing(self.names.key(key) for key in taken.keys)
        moved = f" -> {say(taken.to)}" if taken.to != taken.before else ""
        note = f" ({again(taken.note)})" if taken.note else ""
        refs = self.refs((taken.fact, *taken.also))
        return f"{self.day(taken.fact)}: {say(taken.event)}{f', {keys}' if keys else ''}{moved}{note}{refs}"

    def evidence(self, state: DossierState) -> Iterator[str]:
        """What the state rests on: the newest evidence and its date, what is contested, open or held back."""
        found = state.evidence
        yield self._newest(found)
        if found.contested:
            named = listing(dict.fromkeys(f"{say(one.event)} [{self.cite(one.address)}]" for one in found.contested))
            yield say("Contested: {facts}.").format(facts=named)
        if found.may:
            yield say("May have happened by then: {facts}.").format(facts=self._named(found.may))
        if found.may_be_public:
            yield say("May have been public by then: {facts}.").format(facts=self._named(found.may_be_public))
        for ruled in found.rulings:
            yield self._ruled(ruled)
        if found.text:
            yield say("This {rests}.").format(rests=again(found.text))

    def _ruled(self, one: Ruled) -> str:
        """A ruling on one act: what was ruled out moves nothing, and is told so."""
        text = say("Ruled to stand by the {by}, {day}: {facts}{reason}{refs}.")
        if one.effect == NO_EFFECT:
            text = say("Ruled inadmissible by the {by}, without effect, {day}: {facts}{reason}{refs}.")
        reason = say("; reason: {reason}").format(reason=self.value(one.reason)) if one.reason else ""
        facts = self._named(one.events)
        return text.format(
            by=say(one.by), day=self.day(one.fact), facts=facts, reason=reason, refs=self.refs([one.fact])
        )

    def _newest(self, found: Evidence) -> str:
        if found.newest is None:
            return say("No dated evidence on record.")
        happened, facts = interval(found.newest.happened, self.zone), several(found.facts, "fact")
        text = say("Newest evidence: {happened} [{fact}], of {facts} on record.")
        return text.format(happened=happened, fact=self.cite(found.newest.address), facts=facts)

    def _named(self, cited: Iterable[Cited]) -> str:
        return listing(f"{say(one.event)}{self.refs([one])}" for one in cited)
