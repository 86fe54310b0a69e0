"""One review: a text, what is proposed of it, and what people decided, without whom nothing enters the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

import msgspec

from travaux.broken_input import BrokenInput
from travaux.intake import paper
from travaux.intake.offers import Day, Offer, Offers, Written, dated
from travaux.intake.paper import Confirmed
from travaux.intake.shelf import Decision, Shelf, Shelved
from travaux.intake.text import Text
from travaux.office import desk, reading
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import ChronicleRefused
from travaux.record.chronicle.read import read_chronicles
from travaux.record.dossiers import slug_of
from travaux.record.times import UNKNOWN

#: What a person may alter besides the day: every field but these, which say what the fact is a fact of.
FIXED: Final = ("ref", "fact", "lines")
_LISTS: Final = ("about", "key", "modality", "after")
_LONGEST: Final = 2_000
_CHOSEN: Final = "a person chose this day in the review"


class Verdict(StrEnum):
    """What became of a proposal. `open`: nothing yet, or a decision was taken back."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    EDIT = "edit"
    ENTERED = "entered"


class ReviewRefused(BrokenInput):
    """A decision that cannot be taken, or confirmed facts that cannot enter; what was decided stays decided."""


@dataclass(frozen=True)
class Item:
    """One proposal with what was decided on it; `fact` is what would enter, on paper, its day included."""

    offer: Offer
    verdict: Verdict
    fact: Written
    by: str = ""
    entry: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is confirmed and not yet on record."""
        return self.verdict in {Verdict.YES, Verdict.EDIT}


@dataclass(frozen=True)
class Review:
    """A text with its proposals in the order of its lines, and what was decided on each."""

    shelved: Shelved
    offers: Offers
    items: tuple[Item, ...]

    @property
    def text(self) -> Text:
        """The text."""
        return self.shelved.text

    def counted(self) -> dict[str, int]:
        """How many proposals have each verdict."""
        return {one.value: sum(item.verdict is one for item in self.items) for one in Verdict}

    def next_open(self, after: str = "") -> str:
        """The id of the next proposal that waits for a decision, from the one after `after`, around; empty if none."""
        ids = [one.offer.id for one in self.items]
        start = ids.index(after) + 1 if after in ids else 0
        waiting = [*self.items[start:], *self.items[:start]]
        return next((one.offer.id for one in waiting if one.verdict is Verdict.OPEN), "")


@dataclass(frozen=True)
class Entered:
    """What entering did: the reports, how many facts they tell, and the size of the record since."""

    reports: tuple[str, ...]
    facts: int
    size: int


def open_review(shelf: Shelf, digest: str) -> Review:
    """The review of a text on the shelf that was read; raises NotOnShelf."""
    offers = shelf.offers(digest)
    latest = {one.proposal: one for one in shelf.decisions(digest)}
    return Review(shelf.text(digest), offers, tuple(_item(one, latest.get(one.id)) for one in offers.offers))


def _item(offer: Offer, decision: Decision | None) -> Item:
    if decision is None:
        return Item(offer, Verdict.OPEN, proposed(offer))
    return Item(offer, Verdict(decision.verdict), decision.fact or proposed(offer), decision.by, decision.entry)


def proposed(offer: Offer, day: int = 0) -> Written:
    """The fact as proposed, on paper, on one of the days that the text admits; the first was not chosen by a person."""
    chosen = offer.days[day]
    on = dated(msgspec.structs.replace(chosen, because=_CHOSEN) if day else chosen)
    return {**offer.fact, **on, "lines": offer.lines}


@dataclass(frozen=True)
class Choice:
    """What a person chose for one proposal. `day`: which of its days; `changes`: fields as written anew."""

    proposal: str
    verdict: Verdict
    day: int = 0
    changes: Mapping[str, str] = field(default_factory=dict)


def decide(shelf: Shelf, digest: str, choice: Choice, by: str, at: str) -> Item:
    """Take one decision and keep it at once.

    Raises NoSuchOffer, and ReviewRefused: where nobody is named, for what is on record, for changes that make no fact.
    """
    review = open_review(shelf, digest)
    offer = review.offers.offer(choice.proposal, digest)
    before = next(one for one in review.items if one.offer.id == choice.proposal)
    _require_open(before, choice, by)
    item = _decided(offer, choice, by)
    if item.waits:
        _require_named(item)
    if item.verdict is Verdict.EDIT:
        require_sound(review, item)
    shelf.decide(digest, [Decision(offer.id, item.verdict.value, by, at, item.fact)])
    return item


def _require_open(before: Item, choice: Choice, by: str) -> None:
    if not by.strip():
        raise ReviewRefused("Nobody is named who decides. Nothing was decided. Give a name.")
    if Verdict.ENTERED in {before.verdict, choice.verdict}:
        raise ReviewRefused(
            f"Proposal {choice.proposal} stands on record since it was entered, in {before.entry or 'a report'}. "
            "What is on record is corrected by another report, not taken back."
        )
    if not 0 <= choice.day < len(before.offer.days):
        raise ReviewRefused(
            f"Proposal {choice.proposal} has no day number {choice.day + 1}. It has {len(before.offer.days)}."
        )


def _require_named(item: Item) -> None:
    """Raise ReviewRefused for a fact about something of which the text does not say which it is."""
    unnamed = [one for one in _names(item.fact.get("about")) if slug_of(one) == UNKNOWN]
    if unnamed:
        raise ReviewRefused(
            f"Proposal {item.offer.id} is about {unnamed[0]}: the text does not say which. Nothing was decided. "
            "Edit it, and write the dossier that is meant in 'about'."
        )


def _names(value: object) -> list[str]:
    return [one.strip() for one in on_line(value).split(",")]


def _decided(offer: Offer, choice: Choice, by: str) -> Item:
    """The fact that was decided on; another day or field than proposed makes of a yes an edit."""
    fact = proposed(offer, choice.day)
    if choice.verdict not in {Verdict.YES, Verdict.EDIT}:
        return Item(offer, choice.verdict, fact, by)
    changed = altered(fact, choice.changes)
    return Item(offer, Verdict.YES if changed == proposed(offer) else Verdict.EDIT, changed, by)


def altered(fact: Written, changes: Mapping[str, str]) -> Written:
    """The fact with fields written anew: lists parted by commas, an empty text takes the field away."""
    found = dict(fact)
    for name, text in changes.items():
        written = " ".join(text.split())[:_LONGEST]
        if name in FIXED or written == on_line(fact.get(name)):
            continue
        if name == "on":
            stated = fact.get("inferred")
            said = str(stated.get("stated", "")) if isinstance(stated, dict) else str(fact.get("on", ""))
            found.pop("inferred", None)
            found |= dated(Day(written, said, _CHOSEN))
        elif not written:
            found.pop(name, None)
        elif name in _LISTS or isinstance(fact.get(name), list):
            found[name] = [one.strip() for one in written.split(",") if one.strip()]
        else:
            found[name] = written
    return found


def on_line(value: object) -> str:
    """A field of a fact in one line, as people edit it."""
    match value:
        case None:
            return ""
        case list() | tuple():
            return ", ".join(str(one) for one in value)
        case dict():
            return "; ".join(f"{name}: {on_line(one)}" for name, one in value.items())
        case _:
            return str(value)


def editable(item: Item) -> dict[str, str]:
    """The fields of a fact that a person may write anew, each in one line."""
    left_out = {*FIXED, "on", "inferred", "quote"}
    return {name: on_line(value) for name, value in item.fact.items() if name not in left_out}


def require_sound(review: Review, item: Item) -> None:
    """Raise ReviewRefused where this fact alone could not enter; what it rests on is not asked for."""
    alone = {name: value for name, value in item.fact.items() if name != "after"}
    given = Confirmed(item.offer.id, item.offer.head, alone, item.by or "nobody", altered=True)
    _read(review, _written(review, [given]))


def enter(shelf: Shelf, digest: str, by: str, at: str) -> Entered:
    """Put into the record what was confirmed and is not there: all of it, or nothing and the reasons.

    Raises ReviewRefused; what was decided stays decided, and can be altered and entered again.
    """
    with shelf.alone(digest):
        review = _recovered(shelf, digest, at)
        waiting = [one for one in review.items if one.waits]
        if not waiting:
            raise ReviewRefused("Nothing is confirmed that is not on record already. Confirm a proposal first.")
        confirmed = [
            Confirmed(one.offer.id, one.offer.head, one.fact, one.by, altered=one.verdict is Verdict.EDIT)
            for one in waiting
        ]
        written = _written(review, confirmed)
        entries = _read(review, written)
        loaded = desk.load_chronicles([(_name(review), written)], by)
        where = {one.id: paper.report_of(digest, facts) for facts in paper.reports(confirmed) for one in facts}
        shelf.decide(digest, [_done(one, where[one.offer.id], at) for one in waiting])
    return Entered(tuple(entries), len(waiting), loaded.size)


def _done(item: Item, report: str, at: str) -> Decision:
    return Decision(item.offer.id, Verdict.ENTERED.value, item.by, at, item.fact, report)


def _recovered(shelf: Shelf, digest: str, at: str) -> Review:
    """The review; what a power cut kept from being noted as entered, though the record has it, is noted now."""
    review = open_review(shelf, digest)
    waiting = {paper.ref_of(digest, one.offer.id): one for one in review.items if one.waits}
    there = {ref: found[0][0].entry.id for ref in waiting if (found := reading.named(ref))}
    if not there:
        return review
    shelf.decide(digest, [_done(waiting[ref], report, at) for ref, report in there.items()])
    return open_review(shelf, digest)


def _written(review: Review, confirmed: list[Confirmed]) -> str:
    digest = review.text.digest
    on_record = {
        one.offer.id: paper.ref_of(digest, one.offer.id) for one in review.items if one.verdict is Verdict.ENTERED
    }
    known = review.offers
    missing = tuple(one for one in known.publications if not _registered(one.slug, outlet=one.outlet))
    offers = msgspec.structs.replace(known, publications=missing)
    return paper.chronicle(digest, review.shelved.kept, offers, confirmed, on_record)


def _registered(slug: str, *, outlet: bool) -> bool:
    """Whether the record has an outlet or a publication of that name."""
    return reading.entry(f"{'outlet' if outlet else 'source'}/{slug}") is not None


def _read(review: Review, written: str) -> list[str]:
    """The ids of the reports in a chronicle, read against the record and not entered; raises ReviewRefused."""
    known = Known.of(record.entry for record in reading.entries())
    try:
        (read,) = read_chronicles([(_name(review), written)], known)
    except ChronicleRefused as refused:
        told = " ".join(f"{_sentence(fault.what)} {fault.remedy.rstrip('.')}." for fault in refused.faults)
        raise ReviewRefused(f"This cannot enter the record as it stands: {told}") from refused
    return [entry.id for entry in read.entries if entry.kind == "report"]


def _sentence(what: str) -> str:
    return f"{what.rstrip('.')}."


def _name(review: Review) -> str:
    return f"the review of {review.text.name}"


def as_plain(item: Item) -> dict[str, Any]:
    """One proposal for programs."""
    offer = item.offer
    return {
        "id": offer.id,
        "event": offer.event,
        "verdict": item.verdict.value,
        "decided_by": item.by,
        "entry": item.entry,
        "fact": item.fact,
        "spans": offer.spans,
        "days": offer.days,
        "confidence": offer.confidence,
        "reason": offer.reason,
        "contradicts": offer.against,
        "told_already": offer.same,
    }
