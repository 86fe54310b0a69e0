"""`travaux checkpoint`: sign the log as it stands."""

from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.asking import require_record
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.words import several
from travaux.office import seals
from travaux.record.checkpoint import open_checkpoint

app = door()


@app.command()
def checkpoint(
    note: Annotated[bool, typer.Option("--note", help="Print the signed note alone, to be published.")] = False,
    as_json: AsJson = False,
) -> None:
    """Sign the log as it stands and keep the checkpoint; the stored bytes are read back and hashed before."""
    require_record()
    with seals_hold():
        before = {kept.size for kept in seals.checkpoints()}
        kept = seals.checkpoint()
        key = seals.key().verifier
        signed = open_checkpoint(kept.note, [key])
    if note:
        typer.echo(kept.note, nl=False)
        return
    told = {"origin": signed.origin, "size": signed.size, "root": signed.root.hex(), "key": key.text}
    if as_json:
        output.print_json({**told, "note": kept.note})
        return
    state = "was signed already" if kept.size in before else "signed"
    output.say(
        f"The log {signed.origin} of {several(signed.size, 'entry')} {state}.",
        f"  root: {signed.root.hex()}",
        f"  verifier key: {key.text}",
        "Publish the note (`travaux checkpoint --note`) where others keep copies: what is signed there can no longer "
        "be changed unnoticed.",
    )
