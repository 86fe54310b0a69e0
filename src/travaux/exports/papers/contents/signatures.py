"""The list of papers for signature of a session: which texts, who signed, who refused, who did neither on record."""

from collections.abc import Iterable, Iterator
from typing import Final

from travaux.decision.situation import DocumentState, RollState
from travaux.decision.situation.document import MemberAct
from travaux.enquiry.language import say
from travaux.enquiry.words import listing, word
from travaux.exports.papers.contents.agenda import session_lines
from travaux.exports.papers.contents.items import Item, items_of
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of, text_of
from travaux.exports.papers.contents.sheet import Sheet
from travaux.record.values import RESERVED

#: A text in one of these states has left the way to signature.
_GONE: Final = frozenset({"withdrawn", "lapsed", "taken note of", "repealed"})


def signature_list(session: str, asked: Question) -> Sheet:
    """The texts on the session's agenda, or signed or refused there, that can be signed."""
    roll = asked.state(f"{asked.organisation}/roll", RollState)
    members = () if roll is None else roll.members
    items = [one for one in items_of(session, asked) if one.place in {"on", "elsewhere"}]
    rows = [row for one in items for row in _rows(one, session, members, asked)]
    return Sheet(
        asked.names.of(session),
        tuple(session_lines(session, asked)),
        {"papers": [{"number": str(number), **row} for number, row in enumerate(rows, start=1)]},
        {
            "number": say("No."),
            "paper": say("Paper"),
            "stage": say("Stage"),
            "signed": say("Signed"),
            "refused": say("Refused"),
            "outstanding": say("No signature on record"),
            "none": say("No paper for signature is on record."),
        },
        (say("Members are those on the roll of that day. A signature that is not on record may not be owed."),),
        (session, f"{asked.organisation}/roll", *(one.document for one in items)),
    )


def _rows(item: Item, session: str, members: Iterable[str], asked: Question) -> Iterator[dict[str, str]]:
    state = asked.state(item.document, DocumentState)
    if state is None or state.stage.state in _GONE:
        return
    acted = {one.member for one in (*state.signatures, *state.refusals)}
    outstanding = [asked.names.member(one) for one in members if one not in acted]
    number = state.adopted.number if state.adopted else None
    yield {
        "title": item.title,
        "sort": "" if item.sort == NOTHING else item.sort,
        "adopted": "" if number is None or number.value in {None, *RESERVED} else asked.claim(number),
        "item": item.number,
        "stage": word(state.stage.state),
        "signed": _acts(state.signatures, asked),
        "refused": _acts(state.refusals, asked),
        "outstanding": listing(sorted(outstanding)) or NOTHING,
        "due": _due(item, asked),
        "refs": refs_of(*(one.happened.refs for one in (*state.signatures, *state.refusals)))
        or refs_of([one.fact for one in state.places if one.session == session]),
    }


def _acts(found: Iterable[MemberAct], asked: Question) -> str:
    told = []
    for one in sorted(found, key=lambda act: asked.names.member(act.member)):
        reason = one.value.get("reason", "unknown")
        because = f": {reason}" if reason not in RESERVED else ""
        told.append(f"{asked.names.member(one.member)}, {asked.happened(one.happened)}{because}")
    return "; ".join(told) or NOTHING


def _due(item: Item, asked: Question) -> str:
    opened = asked.facts(item.document, "signature opened")
    due = text_of(opened[-1], "due") if opened else ""
    return say("open for signature until {day}").format(day=asked.date(due)) if due else ""
