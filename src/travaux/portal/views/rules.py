"""The rule books: each rule beside its article, with the days on which it is valid and how far its text was read."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final, get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from travaux.enquiry.words import day_in_words
from travaux.frame.page import page_of
from travaux.portal.choices import book_asked, chosen, day_asked
from travaux.portal.trying import triable
from travaux.rulebook.adoption import Reading, Threshold, Veto
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, AnyRule, CitedText
from travaux.rulebook.vocabulary import Chapter

CHAPTERS: Final[tuple[str, ...]] = get_args(Chapter)


@dataclass(frozen=True)
class RuleShown:
    """One rule as the page shows it."""

    rule: AnyRule
    text: CitedText | None
    days: str
    bodies: tuple[str, ...]
    readings: tuple[Reading, ...]
    triable: bool
    thresholds: tuple[Threshold, ...] = ()
    vetoes: tuple[Veto, ...] = ()


def rules(request: HttpRequest) -> HttpResponse:
    """The rule book that the record goes by, or another of the library; by chapter, and by the day asked."""
    page = page_of(request, title=gettext("Rule book"))
    book, own, books = book_asked(request, page)
    chapter, day = chosen(request, "chapter", CHAPTERS), day_asked(request.GET.get("day", "").strip())
    kept = [one for one in (book.rules_on(day) if day else book.rules) if chapter in {"", one.chapter}]
    page = replace(page, title=f"{gettext('Rule book')}: {book.file.title}")
    shown = {"page": page, "book": book, "own": own, "books": books, "chapters": _chapters(kept, book)}
    return render(request, "portal/rules.html", {**shown, "chapter": chapter, "day": day, "names": CHAPTERS})


def _chapters(kept: list[AnyRule], book: RuleBook) -> list[tuple[str, list[RuleShown]]]:
    ordered = sorted(kept, key=lambda one: CHAPTERS.index(one.chapter))
    return [(name, [_shown(one, book) for one in group]) for name, group in groupby(ordered, lambda one: one.chapter)]


def _shown(rule: AnyRule, book: RuleBook) -> RuleShown:
    bodies = tuple(known.name if (known := book.body(slug)) else slug for slug in rule.bodies)
    text, days = book.text(rule.source.text), _days(rule)
    if not isinstance(rule, AdoptionRule):
        return RuleShown(rule, text, days, bodies, (), triable=False)
    tally = rule.parameters.tally
    offered = rule in triable(book)
    return RuleShown(rule, text, days, bodies, rule.parameters.readings, offered, tally.thresholds, tally.vetoes)


def _days(rule: AnyRule) -> str:
    """From which day, and until which, a rule is valid."""
    first = gettext("from a day not known")
    if isinstance(rule.valid_from, date):
        first = gettext("from %(day)s") % {"day": day_in_words(rule.valid_from.isoformat())}
    if rule.valid_until is None:
        return first
    if isinstance(rule.valid_until, date):
        return gettext("%(first)s, before %(day)s") % {
            "first": first,
            "day": day_in_words(rule.valid_until.isoformat()),
        }
    return gettext("%(first)s, until a day not known") % {"first": first}
