"""`travaux prove`: a proof that an entry is in the log, for somebody who has only the record's key."""

from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.files import read_text
from travaux.enquiry.asking import require_record
from travaux.office import answers, reading, seals

app = door()


class NoSuchEntry(BrokenInput):
    """A text that leads to no entry."""

    def __init__(self, text: str, size: int) -> None:
        super().__init__(
            f"Nothing on record is called '{text}': it is the id of no entry, no one fact's address (entry-id#ref), "
            f"and no position from 0 to {size - 1}. `travaux list entries` shows all."
        )


@app.command()
def prove(
    entry: Annotated[str, typer.Argument(help="An entry's id, a fact's address (entry-id#ref), or a position.")],
    earlier: Annotated[
        Path | None, typer.Option("--from", help="An older checkpoint: prove also that the log only grew since.")
    ] = None,
) -> None:
    """Print a proof bundle of one entry on standard output, and on standard error how to check it."""
    require_record()
    entry_id = _entry_id(entry)
    with seals_hold():
        bundle = seals.prove(entry_id, read_text(earlier) if earlier else None)
        ring = seals.keyring()
        keys = dict.fromkeys(key.text for key in (ring.own, *(one.old for one in ring.chain)))
    typer.echo(bundle, nl=False)
    since = ", and that the log only grew since the older checkpoint" if earlier else ""
    typer.echo(
        f"This shows that '{entry_id}' is in the log{since}. To check it without this program, save it as proof.json "
        f"and run:\n  python -I -S offline_verifier.py proof.json {' '.join(map(repr, keys))}\n"
        "offline_verifier.py is the file of that name in travaux/record; it needs Python alone. Take the key from "
        "where the record publishes it, not from whoever hands you the proof.",
        err=True,
    )


def _entry_id(text: str) -> str:
    """The id of the entry meant; raises NoSuchEntry."""
    size = answers.size()
    named = text.partition("#")[0]
    for one in answers.entries():
        if named == one.id or text == str(one.position):
            return one.id
    told = reading.named(text) if text.isprintable() else []
    if len(told) == 1:
        return told[0][0].entry.id
    raise NoSuchEntry(text, size)
