"""A text and what it is proposed to say, as people read it on a terminal and programs through a pipe."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from travaux.cli import output
from travaux.enquiry import on_paper
from travaux.enquiry.words import Names, several
from travaux.intake.handing_in import HandedIn
from travaux.intake.offers import Day, Offer, Offers
from travaux.intake.review import Entered, Item, Review, Verdict, as_plain
from travaux.intake.text import LabelledDate, Text

_LANGUAGES: Final = {"en": "English", "ru": "Russian"}
#: So many characters of a span are shown, and so many of a hash.
_SHOWN: Final = 160
_HASH: Final = 12


def show(review: Review, names: Names) -> None:
    """The document, the hands it came through, and every proposal."""
    output.say(*_document(review.text))
    output.say(*_hands(review.offers, names))
    for item in review.items:
        output.say("", *block(item, review, names))
    output.say("", end(review))


def end(review: Review) -> str:
    """How many proposals there are, and how one goes on."""
    counted = review.counted()
    told = f"{several(len(review.items), 'proposal')}; {counted['entered']} on record, {counted['open']} undecided."
    return f"{told} Nothing enters unconfirmed: --review decides by keys, --confirm ID confirms one."


def _document(text: Text) -> Iterator[str]:
    language = _LANGUAGES.get(text.language, text.language)
    yield text.title or text.name
    yield f"  {text.name}; {language}; {several(len(text.lines), 'line')}; sha256 {text.digest[:_HASH]}…"
    for label, value in (("outlet", text.outlet), ("author", text.author), ("via", text.via)):
        if value:
            yield f"  {label}: {value}"
    if text.dates:
        yield "  dates that the document bears (none of them is the day of an event):"
        yield from (f"    {_date(one)}" for one in text.dates)


def _date(one: LabelledDate) -> str:
    where = f" ({one.where})" if one.where else ""
    return f"{one.label.value}: {one.stated}{where}"


def _hands(offers: Offers, names: Names) -> Iterator[str]:
    chains = dict.fromkeys(one.chain for one in offers.heads if one.chain)
    for chain in chains:
        yield "  through: " + " > ".join(names.of(f"world/source/{one.partition(':')[0]}") for one in chain)
    if offers.copy_of:
        yield f"  it repeats a text read before: sha256 {offers.copy_of[:_HASH]}…"


def block(item: Item, review: Review, names: Names) -> Iterator[str]:
    """One proposal: what, where, when, on whose word, against what, and what became of it."""
    offer = item.offer
    mark = "" if item.verdict is Verdict.OPEN else f" [{item.verdict.value}{f' by {item.by}' if item.by else ''}]"
    yield f"{offer.id}  {on_paper.fact(item.fact, names)}{mark}"
    for span in offer.spans:
        yield f"  {span.locator}: “{_cut(review.text.at(span))}”"
    yield from (f"  {line}" for line in days(offer))
    if said := on_paper.speaker(review.offers.heads[offer.head].said, names):
        yield f"  said by {said}"
    if manner := on_paper.manner(item.fact):
        yield f"  told as {manner}"
    yield f"  confidence {offer.confidence:.2f}{f': {offer.reason}' if offer.reason else ''}"
    if offer.same:
        yield f"  on record already: {', '.join(offer.same)}"
    if offer.against:
        yield f"  CONTRADICTS what is on record: {', '.join(offer.against)}"


def days(offer: Offer) -> Iterator[str]:
    """The day chosen and why, then every other that the text admits."""
    for number, one in enumerate(offer.days, start=1):
        yield f"{'on' if number == 1 else 'or'} {_day(one)}{f' (day {number})' if len(offer.days) > 1 else ''}"


def _day(one: Day) -> str:
    stated = f", stated as “{one.stated}”" if one.stated else ""
    rests = f", from {', '.join(one.rests_on)}" if one.rests_on else ""
    return f"{one.date}{stated}{rests}{f': {one.because}' if one.because else ''}"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def told_entered(entered: Entered) -> str:
    """What entering did, in words."""
    if not entered.facts:
        return f"All of that stands in the record already, in {', '.join(entered.reports)}. Nothing was added."
    reports = ", ".join(entered.reports)
    return f"{several(entered.facts, 'fact')} entered in {reports}. The record now holds {entered.size:,} entries."


def show_folder(done: Iterable[HandedIn]) -> None:
    """A row for each file: its title and how many proposals, or why it was not read."""
    rows = []
    for one in done:
        if one.review is None:
            rows.append((one.name, one.refused, ""))
        else:
            repeats = f"; repeats {one.review.offers.copy_of[:_HASH]}…" if one.review.offers.copy_of else ""
            rows.append((one.name, f"{one.review.text.title}{repeats}", str(len(one.review.items))))
    output.print_table(("file", "title, or why it was not read", "proposals"), rows, fold=1)


def as_json(review: Review) -> dict[str, Any]:
    """A text with its proposals for programs; of the text itself only the words of the spans."""
    text = review.text
    about = {name: getattr(text, name) for name in ("digest", "name", "language", "title", "author", "outlet", "via")}
    proposals = [
        {**as_plain(one), "words": [text.at(span) for span in one.offer.spans], "head": one.offer.head}
        for one in review.items
    ]
    return {
        "text": {**about, "lines": len(text.lines), "dates": text.dates},
        "organisation": review.offers.organisation,
        "proposer": review.offers.proposer,
        "copy_of": review.offers.copy_of,
        "heads": review.offers.heads,
        "publications": review.offers.publications,
        "proposals": proposals,
        "counts": review.counted(),
    }
