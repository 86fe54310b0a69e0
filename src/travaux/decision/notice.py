"""Lengths of time that rules ask for: the notice of a session, and how long silence must be open."""

from collections.abc import Iterator
from datetime import date, datetime

from travaux.decision.act import Act, Situation
from travaux.decision.agenda import opening_day, weakest
from travaux.decision.calendar import Counted, count
from travaux.decision.days_told import days_off
from travaux.decision.findings import Ground, Missing, Result, ground
from travaux.decision.from_record import expiry, last_day
from travaux.record.times import zone_named
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule, AgendaRule, CommonRule
from travaux.rulebook.vocabulary import Period


def convene(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Convening a session: whether the rule's notice lies before its opening, and who asks for one out of turn."""
    rule = book.rule_or_none(AgendaRule, body=situation.sits(act), on=situation.day)
    if rule is None:
        return Result("none", (ground("for the record"),))
    opening = last_day(act.value.get("for"), situation.zone) or opening_day(act, situation)
    notice = _notice(rule, opening, situation, book)
    asked = tuple(_extraordinary(rule, act, situation))
    out_of_turn = Result("none", asked, admissible="not stated") if asked else None
    missing = (Missing("who asked for an extraordinary session"),) if asked else ()
    admissible = weakest(notice, out_of_turn)
    return Result("none", (*notice.grounds, *asked), missing=(*notice.missing, *missing), admissible=admissible)


def _notice(rule: AgendaRule, opening: date | None, situation: Situation, book: RuleBook) -> Result:
    period = rule.parameters.notice
    if opening is None and period is None:
        return Result("none", (ground("for the record"),))
    if opening is None:
        unknown = ground("opening day not known", rule)
        return Result("none", (unknown,), missing=(Missing("the day of the opening"),), admissible="not stated")
    if period is None:
        days = (opening - situation.day).days
        return Result("none", (ground("notice not laid down", rule, days=days),))
    counted = _counted(situation.day, opening, period, situation, book)
    return _held(counted, period, rule, ("notice kept", "notice missed"))


def _held(counted: Counted, period: Period, rule: CommonRule, codes: tuple[str, str]) -> Result:
    """Days that were counted, held against those that are needed: the first code where they are enough."""
    enough = counted.number >= period.days
    fields = {"number": counted.number, "counted": period.counted_in, "needed": period.days}
    told = ground(codes[0] if enough else codes[1], rule, "for" if enough else "against", fields=fields)
    return Result("none", (told, *days_off(counted, rule)), admissible="yes" if enough else "no")


def _counted(first: date, last: date, period: Period, situation: Situation, book: RuleBook) -> Counted:
    members = situation.roll.members if situation.roll is not None else ()
    return count(first, last, period, members, situation.calendar.beside(book))


def _extraordinary(rule: AgendaRule, act: Act, situation: Situation) -> Iterator[Ground]:
    """That an extraordinary session is asked for by some members; who did is nowhere on record."""
    session, request = situation.session(act), rule.parameters.request("extraordinary session")
    if request is None or session is None or session.sort.value != "extraordinary":
        return
    roll = situation.roll.members if situation.roll is not None else ()
    for one in request.or_:
        of = f" of {len(roll)} {one.of}" if one.of else ""
        yield ground("extraordinary session", rule, comparison=one.comparison, amount=one.amount, of=of)
    yield from (ground("extraordinary session, by", rule, who=actor) for actor in request.by)


def silence_length(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Whether a silence that is opened lasts as long as the rule asks; nothing where no rule asks for a length."""
    rule = rule_of_silence(act, situation, book)
    procedure = None if rule is None else rule.parameters.course.silence
    period = None if procedure is None else procedure.lasts_at_least
    zone = zone_named(situation.zone)
    expires = expiry(act.value.get("expires"), zone)
    if rule is None or period is None or expires is None:
        return Result("none", ())
    counted = _counted(situation.day, datetime.fromtimestamp(expires, zone).date(), period, situation, book)
    return _held(counted, period, rule, ("silence long enough", "silence shorter"))


def rule_of_silence(act: Act, situation: Situation, book: RuleBook) -> AdoptionRule | None:
    """The rule by which the body of an act decides under silence; None where the book has none."""
    body, day = situation.sits(act), situation.day
    return book.rule_or_none(AdoptionRule, body=body, item_class="substantive", on=day, mode="silence")
