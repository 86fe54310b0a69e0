"""`travaux load`: chronicle files, or a whole log of tiles, into the record."""

from pathlib import Path
from typing import Annotated, Final

import typer
from msgspec import DecodeError

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.files import read_text
from travaux.cli.loading import RECORDER, Entered, enter, enter_log
from travaux.enquiry.words import several
from travaux.exports.log_files import LogRead, read_log
from travaux.record.entry import from_bytes, to_bytes
from travaux.record.note import parse_verifier_key

app = door()

#: How the canonical bytes of a restricted entry begin.
_SEALED: Final = b'{"commitment":'
_OTHER_VERSION: Final = "Load it with the version of the program that wrote it"


class LogNotTaken(BrokenInput):
    """A log that cannot become this record, or its continuation."""

    def __init__(self, folder: Path, obstacle: str, remedy: str) -> None:
        super().__init__(f"Loading the log in {folder}: {obstacle}. Nothing was written. {remedy}.")


@app.command()
def load(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Chronicle files, in order.")] = None,
    log: Annotated[Path | None, typer.Option("--log", help="A folder that `travaux export log` wrote.")] = None,
    key: Annotated[str, typer.Option("--key", help="With --log: the verifier key that must have signed it.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who enters it; the name stays in the record.")] = RECORDER,
    as_json: AsJson = False,
) -> None:
    """Load chronicle files, or with --log a whole log: everything, or nothing and the faults by file and line."""
    if bool(files) == bool(log):
        raise BrokenInput("Loading needs chronicle files, or --log with a folder, and not both. Name one of them.")
    entered = _load_log(log, key) if log else enter([(file.name, read_text(file)) for file in files or []], by)
    if as_json:
        output.print_json(entered)
        return
    output.say(told(entered))


def told(entered: Entered) -> str:
    """What a load did, in words."""
    were = "was" if entered.repeated == 1 else "were"
    repeated = (
        f" {several(entered.repeated, 'entry')} {were} there already and stayed as they are."
        if entered.repeated
        else ""
    )
    return f"{several(entered.added, 'entry')} added; the record holds {entered.size:,}.{repeated}"


def _load_log(folder: Path, key: str) -> Entered:
    """Every hash of the log is recomputed before anything is written; the record then has the log's own root."""
    with seals_hold():
        found = read_log(folder, (parse_verifier_key(key),) if key else ())
        _require_canonical(folder, found)
        entered = enter_log(found.entries, found.checkpoint.head, RECORDER)
    if not found.signed:
        output.say(
            "The checkpoint's signature was not checked, since no --key was given: the files agree with each other."
        )
    return entered


def _require_canonical(folder: Path, found: LogRead) -> None:
    """Writing the entries again must give the same bytes; restricted ones stand in a log as commitments only."""
    sealed = sum(raw.startswith(_SEALED) for raw in found.entries)
    if sealed:
        obstacle = f"it holds {several(sealed, 'restricted entry')}, of which a log shows the commitment alone"
        raise LogNotTaken(folder, obstacle, "Restore from a backup of the database, which holds what they say")
    for position, raw in enumerate(found.entries):
        try:
            canonical = to_bytes(from_bytes(raw)) == raw
        except DecodeError as fault:
            raise LogNotTaken(folder, f"entry {position} is none ({fault})", _OTHER_VERSION) from fault
        if not canonical:
            obstacle = f"entry {position} is not in the canonical form of this version"
            raise LogNotTaken(folder, obstacle, _OTHER_VERSION)
