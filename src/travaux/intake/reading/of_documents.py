"""What verbs tell of documents: refused, asked off the agenda, sent back, agreed, supported, adopted."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.rules import Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.entry import Modality
from travaux.record.values import Value

_POSITIONS: Final = re.compile(
    r"\b(?:on|in) (?P<en>(?:a number|a series|several|some|certain) (?:of )?(?:positions|points|issues|items"
    r"|provisions))"
    r"|по (?P<ru>ряду|нескольким|некоторым) (?:позици\w+|пункт\w+|вопрос\w+)",
    re.IGNORECASE,
)
_POINTS: Final = {"ряду": "a number of positions", "нескольким": "several positions", "некоторым": "some positions"}
_PHASE: Final = re.compile(
    r"\b(?:in|at) the (?:final|last|closing) (?:part|stage|phase)(?: of (?:our|the|its) work)?"
    r"|на (?:последн|заключительн|финальн|завершающ)\w+ (?:этап|стади)\w+(?: работы)?",
    re.IGNORECASE,
)
_NO_INTEREST: Final = re.compile(
    r"\b(?:no|not|n[’']t|any|without|little)\b.{0,24}\binterest\w*|не (?:проявил\w*"
    r"|заинтересован\w*).{0,20}(?:интерес\w*)?",
    re.IGNORECASE,
)
_FINAL: Final = (
    r"(?:finali[sz]|refin|complet|improv|rework|polish|further work|доработ|доработк|дошлиф|завершить работу)"
)
_TOLD: Final = r"(?:instruct|task|direct|charg|mandat|order|commission|поруч)"
_AGENDA: Final = r"(?:agenda|повестк\w*|document|draft|item|документ\w*|вопрос\w*|проект\w*|пункт\w*)"


def _refused(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A refusal to sign is something not done, by the one who would have had to."""
    document = scene.document(found.end())
    member, person = scene.actor_member(found.start())
    occasion = scene.occasion
    if not member or (not document and not scene.in_title):
        return
    on = scene.happened_on(found.start())
    there = occasion and occasion.day and occasion.day.interval.overlaps(on.interval)
    session = occasion.dossier if occasion and occasion.dossier and there else None
    values: dict[str, Value | None] = {"person": person, "session": session}
    manner = scene.manner(found.start(), Modality.NON_EVENT)
    about = [document or scene.own("document/unknown")]
    yield scene.draft("signature refused", about, found, on, values, keys=(member,), modality=manner)


