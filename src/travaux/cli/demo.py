"""`travaux demo`: make the database, load the bundled record, adopt its rule book, sign it, tell the story."""

from importlib import resources
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson
from travaux.cli.door import door
from travaux.cli.endings import seals_hold
from travaux.cli.exercise import REPLAY, offered
from travaux.cli.load import told
from travaux.cli.loading import RECORDER, Entered, enter, enter_entries
from travaux.cli.serve import HOST, PORT, run
from travaux.cli.story import story
from travaux.enquiry.asking import asked
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.states.teller import Teller
from travaux.office import answers, books, clock, install, reading, seals
from travaux.office.seals import Kept
from travaux.office.told import Wanted
from travaux.record.dossiers import WORLD
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

app = door()

ORGANISATION = "csto"


@app.command()
def demo(
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Tell the story and end, without serving the site.")
    ] = False,
    port: Annotated[int, typer.Option(help="The port of the site.")] = PORT,
    as_json: AsJson = False,
) -> None:
    """Make the database, load the bundled record of the CSTO, adopt its rule book, sign, and tell the two articles."""
    entered, adopted, kept = prepare()
    question = asked(NOW, NOW, HEAD, f"{ORGANISATION}/record")
    contested = answers.facts(Wanted(contested=True), question.dials)
    tell = Teller(question.names, question.zone)
    lines = story(lambda dossier: answers.show(dossier, question.dials).state, contested, tell)
    if as_json:
        output.print_json({"loaded": entered, "checkpoint": kept.note, **question.stamps(), "story": lines})
        return
    fresh = entered.added or adopted
    output.say(
        told(entered)
        if fresh
        else f"The record was loaded before; it holds {entered.size:,} entries. Nothing was added.",
        f"It goes by the rule book {ORGANISATION}, sha256:{read_library(ORGANISATION).digest}.",
        f"Checkpoint signed at {kept.size:,} entries by {seals.origin()}.",
    )
    output.heading("What the two articles tell, from the record as it stands")
    for number, line in enumerate(lines, start=1):
        output.say(f"{number}. {line.plain}", f"   {line.command}")
    output.say("", "Next: travaux search Armenia; travaux list contested; travaux verify")
    if not no_serve:
        output.say(f"Being made ready: the exercise “{REPLAY}”, to be played at http://{HOST}:{port + 1}.")
        with offered(port + 1):
            run(HOST, port)


def prepare() -> tuple[Entered, bool, Kept]:
    """Make the tables, load the bundled record, adopt its rule book, sign: what was entered, adopted and signed."""
    _require_own_record()
    entered = enter(bundled(), RECORDER)
    adopted = _adopt(read_library(ORGANISATION))
    with seals_hold():
        return entered, adopted, seals.checkpoint()


def _require_own_record() -> None:
    """Raises BrokenInput where the record holds another organisation: nothing loaded is ever taken out again."""
    install.make_ready()
    others = sorted({one.organisation for one in reading.dossiers()} - {ORGANISATION, WORLD})
    if others:
        raise BrokenInput(
            f"This record holds another organisation ({', '.join(others)}), and the demonstration wants one apart. "
            "Point TRAVAUX_DATABASE and TRAVAUX_DATA_DIR at a new place, for example sqlite:///demo.sqlite3 and demo."
        )


def bundled() -> list[tuple[str, str]]:
    """The parts of the bundled chronicle, in the order of their names."""
    folder = resources.files("travaux.record") / "library" / ORGANISATION
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".yaml")), key=lambda part: part.name)
    return [(part.name, part.read_bytes().decode()) for part in parts]


def _adopt(book: RuleBook) -> bool:
    """Enter that the record goes by this book from here on, unless that was entered before."""
    entry = books.adoption(book, clock.now())
    if reading.entry(entry.id):
        return False
    enter_entries([entry], RECORDER)
    return True
