"""What verbs tell of stances: who is an ally, what is hoped, what a member announces, pays, joins and opposes."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.rules import Make, Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.entry import Modality
from travaux.record.values import Value

_HOPES: Final = (
    r"(?:hop(?:e|es|ed|ing)|expects?|looks? forward|count(?:s|ing)? on|надее(?:тся|мся)|рассчитыва\w+"
    r"|выразил\w* надежду|ожида\w+)"
)
_RETURN: Final = (
    r"(?:return|come back|resum|rejoin|full(?:-fledged)? (?:participation|member|work)|верн[её]тся|возвращени"
    r"|возобнов|полноценн|полноформатн)"
)
_STAY: Final = (
    r"(?:attend|take part|taking part|participat|come\b|travel|be present|join the (?:summit|session|meeting)"
    r"|участ\w+|приех\w+|присутств\w+|прибы\w+)"
)
_LEAVE: Final = r"(?:leav|withdraw|quit|exit|выйти|выходить|покинуть|покидать|выход\w*)"

_WAS: Final = re.compile(r"\bbeen\b|\bwas\b|\bбыл\w*", re.IGNORECASE)
_REMAINS: Final = re.compile(r"\bremain|\bwill (?:be|stay)|\bбудет|\bостан|\bоста[её]т", re.IGNORECASE)


def _ally(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(found.start())
    if member and not scene.negated(found.start()):
        ever = _WAS.search(found[0]) and _REMAINS.search(found[0])
        extent = "was, is and will remain" if ever else "now"
        yield scene.draft("regarded as ally", [scene.member(member)], found, scene.said_on(), {"extent": extent})


_NEAR: Final = re.compile(r"near future|soon|shortly|ближайш|скор[оеы]|вскоре", re.IGNORECASE)


def _hoped(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(found.start())
    if not member or scene.negated(found.start()):
        return
    horizon = "near future" if _NEAR.search(scene.text[found.start() :]) else "future"
    full = "full participation" if re.search(r"full|полно", scene.text, re.IGNORECASE) else "unknown"
    manner = scene.manner(found.start(), Modality.HOPE)
    values: dict[str, Value | None] = {"to": full, "horizon": horizon}
    yield scene.draft("return hoped for", [scene.member(member)], found, scene.said_on(), values, modality=manner)


def _joining_awaited(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(found.start())
    session = scene.occasion
    document = scene.story.papers.decisions_of(session.dossier) if session else ""
    if member and not scene.negated(found.start()):
        about = [*([document] if document else []), scene.member(member)]
        manner = scene.manner(found.start(), Modality.HOPE)
        yield scene.draft("joining awaited", about, found, scene.said_on(), keys=(member,), modality=manner)


_DECISION: Final = re.compile(
    r"decision|stance|position|halt|participation|suspension|pause|step|move|решени|позици|шаг|пауз|участи",
    re.IGNORECASE,
)


def _characterised(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """What a member's decision is said to be; told of a member in the sentence or in focus, by a speaker."""
    member = scene.object_member(0)
    if scene.voice is None or not member or not _DECISION.search(scene.text) or scene.open(found.start()):
        return
    said = shortened(scene.text[found.start() :])
    yield scene.draft("decision characterised", [scene.member(member)], found, scene.said_on(), {"as": said})


def _where_meant(scene: Scene, member: str) -> list[str]:
    """The session, else the document, in which a member's stance counts; and the member."""
    document = scene.document() if re.search(r"decision|budget|решени|бюджет", scene.text, re.IGNORECASE) else ""
    occasion = scene.occasion
    where = document or (occasion.dossier if occasion else "")
    return [*([where] if where else []), scene.member(member)]


