"""What a text is proposed to say, as people review it: facts on paper, each with its place, its days and its doubts.

It is kept beside the text, so that what was reviewed stays what was shown, whatever the record learns meanwhile.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from travaux.broken_input import BrokenInput
from travaux.intake.text import Span

#: A fact, a speaker or a publication as a chronicle writes it: lists where several stand, all else strings.
Paper = Mapping[str, "str | list[str] | Paper"]
Written = dict[str, object]

MOST_OFFERS: Final = 500


class NoSuchOffer(BrokenInput):
    """A proposal that the text does not have."""

    def __init__(self, offer: str, digest: str) -> None:
        super().__init__(
            f"The text {digest[:12]} has no proposal '{offer[:60]}'. `travaux read` lists those that it has."
        )


class Day(msgspec.Struct, frozen=True, omit_defaults=True):
    """One day that a fact may have happened on: as a date of the record, in the words of the text, and why.

    `rests_on`: dossiers, or other proposals of the same text.
    """

    date: str
    stated: str = ""
    because: str = ""
    rests_on: tuple[str, ...] = ()


def dated(day: Day) -> Written:
    """A day on paper: stated, or inferred and from what."""
    if day.stated in {"", day.date}:
        return {"on": day.date}
    because = day.because or ("" if day.rests_on else "so the text states it")
    inferred = {"stated": day.stated, "from": list(day.rests_on), "because": because}
    return {"on": day.date, "inferred": {name: value for name, value in inferred.items() if value}}


class Others(msgspec.Struct, frozen=True):
    """Days running that a text admits, not chosen for one reason. `numbers`: their places among all its days."""

    dates: tuple[str, ...]
    numbers: tuple[int, ...]
    because: str

    @property
    def places(self) -> tuple[tuple[int, str], ...]:
        """Each day with its place."""
        return tuple(zip(self.numbers, self.dates, strict=True))


def others(days: tuple[Day, ...]) -> tuple[Others, ...]:
    """The days that were not chosen, those beside each other together where only the year differs in the reason."""
    found: list[Others] = []
    for number, day in enumerate(days[1:], start=1):
        because = day.because.replace(day.date[:4], "that year") if day.date[:4].isdigit() else day.because
        if found and found[-1].because in {because, day.because}:
            last = found[-1]
            found[-1] = Others((*last.dates, day.date), (*last.numbers, number), because)
        else:
            found.append(Others((day.date,), (number,), because))
    return tuple(one if len(one.dates) > 1 else _alone(one, days) for one in found)


def _alone(one: Others, days: tuple[Day, ...]) -> Others:
    """A day by itself, for the reason that is its own."""
    return Others(one.dates, one.numbers, days[one.numbers[0]].because)


class Offer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One proposed fact. `days`: the chosen one first, then every other that the text admits, with why not.

    `fact` is on paper, its ref the proposal's own id, without its day; `against`: addresses of facts on record that
    exclude it; `same`: addresses of facts on record that tell the same.
    """

    id: str
    head: int
    fact: Written
    spans: tuple[Span, ...]
    days: tuple[Day, ...]
    confidence: str = ""
    reason: str = ""
    against: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def event(self) -> str:
        """What is proposed to have happened."""
        return str(self.fact["fact"])

    @property
    def lines(self) -> str:
        """Where it stands, as an entry cites it: `L14:120-168 L15:0-20`."""
        return " ".join(f"{one.locator}:{one.start}-{one.end}" for one in self.spans)


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the facts of one report have in common, on paper: who said them, through whom they came, when public."""

    said: Written = {}
    chain: tuple[str, ...] = ()
    public: Written = {}
    origin: str = ""
    copies: str = ""


class Publication(msgspec.Struct, frozen=True, omit_defaults=True):
    """An outlet or one of its publications, as the head of a chronicle registers it."""

    slug: str
    fields: dict[str, str]
    outlet: bool = False


class Offers(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything that was proposed of one text.

    `proposer`: the engine and its version; `copy_of`: the digest of a text read before that this one repeats;
    `notes`: what a reviewer should know of the text as a whole.
    """

    organisation: str
    zone: str
    proposer: str
    offers: tuple[Offer, ...] = ()
    heads: tuple[Head, ...] = ()
    publications: tuple[Publication, ...] = ()
    copy_of: str = ""
    notes: tuple[str, ...] = ()

    def offer(self, name: str, digest: str) -> Offer:
        """The proposal of that id; raises NoSuchOffer."""
        for one in self.offers:
            if one.id == name:
                return one
        raise NoSuchOffer(name, digest)
