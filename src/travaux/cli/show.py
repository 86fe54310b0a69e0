"""`travaux show`: one dossier, its state first, then every fact with its speaker and its chain of sources."""

from typing import Annotated

import typer

from travaux.cli import cards, output
from travaux.cli.dials import AsJson, At, Known, On
from travaux.cli.door import door
from travaux.enquiry.asking import Asked, asked, dossier_named, require_record
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.states import lines_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import listing, several
from travaux.office import answers
from travaux.office.answers import Shown

app = door()


@app.command()
def show(
    dossier: Annotated[str, typer.Argument(help="A dossier, as csto/member/am or member/am.")],
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    as_json: AsJson = False,
    brief: Annotated[bool, typer.Option("--brief", help="The state alone, without every fact.")] = False,
) -> None:
    """Show one dossier: what stands, since when, on whose word, and what contradicts it."""
    require_record()
    full = dossier_named(dossier)
    question = asked(on, known, at, full)
    shown = answers.show(full, question.dials)
    if as_json:
        output.print_json(shown, question.zone)
        return
    output.heading(f"{question.names.full(full)}: {shown.kind}")
    output.say(question.told(), *lines_of(shown.state, Teller(question.names, question.zone)))
    if not brief:
        _print_facts(shown, question)
    output.say("", *_limits(shown))


def _print_facts(shown: Shown, question: Asked) -> None:
    if not shown.facts:
        output.say("", "Nothing about it had happened or was public by then.")
        return
    output.heading(f"Facts, in order of happening ({len(shown.facts)})")
    for card in shown.facts:
        output.say(*cards.block(card, question.names))


def _limits(shown: Shown) -> tuple[str, ...]:
    """What the answer leaves out, as far as it is known."""
    lines = []
    if shown.may_be_public:
        refs = listing(card.address for card in shown.may_be_public)
        lines.append(f"Not told here, since it may not have been public yet: {refs}.")
    if shown.later:
        verb = "bears" if shown.later == 1 else "bear"
        lines.append(f"{several(shown.later, 'entry').capitalize()} recorded since {verb} on this.")
    if shown.hidden:
        lines.append(f"This answer rests on {several(shown.hidden, 'restricted entry')} less than the whole record.")
    return tuple(lines)
