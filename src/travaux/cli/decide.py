"""`travaux decide`: explain a decision by the rules, of a document on record or of a case file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from travaux.broken_input import BrokenInput
from travaux.cli import output
from travaux.cli.asking import Asked, asked, dossier_named, require_record
from travaux.cli.dials import HEAD, NOW, AsJson, At, Known, On
from travaux.cli.door import door
from travaux.cli.files import read_text
from travaux.cli.findings import finding_lines
from travaux.cli.main import WAITS_OR_FAILED
from travaux.cli.rulebook import book_named
from travaux.cli.states.teller import Teller
from travaux.cli.words import listing
from travaux.decision import adoption
from travaux.decision import case as cases
from travaux.decision.findings import Finding
from travaux.decision.from_record import day_of, moment_of, question_from
from travaux.decision.question import Question
from travaux.decision.situation import DocumentState, RollState, SessionState
from travaux.office import answers, books
from travaux.record.fold import Dials
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import library

app = door()


@dataclass(frozen=True)
class Asking:
    """A question with the book to ask, and in words what is asked."""

    question: Question
    book: RuleBook
    about: tuple[str, ...]
    expected: str = ""


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
        output.say(*asking.about, *finding_lines(found, asking.book))
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
    """The question that a document was, from the record under the dials; the roll is that of the day of deciding."""
    require_record()
    full = dossier_named(dossier)
    question = asked(*dials, full)
    document = answers.show(full, question.dials).state
    if not isinstance(document, DocumentState):
        raise BrokenInput(
            f"'{full}' is a {document.kind}, and only a document is decided on. `travaux list documents`."
        )
    moment = moment_of(document)
    day = Dials(min(moment or question.dials.on, question.dials.on), question.dials.known, question.dials.at)
    roll = answers.show(f"{full.partition('/')[0]}/roll", day).state
    if not isinstance(roll, RollState):
        raise TypeError(roll.kind)
    as_of = day_of(question.dials.on, question.zone)
    made = question_from(document, roll, _session(document, question), as_of=as_of, zone=question.zone)
    when = f"on {made.on:%-d %B %Y}" if moment else "on no day that is on record"
    members = listing(question.names.member(seat.member) for seat in made.roll)
    about = (
        f"{question.names.full(full)}, put to {made.body or 'a body not on record'} {when}. {question.told()}",
        f"Assessed now from what sources report; members then: {members}.",
        next(Teller(question.names, question.zone).evidence(document)),
    )
    return Asking(made, _book(full, book, question.dials.known), about)


def _session(document: DocumentState, question: Asked) -> SessionState | None:
    """The session at which it was decided on, if one is told."""
    told: list[object] = [document.adopted.session.value] if document.adopted else []
    told += [document.put.value.get("session")] if document.put else []
    told += [act.value.get("session") for act in document.refusals]
    named = [one for one in told if isinstance(one, str) and "/session/" in one]
    state = answers.show(named[0], question.dials).state if named else None
    return state if isinstance(state, SessionState) else None


def _book(dossier: str, book: str, now: int) -> RuleBook:
    """The book named, else the one that the record goes by; raises BrokenInput where there is none."""
    if book:
        return book_named(book)
    organisation = dossier.partition("/")[0]
    how = books.opened(organisation, now)
    found = books.book_of(organisation, how) if how else None
    if found is None and organisation in library():
        return book_named(organisation)
    if found is None:
        raise BrokenInput(
            f"The record of '{organisation}' goes by no rule book that is here. Give --book with one of "
            f"{', '.join(library())}, or with a file."
        )
    return found
