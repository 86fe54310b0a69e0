"""What the engine proposes of a text, on paper for a review: facts, speakers, chains, and what must be registered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from travaux.intake.known import Known
from travaux.intake.offers import Day, Head, Offer, Offers, Publication, Written, dated
from travaux.intake.proposals import PROPOSER, Proposal, Reading, read
from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.kinship import Print
from travaux.intake.reading.names import latin
from travaux.intake.reading.provenance import Hand
from travaux.intake.reading.speech import Voice
from travaux.intake.shelf import Shelved
from travaux.intake.text import DateLabel
from travaux.record.chronicle.facts import on_paper
from travaux.record.chronicle.spelling import spell_interval
from travaux.record.entry import Modality
from travaux.record.times import Interval, zone_named
from travaux.record.values import Value

#: The outlet of a text that does not say who published it.
NOT_NAMED: Final = Publication("not-named", {"title": "an outlet that is not named", "sort": "anonymous"}, outlet=True)
_UNNAMED: Final = re.compile(r"unnamed|anonymous", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURES: Final = 12


def proposed_of(shelved: Shelved, known: Known, before: Iterable[Print] = ()) -> Offers:
    """Everything that a text is proposed to say; `before`: prints of texts read earlier, one of which it may repeat."""
    found = read(shelved.text, known, before)
    hands = _Hands(found, known)
    heads: list[Head] = []
    public = _public(found, shelved, known)
    offers = []
    for number, one in enumerate(found.proposals, start=1):
        head = Head(_said(one.speaker), hands.chain(one.chain), public)
        if head not in heads:
            heads.append(head)
        offers.append(_offer(f"p{number}", heads.index(head), one))
    return Offers(
        known.organisation,
        known.zone,
        PROPOSER,
        tuple(offers),
        tuple(heads),
        tuple(hands.publications.values()),
        found.republication_of,
        found.notes,
    )


def joined(offers: Offers, elder: Offers) -> Offers:
    """The chains of a text put behind those of the text that it repeats: one report, which passed through both."""
    behind = {one.said.get("by", ""): one.chain for one in reversed(elder.heads)}
    longest = max((one.chain for one in elder.heads), key=len, default=())
    heads = []
    for one in offers.heads:
        before = behind.get(one.said.get("by", ""), longest)
        heads.append(msgspec.structs.replace(one, chain=tuple(dict.fromkeys([*before, one.chain[-1]]))))
    publications = {one.slug: one for one in (*elder.publications, *offers.publications)}
    return msgspec.structs.replace(offers, heads=tuple(heads), publications=tuple(publications.values()))


def _offer(name: str, head: int, one: Proposal) -> Offer:
    reasons = filter(None, (one.note, f"opens {', '.join(one.opens)}" if one.opens else ""))
    return Offer(
        name,
        head,
        dict(_fact(name, one)),
        tuple(span for span in one.spans if span.end > span.start),
        (_day(one.on), *(Day(each.resolved, one.on.stated, each.why_not) for each in one.on.alternatives)),
        one.confidence.value,
        "; ".join(reasons),
        one.contradicts,
        (one.already,) if one.already else (),
    )


def _fact(name: str, one: Proposal) -> Iterator[tuple[str, object]]:
    yield "ref", name
    yield "about", list(one.about)
    yield "fact", one.event
    if one.keys:
        yield "key", list(one.keys)
    if one.closed:
        yield "closed", "true"
    for field, value in one.values.items():
        yield on_paper(field), _scalar(value)
    if one.modality not in {(), (Modality.ASSERTION,)}:
        yield "modality", [each.value for each in one.modality]


def _scalar(value: Value) -> str | list[str]:
    return [str(each) for each in value] if isinstance(value, list) else str(value)


def _day(on: Resolved) -> Day:
    return Day(on.resolved, on.stated, on.because, on.rests_on)


def _said(voice: Voice | None) -> Written:
    """Who said it, on paper; nothing where the text speaks for itself."""
    if voice is None:
        return {}
    said: Written = {"by": voice.by, "as": voice.as_, "to": voice.to, "at": voice.at}
    said["ambiguous"] = voice.ambiguous or voice.anonymous
    told = {name: value for name, value in said.items() if value}
    return {**told, **dated(_day(voice.on))} if told and voice.on else told


class _Hands:
    """The hands through which a text came, as publications: those on record by their slugs, the others to register."""

    def __init__(self, reading: Reading, known: Known) -> None:
        self._reading, self._known = reading, known
        self._zone = zone_named(known.zone)
        self._outlets = {one.slug for one in known.outlets}
        self.publications: dict[str, Publication] = {}
        if reading.own not in known.texts.values():
            self._register_own()

    def chain(self, hands: Sequence[Hand]) -> tuple[str, ...]:
        """The chain on paper, nearest to the speaker first, the text itself last."""
        return (*(self._through(one) for one in hands[:-1]), self._reading.own)

    def _register_own(self) -> None:
        text = self._reading.text
        outlet = self._outlet(text.outlet, "") if text.outlet else self._not_named()
        dates = {one.label: one for one in reversed(self._reading.dates)}
        fields = {"outlet": outlet, "published": "unknown", "title": text.title, "language": text.language}
        for label in (DateLabel.PUBLISHED, DateLabel.UPDATED):
            if one := dates.get(label):
                fields[label.value] = spell_interval(Interval(one.lo, one.hi), self._zone)
        if one := dates.get(DateLabel.UPDATED) or dates.get(DateLabel.PRINTED):
            fields["stamp"] = one.stated
        fields |= {"text": f"sha256:{text.digest}", "read": "whole"}
        told = {name: value for name, value in fields.items() if value.strip()}
        self.publications[self._reading.own] = Publication(self._reading.own, told)

    def _through(self, hand: Hand) -> str:
        """A publication of a hand that the text names and nobody has seen."""
        outlet = self._outlet(hand.title, hand.slug)
        slug = f"{outlet}-{'earlier' if hand.earlier else 'for'}-{self._reading.text.digest[:_FIGURES]}"
        self.publications[slug] = Publication(slug, {"outlet": outlet, "published": "unknown", "read": "not seen"})
        return slug

    def _outlet(self, title: str, slug: str) -> str:
        """The slug of an outlet; one that is not on record is to be registered, of a sort that nobody told."""
        known = {latin(one.title): one.slug for one in self._known.outlets}
        found = slug or known.get(latin(title), "") or re.sub(r"[^a-z0-9]+", "-", latin(title)).strip("-")
        if not found:
            return self._not_named()
        if found not in self._outlets:
            sort = "anonymous" if _UNNAMED.search(title) else "unknown"
            self.publications[found] = Publication(found, {"title": title, "sort": sort}, outlet=True)
        return found

    def _not_named(self) -> str:
        if NOT_NAMED.slug not in self._outlets:
            self.publications[NOT_NAMED.slug] = NOT_NAMED
        return NOT_NAMED.slug


def _public(reading: Reading, shelved: Shelved, known: Known) -> Written:
    """When the public could know what a text tells, where no publication has a date: by its stamp, else by its news."""
    labels = {one.label: one for one in reversed(reading.dates)}
    if DateLabel.PUBLISHED in labels:
        return {}
    past = [one for one in reading.proposals if Modality.PLAN not in one.modality and one.on.certain]
    days = [one.on.resolved for one in past if _DAY.fullmatch(one.on.resolved) and one.on.resolved < shelved.kept[:10]]
    for label in (DateLabel.UPDATED, DateLabel.PRINTED):
        if one := labels.get(label):
            return {
                "on": spell_interval(Interval(one.lo, one.hi), zone_named(known.zone)),
                "basis": f"the page's own stamp ({label.value}: {one.stated})",
            }
    if days:
        return {"not before": max(days), "basis": "it tells of that day in the past tense"}
    return {"on": f"../{shelved.kept[:10]}", "basis": "it was handed in on that day, and bears no date"}