def _asked_off(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A request is not its outcome: nothing here says that the item was removed."""
    document = scene.document(found.end())
    member, _ = scene.actor_member(found.start())
    if not document or not member or scene.negated(found.start()) or scene.open(found.start()):
        return
    reason = "showed no interest in it" if _NO_INTEREST.search(scene.text) else None
    phase = _PHASE.search(scene.text)
    values: dict[str, Value | None] = {
        "session": "unknown",
        "body": "unknown",
        "reason": reason,
        "phase": shortened(phase[0]) if phase else None,
    }
    yield scene.draft("removal requested", [document], found, scene.by(scene.said_on()), values, keys=(member,))


def _by_body(scene: Scene, at: int) -> str:
    """The body that acts at a place; the heads of state are the body whose sessions are summits."""
    for one in reversed(scene.one.of_kind(Kind.BODY, Kind.HEADS)):
        if one.end <= at:
            return one.dossier or scene.story.names.chief
    return scene.story.names.chief if _COUNCIL.search(scene.text, 0, at) else "unknown"


_COUNCIL: Final = re.compile(r"\b[Tt]he Council\b|\bСовет(?:а|у|ом)?\b(?! (?:министров|безопасности))")


def _told_to_finalise(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """With an addressee it is an instruction, without one the text goes back; to submit it again is a third thing."""
    document = scene.document(found.end())
    if not document:
        return
    session = _session_of(scene)
    body = _by_body(scene, found.start())
    on = scene.happened_on(found.start()) if session is None or scene.one.days else _day_of(scene)
    if _ADDRESSED.search(found[0]):
        what = f"finalise {scene.known.titles.get(document, 'the document')}"
        given: dict[str, Value | None] = {"to": "unknown", "what": what, "due": "unknown"}
        told_on = _instructed_on(scene, document) if scene.voice else on
        yield scene.draft("instruction given", [document], found, told_on, given, keys=(body,))
    else:
        sent: dict[str, Value | None] = {"to": "unknown", "due": "unknown", "session": session}
        yield scene.draft("returned for finalisation", [document], found, on, sent, keys=(body,))


_ADDRESSED: Final = re.compile(
    rf"{_TOLD}\w*\s+(?:us|them|me|the (?:secretariat|secretary general|ministers|joint staff)"
    r"|нам|им|мне|секретариату|генеральному секретарю|министрам)\b",
    re.IGNORECASE,
)


def _session_of(scene: Scene) -> str | None:
    """The session at which something was decided: one that the sentence or its line tells of, none of the plans."""
    occasion = scene.occasion
    past = (
        occasion
        and occasion.dossier
        and not (occasion.day and scene.story.calendar.today and occasion.day.lo > scene.story.calendar.today.hi)
    )
    return occasion.dossier if occasion and past else None


def _day_of(scene: Scene) -> Resolved:
    occasion = scene.occasion
    return occasion.day if occasion and occasion.day else scene.happened_on(0)


def _instructed_on(scene: Scene, document: str) -> Resolved:
    """The day of an instruction that a speaker looks back on: that of the session he named, else some day before."""
    for one in reversed(scene.known.by_dossier.get(document, ())):
        if one.name in {"signature refused", "returned for finalisation"} and one.lo < one.hi:
            moment = scene.story.calendar.moment(one.lo, one.hi)
            if len(moment.resolved) == len("2022-11-23"):
                told = "not dated by the speaker"
                return scene.story.calendar.of(moment.resolved, told, _because(moment, document))
    return scene.by(scene.said_on())


def _because(moment: Resolved, document: str) -> Resolved:
    return replace(
        moment, because="the record has the document sent back on that day", rests_on=(document,), certain=False
    )


def _resubmit(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    if not document or not re.search(_TOLD, scene.text, re.IGNORECASE):
        return
    aim = "signature" if re.search(r"sign|подпис", found[0], re.IGNORECASE) else "approval"
    values: dict[str, Value | None] = {
        "to": "heads of state",
        "for": aim,
        "due": "unknown",
        "session": _session_of(scene),
    }
    body = _by_body(scene, found.start())
    yield scene.draft(
        "resubmission instructed", [document], found, scene.happened_on(found.start()), values, keys=(body,)
    )


def _sent_back(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    named = [one for one in scene.papers if one.dossier and not one.plain]
    if document and named and not scene.open(found.start()):
        values: dict[str, Value | None] = {"to": "unknown", "due": "unknown", "session": _session_of(scene)}
        key = _by_body(scene, len(scene.text))
        yield scene.draft(
            "returned for finalisation", [document], found, scene.happened_on(found.start()), values, keys=(key,)
        )


def _agreed(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    if document and not scene.negated(found.start()):
        yield scene.draft("agreed in general", [document], found, scene.by(scene.happened_on(found.start())))


def _contents(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    if document and not scene.negated(found.start()):
        what = shortened(re.split(r"\b(?:had|has|have|was|were|been|is)\b", found[0])[0])
        on = scene.by(scene.happened_on(found.start()))
        yield scene.draft("contents defined", [document], found, on, {"what": what})


def _needs(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    if document and not scene.negated(found.start()):
        points = _POSITIONS.search(scene.text)
        positions = (points["en"] or _POINTS.get((points["ru"] or "").lower())) if points else None
        yield scene.draft(
            "finalisation needed", [document], found, scene.happened_on(found.start()), {"positions": positions}
        )


def _ready(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.start())
    if document:
        said = (
            "in a high degree of readiness"
            if re.search(r"high|высок", found[0], re.IGNORECASE)
            else shortened(found[0])
        )
        yield scene.draft("readiness described", [document], found, scene.happened_on(found.start()), {"as": said})


_QUANTIFIERS: Final = (
    ("all others", re.compile(r"\bother|remaining|rest of|остальн|друг\w+ ", re.IGNORECASE)),
    ("most", re.compile(r"\bmost|majority|большинств", re.IGNORECASE)),
    ("several", re.compile(r"\bseveral|some|нескольк|ряд ", re.IGNORECASE)),
    ("all", re.compile(r"\ball|every|все", re.IGNORECASE)),
)


def _group(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Where a group stands: one fact with its quantifier, never the stances of its members."""
    document = scene.document(found.start())
    if not document or scene.open(found.start()):
        return
    quantifier = next(word for word, pattern in _QUANTIFIERS if pattern.search(found["which"]))
    member = scene.object_member(len(scene.text)) if quantifier == "all others" else ""
    named = [scene.home_of(one) for one in scene.one.of_kind(Kind.MEMBER) if one.acts]
    against = re.search(r"oppos|object|reject|against|против|отверг", found[0], re.IGNORECASE)
    stance = "objects" if against or scene.negated(found.end()) else "supports"
    values: dict[str, Value | None] = {
        "quantifier": quantifier,
        "except": [named[0] if named else member] if quantifier == "all others" and (named or member) else None,
        "stance": stance,
    }
    yield scene.draft("group stance stated", [document], found, scene.by(scene.said_on()), values)


def _adopted(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """The adoption of a document that is named; what a session adopts in passing is its outcome."""
    named = [one for one in scene.papers if one.dossier in scene.known.dossiers and not one.plain]
    near = [one for one in named if 0 <= found.start() - one.end <= _BESIDE]
    passive = re.match(r"was|were", found[0], re.IGNORECASE)
    to_come = not passive and scene.planned(found.start())
    if near and not scene.open(found.start()) and not scene.negated(found.start()) and not to_come:
        mode = "limited format" if re.search(r"limited format|ограниченн|усеч", scene.text, re.IGNORECASE) else None
        kept = mode if scene.voice is None or mode is None else None
        yield scene.draft("adopted", [near[0].dossier], found, scene.happened_on(found.start()), {"mode": kept})


_BESIDE: Final = 24


def _ending(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    document = scene.document(found.end())
    word = next(word for word, pattern in _ENDINGS if pattern.search(found[0]))
    if document and not scene.negated(found.start()) and not scene.open(found.start()):
        yield scene.draft("ending described", [document], found, scene.happened_on(found.start()), {"as": word})


_ENDINGS: Final = (
    ("vetoed", re.compile(r"veto|вето", re.IGNORECASE)),
    ("torpedoed", re.compile(r"torpedo|торпед", re.IGNORECASE)),
    ("blocked", re.compile(r"block|заблокир", re.IGNORECASE)),
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"\b(?:refus\w+|declin\w+|would not|did not|not (?:ready|prepared|willing)|unwilling"
        r"|fail\w+)\b.{0,16}\bto\b.{0,16}\b(?:sign|put)\b"
        r"|\b(?:would not|did not|won[’']t|not) sign\b|\brefus\w+ (?:his|her|its) signature"
        r"|\b(?:отказал\w+|не (?:стал\w*|захотел\w*|готов\w*|буд\w+|собира\w+))\b.{0,20}(?:подпис\w+|постав\w+)"
        r"|\bне подписал\w*",
        _refused,
    ),
    rule(
        rf"\b(?:ask|request|propos|call|insist|demand|попрос|просит|просил|предлож|потребов"
        rf"|выступил\w* за)\w*\b.{{0,60}}?"
        rf"\b(?:remov|exclud|withdraw|tak\w* .{{0,30}}off|strik|struck|drop|delet|снять|снятии|исключ|убрать"
        rf"|изъять)\w*.{{0,60}}?{_AGENDA}"
        r"|\b(?:asked|asks|wants?) (?:it|the document|the item).{0,20}(?:off|out)\b",
        _asked_off,
    ),
    rule(rf"\b{_TOLD}\w*\b.{{0,60}}?\b{_FINAL}\w*", _told_to_finalise),
    rule(
        r"\b(?:(?:re)?submit|present|resubmit)\w*\b.{0,30}\b(?:approval|signature|signing|consideration)\b"
        r"|\b(?:внести|представить|вынести|внесении)\b.{0,30}(?:подпис\w+|утвержден\w+|рассмотрен\w+)",
        _resubmit,
    ),
    rule(
        rf"\b(?:sent back|returned|remitted|put back)\b.{{0,30}}\b{_FINAL}\w*|\b(?:отправлен\w*|направлен\w*"
        rf"|возвращ[её]н\w*)\b.{{0,12}}на доработку",
        _sent_back,
    ),
    rule(
        r"\b(?:general\w*|in general|broadly|on the whole|in principle|basically|largely|mostly)\b.{0,16}\bagreed\b"
        r"|\bagreed\b.{0,24}\b(?:in general|in principle|on the whole|generally|broadly)\b"
        r"|\b(?:в целом|в основном|в принципе|концептуально)\b.{0,16}(?:согласован|одобрен)\w*"
        r"|согласован\w* (?:в целом|в основном|в принципе)",
        _agreed,
    ),
    rule(
        r"\b(?:sets?|list|package|range|набор\w*|комплекс\w*|перечень|пакет\w*) (?:of )?(?:measures|steps"
        r"|мер)\b.{0,60}?"
        r"\b(?:defined|determined|agreed|outlined|drawn up|identified|определ[её]н\w*|согласован\w*|сформирован\w*)",
        _contents,
    ),
    rule(
        rf"\b(?:need|requir|want|subject to|нужда|требу|нужно|необходим)\w*\b.{{0,24}}?\b{_FINAL}\w*",
        _needs,
    ),
    rule(
        r"\b(?:high|advanced|good|final) (?:degree|state|stage|level) of (?:readiness|completion|preparation)"
        r"|высок\w+ степен\w+ (?:готовност|проработк)\w*",
        _ready,
    ),
    rule(
        r"\b(?P<which>all (?:the )?other|all (?:of )?the remaining|the (?:rest of the|other|remaining)|most|several"
        r"|all(?: the)?"
        r"|(?:все )?остальн\w+|большинств\w+|все(?: другие)?|несколько)\b.{0,24}?"
        r"\b(?:states|members|countries|parties|partners|allies|государств\w*|стран\w*|участник\w*|член\w*"
        r"|союзник\w*)\b.{0,30}?"
        r"\b(?:support|back|approv|endors|favou?r|agree|oppos|object|reject|поддерж|одобр|выступ\w+ за|согласил"
        r"|отверг)\w*",
        _group,
    ),
    rule(r"\b(?:was|were|been|is)? ?(?:adopted|approved)\b|принят(?:о|ого|ое|ы|ый|ом)?\b|утвержд[её]н\w*", _adopted),
    rule(r"\b(?:veto(?:ed)?|torpedo\w*|block(?:ed|s))\b|наложил\w* вето|заблокировал\w*|торпедировал\w*", _ending),
)
