"""`travaux rulebook check`: every fault of rule books and of the scenarios beside them, by line, with its remedy."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.files import read_text
from travaux.cli.main import WAITS_OR_FAILED
from travaux.decision import scenario_file
from travaux.enquiry.words import several
from travaux.marked import Fault, Text, line_of, read
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Rule books, or scenarios, in YAML.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text.")] = False,
) -> None:
    """Check rule books, and the scenarios beside them, and name every fault by file, line, rule and remedy.

    Exit code 1 if there are any.
    """
    found = {str(file): faults for one in files for file, faults in _checked(one, load.shipped_books())}
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


def _checked(file: Path, above: Mapping[str, RuleBook]) -> Iterator[tuple[Path, tuple[Fault, ...]]]:
    """A file with its faults, and after a rule book the scenarios that stand beside it."""
    if file.name.endswith(load.SCENARIOS):
        yield file, _in_scenarios(file, "")
        return
    text = read_text(file)
    yield file, load.faults_in(text, file.name, above)
    beside = file.with_name(load.scenarios_beside(file.name))
    if beside.is_file():
        yield beside, _in_scenarios(beside, _slug(text, file.name))


def _slug(text: str, name: str) -> str:
    """The slug of a rule book that may be at fault; empty where none can be read."""
    try:
        slug = read(text, name).get("book", "")
    except Fault:
        return ""
    return str(slug) if isinstance(slug, Text) else ""


def _in_scenarios(file: Path, book: str) -> tuple[Fault, ...]:
    text = read_text(file)
    found = scenario_file.faults_in(text, file.name)
    if found or not book:
        return found
    of = scenario_file.load(text, file.name).book
    if of == book:
        return ()
    line = line_of(read(text, file.name), ("scenarios",))
    return (Fault(file.name, line, f"the scenarios are of {of}, and the book is {book}", f"Write `scenarios: {book}`"),)
