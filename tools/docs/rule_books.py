"""Writes the reference page of the library of rule books: each rule beside its article, status and days."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library, shipped
from travaux.rulebook.models import AdoptionRule, AnyRule
from travaux.rulebook.vocabulary import Day

PATH: Final = "reference/rule-books.md"

HEAD: Final = """# Rule books

The rule books of the library, as `travaux rulebook show BOOK` has them: our plain sentence for each rule, and beside it
the article, the status and the days on which it is valid. The parameters stand in the files.

| status | means |
| --- | --- |
| in force | the rule holds on its days, and the text behind it was read |
| unverified | the text, or this part of it, was not read: the rule is our reading, and each finding says so |
| dormant | the rule stands in the text and is not applied: it warns, and stops nothing unless a ruling says so |
| repealed | the rule held until its last day, and answers for questions of those days |

A day on which a rule ends is the first on which it no longer holds.
"""

SEEN: Final = {"whole": "read whole", "part": "read in part", "no": "not read"}


def text() -> str:
    """The page, a section a book."""
    return HEAD + "".join(_book(read_library(slug)) for slug in shipped())


def _book(book: RuleBook) -> str:
    chapters = dict.fromkeys(rule.chapter for rule in book.rules)
    parent = f" It inherits from `{book.file.inherits}`." if book.file.inherits else ""
    head = f"\n## {book.file.title}\n\n`{book.slug}`, version {book.file.version}.{parent}\n"
    return head + "".join(_chapter(book, name) for name in chapters) + _texts(book)


def _chapter(book: RuleBook, name: str) -> str:
    rows = "".join(_row(book, rule) for rule in book.rules if rule.chapter == name)
    table = f"| rule | what it says | article | status and days |\n| --- | --- | --- | --- |\n{rows}"
    readings = "".join(_readings(book, rule) for rule in book.rules if rule.chapter == name)
    return f"\n### {name.capitalize()}\n\n{table}{readings}"


def _row(book: RuleBook, rule: AnyRule) -> str:
    cells = (f"`{rule.id}`<br>{_scope(rule)}", rule.says, _article(book, rule.source.text, rule.source.article))
    return f"| {' | '.join(map(_cell, cells))} | {_cell(f'{rule.status}, {_days(rule)}')} |\n"


def _scope(rule: AnyRule) -> str:
    return ", ".join((*rule.bodies, *(f"{one} items" for one in rule.classes))) or "all bodies, all items"


def _article(book: RuleBook, key: str, article: str) -> str:
    cited = book.text(key)
    return f"{cited.title if cited else key}, {article}"


def _days(rule: AnyRule) -> str:
    following = f"; then `{rule.repealed_by}`" if rule.repealed_by else ""
    return f"from {_day(rule.valid_from)}{f' until {_day(rule.valid_until)}' if rule.valid_until else ''}{following}"


def _day(day: Day) -> str:
    return day.isoformat() if isinstance(day, date) else "an unknown day"


def _readings(book: RuleBook, rule: AnyRule) -> str:
    """The readings of a text that leaves something open, each with who holds it."""
    if not isinstance(rule, AdoptionRule) or not rule.parameters.readings:
        return ""
    found = (
        f"* **{one.id}**, held by {one.held_by} ({_article(book, one.source.text, one.source.article)}): {one.says}"
        f"{'' if one.live else ' No longer held.'}\n"
        for one in rule.parameters.readings
    )
    return f"\nReadings of `{rule.id}`:\n\n{''.join(found)}"


def _texts(book: RuleBook) -> str:
    rows = "".join(_text_rows(book))
    return f"\n### Texts\n\n| text | how far we read it | where |\n| --- | --- | --- |\n{rows}" if rows else ""


def _text_rows(book: RuleBook) -> Iterator[str]:
    for one in book.file.texts.values():
        yield f"| {_cell(one.title)} | {SEEN[one.seen]} | {_cell(one.where)} |\n"


def _cell(words: str) -> str:
    """Words as a cell of a table: on one line, no bar of their own."""
    return " ".join(words.split()).replace("|", "\\|")
