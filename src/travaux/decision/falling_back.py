"""Where a course goes when it fails: what comes next, when, by whose choice; and whether it goes there too early."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal
from zoneinfo import ZoneInfo

from travaux.decision.calendar import day_after
from travaux.decision.days_told import days_off
from travaux.decision.findings import Ground, Outcome, Side, ground
from travaux.decision.hearing import by_consensus
from travaux.decision.question import Question
from travaux.decision.sames import Remembered
from travaux.record.times import write_moment, zone_named
from travaux.rulebook.adoption import Fallback
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule
from travaux.rulebook.vocabulary import CountedIn, Period, Unit

Timely = Literal["yes", "no", "not stated"]
_FAILED: Outcome = "not adopted"
#: Ties that nobody decides.
_LOST: Final = frozenset({"tie fails", "tie not stated"})
_KNOWN: Final = "fallback timer"
_NOT_KNOWN: Final = "fallback timer not known"
_EARLY: Final = "fallback too early"
_HOUR: Final = 3600
#: A way whose time has come is taken before one of which that is not known, and this before one that must wait.
_RANK: Final = MappingProxyType({True: 0, None: 1, False: 2})


def what_comes_next(
    question: Question, rule: AdoptionRule, outcome: Outcome, codes: set[str], book: RuleBook
) -> Iterator[Ground]:
    """The fallbacks that the outcome opens, each with its day, and the chain that follows if these fail as well.

    `codes` are those of the grounds of the outcome; they tell why it failed.
    """
    met = _events(rule, outcome, codes)
    for fallback in rule.parameters.course.fallbacks:
        target = book.by_id(fallback.to)
        if fallback.when in met and isinstance(target, AdoptionRule):
            yield _next("fallback", rule, fallback, target)
            timer = _timer(question, rule, fallback, book)
            if timer is not None:
                yield ground(timer.code, rule, fields=timer.fields)
                yield from timer.more
            yield from _further(target, book, {rule.id})


def _events(rule: AdoptionRule, outcome: Outcome, codes: set[str]) -> set[str]:
    """What has happened, in the words of the fallbacks."""
    if "tie" in codes:
        return {"a tie"}
    if outcome not in {_FAILED, "cannot be put"}:
        return set()
    happened = {"the body so decides", *({"a tie"} if codes & _LOST else ())}
    if "quorum lacking" in codes:
        happened.add("no quorum")
    if rule.parameters.course.silence is not None and outcome == _FAILED:
        happened.add("silence broken")
    if "mode objected" in codes or (outcome == _FAILED and by_consensus(rule)):
        happened.add("no consensus")
    if outcome == _FAILED:
        happened.add("not adopted")
        if any(threshold.counted == "signature" for threshold in rule.parameters.tally.thresholds):
            happened.add("signatures missing")
    return happened


def _next(code: str, rule: AdoptionRule, fallback: Fallback, target: AdoptionRule) -> Ground:
    fields = {"to": target.id, "mode": target.parameters.course.mode, "when": fallback.when}
    if fallback.decided_by == "nobody":
        return ground(f"{code} of itself", rule, fields=fields)
    if fallback.decided_by == "not stated":
        return ground(f"{code}, by whom not stated", rule, fields=fields)
    return ground(code, rule, actor=fallback.decided_by, fields=fields)


@dataclass(frozen=True)
class _Timer:
    """How long is waited: so many of a unit; whether that is over; its grounds, told before it is turned to or after.

    `over` is None where it is not on record from when, or for how long, it has run.
    """

    number: int
    over: bool | None
    code: str
    fields: Mapping[str, object]
    more: tuple[Ground, ...] = ()


def _timer(question: Question, rule: AdoptionRule, fallback: Fallback, book: RuleBook) -> _Timer | None:
    """The time that a fallback asks for; None where it asks for none."""
    wait = fallback.after
    if wait is None:
        return None
    fields: dict[str, object] = {"to": fallback.to}
    if wait.sessions is not None:
        return _by_sessions(question, wait.sessions, fields)
    if wait.hours is not None:
        return _by_hours(question, wait.hours, fields, zone_named(book.file.zone))
    period = wait.period
    return None if period is None else _by_days(question, rule, period, fields, book)


def _measured(fields: Mapping[str, object], number: int, unit: Unit | CountedIn) -> dict[str, object]:
    return {**fields, "number": number, "unit": unit}


def _by_sessions(question: Question, number: int, fields: Mapping[str, object]) -> _Timer:
    told, passed = _measured(fields, number, "sessions"), question.sessions_since
    if passed is None:
        return _Timer(number, None, _NOT_KNOWN, told)
    return _Timer(number, passed >= number, "fallback by session", {**told, "passed": passed})


def _by_hours(question: Question, number: int, fields: Mapping[str, object], zone: ZoneInfo) -> _Timer:
    told = _measured(fields, number, "hours")
    if question.put_at is None:
        return _Timer(number, None, _NOT_KNOWN, told)
    moment, now = question.put_at + number * _HOUR, question.now
    told |= {"day": write_moment(moment, zone), "since": write_moment(question.put_at, zone)}
    told["on"] = "" if now is None else write_moment(now, zone)
    return _Timer(number, None if now is None else now >= moment, _KNOWN, told)


def _by_days(
    question: Question, rule: AdoptionRule, period: Period, fields: Mapping[str, object], book: RuleBook
) -> _Timer:
    told = _measured(fields, period.days, "days" if period.counted_in == "calendar days" else period.counted_in)
    if question.first_put is None:
        return _Timer(period.days, None, _NOT_KNOWN, told)
    members = [seat.member for seat in question.roll]
    day, counted = day_after(question.first_put, period, members, question.calendar.beside(book))
    told |= {"since": question.first_put, "day": day, "on": question.on}
    return _Timer(period.days, question.on >= day, _KNOWN, told, tuple(days_off(counted, rule)))


def _further(rule: AdoptionRule, book: RuleBook, been: set[str]) -> Iterator[Ground]:
    """Where it goes after that; a rule is told once."""
    for fallback in rule.parameters.course.fallbacks:
        target = book.by_id(fallback.to)
        if isinstance(target, AdoptionRule) and target.id not in been:
            yield _next("fallback further", rule, fallback, target)
            yield from _further(target, book, {*been, rule.id})


def timely(question: Question, rule: AdoptionRule, book: RuleBook) -> tuple[Timely, tuple[Ground, ...]]:
    """Whether a rule that others fall back on is turned to when its time has come, with the grounds.

    It is *not stated* where nobody tells from when the time runs. Of several ways to the rule one whose time has come
    is enough; of two that are alike in this the shorter counts. A way that asks for no time leaves it open at once.
    """
    ways = _ways_to(rule, book) if rule.parameters.course.entered == "by fallback" else ()
    timers = [(first, _timer(question, first, fallback, book)) for first, fallback in ways]
    asked = [(first, timer) for first, timer in timers if timer is not None]
    if not ways or len(asked) < len(ways):
        return "yes", ()
    first, timer = min(asked, key=lambda way: (_RANK[way[1].over], way[1].number))
    if timer.over is None:
        return "not stated", (ground(timer.code, first, fields=timer.fields),)
    side: Side = "for" if timer.over else "against"
    code = _EARLY if timer.code == _KNOWN and not timer.over else timer.code
    told = (ground(code, first, side, fields=timer.fields), *timer.more)
    return "yes" if timer.over else "no", told


def _find_ways(rule: AdoptionRule, book: RuleBook) -> tuple[tuple[AdoptionRule, Fallback], ...]:
    above = book.parent
    own = tuple(
        (one, fallback)
        for one in book.rules
        if isinstance(one, AdoptionRule)
        for fallback in one.parameters.course.fallbacks
        if fallback.to == rule.id
    )
    return own if above is None else (*own, *_find_ways(rule, above))


_ways_to = Remembered(_find_ways)
