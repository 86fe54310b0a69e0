"""Acts against a text under silence: breaking it in time, breaking it too late, putting its expiry off."""

from typing import assert_never

from travaux.decision import participation
from travaux.decision.act import Act, Situation
from travaux.decision.agenda import weakest
from travaux.decision.findings import Ground, Result, ground
from travaux.decision.from_record import expiry, question_from
from travaux.decision.notice import rule_of_silence
from travaux.decision.question import Silence
from travaux.decision.silence import span
from travaux.record.times import write_moment, zone_named
from travaux.rulebook.book import RuleBook
from travaux.rulebook.vocabulary import Stated

_UNDER_SILENCE = "under silence"


def _running(act: Act, situation: Situation) -> Silence | None:
    """The silence that the document of an act is under, as the record has it; None where it is under none."""
    document, roll = situation.document(act), situation.roll
    if document is None or roll is None or document.stage.state != _UNDER_SILENCE:
        return None
    zone = zone_named(situation.zone)
    return question_from(document, roll, None, as_of=situation.day, zone=zone, now=situation.on).silence


def object_(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Objecting: a right of members; when silence has expired it breaks nothing, and is registered all the same."""
    return _answered(participation.has_right(act, situation, book, "object"), act, situation, book)


def amend(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Proposing other words: as objecting, where an amendment breaks silence."""
    return _answered(participation.has_right(act, situation, book, "speak"), act, situation, book)


def _answered(right: Result, act: Act, situation: Situation, book: RuleBook) -> Result:
    told = _late(act, situation, book)
    if told is None:
        return right
    late = Result("none", (told,), admissible="no") if told.side == "against" else None
    return Result("none", (*right.grounds, told), missing=right.missing, admissible=weakest(right, late))


def _late(act: Act, situation: Situation, book: RuleBook) -> Ground | None:
    running = _running(act, situation)
    if running is None:
        return None
    rule, expires = rule_of_silence(act, situation, book), write_moment(running.expires, zone_named(situation.zone))
    if situation.on < running.expires:
        before = span(running.expires - situation.on)
        return ground("silence in time", rule, "for", facts=running.facts, expires=expires, before=before)
    after = span(situation.on - running.expires)
    return ground("silence over", rule, "against", facts=running.facts, expires=expires, after=after)


def extend(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Putting off the expiry: before it has come, to a later moment, where the rule lets silence be extended."""
    running, zone = _running(act, situation), zone_named(situation.zone)
    later = expiry(act.value.get("expires"), zone)
    if running is None or later is None:
        return Result("none", (ground("for the record"),))
    fields = {"before": write_moment(running.expires, zone), "expires": write_moment(later, zone)}
    over, no_later = situation.on >= running.expires, later <= running.expires
    if over or no_later:
        code = "silence put off too late" if over else "silence not put off"
        told = ground(code, rule_of_silence(act, situation, book), "against", facts=running.facts, fields=fields)
        return Result("none", (told,), admissible="no")
    allowed = _allowed(act, situation, book)
    moved = ground("silence put off", rule_of_silence(act, situation, book), "for", facts=running.facts, fields=fields)
    return Result("none", (moved, *allowed.grounds), admissible=allowed.admissible)


def _allowed(act: Act, situation: Situation, book: RuleBook) -> Result:
    """Whether the rule lets silence be put off at all."""
    rule = rule_of_silence(act, situation, book)
    procedure = None if rule is None else rule.parameters.course.silence
    stated: Stated = "not stated" if procedure is None else procedure.may_be_extended
    match stated:
        case "yes":
            return Result("none", (ground("extension allowed", rule, "for"),))
        case "no":
            return Result("none", (ground("extension ruled out", rule, "against"),), admissible="no")
        case "not stated":
            return Result("none", (ground("extension not stated", rule),), admissible="not stated")
        case _:
            assert_never(stated)