def _no_objection(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    if not member:
        return
    text = scene.text
    to = "adoption"
    for word, pattern in _TO:
        if pattern.search(text):
            to = word
            break
    about = _where_meant(scene, member)
    session = about[0] if "/session/" in about[0] else None
    values: dict[str, Value | None] = {"to": to, "session": session}
    on = scene.by(scene.said_on()) if session else scene.said_on()
    yield scene.draft("no objection declared", about, found, on, values, keys=(member,))


_TO: Final = (
    (
        "limited format",
        re.compile(r"limited format|reduced format|ограниченн\w+ (?:формат|состав)|усеч[её]нн\w+", re.IGNORECASE),
    ),
    (
        "agreed documents",
        re.compile(r"agreed (?:documents|texts|decisions)|согласованн\w+ (?:документ|решени)", re.IGNORECASE),
    ),
    (
        "summit documents",
        re.compile(r"summit (?:documents|papers)|documents of the summit|документ\w+ саммита", re.IGNORECASE),
    ),
)


def _will_not_come(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A member says beforehand that it stays away; an absence that happened is another fact."""
    member, _ = scene.actor_member(found.start())
    occasion = scene.occasion
    if not member or occasion is None or not occasion.dossier:
        return
    to = scene.voice.to if scene.voice and "/person/" in scene.voice.to else None
    about = [scene.member(member), occasion.dossier]
    manner = scene.manner(found.start(), Modality.PLAN)
    yield scene.draft(
        "absence announced", about, found, scene.by(scene.said_on()), {"to": to}, keys=(member,), modality=manner
    )


def _not_leaving(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    preparing = re.search(r"plan|prepar|intend|going|планир|готов|собира|намер", found[0], re.IGNORECASE)
    intention = "not preparing to leave" if preparing else "not leaving"
    if member:
        yield scene.draft("intention stated", [scene.member(member)], found, scene.said_on(), {"intention": intention})


def _intention(word: str) -> Make:
    def make(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
        member, _ = scene.actor_member(found.start())
        if member and not scene.negated(found.start()):
            yield scene.draft("intention stated", [scene.member(member)], found, scene.said_on(), {"intention": word})

    return make


def _withheld(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    years = [one.year for one in scene.one.days if one.year and not one.day]
    year = years[0] if years else scene.story.calendar.anchor.year
    if member and year:
        manner = scene.manner(found.start(), *([Modality.PLAN] if scene.planned(found.start()) else []))
        yield scene.draft(
            "contribution withheld", [scene.member(member)], found, scene.said_on(), keys=(str(year),), modality=manner
        )


def _declined(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    document = scene.document(found.end())
    if member and document:
        yield scene.draft("declined to join", [document, scene.member(member)], found, scene.said_on(), keys=(member,))


def _supports(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    occasion = scene.occasion
    if member and scene.voice and occasion and not scene.one.of_kind(Kind.STATES) and not scene.negated(found.start()):
        about = [scene.member(member), occasion.dossier]
        yield scene.draft(
            "support stated", about, found, scene.said_on(), {"what": shortened(found[0])}, keys=(member,)
        )


def _obliged(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(0)
    if member and scene.voice:
        yield scene.draft(
            "assurance stated", [scene.member(member)], found, scene.said_on(), {"assurance": shortened(found[0])}
        )


RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"\b(?:regard|consider|see|view|treat|call|remain|is\b|считает|считаем|рассматрива\w+|называ\w+|оста[её]тся"
        r"|был\w*)"
        r"(?:(?![.;]).){0,90}?\b(?:all(?:y|ies)|союзни\w+)\b",
        _ally,
    ),
    rule(rf"\b{_HOPES}\b.{{0,80}}?\b{_RETURN}\w*", _hoped),
    rule(rf"\b{_HOPES}\b.{{0,60}}?\b(?:join|acced|присоедин)\w*", _joining_awaited),
    rule(
        r"\b(?:reflect(?:s|ing|ed)?|(?:is|as) (?:an? )?expression of|express(?:es|ing) (?:its"
        r"|the country's) (?:sovereign|will)"
        r"|this (?:is|was) (?:the|a|an) decision|is (?:the|a|its) (?:sovereign|own|independent) (?:decision|choice"
        r"|right)"
        r"|(?:is|was) (?:dictated|motivated|prompted|driven) by"
        r"|отража\w+|явля\w+ (?:выражени|суверенн|проявлени)\w+|это (?:суверенн\w+ |е[её] )?(?:решени|прав)\w+"
        r"|продиктован\w*)",
        _characterised,
    ),
    rule(
        r"\b(?:no objections?|(?:not|n[’']t) (?:object|oppose|against|stand in the way)\w*|does not mind)\b"
        r"|\bне возраж\w+|\bне (?:против|препятств)\w*|против .{0,70}не возраж\w+|возражений .{0,30}нет",
        _no_objection,
    ),
    rule(
        rf"\b(?:will not|would not|won[’']t|not be able to|unable to|does not (?:plan|intend) to|declin\w+ to"
        rf"|refus\w+ to)\b.{{0,24}}\b{_STAY}"
        rf"|\bto (?:skip|miss|boycott|stay away from)\b|\bwill (?:skip|miss|boycott)\b"
        rf"|\bне (?:примет|сможет|будет|планирует|намерен\w*|собирается)\b.{{0,20}}{_STAY}|{_STAY} не (?:будет|сможет"
        rf"|планирует)|\bне приедет|\bпропустит\b",
        _will_not_come,
    ),
    rule(
        rf"\b(?:no (?:plans|intention)|(?:not|n[’']t) (?:plan|prepar|intend|going)\w*)\b.{{0,24}}\b{_LEAVE}\w*"
        rf"|\bis not {_LEAVE}ing\b"
        rf"|\bне (?:планирует|собирается|намерен\w*|готовится)\b.{{0,24}}{_LEAVE}\w*|\bне (?:выходит|покидает)\b",
        _not_leaving,
    ),
    rule(r"\bpoint of no return\b|точк\w невозврата", _intention("point of no return")),
    rule(
        rf"\b(?:next (?:logical )?step)\b.{{0,40}}\b{_LEAVE}\w*|следующ\w+ (?:логичн\w+ )?шаг\w*.{{0,40}}{_LEAVE}\w*",
        _intention("withdrawal is the next step"),
    ),
    rule(
        r"\b(?:will not|won[’']t|not|refus\w+|refrain\w*|withh\w+|stopped?)\b.{0,50}?\b(?:pay\b|paying|contribut"
        r"|financ|fund)\w*"
        r"|\b(?:не (?:будет|станет|намерен\w*)|отказ\w+|воздерж\w+)\b.{0,50}?(?:платить|плат[её]ж|взнос|финансир)\w*",
        _withheld,
    ),
    rule(
        r"\b(?:refrain\w*|declin\w+|refus\w+|will not|does not)\b.{0,20}\b(?:join|acced)\w*"
        r"|\b(?:отказ\w+|воздерж\w+|не (?:будет|станет))\b.{0,30}присоедин\w*",
        _declined,
    ),
    rule(
        r"\bsupport(?:s|ed)?\b.{0,20}\ball\b.{0,30}\b(?:decision|document)s?"
        r"|поддержива\w+ .{0,12}все\w* .{0,24}(?:решени|документ)\w*",
        _supports,
    ),
)
