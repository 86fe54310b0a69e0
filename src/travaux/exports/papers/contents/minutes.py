"""The minutes of a session: who was there, what became of each item under which finding, what was instructed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from travaux.decision.findings import Ground
from travaux.decision.situation import DocumentState, SessionState
from travaux.decision.situation.claims import Remark
from travaux.decision.situation.state import Ruled
from travaux.enquiry.findings import ground_told
from travaux.enquiry.language import say
from travaux.enquiry.states import first_of
from travaux.enquiry.words import word
from travaux.exports.papers.contents import attendance, follow_up
from travaux.exports.papers.contents.agenda import session_lines
from travaux.exports.papers.contents.items import Item, items_of
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Sheet
from travaux.record.fold import Told
from travaux.record.values import RESERVED

#: The acts whose finding says how a decision was reached; the newest of a text counts.
_DECIDING: Final = ("put to decision", "adopted", "not adopted", "signature refused", "returned for finalisation")
_STEPS: Final = ("session opened", "agenda agreed", "session closed", "record certified")


def minutes(session: str, asked: Question) -> Sheet:
    """The record of a session as far as the reader may see it: drawn from the record, not from memory."""
    items = items_of(session, asked)
    seats = attendance.seats_of(session, asked)
    return Sheet(
        asked.names.of(session),
        tuple(session_lines(session, asked)),
        {
            "steps": [_step(told, asked) for told in asked.facts(session, *_STEPS)],
            "seats": [vars(one) for one in seats],
            "items": [_item(one, asked) for one in items],
            "texts": list(_texts(session, asked)),
        },
        {**attendance.words(), **follow_up.words(), **_words()},
        tuple(attendance.notes(session, seats, asked)),
        (session, f"{asked.organisation}/roll", *(one.document for one in items)),
    )


def _words() -> dict[str, str]:
    return {
        "steps": say("Course of the session"),
        "attendance": say("Attendance"),
        "nobody": say("Nobody's attendance is on record."),
        "items": say("Items"),
        "no_item": say("No item is on record."),
        "finding": say("Finding"),
        "rulings": say("Rulings"),
        "instructions": say("Instructions"),
        "texts": say("As drawn up"),
        "chair": say("The chair"),
        "secretariat": say("The Secretariat"),
    }


def _step(told: Told, asked: Question) -> str:
    return f"{word(told.name).capitalize()}, {asked.when(told)}."


def _item(item: Item, asked: Question) -> dict[str, Any]:
    state = asked.state(item.document, DocumentState)
    if state is None:  # every dossier of this kind has such a state
        raise TypeError(item.document)
    return {
        "number": "" if item.number == NOTHING else item.number,
        "title": item.title,
        "off": item.off,
        "stage": item.stage,
        "told": [sentence for sentence in first_of(state, asked.tell) if sentence],
        "findings": list(_findings(asked.facts(item.document, *_DECIDING), asked)),
        "rulings": [
            *(_ruled(one, asked) for one in state.evidence.rulings),
            *_rulings(state.remarks, state.evidence.rulings, asked),
        ],
        "instructions": [follow_up.row_of(one, item.document, asked) for one in state.instructions],
        "refs": item.refs,
    }


def _findings(facts: Iterable[Told], asked: Question) -> Iterator[str]:
    """The finding of the newest act that has one: its outcome, then its grounds."""
    found = [told for told in facts if told.entry.finding]
    if not found:
        return
    finding: Mapping[str, Any] = found[-1].entry.finding or {}
    text = say("On '{event}': admissible: {admissible}; outcome: {outcome}.")
    admissible, outcome = (word(str(finding.get(name, ""))) for name in ("admissible", "outcome"))
    yield text.format(event=word(found[-1].name), admissible=admissible, outcome=outcome)
    for ground in finding.get("grounds", ()):
        yield asked.names.prose(ground_told(msgspec.convert(ground, Ground), asked.names))


def _ruled(found: Ruled, asked: Question) -> str:
    """`The chair overrules the finding on 'signature refused', 23 November 2022; it stands: the reason`."""
    on = ", ".join(dict.fromkeys(word(one.event) for one in found.events))
    because = f": {found.reason}" if found.reason not in {"", *RESERVED} else ""
    text = say("Ruling of the {who} on '{event}', {day}: {ruling}; effect: {effect}{because}.")
    return text.format(
        who=word(found.by), event=on, day=asked.day(found.fact.happened), ruling=word(found.ruling),
        effect=word(found.effect), because=because,
    )  # fmt: skip


def _rulings(remarks: Iterable[Remark], told: Iterable[Ruled], asked: Question) -> Iterator[str]:
    """Rulings that are on no single entry."""
    before = {one.fact.address for one in told}
    for one in remarks:
        if one.event == "ruling given" and one.fact.address not in before:
            yield asked.tell.remark(one)


def _texts(session: str, asked: Question) -> Iterator[dict[str, str]]:
    """The minutes as somebody drew them up; the last of several."""
    state = asked.state(session, SessionState)
    for one in state.minutes[-1:] if state else ():
        yield {
            "text": one.text,
            "digest": one.digest,
            "when": say("Drawn up, {day}").format(day=asked.day(one.fact.happened)),
            "refs": refs_of([one.fact]),
        }
