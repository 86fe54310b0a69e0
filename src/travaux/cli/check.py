"""`travaux check`: look at the installation, each fault with its remedy."""

import typer

from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.main import WAITS_OR_FAILED
from travaux.enquiry.words import several
from travaux.office import checks

app = door()


@app.command()
def check(as_json: AsJson = False) -> None:
    """Look at database settings, guards, keys and head. Exit code 1 if something is not as it should be."""
    found = checks.check()
    faults = [one for one in found if not one.sound]
    if as_json:
        output.print_json(found)
    else:
        output.print_table(
            ("", "what", "found"), [("ok" if one.sound else "FAULT", one.what, one.found) for one in found], fold=2
        )
        output.say("", *(f"{one.what}: {one.remedy}" for one in faults))
        output.say(f"{several(len(faults), 'fault')} in {several(len(found), 'check')}.")
    if faults:
        raise typer.Exit(WAITS_OR_FAILED)
