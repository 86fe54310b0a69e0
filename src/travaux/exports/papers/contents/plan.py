"""The report on a plan: the measures by status, those not done first, and the count that was given beside our own."""

from collections.abc import Iterator
from typing import Final

from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import ANOTHER, PARTIAL, SAME, Compared, MeasureRow, ReportedCount
from travaux.enquiry.language import say
from travaux.enquiry.states.plan import noun_words, number_words, summary_words
from travaux.enquiry.words import word
from travaux.exports.papers.contents.follow_up import row_of
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Line, Sheet
from travaux.record.values import RESERVED

#: Those not done come first; within a status the order of the record is kept.
_ORDER: Final = ("not implemented", "in progress", "planned", "carried over", "not on record", "implemented", "removed")


def plan_report(plan: str, asked: Question) -> Sheet:
    """What became of each measure that the record names, and how that compares with what was reported."""
    state = asked.state(plan, PlanState)
    if state is None:  # every dossier of this kind has such a state
        raise TypeError(plan)
    reached = dict.fromkeys((*_ORDER, *(one.stage.state for one in state.measures)))
    by_status = {status: [one for one in state.measures if one.stage.state == status] for status in reached}
    groups = [
        {"status": word(status), "number": str(len(found)), "measures": [_measure(one, asked) for one in found]}
        for status, found in by_status.items()
        if found
    ]
    return Sheet(
        asked.names.of(plan),
        tuple(_lines(state, asked)),
        {
            "counts": [_count(one, state, asked) for one in state.compared],
            "groups": groups,
            "instructions": [row_of(one, plan, asked) for one in state.instructions],
        },
        _words(),
        tuple(_notes(state)),
        (plan,),
    )


def _words() -> dict[str, str]:
    return {
        "counts": say("Counts"),
        "count": say("Count"),
        "reported": say("Reported"),
        "by": say("By whom, when"),
        "computed": say("By the measures on record"),
        "verdict": say("Compared"),
        "measure": say("Measure"),
        "reason": say("Reason, cause"),
        "responsible": say("Responsible"),
        "due": say("Due"),
        "instructions": say("Instructions"),
        "instruction": say("Instruction"),
        "lead": say("Lead"),
        "state": say("State"),
        "none": say("No measure is on record by name."),
        "no_count": say("No count is on record."),
    }


def _lines(state: PlanState, asked: Question) -> Iterator[Line]:
    if state.drawn_up:
        yield Line(say("Drawn up"), asked.happened(state.drawn_up))
    if state.decisions_of.value is not None:
        yield Line(say("Carries out the decisions of"), asked.claim(state.decisions_of))
    if state.priorities_of.value is not None:
        yield Line(say("With the priorities of"), asked.tell.claim(state.priorities_of, asked.names.member))


def _count(compared: Compared, state: PlanState, asked: Question) -> dict[str, str]:
    reported = state.counts[compared.key]
    of = say(" of {total}").format(total=reported.of) if isinstance(reported.of, int) else ""
    rivals = "; ".join(asked.tell.value(one.value) for one in reported.rivals)
    others = say("; others say {values}").format(values=rivals) if rivals else ""
    return {
        "what": word(compared.key),
        "reported": f"{number_words(reported.number)}{of} {noun_words(reported.noun)}{others}",
        "by": _by(reported, asked),
        "computed": str(compared.computed),
        "verdict": verdict(compared.verdict),
        "refs": refs_of(reported.refs),
    }


def _by(reported: ReportedCount, asked: Question) -> str:
    who = asked.tell.by(reported.refs[0]) if reported.refs else ""
    return ", ".join(part for part in (who or say("the source"), asked.day(reported.on)) if part)


def verdict(found: str) -> str:
    """Whether a reported number and the record's own agree."""
    return {
        SAME: say("the same"),
        ANOTHER: say("another number"),
        PARTIAL: say("cannot be compared: not all measures are on record by name"),
    }[found]


def _measure(one: MeasureRow, asked: Question) -> dict[str, str]:
    title = one.measure.replace("-", " ") if one.title.value in {None, *RESERVED} else asked.claim(one.title)
    why = [asked.claim(claim) for claim in (one.reason, one.cause) if claim.value not in {None, *RESERVED}]
    if one.caused_by.value not in {None, *RESERVED}:
        why.append(say("caused by {who}").format(who=asked.claim(one.caused_by)))
    return {
        "title": title,
        "document": "" if one.document.value in {None, *RESERVED} else asked.claim(one.document),
        "reason": "; ".join(why) or NOTHING,
        "responsible": asked.claim(one.responsible),
        "due": asked.date_claim(one.due),
        "since": asked.day(one.stage.since.happened) if one.stage.since else NOTHING,
        "refs": refs_of(one.refs),
    }


def _notes(state: PlanState) -> Iterator[str]:
    yield f"{summary_words(state)[:1].upper()}{summary_words(state)[1:]}."
    if state.counts:
        yield say("A reported count is what somebody said on a day; it is no list, and no measure stands in for it.")
