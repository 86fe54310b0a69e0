"""The draft agenda of a session: its items in order; what was struck out stays, with the reason."""

from collections.abc import Iterator

from travaux.decision.situation import SessionState
from travaux.enquiry.language import say
from travaux.enquiry.words import listing
from travaux.exports.papers.contents.items import Item, items_of
from travaux.exports.papers.contents.question import NOTHING, Question
from travaux.exports.papers.contents.sheet import Line, Sheet


def draft_agenda(session: str, asked: Question) -> Sheet:
    """Items on the agenda, those only proposed, and what the session dealt with that is on no agenda on record."""
    items = items_of(session, asked)
    on = [one for one in items if one.place in {"on", "off"}]
    return Sheet(
        asked.names.of(session),
        tuple(session_lines(session, asked)),
        {
            "items": [_row(one) for one in on],
            "proposed": [_row(one) for one in items if one.place == "proposed"],
            "elsewhere": [_row(one) for one in items if one.place == "elsewhere"],
        },
        {
            "number": say("No."),
            "item": say("Item"),
            "asked_by": say("Proposed by"),
            "stage": say("Stage"),
            "proposed": say("Proposed, not yet on the agenda"),
            "elsewhere": say("Dealt with at the session; on no agenda on record"),
            "none": say("No item is on record."),
        },
        tuple(_notes(on)),
        (session, *(one.document for one in items)),
    )


def _row(item: Item) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "sort": "" if item.sort == NOTHING else item.sort,
        "asked_by": item.asked_by,
        "stage": item.stage,
        "off": item.off,
        "notes": list(item.notes),
        "refs": item.refs,
    }


def _notes(items: list[Item]) -> Iterator[str]:
    if any(one.off for one in items):
        yield say("Items struck out are off the agenda; they stay in their place with what became of them.")


def session_lines(session: str, asked: Question) -> Iterator[Line]:
    """Of which bodies, when, where, in which way, under whose chair: as far as it is on record."""
    state = asked.state(session, SessionState)
    if state is None:
        return
    if state.bodies:
        yield Line(say("Body"), listing(asked.names.of(one) for one in state.bodies))
    if state.held:
        yield Line(say("Held"), asked.happened(state.held))
    else:
        yield Line(say("Planned for"), asked.date_claim(state.planned_for))
    place = state.place if state.place.value is not None else state.planned_place
    for label, claim in ((say("Place"), place), (say("Way"), state.way), (say("Sort"), state.sort)):
        if claim.value is not None:
            yield Line(label, asked.claim(claim))
    if state.chair.value is not None:
        yield Line(say("Chair"), asked.tell.claim(state.chair, asked.names.member))
