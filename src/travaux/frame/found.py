"""The finding as a page shows it: outcome, grounds with their articles, roll, what is missing, who is bound."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from travaux.broken_input import BrokenInput
from travaux.decision import adoption
from travaux.decision.findings import Finding, Ground, ReadingFound
from travaux.enquiry.deciding import Decided, book_of, question_of
from travaux.enquiry.findings import bound_told, ground_told, missing_told
from travaux.enquiry.language import say
from travaux.enquiry.words import day_in_words, listing
from travaux.frame.page import Page
from travaux.record.audience import PUBLIC
from travaux.rulebook.book import RuleBook

_CLASSES: Final = {"adopted": "yes", "not adopted": "not", "cannot be put": "not"}


class NotAsked(Exception):
    """No question can be put to the rules; the message says why, to a reader."""


@dataclass(frozen=True)
class Deliberation:
    """What a finding is drawn from: the question by the record, and the rule book that it is asked of."""

    decided: Decided
    book: RuleBook


@dataclass(frozen=True)
class GroundShown:
    """One ground: its sentence, which way it tells, where its rule stands and how far that was read, its facts."""

    told: str
    side: str
    cited: str
    href: str
    status: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class ReadingShown:
    """What one reading of a text leads to."""

    name: str
    held_by: str
    source: str
    says: str
    outcome: str
    grounds: tuple[GroundShown, ...]
    bound: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Panel:
    """A finding; sentences bear marks for links."""

    outcome: str
    tone: str
    mode: str
    admissible: str
    decisive: tuple[str, ...]
    grounds: tuple[GroundShown, ...]
    roll: str
    on: str
    missing: str
    bound: tuple[tuple[str, str], ...]
    readings: tuple[ReadingShown, ...]
    book: RuleBook
    rules: str


def deliberation(page: Page, dossier: str, reader: frozenset[str] = PUBLIC) -> Deliberation:
    """The question that a document was, by what a reader may know, and the book to ask.

    Raises NotAsked where there is none of them.
    """
    try:
        decided = question_of(dossier, page.asked, reader)
        book = book_of(page.organisation, page.asked.dials.known)
    except BrokenInput as fault:
        raise NotAsked(str(fault)) from fault
    if not decided.question.body:
        raise NotAsked(
            gettext("The record does not tell which body was to decide on it, so there is no question for the rules.")
        )
    return Deliberation(decided, book)


def panel_of(asking: Deliberation, page: Page) -> Panel:
    """The finding on the question by the record; raises NotAsked where the rules are silent."""
    return panel(adoption.find(asking.decided.question, asking.book), asking.book, page)


def panel(found: Finding, book: RuleBook, page: Page) -> Panel:
    """A finding as a page shows it; raises NotAsked where the rules are silent."""
    if silent := found.ground("rules silent"):
        raise NotAsked(ground_told(silent, page.plain.names))
    rolls = dict.fromkeys(one.roll for one in found.grounds if one.roll)
    return Panel(
        found.outcome,
        _CLASSES.get(found.outcome, "unclear"),
        found.mode,
        found.admissible,
        tuple(_decisive(found, page)),
        _grounds(found.grounds, book, page),
        "; ".join(listing(page.tell.member(one) for one in roll) for roll in rolls),
        day_in_words(found.on),
        missing_told(found.missing, page.tell.names),
        _bound(found.bound, page),
        tuple(_reading(one, book, page) for one in found.readings),
        book,
        rules_address(book, page),
    )


def rules_address(book: RuleBook, page: Page, rule: str = "") -> str:
    """Where a rule of a book stands on this site."""
    return f"{page.to('/rules', book=book.slug)}{f'#{rule}' if rule else ''}"


def _decisive(found: Finding, page: Page) -> Iterator[str]:
    """Why, in the sentence that decides it: what stands against it, or that nothing does."""
    against = [one for one in found.grounds if one.side == "against"]
    chosen: Iterable[Ground] = against
    if found.outcome == "adopted":
        none = [one for one in found.grounds if one.code == "no objection"]
        chosen = none or [one for one in found.grounds if one.side == "for"][-1:]
    elif found.outcome in {"open", "indeterminate"}:
        chosen = against[:1]
    yield from (ground_told(one, page.tell.names) for one in chosen)


def _grounds(found: Iterable[Ground], book: RuleBook, page: Page) -> tuple[GroundShown, ...]:
    return tuple(ground_shown(one, book, page) for one in found)


def ground_shown(one: Ground, book: RuleBook, page: Page) -> GroundShown:
    """One ground as a page shows it."""
    text = book.text(one.source) if one.source else None
    cited = f"{text.title if text else one.source}, {one.article}" if one.rule else ""
    status = say("our reading; text not seen") if one.status == "unverified" else say(one.status)
    side = "" if one.side == "neutral" else one.side
    href = rules_address(book, page, one.rule) if one.rule else ""
    return GroundShown(ground_told(one, page.tell.names), side, cited, href, status, one.facts)


def _bound(bound: Mapping[str, str], page: Page) -> tuple[tuple[str, str], ...]:
    return tuple((word, listing(members)) for word, members in bound_told(bound, page.tell.names).items())


def _reading(one: ReadingFound, book: RuleBook, page: Page) -> ReadingShown:
    key, _, article = one.source.partition(", ")
    text = book.text(key)
    source = f"{text.title}, {article}" if text else one.source
    held = (one.reading, one.held_by, source, one.says, one.outcome)
    return ReadingShown(*held, _grounds(one.grounds, book, page), _bound(one.bound, page))
