"""A finding in sentences: the outcome first, then every ground with its article, what is missing, who is bound."""

from collections.abc import Iterator, Mapping

from travaux.decision.findings import Finding, Ground, ReadingFound
from travaux.enquiry.words import listing
from travaux.rulebook.book import RuleBook


def finding_lines(found: Finding, book: RuleBook) -> Iterator[str]:
    """The finding, and that it is advice."""
    mode = f" by {found.mode}" if found.mode else ""
    yield ""
    yield f"Finding: {found.outcome}{mode}. Admissible: {found.admissible}."
    yield "Grounds:"
    yield from (f"  {number}. {_ground(one, book)}" for number, one in enumerate(found.grounds, start=1))
    if found.missing:
        missing = listing(f"{one.what}{f' of {one.member}' if one.member else ''}" for one in found.missing)
        yield f"Missing: {missing}."
    yield from _bound(found.bound)
    for reading in found.readings:
        yield from _reading(reading, book)
    yield f"Rule book {found.book}, sha256:{found.digest}."
    yield "The engine advises; the chair or the body decides."


def _ground(ground: Ground, book: RuleBook) -> str:
    side = {"for": "for: ", "against": "against: ", "neutral": ""}[ground.side]
    facts = f" [{', '.join(ground.facts)}]" if ground.facts else ""
    text = book.text(ground.source) if ground.source else None
    title = text.title if text else ground.source
    cited = f" ({title}, {ground.article}; rule {ground.rule}, {ground.status})" if ground.rule else ""
    return f"{side}{ground.text}{cited}{facts}"


def _bound(bound: Mapping[str, str]) -> Iterator[str]:
    for word in dict.fromkeys(bound.values()):
        yield f"{word.capitalize()}: {listing(member for member, said in bound.items() if said == word)}."


def _reading(reading: ReadingFound, book: RuleBook) -> Iterator[str]:
    yield f"Read as {reading.reading} ({reading.held_by}; {reading.source}): {reading.outcome}. {reading.says}"
    yield from (f"  {_ground(one, book)}" for one in reading.grounds)
    yield from (f"  {line}" for line in _bound(reading.bound))
