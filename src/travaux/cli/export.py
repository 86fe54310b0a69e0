"""`travaux export`: the record as a chronicle, as CSV tables, or as a log of tiles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import At, Known, On
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.enquiry.asking import asked, optional_dossier, require_record
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.words import several
from travaux.exports import chronicle_files, tables
from travaux.exports.log_files import write_log
from travaux.office import answers, exercise, reading, seals, shelf
from travaux.office.told import Wanted
from travaux.record.chronicle.write import write_chronicle

app = door(no_args_is_help=True)

TABLES = ("facts", "remarks", "dossiers", "sources", "entries")
_PORTION = 2_000


@app.command("chronicle")
def chronicle(
    part: Annotated[str, typer.Option(help="Only this part, on standard output.")] = "",
    to: Annotated[Path | None, typer.Option("--to", help="A folder for all parts, a file each.")] = None,
) -> None:
    """Write the record as chronicle files that `travaux load` reads; restricted entries are left out."""
    require_record()
    entries = chronicle_files.in_parts(record.entry for record in reading.entries())
    parts = chronicle_files.part_names(entries)
    if bool(part) == bool(to) and len(parts) > 1:
        raise BrokenInput(
            f"This record has {several(len(parts), 'part')}: {', '.join(parts)}. Give --part with one of them, or "
            "--to with a folder for all."
        )
    if to:
        written = chronicle_files.write_parts(to, entries, exercise.mark())
        output.say(f"{several(len(written), 'file')} written to {to}: {', '.join(file.name for file in written)}.")
        return
    if part and part not in parts:
        raise BrokenInput(f"There is no part '{part}'. This record has: {', '.join(parts)}.")
    typer.echo(chronicle_files.headed(write_chronicle(entries, part or parts[0]), exercise.mark()), nl=False)


@app.command("csv")
def csv(
    things: Annotated[str, typer.Argument(metavar="TABLE", help=f"One of: {', '.join(TABLES)}.")] = "facts",
    about: Annotated[str, typer.Option(help="Only facts or remarks about this dossier.")] = "",
    to: Annotated[Path | None, typer.Option("--to", help="A file instead of standard output.")] = None,
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
) -> None:
    """Write a table as CSV. Cells that a spreadsheet would execute begin with an apostrophe."""
    if things not in TABLES:
        raise BrokenInput(f"There is no table '{things}'. Name one of: {', '.join(TABLES)}.")
    question = asked(on, known, at)
    wanted = Wanted(about=optional_dossier(about))
    match things:
        case "facts":
            table = tables.facts(answers.facts(wanted, question.dials))
        case "remarks":
            table = tables.rows_of(answers.remarks(wanted, question.dials))
        case "dossiers":
            table = tables.rows_of(answers.dossiers(""))
        case "sources":
            table = tables.rows_of(answers.sources())
        case _:
            table = tables.rows_of(answers.entries())
    if to is None:
        output.print_csv(table, exercise.mark())
        return
    to.write_bytes(tables.write_csv(table, exercise.mark()).encode())
    output.say(f"{several(len(table.rows), 'row')} written to {to}.")


@app.command("log")
def log(
    to: Annotated[Path, typer.Option("--to", help="The folder of the log; a log that lies there grows.")],
) -> None:
    """Write the log as tiles with its signed checkpoint, as others' tools and `travaux load --log` read it."""
    require_record()
    with seals_hold():
        kept = seals.checkpoint()
        files = write_log(to, _stored(kept.size), kept.note)
    output.say(
        f"{several(kept.size, 'entry')} in {several(files, 'file')} written to {to}, under the newest checkpoint."
    )


def _stored(size: int) -> Iterator[bytes]:
    """The very bytes that were sealed."""
    for first in range(0, size, _PORTION):
        yield from (raw for _, _, _, raw in shelf.stored(first, min(first + _PORTION, size)))
