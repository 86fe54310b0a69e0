"""`travaux timeline`: what happened in order of happening, or what became known between two moments."""

from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import cards, output
from travaux.cli.dials import AsJson, At, Known, On
from travaux.cli.door import door
from travaux.enquiry.asking import Asked, asked, covers, optional_dossier, require_record
from travaux.enquiry.dials import HEAD, NOW, dials
from travaux.enquiry.words import moment, several
from travaux.office import answers
from travaux.office.told import Wanted
from travaux.record.fold import Dials
from travaux.record.telling import FactCard

app = door()


@app.command()
def timeline(
    since: Annotated[str, typer.Option(help="Tell what became known after this day or moment.")] = "",
    until: Annotated[str, typer.Option(help="With --since: up to this day or moment (default: --known).")] = "",
    about: Annotated[str, typer.Option(help="Only what is about this dossier.")] = "",
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    as_json: AsJson = False,
) -> None:
    """Tell what happened in order of happening; with --since, what became known between two moments."""
    require_record()
    question = asked(on, until or known, at)
    wanted = Wanted(about=optional_dossier(about))
    earlier = _since(since, until, question) if since or until else None
    if earlier is None:
        found, head = answers.timeline(wanted, question.dials), question.told()
    else:
        found = answers.became_known(wanted, earlier, question.dials)
        known_from, known_to = (moment(one.known, question.zone) for one in (earlier, question.dials))
        head = f"What became known between {known_from} and {known_to}, among {several(question.dials.at, 'entry')}."
    if as_json:
        since_moment = {"since": since} if since else {}
        output.print_json({**since_moment, **question.stamps(), "facts": found})
        return
    _print(found, question, head)


def _since(since: str, until: str, question: Asked) -> Dials:
    """The earlier moment of knowledge; raises BrokenInput where the two are not in order."""
    if not since:
        raise BrokenInput(f"--until {until} needs a beginning: give --since with the earlier day or moment as well.")
    earlier = dials("", since, HEAD, question.zone.key)
    if earlier.known >= question.dials.known:
        end = moment(question.dials.known, question.zone)
        raise BrokenInput(f"--since {since} is not before {end}: give an earlier --since, or a later --until.")
    return Dials(question.dials.on, earlier.known, question.dials.at)


def _print(found: tuple[FactCard, ...], question: Asked, head: str) -> None:
    output.say(head, "")
    output.print_table(cards.FACT_COLUMNS, cards.rows(found, question.names), fold=cards.FOLDED, first=cards.DAY_WIDTH)
    output.say("", covers(len(found), "fact", "what has no day, as names", "what no source on record tells"))
