"""The follow-up table after a session: who is to do what, by when, and how it stands."""

from collections.abc import Iterator

from travaux.decision.situation import DocumentState, PlanState
from travaux.decision.situation.instructions import EXTENDED, OFF_CONTROL, Instruction
from travaux.enquiry.language import count, say
from travaux.enquiry.words import listing, word
from travaux.exports.papers.contents.agenda import session_lines
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Sheet
from travaux.office import dealt_with
from travaux.record.times import BadDate, read_date
from travaux.record.values import NONE, RESERVED, UNKNOWN


def follow_up_table(session: str, asked: Question) -> Sheet:
    """The instructions on the texts that a session dealt with, and on the plans that carry out its decisions."""
    documents = dealt_with.documents_of(session, asked.dials, asked.reader)
    plans = dealt_with.plans_of(session, asked.dials, asked.reader)
    rows = [row for one in (*documents, *plans) for row in _rows(one, asked)]
    return Sheet(
        asked.names.of(session),
        tuple(session_lines(session, asked)),
        {"instructions": [{"number": row.pop("given number") or str(n), **row} for n, row in enumerate(rows, start=1)]},
        words(),
        (),
        (session, *documents, *plans),
    )


def words() -> dict[str, str]:
    """The headings of the table."""
    return {
        "number": say("No."),
        "instruction": say("Instruction"),
        "lead": say("Lead"),
        "co": say("Co-executors"),
        "due": say("Due"),
        "state": say("State"),
        "none": say("No instruction is on record."),
    }


def _rows(dossier: str, asked: Question) -> Iterator[dict[str, str]]:
    state, _ = asked.read(dossier)
    if isinstance(state, DocumentState | PlanState):
        for one in state.instructions:
            yield row_of(one, dossier, asked)


def row_of(one: Instruction, dossier: str, asked: Question) -> dict[str, str]:
    """One instruction as a row: `given number` is the one it was given, empty where it has none."""
    by = listing(asked.names.key(key) for key in one.by)
    what = one.what if one.what not in {"", *RESERVED} else ""
    later = [each.fact for each in one.extended] + ([one.off_control.fact] if one.off_control else [])
    return {
        "given number": one.number,
        "what": what or word(one.event),
        "sort": word(one.event) if what else "",
        "on": asked.names.of(dossier),
        "given": ", ".join(part for part in (by, asked.day(one.fact.happened)) if part),
        "lead": asked.value(one.to),
        "co": listing(asked.value(each) for each in one.co_executors if each not in RESERVED) or NOTHING,
        "due": _due(one, asked),
        "state": state_of(one, asked),
        "refs": refs_of([one.fact, *later]),
    }


def _due(one: Instruction, asked: Question) -> str:
    told = say("no due date") if one.due_now == NONE else asked.date(one.due_now)
    interim = "" if one.interim in {"", *RESERVED} else asked.date(one.interim)
    return f"{told}; {say('interim report {day}').format(day=interim)}" if interim else told


def state_of(one: Instruction, asked: Question) -> str:
    """How an instruction stands under the dials: the record's words alone, and whether its day is over."""
    if one.off_control is not None:
        by = one.off_control.by
        who = say(" by {who}").format(who=asked.value(by)) if by not in RESERVED else ""
        return say("taken off control{who}, {day}").format(who=who, day=asked.day(one.off_control.fact.happened))
    if one.event in {EXTENDED, OFF_CONTROL}:
        return say("of an instruction that is not on record")
    parts = [
        say("its day is over") if _over(one.due_now, asked) else "",
        count(len(one.extended), "extended {n} time", "extended {n} times") if one.extended else "",
        say("not taken off control, as far as is on record"),
    ]
    return "; ".join(part for part in parts if part)


def _over(due: str, asked: Question) -> bool:
    if due in {UNKNOWN, NONE, ""}:
        return False
    try:
        return read_date(due, asked.zone).hi < asked.dials.on
    except BadDate:
        return False
