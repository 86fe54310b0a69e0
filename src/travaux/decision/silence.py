"""Silence: opened at a meeting, broken by an objection or an amendment, or run out; to the minute."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from travaux.decision import bound
from travaux.decision.electorate import Electorate
from travaux.decision.findings import Ground, Missing, Result, ground
from travaux.decision.hearing import Heard
from travaux.decision.question import Question, Silence, SilenceAnswer
from travaux.record.times import write_moment, zone_named
from travaux.rulebook.adoption import SilenceStage
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

HOUR: Final = 60


def find(question: Question, rule: AdoptionRule, voters: Electorate, book: RuleBook) -> Result:
    """What became of a text under silence; an answer at the minute of expiry is late."""
    put, procedure = question.silence, rule.parameters.course.silence
    if put is None or procedure is None:
        return Result("open", (ground("silence not named", rule),), missing=(Missing("the moment of expiry"),))
    stages: dict[str, SilenceStage] = {stage.stage: stage for stage in procedure.stages}
    if "at the meeting" in stages and put.opened_at_meeting == "no":
        return Result("cannot be put", (ground("silence not opened", rule, "against"),), admissible="no")
    told = list(_answers(put, stages, rule))
    if any(one.side == "against" for one in told):
        return Result("not adopted", tuple(told), bound.nobody(voters))
    undated = [one for one in put.answers if one.stage == "in writing" and one.at is None]
    if undated:
        missing = tuple(Missing("the moment of its answer", one.member) for one in undated)
        return Result("indeterminate", tuple(told), missing=missing, admissible="not stated")
    expires = write_moment(put.expires, zone_named(book.file.zone))
    if question.now is not None and question.now < put.expires:
        return Result("open", (*told, ground("silence runs", rule, "for", facts=put.facts, expires=expires)))
    kept = ground("silence kept", rule, "for", facts=put.facts, roll=voters.roll, expires=expires)
    silent = [Heard(seat.member, "none", "silent") for seat in voters.entitled]
    binds, later = bound.bind(question, rule, voters, silent, book)
    return Result("adopted", (*told, kept, *later), binds)


def _answers(put: Silence, stages: Mapping[str, SilenceStage], rule: AdoptionRule) -> Iterator[Ground]:
    """A ground for every answer: whether it broke silence, came late, or cannot be placed."""
    for one in _in_order(put.answers):
        stage = stages.get(one.stage)
        if stage is None or one.what not in stage.broken_by:
            continue
        if one.stage == "at the meeting":
            yield ground("silence broken at the meeting", rule, "against", facts=one.facts, member=one.member)
        elif one.at is None:
            yield ground("silence answer undated", rule, facts=one.facts, member=one.member, what=one.what)
        elif one.at < put.expires:
            before = _span(put.expires - one.at)
            fields = {"member": one.member, "what": one.what, "before": before}
            yield ground("silence broken", rule, "against", facts=one.facts, fields=fields)
        else:
            yield ground("silence answered late", rule, facts=one.facts, member=one.member, what=one.what)


def _in_order(answers: Sequence[SilenceAnswer]) -> list[SilenceAnswer]:
    return sorted(answers, key=lambda one: (one.stage, one.at or 0))


def _span(seconds: int) -> str:
    """A length of time as people say it: minutes up to an hour, else hours and minutes."""
    minutes = max(1, seconds // 60)
    if minutes < HOUR:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return str(timedelta(minutes=minutes)).removesuffix(":00") + " hours"
