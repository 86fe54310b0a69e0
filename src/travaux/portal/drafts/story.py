"""The story of a text in a sentence or two: how it ended, who refused, what was asked, who joined or declined."""

from collections.abc import Iterator, Sequence

from travaux.decision.situation import DocumentState
from travaux.decision.situation.claims import Cited, Happening
from travaux.decision.situation.document import OUTCOME_NOT_ON_RECORD, MemberAct, RemovalRequest
from travaux.decision.situation.state import Taken
from travaux.enquiry.language import say
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import interval, is_vague, listing
from travaux.record.values import RESERVED


def story(state: DocumentState, tell: Teller, place: str = "") -> str:
    """Sentences with their sources; `place` is where the session was held that decided on it, if that is told."""
    body = f"{tell.names.of(str(state.body.value))}. " if state.body.value not in {None, *RESERVED} else ""
    parts = [*_ending(state, tell, place), *_acts(state, tell), *_since(state, tell)]
    parts = parts or [f"{say(state.stage.state)}{tell.since(state.stage)}"]
    first = "; ".join(parts)
    return " ".join([f"{body}{first[:1].upper()}{first[1:]}.", *(_outcome(one, tell) for one in state.requests)])


def _ending(state: DocumentState, tell: Teller, place: str) -> Iterator[str]:
    """How it ended; what was sent back afterwards is told with it."""
    adopted, lost = state.adopted, _last(state.history, "not adopted")
    if adopted is not None:
        without = listing(tell.member(one) for one in adopted.without)
        how = say(" by {mode}").format(mode=tell.value(adopted.mode.value)) if adopted.mode.value else ""
        how += say(", without {members}").format(members=without) if without else ""
        yield say("adopted{how} {when}").format(how=how, when=_at(adopted.happened, tell, place))
    elif lost is not None:
        yield say("not adopted {when}").format(when=f"{_on(lost.fact, tell, place)}{tell.refs([lost.fact])}")


def _acts(state: DocumentState, tell: Teller) -> Iterator[str]:
    """Who stood in the way, where the text went, what was asked."""
    told = state.adopted is not None or _last(state.history, "not adopted") is not None
    yield from (_refused(act, tell, dated=not told) for act in state.refusals)
    back = _last(state.history, "returned for finalisation")
    if back is not None and state.adopted is None:
        yield f"{say('returned for finalisation')}{tell.refs((back.fact, *back.also)[:2])}"
    for one in state.requests:
        asked = say("{member} then asked, {when}, to have it removed from the agenda{refs}")
        day = interval(one.happened.happened, tell.zone) if one.happened.happened else say(one.happened.stated)
        yield asked.format(member=tell.member(one.member), when=day, refs=tell.refs(one.happened.refs[:2]))
    yield from (_joined(act, tell) for act in state.joinings)


def _refused(act: MemberAct, tell: Teller, *, dated: bool) -> str:
    person = act.value.get("person", "unknown")
    who = tell.member(act.member) + (f" ({tell.value(person)})" if person not in RESERVED else "")
    day = f" {tell.when(act.happened)}" if dated else tell.refs(act.happened.refs[:2])
    return say("{who} refused to sign{when}").format(who=who, when=day)


def _joined(act: MemberAct, tell: Teller) -> str:
    text = (
        say("{member} joined {when}") if act.act == "joined" else say("{member} declared {when} that it does not join")
    )
    return text.format(member=tell.member(act.member), when=_at(act.happened, tell, ""))


def _since(state: DocumentState, tell: Teller) -> Iterator[str]:
    """What it is now, where that is more than how it ended."""
    if state.stage.state in {"in force", "repealed", "signed by all", "withdrawn", "lapsed", "taken note of"}:
        yield f"{say(state.stage.state)}{tell.since(state.stage)}"


def _outcome(request: RemovalRequest, tell: Teller) -> str:
    if request.outcome == OUTCOME_NOT_ON_RECORD:
        return say("What became of the request is not on record.")
    return say("What became of the request: {outcome}{refs}.").format(
        outcome=say(request.outcome), refs=tell.refs(request.outcome_facts)
    )


def _at(happened: Happening | None, tell: Teller, place: str) -> str:
    if happened is None or not happened.refs or happened.happened is None:
        return say("on a day not on record")
    return f"{_on(happened.refs[0], tell, place)}{tell.refs(happened.refs[:2])}"


def _on(cited: Cited, tell: Teller, place: str) -> str:
    day = tell.day(cited)
    if is_vague(cited.happened, tell.zone):
        return say("at {place}, {day}").format(place=place, day=day) if place else day
    return say("at {place} on {day}").format(place=place, day=day) if place else say("on {day}").format(day=day)


def _last(history: Sequence[Taken], event: str) -> Taken | None:
    return next((one for one in reversed(history) if one.event == event), None)
