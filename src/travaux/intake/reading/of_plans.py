"""What is told of plans: drawn up for whose decisions, how much was carried out by the speaker's count, and why not.

A count is not a list: what is counted is recorded as said, and only measures that are named are measures.
"""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.counts import NUMBER, bounded, number
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.rules import Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.dossiers import slug_of
from travaux.record.entry import Modality
from travaux.record.values import Value

_THINGS: Final = (
    r"(?P<noun>measures?|decisions?|points?|items?|steps?|tasks?|activities|actions|events|мероприяти\w*|решени\w*"
    r"|пункт\w*|мер[аыу]?\b|задач\w*)"
)
_DONE: Final = (
    r"(?:implement|fulfil|carried out|complet|execut|accomplish|realis|realiz|met\b|performed"
    r"|исполн|выполн|реализ|осуществ|заверш)"
)
_FAILED: Final = re.compile(
    r"\b(?:not|n[’']t|unfulfilled|unimplemented|outstanding|undone|fail\w*|remain(?:s|ed)? open|left)\b|\bне\b"
    r"|невыполн|неисполн",
    re.IGNORECASE,
)
_DRAFTS: Final = (
    rf"\b(?:of|из) (?:the )?(?P<of>{NUMBER}) (?:draft|проект)\w*\b.{{0,40}}?\b(?P<adopted>{NUMBER})\b"
    rf"(?:.{{0,40}}?\b(?P<back>{NUMBER})\b(?=.{{0,30}}(?:sent|return|remit|возвра|отправ|доработ)))?"
)
_PRIORITY: Final = re.compile(r"\bpriorit\w+|приоритет\w*", re.IGNORECASE)
_WHY: Final = re.compile(
    r"(?P<adverb>\b(?:primarily|mainly|chiefly|largely|mostly|above all|прежде всего|в основном|главным образом)\s+)?"
    r"\b(?:because of|because|due to|owing to|on account of|as a result of|из-за|ввиду|по причине|в силу"
    r"|по вине)\s+(?P<what>[^.;]+)",
    re.IGNORECASE,
)
_NO_INTEREST: Final = re.compile(r"\binterest\w*|интерес\w*|заинтересован\w*", re.IGNORECASE)
_OFF: Final = re.compile(
    r"(?:remov|exclud|withdraw|dropp?(?:ed|ing)?\b|(?:take|taken|strike|struck) (?:it )?off|снять|исключ|убрать)\w*",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\b(?:ask|request|propos|insist)\w*\b|попрос|предлож|настаив|настоя", re.IGNORECASE)
_OPENERS: Final = re.compile(
    r"\s*(?:these (?:are|were|include)|they (?:are|were|include)|the (?:first|second|third|other|last)\b"
    r"|first(?:ly)?\b|second(?:ly)?\b"
    r"|one (?:is|was|concern)|another|among them|in particular|besides|in addition|the remaining"
    r"|в частности|кроме того|перв\w+|втор\w+|во-первых|во-вторых|это\b|речь идёт|речь идет|также)",
    re.IGNORECASE,
)
_COPULA: Final = re.compile(
    r"^\s*(?:(?:these|they) (?:are|were|include)|the (?:first|second|third|other|last) (?:one|item|point"
    r"|measure)?\s*(?:is|was)"
    r"|in particular,?|besides,?|в частности,?|кроме того,?|перв\w+ (?:—|-|из них)|втор\w+ (?:—"
    r"|-))[,\s]*(?:first of all,?\s*)?(?:our |the )?",
    re.IGNORECASE,
)


def _plan(scene: Scene) -> str:
    """The plan in focus, else that of the year in which the text speaks."""
    if scene.focus.plan:
        return scene.focus.plan
    year = scene.story.calendar.anchor.year
    return scene.own(f"plan/{year}") if year else ""


def _drawn_up(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A plan to carry out the decisions of a session, and a chair's priorities."""
    session = next((one for one in scene.occasions if one.dossier), None)
    if session is None or session.day is None or session.day.resolved[:4] == "unkn":
        return
    plan = scene.own(f"plan/{int(session.day.resolved[:4]) + 1}")
    scene.focus.plan = plan
    priority = _PRIORITY.search(scene.text)
    chair = _whose(scene, priority) if priority else None
    values: dict[str, Value | None] = {"decisions of": session.dossier, "priorities of": chair}
    on = scene.said_on()
    begun = scene.story.calendar.of(f"{session.day.resolved}/{on.resolved[-10:]}", on.stated, on)
    yield scene.draft("plan drawn up", [plan], found, begun if begun.resolved != "unknown" else on, values)


def _whose(scene: Scene, words: re.Match[str]) -> str:
    """The member whose priorities are meant, the nearest to the word."""
    near = sorted(
        scene.one.of_kind(Kind.MEMBER), key=lambda one: min(abs(one.start - words.end()), abs(one.end - words.start()))
    )
    return slug_of(near[0].dossier) if near else ""


def _priorities(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = _whose(scene, found)
    if member and not scene.negated(found.start()):
        name = scene.known.titles.get(scene.member(member), member)
        about = [scene.own("chairmanship"), scene.member(member)]
        values: dict[str, Value | None] = {"member": member, "what": f"priority areas of {name}"}
        yield scene.draft("priorities set", about, found, scene.by(scene.said_on()), values)


def _noun(found: re.Match[str]) -> str:
    return "decisions" if re.match(r"decision|решени", found["noun"], re.IGNORECASE) else "measures"


def _count(scene: Scene, found: re.Match[str], key: str, value: str | int, of: int = 0) -> Draft:
    given: dict[str, Value | None] = {"number": value, "of": of or None, "noun": _noun(found)}
    return scene.draft("count reported", [_plan(scene)], found, scene.said_on(), given, keys=(key,))


def _of_how_many(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """`32 of 34 measures have been implemented`, in either order of the numbers."""
    done, total = number(found["done"]), number(found["total"])
    if not _plan(scene) or not 0 < done <= total or scene.open(found.start()):
        return
    key = "not implemented" if _FAILED.search(found[0]) else "implemented"
    scene.focus.total = total
    scene.focus.open_measures = True
    yield _count(scene, found, "total", total)
    yield _count(scene, found, key, bounded(scene.text, found.start("done"), done), total)


def _russian(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """The count behind the verb, else the next number: `из 34 мероприятий исполнены 32`."""
    done = found["done"] or found["more"]
    total, count = number(found["total"]), number(done)
    if _plan(scene) and 0 < count <= total and re.search(_DONE, scene.text, re.IGNORECASE):
        scene.focus.total, scene.focus.open_measures = total, True
        yield _count(scene, found, "total", total)
        yield _count(scene, found, "implemented", count, total)


def _not_done(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Measures that are said not to be done: `Two measures have not been fulfilled`."""
    count = number(found["count"])
    if count and _plan(scene) and _FAILED.search(found[0]) and (scene.focus.total or scene.focus.plan):
        scene.focus.open_measures = True
        yield _count(scene, found, "not implemented", count, scene.focus.total)


def _measure(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A measure that is named among those not carried out, with the reason that is given for it."""
    if not scene.focus.open_measures or not _plan(scene) or not (_OPENERS.match(scene.text) or _names_measure(scene)):
        return
    outside = [one for one in scene.one.of_kind(Kind.ORGANISATION) if one.dossier != scene.story.names.organisation]
    document = next((one.dossier for one in scene.papers if one.dossier and not one.plain), "")
    if outside:
        yield _with_outside(scene, found, outside[0])
    elif document:
        yield _with_document(scene, found, document)


def _names_measure(scene: Scene) -> bool:
    return bool(_WHY.search(scene.text))


def _with_outside(scene: Scene, found: re.Match[str], organisation: Mention) -> Draft:
    why = _WHY.search(scene.text)
    title = shortened(_COPULA.sub("", scene.text[: why.start()] if why else scene.text))
    reason = shortened(f"{why['adverb'] or ''}{why['what']}") if why else None
    values: dict[str, Value | None] = {
        "status": "not implemented",
        "title": title,
        "reason": reason,
        "cause": "external party" if why else None,
        "organisation": organisation.dossier,
    }
    about = [_plan(scene), organisation.dossier]
    key = (f"contacts-with-{slug_of(organisation.dossier)}",)
    return scene.draft("measure reported", about, found, scene.said_on(), values, keys=key)


def _with_document(scene: Scene, found: re.Match[str], document: str) -> Draft:
    """The reason may stand in the sentence behind it: who showed no interest, who asked to take it off."""
    told = _told_behind(scene)
    member = next((scene.home_of(one) for one in scene.one.of_kind(Kind.MEMBER) if one.acts), "") or scene.focus.member
    asked, bored = bool(_ASKS.search(told) and _OFF.search(told)), bool(_NO_INTEREST.search(told))
    cause = "no interest and member request" if asked and bored else "member request" if asked else None
    values: dict[str, Value | None] = {
        "status": "not implemented",
        "title": shortened(_COPULA.sub("", scene.text)),
        "reason": shortened(told) if asked or bored else None,
        "cause": cause,
        "document": document,
        "caused by": scene.member(member) if (asked or bored) and member else None,
    }
    about = [_plan(scene), document]
    return scene.draft("measure reported", about, found, scene.said_on(), values, keys=(slug_of(document),))


def _told_behind(scene: Scene) -> str:
    """The sentence itself where it tells of a request, else the one behind it on the same line."""
    if _ASKS.search(scene.text) and _OFF.search(scene.text):
        return scene.text
    behind = scene.one.piece.number + 1
    later = next((one for one in scene.story.sentences if one.piece.number == behind), None)
    return later.text if later and later.piece.line == scene.one.piece.line else ""


def _counted(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """How many drafts a session had before it, how many it adopted, how many it sent back."""
    occasion = scene.occasion
    if occasion is None or scene.open(found.start()):
        return
    values: dict[str, Value | None] = {
        "number": number(found["of"]),
        "adopted": number(found["adopted"]) or None,
        "sent back": number(found["back"] or "") or None,
    }
    yield scene.draft("drafts considered", [occasion.dossier], found, scene.at_session(found.start()), values)


_STAGES: Final = (
    (
        "submitted for signing",
        r"submitted for sign|put up for sign|tabled for sign|на подпис|к подписанию вынес|вынесен\w* на подпис",
    ),
    ("prepared", r"prepar|drafted|подготов"),
    ("expected", r"expect|anticipat|ожида"),
    ("on the agenda", r"agenda|повестк"),
    ("signed", r"sign|подписа"),
    ("adopted", r"adopt|approv|принят|приняли|утвержд|одобр"),
)


def _documents(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """How many documents, at which stage: prepared, on the agenda, submitted, signed are not the same count."""
    occasion = scene.occasion
    count = number(found["count"])
    stage = next((stage for stage, words in _STAGES if re.search(words, scene.text, re.IGNORECASE)), "")
    if occasion is None or not occasion.dossier or not count or not stage or scene.negated(found.start()):
        return
    if re.search(_DRAFTS, scene.text, re.IGNORECASE):
        return  # counted there, with what became of them
    to_come = stage in {"prepared", "expected", "on the agenda"} and _to_come(scene, occasion.dossier)
    manner = scene.manner(found.start(), *([Modality.PLAN] if scene.planned(found.start()) or to_come else []))
    value = bounded(scene.text, found.start("count"), count)
    on = scene.said_on() if to_come else scene.at_session(found.start())
    yield scene.draft(
        "documents counted", [occasion.dossier], found, on, {"number": value}, keys=(stage,), modality=manner
    )


def _to_come(scene: Scene, session: str) -> bool:
    """Whether a session lies behind the day on which the text speaks."""
    today = scene.story.calendar.today
    return any(one.dossier == session and today and one.lo >= today.hi for one in scene.known.sittings)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"\b(?:action )?plan\b.{0,60}?\b(?:decisions?|session|results|outcome)|\bплан\w{0,2}\b.{0,60}?(?:решени|сесси"
        r"|итог)\w*",
        _drawn_up,
    ),
    rule(r"\bpriorit(?:y|ies)\b|\bприоритет\w*", _priorities),
    rule(
        rf"(?P<done>{NUMBER}) (?:out )?of (?:the |its |all )?(?P<total>{NUMBER}) (?:planned "
        rf"|agreed )?{_THINGS}\b.{{0,60}}?\b{_DONE}\w*",
        _of_how_many,
    ),
    rule(
        rf"(?:out )?of (?:the )?(?P<total>{NUMBER}) {_THINGS}\b.{{0,110}}?\b(?P<done>{NUMBER})\b"
        rf"(?:.{{0,40}}?\b{_DONE}\w*)?",
        _of_how_many,
    ),
    rule(
        rf"\bиз (?P<total>{NUMBER}) {_THINGS}.{{0,110}}?(?:{_DONE}\w* (?P<done>{NUMBER})\b|\b(?P<more>{NUMBER})\b)",
        _russian,
    ),
    rule(rf"(?P<done>{NUMBER}) из (?P<total>{NUMBER}) {_THINGS}", _of_how_many),
    rule(
        rf"\b(?P<count>{NUMBER}) (?:more |other )?{_THINGS}(?:(?!\d).){{0,60}}?\b(?:not|n[’']t|unfulfilled|open|undone"
        rf"|не)\b.{{0,40}}?(?:{_DONE}|open|удалось)?\w*",
        _not_done,
    ),
    rule(r"^\s*\S", _measure),
    rule(_DRAFTS, _counted),
    rule(
        rf"\b(?P<count>{NUMBER}) (?:joint |final |draft )?(?:documents|papers|decisions|drafts|items|issues|questions"
        rf"|документ\w*|вопрос\w*|проект\w*|решени\w*)\b",
        _documents,
    ),
)
