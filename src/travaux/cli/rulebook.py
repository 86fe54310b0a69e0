"""`travaux rulebook`: list, check and show rule books, or print the schema that they are written by."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.door import door
from travaux.cli.files import read_text
from travaux.cli.main import WAITS_OR_FAILED
from travaux.enquiry.library import books
from travaux.enquiry.words import several
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AnyRule, CommonRule
from travaux.rulebook.schema import json_schema

app = door(no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]


class NoSuchBook(BrokenInput):
    """A name that is neither a book of the library nor a file."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is no rule book '{name}': the library has {', '.join(load.library())}, and there is no such file. "
            "Name one of these, or the path of a YAML file."
        )


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


@app.command("list")
def list_books(as_json: AsJson = False) -> None:
    """List the rule books of the library, with how far the texts behind them could be read."""
    found = list(books())
    if as_json:
        output.print_json(found)
        return
    rows = [
        (one.book, one.title, one.version, str(one.rules), str(one.unverified), f"{one.texts_seen} of {one.texts}")
        for one in found
    ]
    output.print_table(("book", "title", "version", "rules", "unverified", "texts seen"), rows, fold=1)
    output.say("", "A rule is unverified where its text was not read: what rests on it is our reading, and says so.")


@app.command("check")
def check_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Rule books in YAML.")],
    as_json: AsJson = False,
) -> None:
    """Check rule books and name every fault by file, line, rule and remedy. Exit code 1 if there are any."""
    parents = {slug: load.read_library(slug) for slug in load.library()}
    found = {str(file): load.faults_in(read_text(file), file.name, parents) for file in files}
    if as_json:
        output.print_json(
            [
                {"file": name, "line": fault.line, "what": fault.what, "remedy": fault.remedy}
                for name, faults in found.items()
                for fault in faults
            ]
        )
    else:
        for name, faults in found.items():
            for fault in faults:
                typer.echo(str(fault))
            typer.echo(f"{name}: {several(len(faults), 'fault')}" if faults else f"{name}: no fault found")
    if any(found.values()):
        raise typer.Exit(WAITS_OR_FAILED)


def book_named(name: str) -> RuleBook:
    """A book of the library by its slug, or of a file by its path; raises NoSuchBook, Fault."""
    if name in load.library():
        return load.read_library(name)
    if not Path(name).is_file():
        raise NoSuchBook(name)
    parents = {slug: load.read_library(slug) for slug in load.library()}
    return load.load(read_text(Path(name)), Path(name).name, parents)


@app.command("show")
def show(
    book: Annotated[str, typer.Argument(metavar="BOOK|FILE", help="A book of the library, or a file.")],
    rule: Annotated[str, typer.Option(help="Only the rule with this id.")] = "",
    chapter: Annotated[str, typer.Option(help="Only the rules of this chapter.")] = "",
    on: Annotated[str, typer.Option(help="Only the rules valid on this day, as 2023-11-23.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show a rule book: every rule with its text and article, its days, its status and our plain sentence."""
    read = book_named(book)
    chosen = [one for one in _valid(read, on) if rule in {"", one.id} and chapter in {"", one.chapter}]
    if not chosen:
        raise NoSuchRule(read.slug, rule, chapter, on)
    if as_json:
        output.print_json(
            read.file.model_copy(update={"rules": tuple(chosen)}).model_dump(mode="json", by_alias=True, warnings=False)
        )
        return
    output.say(f"{read.file.title} ({read.slug}, version {read.file.version})", f"sha256:{read.digest}")
    for name in dict.fromkeys(one.chapter for one in chosen):
        output.heading(name.capitalize())
        for one in chosen:
            if one.chapter == name:
                output.say(*_rule(read, one))


def _valid(book: RuleBook, on: str) -> tuple[AnyRule, ...]:
    if not on:
        return book.rules
    try:
        return book.rules_on(date.fromisoformat(on))
    except ValueError as fault:
        raise BrokenInput(f"--on {on} is no day ({fault}). Write a day such as 2023-11-23.") from fault


def _rule(book: RuleBook, rule: AnyRule) -> tuple[str, ...]:
    text = book.text(rule.source.text)
    title = text.title if text else rule.source.text
    unseen = "; its text was not read by us" if text and text.seen == "no" else ""
    scope = ", ".join((*rule.bodies, *(f"{one} items" for one in rule.classes))) or "all bodies, all items"
    return (
        f"{rule.id} [{rule.status}, {_days(rule)}; {scope}]",
        f"  {rule.says}",
        f"  {title}, {rule.source.article}{unseen}",
        "",
    )


def _days(rule: CommonRule) -> str:
    first = rule.valid_from.strftime("%Y-%m-%d") if isinstance(rule.valid_from, date) else "an unknown day"
    end = "" if rule.valid_until is None else f" until {rule.valid_until}"
    return f"valid from {first}{end}"


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of rule-book files."""
    output.print_json(json_schema())
