"""The points of a rule on adoption that scenarios can try: thresholds from both sides, and the rest."""

from collections.abc import Iterator
from typing import Final, assert_never

from travaux.decision.coverage_seen import Hits, Seen, decided, telling
from travaux.decision.findings import Side
from travaux.decision.question import Question, Seat
from travaux.decision.scenarios import ExpectedGround, matches
from travaux.rulebook.adoption import Fallback, Threshold
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import Excluded

#: The grounds on whether the time of a fallback had come when it was turned to.
_TIMERS: Final = ("fallback timer", "fallback too early", "fallback by session")


def adoption(rule: AdoptionRule) -> Iterator[tuple[str, Hits]]:
    """Every point of a rule on adoption."""
    parameters = rule.parameters
    if parameters.course.silence is not None:
        yield from _silence(rule)
    else:
        for number, threshold in enumerate(parameters.tally.thresholds):
            yield from _threshold(rule, number, threshold)
    yield from _against(rule)
    for exclusion in parameters.tally.exclusions:
        yield f"not counted: {exclusion.who}", _excluding(rule, exclusion.who)
    yield from _caps(rule)
    for left in parameters.tally.left_out:
        yield f"left out: {left}", lambda seen: seen.told("ballot left out", rule.id)
    for reading in parameters.readings:
        if reading.live:
            yield f"reading {reading.id}", _reading(reading.id)
    yield from _course(rule)


def _threshold(rule: AdoptionRule, number: int, threshold: Threshold) -> Iterator[tuple[str, Hits]]:
    told = told_threshold(threshold)

    def met(seen: Seen, *, reached: bool) -> bool:
        return seen.rule is rule and len(seen.reached) > number and seen.reached[number] is reached

    yield f"{told}: reached", lambda seen: met(seen, reached=True)
    yield f"{told}: missed", lambda seen: met(seen, reached=False)
    if threshold.waived_when_fewer_against_than is not None:
        yield f"{told}: waived", lambda seen: seen.told("threshold waived", rule.id)


def told_threshold(one: Threshold) -> str:
    """A threshold as its file has it."""
    counted = f"{one.counted} by {one.weight}" if one.weight else one.counted
    among = f", among {one.among}" if one.among else ""
    return f"{counted} {one.comparison} {one.amount}{f' of {one.of}' if one.of else ''}{among}"


def _silence(rule: AdoptionRule) -> Iterator[tuple[str, Hits]]:
    yield "silence: kept", lambda seen: seen.told("silence kept", rule.id)
    silence = rule.parameters.course.silence
    for stage in () if silence is None else silence.stages:
        code = "silence broken" if stage.stage == "in writing" else "silence broken at the meeting"
        yield f"silence: broken {stage.stage}", telling(code, rule.id)


def _against(rule: AdoptionRule) -> Iterator[tuple[str, Hits]]:
    """What can stop a decision besides its thresholds."""
    counted = rule.parameters.tally
    for veto in counted.vetoes:
        yield f"veto of {veto.group}", lambda seen: seen.told("veto", rule.id)
        if veto.scope:
            yield f"veto of {veto.group}: outside its scope", telling("veto outside its scope", rule.id)
    for barrier in counted.barriers:
        told = ", ".join(told_threshold(one) for one in barrier.thresholds)
        yield f"barrier, {told}: stands", lambda seen: seen.told("barrier", rule.id)
        yield (
            f"barrier, {told}: does not stand",
            lambda seen: decided(seen, rule) and not seen.told("barrier", rule.id),
        )
    if counted.tie == "the chair decides":
        yield "tie: the chair decides", lambda seen: seen.told("tie", rule.id)


def _excluding(rule: AdoptionRule, who: Excluded) -> Hits:
    def hits(seen: Seen) -> bool:
        told = any(seen.told(code, rule.id) for code in ("excluded", "excluded if ruled", "excluded by ruling"))
        return told and any(_meets(who, seat, seen.question) for seat in seen.question.roll)

    return hits


def _meets(who: Excluded, seat: Seat, question: Question) -> bool:
    """Whether an exclusion is about this seat."""
    match who:
        case "the state concerned":
            return seat.member == question.concerned
        case "party to the dispute":
            return seat.member in question.parties
        case "vote withdrawn" | "suspended by the council":
            return seat.membership == who
        case "recused":
            return question.position(seat.member).ballot == "recused"
        case "arrears":
            return seat.arrears_years > 0 and not seat.waived
        case _:
            assert_never(who)


def _reading(name: str) -> Hits:
    def hits(seen: Seen) -> bool:
        ruled = seen.question.ruling("reading")
        compared = any(one.reading == name for one in seen.tried.finding.readings)
        return compared or (ruled is not None and ruled.reading == name and seen.rule is not None)

    return hits


def _caps(rule: AdoptionRule) -> Iterator[tuple[str, Hits]]:
    """A cap that cuts somebody, and one that nobody is above."""
    for cap in rule.parameters.tally.caps:
        of = f" of {cap.of}" if cap.of else ""
        code = "capped" if cap.each == "member" else "capped together"
        told = f"cap on {cap.weight} of each {cap.each}, {cap.at_most}{of}"
        yield f"{told}: cuts, {cap.surplus}", telling(code, rule.id)
        yield f"{told}: cuts nobody", _never(code, rule)


def _never(code: str, rule: AdoptionRule) -> Hits:
    return lambda seen: decided(seen, rule) and not seen.told(code, rule.id)


def _course(rule: AdoptionRule) -> Iterator[tuple[str, Hits]]:
    """The question how to decide, and where the course goes when it fails."""
    course = rule.parameters.course
    if course.mode_consent is not None:
        yield "mode: accepted", lambda seen: seen.told("mode accepted", rule.id)
        if course.mode_consent.objection_to_the_mode == "blocks":
            yield "mode: objected", lambda seen: seen.told("mode objected", rule.id)
    for fallback in course.fallbacks:
        told = f"on {fallback.when} falls back to {fallback.to}"
        yield f"{told}: told", _leading_to(rule, fallback)
        yield f"{told}: taken", _falling_back(fallback.to)
        if fallback.after is not None:
            yield f"{told}: too early", _turning(rule, fallback, "against")
            yield f"{told}: in time", _turning(rule, fallback, "for")


def _leading_to(rule: AdoptionRule, fallback: Fallback) -> Hits:
    """A question that failed under a rule, so that what comes next is told."""
    fields = (("to", fallback.to), ("when", fallback.when), ("rule", rule.id))
    expected = [ExpectedGround(code, fields) for code in ("fallback", "fallback of itself")]
    return lambda seen: any(matches(one, ground) for one in expected for ground in seen.tried.finding.grounds)


def _turning(rule: AdoptionRule, fallback: Fallback, side: Side) -> Hits:
    """A question that was turned to another way, and for which its time had come, or had not."""
    fields = (("to", fallback.to), ("rule", rule.id), ("side", side))
    expected = [ExpectedGround(code, fields) for code in _TIMERS]
    return lambda seen: any(matches(one, ground) for one in expected for ground in seen.tried.finding.grounds)


def _falling_back(to: str) -> Hits:
    """A question that was decided by the rule to which the course falls back."""
    return lambda seen: seen.rule is not None and seen.rule.id == to
