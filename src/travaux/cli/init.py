"""`travaux init`: a record of one's own organisation, from a rule book and a roll."""

from pathlib import Path
from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.files import read_text
from travaux.enquiry.words import several
from travaux.office import founding, seals

app = door(no_args_is_help=True)


@app.command()
def init(
    rulebook: Annotated[
        Path, typer.Option("--rulebook", help="The rule book; it names the organisation and its zone.")
    ],
    roll: Annotated[Path, typer.Option("--roll", help="The members: CSV (member,name,since) or a chronicle file.")],
    title: Annotated[str, typer.Option(help="The organisation's name.")],
    by: Annotated[str, typer.Option(help="Who makes it; the name stays in the record.")],
    as_json: AsJson = False,
) -> None:
    """Make the record of your own organisation: open it, adopt its rule book, enter its members, sign."""
    text = read_text(rulebook)
    book = founding.book_from(text, rulebook.name)
    founded = founding.found(title, book, text, (roll.name, read_text(roll)), by)
    with seals_hold():
        kept = seals.checkpoint()
    if as_json:
        told = {"organisation": book.file.organisation, "rule book": book.slug, "digest": book.digest,
                "members": founded.members, "entries": founded.entries, "checkpoint": kept.note}  # fmt: skip
        output.print_json(told)
        return
    organisation = book.file.organisation
    output.say(
        f"The record of {title} ({organisation}) is open: {several(founded.members, 'member')}, rule book {book.slug}, "
        f"sha256:{book.digest}.",
        f"Checkpoint signed at {kept.size:,} entries by {seals.origin()}.",
        "Next: travaux account add NAME --role secretariat; travaux serve",
    )
