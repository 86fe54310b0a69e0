"""What the page of a review shows of each proposal, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from travaux.enquiry import on_paper
from travaux.enquiry.words import Names
from travaux.intake.offers import Day, Others, others
from travaux.intake.proposals import Confidence
from travaux.intake.review import Item, Review, Verdict, editable

#: What the engine calls what it is surest of; all else is to be looked at twice.
SURE: Final = Confidence.LIKELY.value


@dataclass(frozen=True)
class Proposal:
    """One proposal as the page shows it. `typed`: what a person wrote that could not be kept, and why."""

    item: Item
    told: str
    said: str
    manner: str
    fields: Mapping[str, str]
    day: str
    chosen: int
    refused: str = ""

    @property
    def id(self) -> str:
        """Its name in the text."""
        return self.item.offer.id

    @property
    def verdict(self) -> str:
        """What was decided on it."""
        return self.item.verdict.value

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that the text admits, the chosen one first."""
        return self.item.offer.days

    @property
    def others(self) -> tuple[Others, ...]:
        """Every other day that the text admits, those beside each other together."""
        return others(self.days)

    @property
    def doubtful(self) -> bool:
        """Whether it is one to look at twice."""
        return self.item.offer.confidence != SURE

    @property
    def settled(self) -> bool:
        """Whether it is on record, and so no more to be decided on."""
        return self.item.verdict is Verdict.ENTERED


@dataclass(frozen=True)
class Typed:
    """What was sent for one proposal and could not be kept."""

    proposal: str
    fields: Mapping[str, str]
    refused: str


def proposals(review: Review, names: Names, typed: Typed | None = None) -> Iterator[Proposal]:
    """The proposals of a review in order; what was typed for one of them stands in its fields."""
    for item in review.items:
        kept = typed if typed and typed.proposal == item.offer.id else None
        fields = editable(item)
        if kept:
            fields |= {name: value for name, value in kept.fields.items() if name != "on"}
        yield Proposal(
            item,
            on_paper.fact(item.fact, names),
            on_paper.speaker(review.offers.heads[item.offer.head].said, names),
            on_paper.manner(item.fact),
            fields,
            (kept.fields.get("on", "") if kept else "") or str(item.fact["on"]),
            _chosen(item),
            kept.refused if kept else "",
        )


def _chosen(item: Item) -> int:
    """Which of its days stands now; none of them where a person wrote another."""
    dates = [one.date for one in item.offer.days]
    return dates.index(str(item.fact["on"])) if str(item.fact["on"]) in dates else -1
