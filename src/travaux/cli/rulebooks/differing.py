"""`travaux rulebook diff`: what became of a rule book between two versions, in words."""

from collections.abc import Iterator
from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.rulebooks.named import book_named
from travaux.rulebook.book import RuleBook
from travaux.rulebook.differences import Differences, RuleChange, differences


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A book of the library, or a file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to hold against it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")] = False,
) -> None:
    """Tell what differs between two rule books: rules added, gone and changed, parameter by parameter.

    Exit code 1 if they differ.
    """
    before, after = book_named(old), book_named(new)
    found = differences(before, after)
    if as_json:
        output.print_json({"old": _name(before), "new": _name(after), "head": found.head, "rules": found.rules})
    else:
        output.say(f"From {_told(before)}", f"to {_told(after)}:")
        output.say(*_lines(found))
    if not found.none:
        raise typer.Exit(WAITS_OR_FAILED)


def _name(book: RuleBook) -> dict[str, str]:
    return {"book": book.slug, "version": str(book.file.version), "digest": book.digest}


def _told(book: RuleBook) -> str:
    return f"{book.slug}, version {book.file.version} (sha256:{book.digest[:12]}…)"


def _lines(found: Differences) -> Iterator[str]:
    if found.none:
        yield "nothing differs."
    yield from (f"  {change.told()}" for change in found.head)
    for rule in found.rules:
        yield from _rule(rule)


def _rule(rule: RuleChange) -> Iterator[str]:
    yield ""
    yield f"{rule.rule} ({rule.chapter}) {'is' if rule.what == 'gone' else 'was'} {rule.what}."
    if rule.what != "changed":
        yield f"  {rule.says}"
    yield from (f"  {change.told()}" for change in rule.changes)
