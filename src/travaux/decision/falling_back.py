"""Where a course goes when it fails: what comes next, when, by whose choice; and whether it goes there too early."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from travaux.decision.findings import Ground, Outcome, ground
from travaux.decision.hearing import by_consensus
from travaux.decision.question import Question
from travaux.decision.sames import Remembered
from travaux.rulebook.adoption import Fallback
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

Timely = Literal["yes", "no", "not stated"]
_FAILED: Outcome = "not adopted"
#: Ties that nobody decides.
_LOST: Final = frozenset({"tie fails", "tie not stated"})


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
            yield from _timer(question, rule, fallback)
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


def _timer(question: Question, rule: AdoptionRule, fallback: Fallback) -> Iterator[Ground]:
    if fallback.after_days is None:
        return
    fields: dict[str, object] = {"to": fallback.to, "days": fallback.after_days}
    if question.first_put is None:
        yield ground("fallback timer not known", rule, fields=fields)
    else:
        since, day = question.first_put, question.first_put + timedelta(days=fallback.after_days)
        yield ground("fallback timer", rule, since=since, day=day, fields=fields)


def _further(rule: AdoptionRule, book: RuleBook, been: set[str]) -> Iterator[Ground]:
    """Where it goes after that; a rule is told once."""
    for fallback in rule.parameters.course.fallbacks:
        target = book.by_id(fallback.to)
        if isinstance(target, AdoptionRule) and target.id not in been:
            yield _next("fallback further", rule, fallback, target)
            yield from _further(target, book, {*been, rule.id})


def timely(question: Question, rule: AdoptionRule, book: RuleBook) -> tuple[Timely, tuple[Ground, ...]]:
    """Whether a rule that others fall back on is turned to when their days are over, with the grounds.

    It is *not stated* where nobody tells the day from which they run. The days of the shortest way to the rule count,
    and a way without days leaves it open at once.
    """
    ways = _ways_to(rule, book) if rule.parameters.course.entered == "by fallback" else ()
    if not ways or any(fallback.after_days is None for _, fallback in ways):
        return "yes", ()
    first, days = min(((one, one[1].after_days or 0) for one in ways), key=lambda way: way[1])
    fields: dict[str, object] = {"to": rule.id, "days": days}
    if question.first_put is None:
        return "not stated", (ground("fallback timer not known", first[0], fields=fields),)
    day: date = question.first_put + timedelta(days=days)
    if question.on >= day:
        return "yes", (ground("fallback timer", first[0], "for", since=question.first_put, day=day, fields=fields),)
    early = ground("fallback too early", first[0], "against", day=day, on=question.on, fields=fields)
    return "no", (early,)


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
