"""A decision asked of the record: the question that a document was, and the rule book that it is asked of."""

from dataclasses import dataclass
from datetime import date

from travaux.broken_input import BrokenInput
from travaux.decision.from_record import day_of, moment_of, question_from, seat_of
from travaux.decision.question import Question, Seat
from travaux.decision.situation import DocumentState, RollState, SessionState
from travaux.enquiry.asking import Asked
from travaux.office import answers, books
from travaux.record.audience import PUBLIC
from travaux.record.fold import Dials
from travaux.record.times import end_of
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library, shipped


@dataclass(frozen=True)
class Decided:
    """The question that a document was, at which session; `known_day`: whether the record tells when it was put."""

    document: DocumentState
    question: Question
    known_day: bool
    session: SessionState | None = None


def question_of(dossier: str, asked: Asked, reader: frozenset[str] = PUBLIC) -> Decided:
    """The question by what a reader may know under the dials; the roll is that of the day of deciding.

    Raises BrokenInput where the dossier is no document.
    """
    document = answers.show(dossier, asked.dials, reader).state
    if not isinstance(document, DocumentState):
        raise BrokenInput(
            f"'{dossier}' is a {document.kind}, and only a document is decided on. `travaux list documents`."
        )
    moment = moment_of(document)
    roll = _roll(dossier.partition("/")[0], min(moment or asked.dials.on, asked.dials.on), asked, reader)
    as_of = day_of(asked.dials.on, asked.zone)
    session = _session(document, asked, reader)
    made = question_from(document, roll, session, as_of=as_of, zone=asked.zone)
    return Decided(document, made, bool(moment), session)


def _roll(organisation: str, moment: int, asked: Asked, reader: frozenset[str]) -> RollState:
    day = Dials(moment, asked.dials.known, asked.dials.at)
    roll = answers.show(f"{organisation}/roll", day, reader).state
    if not isinstance(roll, RollState):
        raise TypeError(roll.kind)
    return roll


def seats_on(organisation: str, body: str, day: date, asked: Asked) -> tuple[Seat, ...]:
    """Who sat in a body (a slug) at the end of a day, by what the public could know under the dials."""
    roll = _roll(organisation, end_of(day.isoformat(), asked.zone), asked, PUBLIC)
    return tuple(seat_of(row, body) for row in roll.sitting(body))


def _session(document: DocumentState, asked: Asked, reader: frozenset[str]) -> SessionState | None:
    """The session at which it was decided on, if one is told."""
    told: list[object] = [document.adopted.session.value] if document.adopted else []
    told += [document.put.value.get("session")] if document.put else []
    told += [act.value.get("session") for act in document.refusals]
    named = [one for one in told if isinstance(one, str) and "/session/" in one]
    state = answers.show(named[0], asked.dials, reader).state if named else None
    return state if isinstance(state, SessionState) else None


def book_of(organisation: str, known: int) -> RuleBook:
    """The book that the record goes by at a moment, else the library's own; raises BrokenInput where there is none."""
    how = books.opened(organisation, known)
    found = books.book_of(organisation, how) if how else None
    if found is None and organisation in shipped():
        return read_library(organisation)
    if found is None:
        raise BrokenInput(
            f"The record of '{organisation}' goes by no rule book that is here. Give --book with one of "
            f"{', '.join(shipped())}, or with a file."
        )
    return found
