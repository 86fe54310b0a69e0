"""`travaux redecide`: decide recorded decisions anew by a rule book, and hold what comes out up to the record."""

from itertools import chain
from pathlib import Path
from typing import Annotated, Final

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.bars import bar
from travaux.cli.door import door
from travaux.cli.files import read_text
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.rulebooks.named import book_named
from travaux.corpora import engine, mapping, rows
from travaux.corpora.mapping import Mapping
from travaux.corpora.redeciding import redecide
from travaux.corpora.report import Report
from travaux.rulebook.book import RuleBook

app = door()

#: As many of each list are shown to people; programs get all.
SHOWN: Final = 20


@app.command()
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, CSV, Parquet, Popolo or AKN4UN XML.")],
    rulebook: Annotated[str, typer.Option(metavar="NAME", help="A rule book of the library, or a file.")],
    mapping_file: Annotated[
        str, typer.Option("--mapping", metavar="FILE", help="How the columns are read: a shipped mapping, or a file.")
    ] = "",
    by: Annotated[str, typer.Option("--engine", help="plain, or duckdb where that is installed.")] = "plain",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Decide every recorded decision of a file anew, and tell which come out as recorded, which not, and why.

    Exit code 1: some come out otherwise than recorded, or cannot be decided; 2: the file or the mapping cannot be used.
    """
    report = reported(file, book_named(rulebook), mapping_file, by)
    if as_json:
        output.print_json(report)
    else:
        _show(file, report)
    if not report.plain:
        raise typer.Exit(WAITS_OR_FAILED)


def reported(file: Path, book: RuleBook, mapping_named: str = "", by: str = "plain") -> Report:
    """The report of one run; raises BrokenInput."""
    source = rows.read(file)
    first = next(source, None)
    if first is None:
        raise BrokenInput(f"Reading {file}: it holds no decision. Name a file that holds one.")
    read = _mapping(mapping_named) if mapping_named else mapping.fitting(first.columns, book.slug)
    with bar("Deciding", None) as progress:
        return redecide(chain([first], source), read, book, (by, engine.named(by)), progress)


def _mapping(name: str) -> Mapping:
    if name in mapping.bundled():
        return mapping.read_bundled(name)
    if not Path(name).is_file():
        raise BrokenInput(
            f"There is no mapping '{name}': shipped are {', '.join(mapping.bundled())}, and there is no such file. "
            "Name one of these, or the path of a YAML file."
        )
    return mapping.load(read_text(Path(name)), Path(name).name)


def _show(file: Path, report: Report) -> None:
    output.say(
        f"{file.name}, decided by the rule book {report.rule_book}, read by the mapping {report.mapping}: "
        f"{report.decisions:,} decisions, {report.decided:,} decided, {report.reproduced:,} as recorded.",
        "",
    )
    columns = ("recorded", "decisions", "decided", "as recorded", "always adopted", "threshold changed")
    table = [
        (
            name,
            *(
                f"{number:,}"
                for number in (
                    score.decisions,
                    score.decided,
                    score.reproduced,
                    score.always_adopted,
                    score.threshold_changed,
                )
            ),
        )
        for name, score in sorted(report.classes.items())
    ]
    output.print_table(columns, table)
    output.say("", f"Controls: to call everything adopted; and {report.threshold}.")
    _list(
        "Otherwise than recorded",
        [
            f"{one.id}: recorded {one.recorded}, computed {one.computed}. " + " ".join(one.grounds)
            for one in report.differ
        ],
    )
    _list("Not decided", [f"{one.id}: {one.why}" for one in report.undecidable])
    _list("Faults of the record", [f"{one.id}, {one.field}: {one.what}" for one in report.faults])
    if report.left_off:
        output.say("", f"{report.left_off:,} more were counted and are in no list.")


def _list(heading: str, lines: list[str]) -> None:
    if lines:
        output.heading(f"{heading} ({len(lines):,})")
        output.say(*(f"  {line}" for line in lines[:SHOWN]))
        if len(lines) > SHOWN:
            output.say(f"  And {len(lines) - SHOWN:,} more; --json gives all.")
