"""`travaux decide`: explain a decision by the rules, of a document on record or of a case file."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.dials import AsJson, At, Known, On
from travaux.cli.door import door
from travaux.cli.files import read_text
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.rulebooks.named import book_named
from travaux.decision import adoption
from travaux.decision import case as cases
from travaux.decision.findings import Finding
from travaux.decision.question import Question
from travaux.enquiry.asking import asked, dossier_named, require_record
from travaux.enquiry.deciding import book_of, question_of
from travaux.enquiry.dials import HEAD, NOW
from travaux.enquiry.findings import finding_lines
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names, listing
from travaux.rulebook.book import RuleBook

app = door()


@dataclass(frozen=True)
class Asking:
    """A question with the book to ask, in words what is asked, and what its members are called."""

    question: Question
    book: RuleBook
    about: tuple[str, ...]
    expected: str = ""
    names: Names = field(default_factory=Names)


@app.command()
def decide(
    dossier: Annotated[str, typer.Argument(help="A document on record, as csto/document/assistance-to-armenia.")] = "",
    case: Annotated[str, typer.Option(help="A bundled case by its name, or a case file.")] = "",
    book: Annotated[str, typer.Option(help="A rule book of the library, or a file (default: the record's own).")] = "",
    on: On = NOW,
    known: Known = NOW,
    at: At = HEAD,
    as_json: AsJson = False,
) -> None:
    """Explain what the rules make of a decision: outcome, grounds with their articles, what is missing, who is bound.

    Exit code 1: the finding waits for a ruling, or is not what the case expects; 2: the rule book does not say.
    """
    if bool(dossier) == bool(case):
        raise BrokenInput(
            "Deciding needs a document on record, or --case with a case, and not both. The bundled cases are: "
            f"{', '.join(cases.bundled())}."
        )
    asking = _of_case(case, book) if case else _of_record(dossier, book, (on, known, at))
    found = adoption.find(asking.question, asking.book)
    if silent := found.ground("rules silent"):
        raise BrokenInput(silent.text)
    unexpected = bool(asking.expected) and asking.expected != found.outcome
    if as_json:
        output.print_json({"finding": found, "expected": asking.expected or None})
    else:
        output.say(*asking.about, *finding_lines(found, asking.book, asking.names))
        _tell_expectation(asking, found)
    if unexpected or not found.plain_yes:
        raise typer.Exit(WAITS_OR_FAILED)


def _tell_expectation(asking: Asking, found: Finding) -> None:
    if asking.expected:
        met = "as the case expects" if asking.expected == found.outcome else "and NOT what the case expects"
        output.say(f"Outcome: {found.outcome}, {met} ({asking.expected}).")


def _of_case(name: str, book: str) -> Asking:
    """A bundled case by its name, or a file; raises BrokenInput, Fault."""
    if name in cases.bundled():
        read = cases.bundled_case(name)
    elif Path(name).is_file():
        read = cases.load(read_text(Path(name)), Path(name).name)
    else:
        raise BrokenInput(
            f"There is no case '{name}': bundled are {', '.join(cases.bundled())}, and there is no such file. Name one "
            "of these, or the path of a YAML file."
        )
    source = f"Source: {read.source}." if read.source else ""
    about = tuple(part for part in (f"Case {read.name}: {read.says}", source) if part)
    return Asking(read.question, book_named(book or read.book), about, read.outcome or "")


def _of_record(dossier: str, book: str, dials: tuple[str, str, int]) -> Asking:
    """The question that a document was, from the record under the dials."""
    require_record()
    full = dossier_named(dossier)
    asking = asked(*dials, full)
    decided = question_of(full, asking)
    question = decided.question
    when = f"on {question.on:%-d %B %Y}" if decided.known_day else "on no day that is on record"
    members = listing(asking.names.member(seat.member) for seat in question.roll)
    about = (
        f"{asking.names.full(full)}, put to {question.body or 'a body not on record'} {when}. {asking.told()}",
        f"Assessed now from what sources report; members then: {members}.",
        next(Teller(asking.names, asking.zone).evidence(decided.document)),
    )
    found = book_named(book) if book else book_of(full.partition("/")[0], asking.dials.known)
    return Asking(question, found, about, names=asking.names)
