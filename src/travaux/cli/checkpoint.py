"""`travaux checkpoint`: sign the log as it stands."""

from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.loading import RECORDER
from travaux.enquiry.asking import require_record
from travaux.enquiry.words import several
from travaux.office import rotation, seals

app = door()


@app.command()
def checkpoint(
    note: Annotated[bool, typer.Option("--note", help="Print the signed note alone, to be published.")] = False,
    rotate_key: Annotated[
        bool, typer.Option("--rotate-key", help="Sign with a new key from here on; the old one signs once more.")
    ] = False,
    by: Annotated[str, typer.Option("--by", help="With --rotate-key: who does it; the name stays in the record.")] = "",
    as_json: AsJson = False,
) -> None:
    """Sign the log as it stands and keep the checkpoint; the stored bytes are read back and hashed before."""
    require_record()
    if by and not rotate_key:
        raise BrokenInput("--by says who rotates the key, and nobody does. Leave it out, or add --rotate-key.")
    with seals_hold():
        before = {kept.size for kept in seals.checkpoints()}
        rotated = rotation.rotate(by or RECORDER) if rotate_key else None
        kept = rotated.checkpoint if rotated else seals.checkpoint()
        ring = seals.keyring()
        signed = ring.opened(kept.note)
    if note:
        typer.echo(kept.note, nl=False)
        return
    told = {"origin": signed.origin, "size": signed.size, "root": signed.root.hex(), "key": ring.own.text}
    if as_json:
        output.print_json({**told, "retired": rotated.old.text if rotated else None, "note": kept.note})
        return
    state = "was signed already" if kept.size in before else "signed"
    output.say(
        f"The log {signed.origin} of {several(signed.size, 'entry')} {state}.",
        f"  root: {signed.root.hex()}",
        f"  verifier key: {ring.own.text}",
    )
    if rotated:
        output.say(
            f"  retired key: {rotated.old.text}",
            f"The entry at position {rotated.position} says so, signed by both keys; this checkpoint bears both too.",
            "Publish the new verifier key beside the old one: whoever holds the old one can check from the log itself "
            "that the new one follows it. The retired key stays in the data folder and signs nothing any more.",
        )
    output.say(
        "Publish the note (`travaux checkpoint --note`) where others keep copies: what is signed there can no longer "
        "be changed unnoticed.",
    )
