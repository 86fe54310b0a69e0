"""`travaux search`: dossiers by the words of their names and facts, each with the sentence that answers."""

from typing import Annotated

import typer

from travaux.cli import output
from travaux.cli.dials import AsJson, At, Known, On
from travaux.cli.door import door
from travaux.enquiry.asking import Asked, asked
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.states import answer_of
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import several
from travaux.office import answers
from travaux.office.searching import Hit

app = door()

MOST_ANSWERED = 10


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words of a name or of a fact.")],
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    as_json: AsJson = False,
) -> None:
    """Find dossiers by words, with the sentence that answers the likeliest question about each."""
    question = asked(on, known, at)
    asked_for = " ".join(words).casefold()
    # Whoever asks by the very name of a thing means that thing first.
    hits = sorted(answers.search(" ".join(words), question.dials), key=lambda hit: hit.title.casefold() != asked_for)
    told = [_answered(hit, question) for hit in hits[:MOST_ANSWERED]]
    if as_json:
        output.print_json({"words": " ".join(words), **question.stamps(), "hits": hits, "answers": told})
        return
    for hit, answered in zip(hits, told, strict=False):
        output.say(f"{hit.title} ({hit.dossier}): {hit.kind}", f"  {answered}", f"  found in: {hit.why}")
    output.say("", _end(" ".join(words), len(hits)), question.told())


def _answered(hit: Hit, question: Asked) -> str:
    """What answers the likeliest question about what was found."""
    shown = answers.show(hit.dossier, question.dials)
    return answer_of(shown.state, Teller(question.names, question.zone), shown.facts)


def _end(words: str, found: int) -> str:
    if not found:
        return f"Nothing on record by then bears '{words}'. Try fewer words, or `travaux list dossiers`."
    more = f" The first {MOST_ANSWERED} are shown; more words narrow it down." if found > MOST_ANSWERED else ""
    return f"{several(found, 'dossier')} for '{words}'.{more}"
