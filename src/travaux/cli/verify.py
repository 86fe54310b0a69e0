"""`travaux verify`: recompute every hash of the log and name the first entry that was changed."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import typer

from travaux.cli import output
from travaux.cli.bars import bar
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.files import read_text
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.redeciding import Differs, differing
from travaux.enquiry.asking import require_record
from travaux.enquiry.words import listing, several
from travaux.office import answers, clock, seals
from travaux.office import verify as recomputed
from travaux.office.verify import Fault, Rests, Verified, Where

app = door()

REMEDIES: Final[dict[Where, str]] = {
    "log": "Stop writing, keep this database as it is, and restore the record from a copy that verifies.",
    "checkpoint": "Find out whose checkpoint it is: one of another log, or with a slip, says nothing of this record; "
    "one of this log that does not hold means that the record, the note or the key was exchanged.",
    "receipt": "The log itself holds. Do not rely on that receipt: whoever holds the act's own copy can compare it.",
    "register": "Run `travaux rebuild`; the log itself holds.",
}


@dataclass(frozen=True)
class Told:
    """What was looked at, and what does not hold."""

    origin: str
    entries: int
    root: str
    checkpoints: int
    newest_checkpoint: int | None
    faults: tuple[Fault, ...]
    register: str
    resting_on_corrected: tuple[Rests, ...]
    differing: tuple[Differs, ...] | None = None

    @property
    def whole(self) -> bool:
        """Whether everything holds."""
        return not self.faults


@app.command()
def verify(
    register: Annotated[bool, typer.Option("--register", help="Compare the register with the log as well.")] = False,
    redecide: Annotated[
        bool, typer.Option("--redecide", help="List the findings that would come out differently today.")
    ] = False,
    published: Annotated[
        list[Path] | None, typer.Option("--published", help="A checkpoint kept elsewhere, which must hold too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Recompute every hash of the log against its checkpoints. Exit code 1 names the first entry that was changed."""
    require_record()
    notes = [read_text(file) for file in published or []]
    with seals_hold():
        with bar("Verifying", answers.size()) as progress:
            found = recomputed.log(published=notes, progress=progress)
        told = _told(found, _register() if register and found.whole else (), register)
        if redecide and found.whole:
            told = replace(told, differing=differing(clock.now()))
    if as_json:
        output.print_json(told)
    else:
        output.say(*_lines(told))
    if not told.whole:
        raise typer.Exit(WAITS_OR_FAILED)


def _register() -> tuple[Fault, ...]:
    with bar("Comparing", len(answers.dossiers(""))) as progress:
        return (
            *recomputed.finding_aids(),
            *recomputed.register(progress),
            *recomputed.lists(clock.now()),
            *recomputed.search_index(),
            *recomputed.states(clock.now()),
        )


def _told(found: Verified, register: tuple[Fault, ...], compared: bool) -> Told:
    kept = seals.newest()
    root = seals.keyring().opened(kept.note).root.hex() if kept and found.whole else ""
    return Told(
        seals.origin(),
        found.entries,
        root,
        found.checkpoints,
        kept.size if kept else None,
        (*found.faults, *register),
        "compared" if compared and found.whole else "not compared",
        tuple(recomputed.resting_on_corrected()) if found.whole else (),
    )


def _lines(told: Told) -> list[str]:
    if not told.whole:
        faults = [f"{told.origin} DOES NOT HOLD: {fault.what.rstrip('.')}." for fault in told.faults]
        return [*faults, *dict.fromkeys(REMEDIES[fault.where] for fault in told.faults)]
    lines = [f"{told.origin} holds: {several(told.entries, 'entry')}, every hash recomputed from the stored bytes."]
    if told.newest_checkpoint is None:
        lines.append("No checkpoint was signed yet; `travaux checkpoint` signs one.")
    else:
        lines.append(f"Root {told.root} at the newest checkpoint, size {told.newest_checkpoint:,}.")
        newer = told.entries - told.newest_checkpoint
        lines.append(
            f"{several(newer, 'entry')} since then are not sealed yet." if newer else "Every entry is sealed by it."
        )
    lines.append(
        f"The register was {told.register} with the log{'' if told.register == 'compared' else ' (--register)'}."
    )
    return (
        lines
        + [
            f"The finding in '{rests.entry_id}' rests on facts corrected since: {listing(rests.corrected)}."
            for rests in told.resting_on_corrected
        ]
        + _redecided(told)
    )


def _redecided(told: Told) -> list[str]:
    """What would be found otherwise today; what was ruled stands as it was ruled."""
    if told.differing is None:
        return []
    return [
        f"The finding in '{one.entry_id}' would come out otherwise today: {one.field} {one.stored}, now {one.today}."
        for one in told.differing
    ] or ["Every finding on record would come out the same today."]
