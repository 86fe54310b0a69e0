"""Silence: opened at a meeting, broken by an objection or an amendment, or run out; to the minute."""

from collections.abc import Iterator, Mapping, Sequence

from travaux.decision import bound
from travaux.decision.electorate import Electorate
from travaux.decision.findings import Admissible, Ground, Missing, Result, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Question, Silence, SilenceAnswer, names
from travaux.record.times import write_moment, zone_named
from travaux.record.values import RESERVED
from travaux.rulebook.adoption import SilenceStage
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule


def find(question: Question, rule: AdoptionRule, voters: Electorate, book: RuleBook) -> Result:
    """What became of a text under silence; an answer at the minute of expiry is late."""
    put, procedure = question.silence, rule.parameters.course.silence
    if put is None or procedure is None:
        return Result("open", (ground("silence not named", rule),), missing=(Missing("the moment of expiry"),))
    stages: dict[str, SilenceStage] = {stage.stage: stage for stage in procedure.stages}
    if "at the meeting" in stages and put.opened_at_meeting == "no":
        return Result("cannot be put", (ground("silence not opened", rule, "against"),), admissible="no")
    told = [*_opening(put, stages, rule), *_answers(put, stages, rule, voters), *_beside(question, put, rule, voters)]
    if any(one.side == "against" for one in told):
        return Result("not adopted", tuple(told), bound.nobody(voters))
    undated = [one for one in put.answers if one.at is None and _obstacle(one, stages, voters) is None]
    if undated:
        missing = tuple(Missing("the moment of its answer", one.member) for one in undated)
        return Result("indeterminate", tuple(told), missing=missing, admissible="not stated")
    admissible: Admissible = "not stated" if any(one.code == "silence opening unknown" for one in told) else "yes"
    expires = write_moment(put.expires, zone_named(book.file.zone))
    if question.now is not None and question.now < put.expires:
        runs = ground("silence runs", rule, "for", facts=put.facts, expires=expires)
        return Result("open", (*told, runs), missing=(Missing("the expiry of the silence"),), admissible=admissible)
    kept = ground("silence kept", rule, "for", facts=put.facts, roll=voters.roll, expires=expires)
    silent = [Heard(seat.member, "none", "silent") for seat in voters.entitled]
    binds, later = bound.bind(question, rule, voters, silent, book)
    return Result("adopted", (*told, kept, *later), binds, admissible=admissible)


def _opening(put: Silence, stages: Mapping[str, SilenceStage], rule: AdoptionRule) -> Iterator[Ground]:
    if "at the meeting" in stages and put.opened_at_meeting == "not stated":
        yield ground("silence opening unknown", rule, facts=put.facts)


def _obstacle(one: SilenceAnswer, stages: Mapping[str, SilenceStage], voters: Electorate) -> str | None:
    """Why an answer breaks nothing, whenever it came; None for one that can. A member not named may be any."""
    stage = stages.get(one.stage)
    if stage is None or one.what not in stage.broken_by:
        return f"an {one.what} {one.stage} does not break it"
    if one.member in RESERVED or one.member in {seat.member for seat in voters.entitled}:
        return None
    return "it has no say in this" if one.member in voters.roll else "it is not on the roll"


def counts(one: SilenceAnswer, rule: AdoptionRule, voters: Electorate) -> bool:
    """Whether an answer breaks silence if it came in time."""
    procedure = rule.parameters.course.silence
    stages: dict[str, SilenceStage] = {} if procedure is None else {stage.stage: stage for stage in procedure.stages}
    return _obstacle(one, stages, voters) is None


def _answers(
    put: Silence, stages: Mapping[str, SilenceStage], rule: AdoptionRule, voters: Electorate
) -> Iterator[Ground]:
    """A ground for every answer: whether it broke silence, came late, or cannot be placed."""
    for one in _in_order(put.answers):
        why = _obstacle(one, stages, voters)
        if why is not None:
            fields = {"member": one.member, "what": one.what, "why": why}
            yield ground("silence answer not counted", rule, facts=one.facts, fields=fields)
        elif one.stage == "at the meeting":
            yield ground("silence broken at the meeting", rule, "against", facts=one.facts, member=one.member)
        elif one.at is None:
            yield ground("silence answer undated", rule, facts=one.facts, member=one.member, what=one.what)
        elif one.at < put.expires:
            before = span(put.expires - one.at)
            fields = {"member": _named(one), "what": one.what, "before": before}
            yield ground("silence broken", rule, "against", facts=one.facts, fields=fields)
        else:
            yield ground("silence answered late", rule, facts=one.facts, member=one.member, what=one.what)


def _beside(question: Question, put: Silence, rule: AdoptionRule, voters: Electorate) -> Iterator[Ground]:
    """Who objects to the text and answered nothing to the silence, which such an objection does not break."""
    answered, objecting = {one.member for one in put.answers}, {one.member for one in question.objections}
    said = [one.member for one in question.of(voters.entitled) if one.stance == "objects" or one.member in objecting]
    beside = [one for one in said if one not in answered]
    if beside:
        yield ground("objections beside silence", rule, members=names(beside))


def _named(one: SilenceAnswer) -> str:
    return "a member that is not named" if one.member in RESERVED else one.member


def _in_order(answers: Sequence[SilenceAnswer]) -> list[SilenceAnswer]:
    return sorted(answers, key=lambda one: (one.stage, one.at or 0))


def span(seconds: int) -> str:
    """So many seconds as people say them, to the minute: `1 day 3 hours 20 minutes`."""
    hours, minutes = divmod(max(1, seconds // 60), 60)
    lengths = {"day": hours // 24, "hour": hours % 24, "minute": minutes}
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for unit, number in lengths.items() if number)
