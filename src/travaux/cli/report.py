"""`travaux report`: file one report from a chronicle file that holds a single one."""

from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.files import read_text
from travaux.cli.loading import RECORDER, enter, read_text_alone
from travaux.enquiry.words import listing, several
from travaux.record.chronicle.read import Chronicle

app = door()


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="A chronicle file with one report, and the sources that it needs.")],
    by: Annotated[str, typer.Option("--by", help="Who enters it; the name stays in the record.")] = RECORDER,
    as_json: AsJson = False,
) -> None:
    """File one report and say which dossiers it bears on; the same report again changes nothing."""
    text = read_text(file)
    read = read_text_alone(file.name, text)
    reports = [entry for entry in read.entries if entry.kind == "report"]
    _require_one(file, read, len(reports))
    entered = enter([(file.name, text)], by)
    dossiers = list(dict.fromkeys(dossier for entry in reports for dossier in entry.dossiers()))
    if as_json:
        output.print_json({"added": entered.added, "size": entered.size, "dossiers": dossiers})
        return
    if not reports:
        output.say("This report stands in the record already, with the same content. Nothing was added.")
        return
    output.say(
        f"Report '{reports[0].id}' was filed at position {entered.size - 1}: {several(len(reports[0].facts), 'fact')} "
        f"about {listing(dossiers)}.",
    )


def _require_one(file: Path, read: Chronicle, found: int) -> None:
    if found > 1 or (not found and not read.repeated):
        raise BrokenInput(
            f"Filing {file}: it holds {several(found, 'report')}, and this command files one. Nothing was written. "
            f"Use `travaux load {file}` for a file with several."
        )
