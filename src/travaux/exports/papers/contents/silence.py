"""The certificate of a silence procedure: when it was opened, until when, whether anybody broke it, what followed."""

from collections.abc import Iterator, Sequence
from typing import Final

from travaux.decision.situation import DocumentState
from travaux.decision.situation.claims import Remark
from travaux.enquiry.language import say
from travaux.enquiry.words import moment, word
from travaux.exports.papers.contents.question import NOTHING, Question, refs_of
from travaux.exports.papers.contents.sheet import Line, Sheet
from travaux.exports.papers.faults import NothingToTell
from travaux.record.times import BadDate, Interval, read_date
from travaux.record.values import RESERVED, UNKNOWN

_BROKEN: Final = "silence broken"


def silence_certificate(document: str, asked: Question) -> Sheet:
    """The newest silence procedure on a text; raises NothingToTell where none is on record."""
    state = asked.state(document, DocumentState)
    steps = [] if state is None else _last(state.silence)
    if state is None or not steps:
        raise NothingToTell("Silence certificate", document, "no silence procedure on it is on record")
    broken = [one for one in steps if one.event == _BROKEN]
    expires = next(
        (str(one.value.get("expires", UNKNOWN)) for one in reversed(steps) if "expires" in one.value), UNKNOWN
    )
    return Sheet(
        asked.names.of(document),
        tuple(_lines(state, steps, expires, asked)),
        {
            "certified": list(_certified(state, broken, expires, asked)),
            "steps": [_step(one, asked) for one in steps],
            "signature": say("Signature of the depositary or of the Secretariat"),
            "date": say("Date"),
        },
        {
            "when": say("When"),
            "what": say("What"),
            "details": say("Details"),
            "steps": say("The procedure, step by step"),
        },
        (),
        (document,),
    )


def _last(silence: Sequence[Remark]) -> list[Remark]:
    """The steps from the last opening on."""
    begun = max((number for number, one in enumerate(silence) if one.event == "silence opened"), default=0)
    return list(silence[begun:])


def _lines(state: DocumentState, steps: Sequence[Remark], expires: str, asked: Question) -> Iterator[Line]:
    if state.sort.value is not None:
        yield Line(say("Sort"), asked.claim(state.sort))
    if state.body.value is not None:
        yield Line(say("Body"), asked.claim(state.body))
    yield Line(say("Opened"), instant(steps[0].fact.happened, asked))
    yield Line(say("Expires"), _until(expires, asked))
    yield Line(say("Stage"), word(state.stage.state))


def instant(span: Interval, asked: Question) -> str:
    """The minute at which an act was done; of what is known by its day only, the day."""
    return moment(span.lo, asked.zone) if span.hi - span.lo <= _MINUTE else asked.day(span)


_MINUTE: Final = 60


def _until(expires: str, asked: Question) -> str:
    if expires in RESERVED:
        return asked.date(expires)
    try:
        span = read_date(expires, asked.zone)
    except BadDate:
        return expires
    return instant(span, asked)


def _certified(state: DocumentState, broken: Sequence[Remark], expires: str, asked: Question) -> Iterator[str]:
    until = _until(expires, asked)
    if broken:
        yield from (_break(one, asked) for one in broken)
    elif _passed(expires, asked):
        yield say("The silence was to last until {until}. By then no objection and no amendment is on record.").format(
            until=until
        )
    else:
        yield say("The silence lasts until {until}. So far no objection and no amendment is on record.").format(
            until=until
        )
    if state.adopted is not None:
        adopted = say("The text was adopted, {when}; mode: {mode}.")
        yield adopted.format(when=asked.happened(state.adopted.happened), mode=asked.claim(state.adopted.mode))
    else:
        yield say("No adoption is on record. The passing of time alone is recorded as nobody's act.")


def _break(one: Remark, asked: Question) -> str:
    by = str(one.value.get("by", UNKNOWN))
    who = asked.names.member(by) if by not in RESERVED else say("a member that is not named")
    return say("The silence was broken by {who}, {when}.").format(who=who, when=instant(one.fact.happened, asked))


def _passed(expires: str, asked: Question) -> bool:
    try:
        return expires not in RESERVED and read_date(expires, asked.zone).lo < asked.dials.on
    except BadDate:
        return False


def _step(one: Remark, asked: Question) -> dict[str, str]:
    by, reason = one.value.get("by", UNKNOWN), one.value.get("reason", UNKNOWN)
    expires = str(one.value.get("expires", UNKNOWN))
    details = [
        asked.names.member(str(by)) if by not in RESERVED else "",
        say("until {until}").format(until=_until(expires, asked)) if expires not in RESERVED else "",
        str(reason) if reason not in RESERVED else "",
    ]
    return {
        "when": instant(one.fact.happened, asked),
        "what": word(one.event),
        "details": "; ".join(filter(None, details)) or NOTHING,
        "refs": refs_of([one.fact]),
    }
