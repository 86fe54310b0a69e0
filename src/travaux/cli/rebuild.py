"""`travaux rebuild`: make the register anew from the log."""

from travaux.cli import output
from travaux.cli.door import door
from travaux.enquiry.asking import require_record
from travaux.enquiry.words import several
from travaux.office import desk, install

app = door()


@app.command()
def rebuild() -> None:
    """Make the register anew from the log, in the tables of this version. The log itself is only read."""
    require_record()
    install.make_ready()
    entries, dossiers = desk.rebuild()
    output.say(f"The register was made anew from {several(entries, 'entry')}: {several(dossiers, 'dossier')}.")
