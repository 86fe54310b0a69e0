"""A text and what it is proposed to say, as people read it on a terminal and programs through a pipe."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from travaux.cli import output
from travaux.enquiry import on_paper
from travaux.enquiry.words import Names, several
from travaux.intake.handing_in import HandedIn
from travaux.intake.offers import Day, Offer, Offers, others
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
    seen: dict[tuple[Day, ...], str] = {}
    for item in review.items:
        output.say("", *block(item, review, names, seen))
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
        yield "  through: " + " > ".join(_hand(one.partition(":")[0], offers, names) for one in chain)
    yield from (f"  {note}" for note in offers.notes)
    if offers.copy_of:
        yield f"  it repeats a text read before: sha256 {offers.copy_of[:_HASH]}…"


def _hand(slug: str, offers: Offers, names: Names) -> str:
    """A hand by its outlet; a publication that is not on record yet tells which it is of."""
    told = {one.slug: one for one in offers.publications}
    if slug not in told:
        return names.of(f"world/source/{slug}")
    outlet = told[slug].fields.get("outlet", slug)
    title = told[outlet].fields.get("title", outlet) if outlet in told else names.of(f"world/source/{outlet}")
    return title if told[slug].fields.get("read") == "not seen" else f"{title} (this text)"


def block(item: Item, review: Review, names: Names, seen: dict[tuple[Day, ...], str] | None = None) -> Iterator[str]:
    """One proposal: what, where, when, on whose word, against what, and what became of it."""
    offer = item.offer
    mark = "" if item.verdict is Verdict.OPEN else f" [{item.verdict.value}{f' by {item.by}' if item.by else ''}]"
    yield f"{offer.id}  {on_paper.fact(item.fact, names)}{mark}"
    for span in offer.spans:
        yield f"  {span.locator}: “{_cut(review.text.at(span))}”"
    yield from (f"  {line}" for line in days(offer, seen))
    if said := on_paper.speaker(review.offers.heads[offer.head].said, names):
        yield f"  said by {said}"
    if manner := on_paper.manner(item.fact):
        yield f"  told as {manner}"
    yield f"  {offer.confidence}{f': {offer.reason}' if offer.reason else ''}"
    if offer.same:
        yield f"  on record already: {', '.join(offer.same)}"
    if offer.against:
        yield f"  CONTRADICTS what is on record: {', '.join(offer.against)}"


def days(offer: Offer, seen: dict[tuple[Day, ...], str] | None = None) -> Iterator[str]:
    """The day chosen and why, then every other that the text admits; what another proposal shows is not repeated.

    `seen`: which proposal showed which days first; it grows.
    """
    first, shown = offer.days[0], {} if seen is None else seen
    elder = shown.setdefault(offer.days, offer.id)
    if elder != offer.id and (first.because or offer.days[1:]):
        yield f"on {first.date}, stated as “{first.stated}”: as under {elder}"
        return
    yield f"on {_day(first)}"
    for one in others(offer.days):
        until = f" … {one.dates[-1]}" if len(one.dates) > 1 else ""
        places = " to ".join(str(number + 1) for number in dict.fromkeys((one.numbers[0], one.numbers[-1])))
        yield f"or {one.dates[0]}{until} (day {places}){f': {one.because}' if one.because else ''}"


def _day(one: Day) -> str:
    if one.stated in {"", one.date}:
        return one.date
    rests = f", from {', '.join(one.rests_on)}" if one.rests_on else ""
    return f"{one.date}, stated as “{one.stated}”{rests}{f': {one.because}' if one.because else ''}"


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
