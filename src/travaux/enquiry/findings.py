"""A finding in sentences: the outcome first, then every ground with its article, what is missing, who is bound."""

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Final

from travaux.decision.findings import Finding, Ground, Missing, ReadingFound
from travaux.decision.sentences import DORMANT, NOT_SEEN, SENTENCES, fields_of
from travaux.enquiry.language import count, figures, say
from travaux.enquiry.words import Names, listing
from travaux.rulebook.book import RuleBook

ADVICE: Final = "The engine advises; the chair or the body decides."
#: Fields in which numbers stand, and numbers that are hard to read without commas; no year is so long.
_NUMBERS: Final = frozenset({"number", "amount", "of"})
_LONG: Final = re.compile(r"\d{5,}")
#: A part of a length of time, `3 hours`.
_LENGTH: Final = re.compile(r"(\d+) (day|hour|minute)s?")
#: What a share is a share of, as a sentence on a threshold has it: ` of 15 present and voting`.
_BASE: Final = re.compile(r" of (\S+) (.+)")


def finding_lines(found: Finding, book: RuleBook, names: Names | None = None) -> Iterator[str]:
    """The finding, and that it is advice; members go by `names`, by their keys where none are given."""
    names = names or Names()
    mode = f" by {found.mode}" if found.mode else ""
    yield ""
    yield f"Finding: {found.outcome}{mode}. Admissible: {found.admissible}."
    yield "Grounds:"
    yield from (f"  {number}. {_ground(one, book, names)}" for number, one in enumerate(found.grounds, start=1))
    if found.missing:
        yield f"Missing: {missing_told(found.missing, names)}."
    yield from _bound(found.bound, names)
    for reading in found.readings:
        yield from _reading(reading, book, names)
    yield f"Rule book {found.book}, sha256:{found.digest}."
    yield ADVICE


def ground_told(ground: Ground, names: Names) -> str:
    """The sentence of a ground in the reader's language, members by their names; how far its text was read is left out.

    What the catalogue does not have, a part of the sentence or the whole, is told in its own words.
    """
    bare = ground.text.removesuffix(NOT_SEEN).removesuffix(DORMANT)
    fields = fields_of(ground.code, bare)
    if fields is None:
        return names.own(bare)
    told = say(SENTENCES[ground.code])
    if told == SENTENCES[ground.code]:
        parts = Formatter().parse(told)
        return "".join(names.own(words) + _field(name, fields, names, kept=True) for words, name, *_ in parts)
    return told.format(**{name: _field(name, fields, names, kept=False) for name in fields})


def _field(name: str | None, fields: Mapping[str, str], names: Names, *, kept: bool) -> str:
    """What stands in one gap of a sentence, nothing behind its last words; `kept` as the engine says it."""
    text = fields[name] if name else ""
    told = _in_words(name, text, names, kept=kept)
    return _LONG.sub(lambda one: figures(int(one[0])), told) if name in _NUMBERS else told


def _in_words(name: str | None, text: str, names: Names, *, kept: bool) -> str:
    match name:
        case "member":
            return names.member(text)
        case "members":
            return ", ".join(names.member(one) for one in text.split(", "))
        case "dossier":
            return names.of(text)
        case "counted" if not kept and ", by " in text:
            counted, weight = text.split(", by ", 1)
            return say("{counted}, by {weight}").format(counted=names.phrase(counted), weight=names.phrase(weight))
        case "before" | "after" if not kept:
            return _LENGTH.sub(_length, text)
        case "of" if (base := _BASE.fullmatch(text)) and not kept:
            return say(" of {number} {base}").format(number=base[1], base=say(base[2]))
        case _:
            return names.own(text) if kept else names.phrase(text)


def _length(found: re.Match[str]) -> str:
    """A part of a length of time in the reader's language."""
    number = int(found[1])
    match found[2]:
        case "day":
            return count(number, "{n} day", "{n} days")
        case "hour":
            return count(number, "{n} hour", "{n} hours")
        case _:
            return count(number, "{n} minute", "{n} minutes")


def missing_told(missing: Iterable[Missing], names: Names) -> str:
    """What is missing, each once with all from whom it is: `its position (Armenia, Belarus) and a ruling`."""
    whose: dict[str, list[str]] = {}
    for one in missing:
        whose.setdefault(one.what, []).extend([names.member(one.member)] if one.member else [])
    return listing(
        f"{names.phrase(what)} ({', '.join(members)})" if members else names.phrase(what)
        for what, members in whose.items()
    )


def bound_told(bound: Mapping[str, str], names: Names) -> dict[str, list[str]]:
    """The members' names by the word for whether it binds them."""
    return {word: [names.member(one) for one in bound if bound[one] == word] for word in dict.fromkeys(bound.values())}


def _ground(ground: Ground, book: RuleBook, names: Names) -> str:
    side = {"for": "for: ", "against": "against: ", "neutral": ""}[ground.side]
    note = next((one for one in (NOT_SEEN, DORMANT) if ground.text.endswith(one)), "")
    facts = f" [{', '.join(ground.facts)}]" if ground.facts else ""
    text = book.text(ground.source) if ground.source else None
    title = text.title if text else ground.source
    cited = f" ({title}, {ground.article}; rule {ground.rule}, {ground.status})" if ground.rule else ""
    return f"{side}{ground_told(ground, names)}{note}{cited}{facts}"


def _bound(bound: Mapping[str, str], names: Names) -> Iterator[str]:
    yield from (f"{word.capitalize()}: {listing(members)}." for word, members in bound_told(bound, names).items())


def _reading(reading: ReadingFound, book: RuleBook, names: Names) -> Iterator[str]:
    yield f"Read as {reading.reading} ({reading.held_by}; {reading.source}): {reading.outcome}. {reading.says}"
    yield from (f"  {_ground(one, book, names)}" for one in reading.grounds)
    yield from (f"  {line}" for line in _bound(reading.bound, names))
