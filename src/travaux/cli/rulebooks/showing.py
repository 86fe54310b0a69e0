"""`travaux rulebook show`: the rules of a book, what each rests on, and the scenarios that try it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Final

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.rulebooks.named import book_named, scenarios_beside
from travaux.decision import scenarios
from travaux.enquiry.words import several
from travaux.rulebook import differences
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, AnyRule, CommonRule

_SEEN: Final = {"whole": "read whole", "part": "read in part", "no": "not read by us"}
Tries = Mapping[str, int]


class NoSuchRule(BrokenInput):
    """A rule that the book does not have, or not on that day."""

    def __init__(self, book: str, rule: str, chapter: str, on: str) -> None:
        wanted = f"the rule {rule}" if rule else "a rule"
        of = f" of the chapter {chapter}" if chapter else ""
        when = f" valid on {on}" if on else ""
        super().__init__(
            f"Looked in the rule book {book} for {wanted}{of}{when}: it has none. "
            f"`travaux rulebook show {book}` lists all its rules."
        )


def show(
    book: Annotated[str, typer.Argument(metavar="BOOK|FILE", help="A book of the library, or a file.")],
    rule: Annotated[str, typer.Option(help="Only the rule with this id.")] = "",
    chapter: Annotated[str, typer.Option(help="Only the rules of this chapter.")] = "",
    on: Annotated[str, typer.Option(help="Only the rules valid on this day, as 2023-11-23.")] = "",
    parameters: Annotated[
        bool, typer.Option("--parameters", help="Also what each rule sets, as the machine understands it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")] = False,
) -> None:
    """Show a rule book: every rule with its text and article, its days, its status, what it rests on, what tries it."""
    read = book_named(book)
    chosen = [one for one in _valid(read, on) if rule in {"", one.id} and chapter in {"", one.chapter}]
    if not chosen:
        raise NoSuchRule(read.slug, rule, chapter, on)
    if as_json:
        output.print_json(
            read.file.model_copy(update={"rules": tuple(chosen)}).model_dump(mode="json", by_alias=True, warnings=False)
        )
        return
    tries = _tries(book, read)
    output.say(*_head(read, tries))
    for name in dict.fromkeys(one.chapter for one in chosen):
        output.heading(name.capitalize())
        for one in chosen:
            if one.chapter == name:
                output.say(*_rule(read, one, tries), *(_parameters(one) if parameters or rule else ()), "")


def _valid(book: RuleBook, on: str) -> tuple[AnyRule, ...]:
    if not on:
        return book.rules
    try:
        return book.rules_on(date.fromisoformat(on))
    except ValueError as fault:
        raise BrokenInput(f"--on {on} is no day ({fault}). Write a day such as 2023-11-23.") from fault


def _tries(name: str, book: RuleBook) -> Tries | None:
    """How many scenarios rest on each rule, `""` all of them; None where no scenarios stand beside the book."""
    found = scenarios_beside(name, book)
    if found is None:
        return None
    tried = scenarios.run_all(found, book)
    rules = ({ground.rule for ground in one.finding.grounds if ground.rule} for one in tried)
    return Counter({"": len(tried)}) + Counter(rule for each in rules for rule in each)


def _head(book: RuleBook, tries: Tries | None) -> Iterator[str]:
    yield f"{book.file.title} ({book.slug}, version {book.file.version})"
    yield f"sha256:{book.digest}"
    if book.parent is not None:
        yield f"What it leaves open is filled from {book.parent.slug}."
    yield "It rests on:"
    yield from (f"  {text.title}: {_SEEN[text.seen]}; {text.where}" for text in book.file.texts.values())
    number = "No scenarios stand" if tries is None else f"{several(tries[''], 'scenario')} stand"
    yield f"{number.replace('1 scenario stand', '1 scenario stands')} beside it."


def _rule(book: RuleBook, rule: AnyRule, tries: Tries | None) -> Iterator[str]:
    text = book.text(rule.source.text)
    title = text.title if text else rule.source.text
    unseen = "; its text was not read by us" if text and text.seen == "no" else ""
    scope = ", ".join((*rule.bodies, *(f"{one} items" for one in rule.classes))) or "all bodies, all items"
    yield f"{rule.id} [{rule.status}, {_days(rule)}; {scope}]"
    yield f"  {rule.says}"
    yield f"  {title}, {rule.source.article}{unseen}"
    if isinstance(rule, AdoptionRule):
        yield from (f"  Reading {one.id}, held by {one.held_by}: {one.says}" for one in rule.parameters.readings)
    if tries is not None and rule.chapter in {"adoption", "quorum", "signature"}:
        yield f"  tried by {several(tries.get(rule.id, 0), 'scenario')}" if tries.get(rule.id) else "  tried by none"


def _parameters(rule: AnyRule) -> Iterator[str]:
    yield from (f"  {place}: {value}" for place, value in differences.parameters(rule))


def _days(rule: CommonRule) -> str:
    first = rule.valid_from.strftime("%Y-%m-%d") if isinstance(rule.valid_from, date) else "an unknown day"
    end = "" if rule.valid_until is None else f" until {rule.valid_until}"
    return f"valid from {first}{end}"
