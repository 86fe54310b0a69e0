"""An action plan in sentences: reported counts as claims, measures only as far as they are on record by name."""

from collections.abc import Iterator

from travaux.decision.situation import PlanState
from travaux.decision.situation.plan import ANOTHER, MeasureRow, ReportedCount
from travaux.enquiry.language import say
from travaux.enquiry.states.agreeing import paper_lines
from travaux.enquiry.states.document import instruction_words
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import interval, listing
from travaux.record.values import RESERVED


def plan_lines(state: PlanState, tell: Teller) -> Iterator[str]:
    """The counts with who gave them, the measures with their reasons; those not done come first."""
    if state.drawn_up:
        yield say("Drawn up: {when}.").format(when=tell.when(state.drawn_up))
    yield from tell.labelled("Carries out the decisions of", state.decisions_of)
    if state.priorities_of.value is not None:
        priorities = f"{tell.member(str(state.priorities_of.value))}{tell.refs(state.priorities_of.refs)}"
        yield say("With the priorities of: {whose}.").format(whose=priorities)
    yield from (_count(one, tell) for one in state.counts.values())
    yield f"{summary_words(state).capitalize()}."
    yield from computed_lines(state)
    for measure in sorted(state.measures, key=lambda one: one.stage.state == "implemented"):
        yield _measure(measure, tell)
    yield from tell.remarks("Considered", state.considered)
    yield from (instruction_words(one, tell) for one in state.instructions)
    yield from paper_lines(state.papers, tell)
    yield from tell.remarks("What else is said", state.remarks)


def _count(count: ReportedCount, tell: Teller) -> str:
    of = say(" of {total}").format(total=count.of) if isinstance(count.of, int) else ""
    by = tell.names.of(count.by) if count.by else say("the source")
    post = f" ({tell.names.of(count.post)})" if count.post else ""
    apart = listing(f"{tell.value(one.value)}{tell.refs(one.refs)}" for one in count.rivals)
    others = say("; others say {values}").format(values=apart) if apart else ""
    noun, day = noun_words(count.noun), interval(count.on, tell.zone)
    told = say("{number}{of} {noun}, says {by}, {day}").format(
        number=number_words(count.number), of=of, noun=noun, by=by + post, day=day
    )
    return say("Reported {what}: {told}{others}.").format(
        what=say(count.key), told=f"{told}{tell.refs(count.refs)}", others=others
    )


def number_words(number: int | str) -> int | str:
    """A number as it was given, or that the source does not give it."""
    return say("not stated") if number in RESERVED else number


def noun_words(noun: str) -> str:
    """What was counted; what is counted of a plan is its measures, where the source gives them no name."""
    return say("measures") if noun in RESERVED else say(noun)


def summary_words(state: PlanState) -> str:
    """How many measures the record names, of how many reported."""
    total = state.counts.get("total")
    if total is None:
        return say("measures on record: {n}; no total is reported").format(n=len(state.measures))
    return say("measures on record: {n} of a reported {total}").format(n=len(state.measures), total=total.number)


def plan_work(state: PlanState, tell: Teller) -> Iterator[str]:
    """The computed count, and the papers."""
    yield from computed_lines(state)
    yield from paper_lines(state.papers, tell)


def computed_lines(state: PlanState) -> Iterator[str]:
    """What the measures by name come to, where there are any."""
    if state.measures:
        yield _computed(state)


def _computed(state: PlanState) -> str:
    """The computed count, and where it is another number than the reported one."""
    named = "; ".join(f"{say(status)}: {number}" for status, number in state.computed.numbers.items())
    told = say("Computed from the measures on record: {total} in the plan; {named}").format(
        total=state.computed.total, named=named
    )
    apart = [one for one in state.compared if one.verdict == ANOTHER]
    text = say("; reported otherwise: {what}, {number}")
    return told + "".join(text.format(what=say(one.key), number=one.reported) for one in apart) + "."


def _measure(measure: MeasureRow, tell: Teller) -> str:
    told = [
        f"{say(label)}: {tell.claim(claim)}"
        for label, claim in (
            ("reason", measure.reason),
            ("cause", measure.cause),
            ("caused by", measure.caused_by),
            ("responsible", measure.responsible),
            ("due", measure.due),
        )
        if claim.value is not None
    ]
    title = measure.measure if measure.title.value is None else tell.value(measure.title.value)
    return f"  {title}: {'; '.join([tell.claim(measure.status), *told])}."
