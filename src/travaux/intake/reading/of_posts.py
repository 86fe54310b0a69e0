"""What is told of posts: who is called their holder, who is appointed, who begins and ends, which member chairs."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.rules import Rule, rule
from travaux.intake.reading.scene import Scene
from travaux.intake.reading.tenses import told_of
from travaux.record.dossiers import slug_of
from travaux.record.entry import Modality
from travaux.record.values import Value


def _attested(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Somebody is called the holder of a post; once for each person and post, on the day of the telling."""
    if scene.quoted or scene.in_title:
        return
    for one in scene.people():
        if not one.post or one.mark == "next" or _becomes(scene, one):
            continue
        state = one.member if _heads(one) else None
        on = scene.happened_on(one.start) if one.mark == "then" or scene.focus.looking_back else scene.said_on()
        values: dict[str, Value | None] = {"person": one.dossier, "of": state}
        note = "as acting" if one.mark == "acting" else ""
        about = [one.post, one.dossier]
        yield scene.draft(
            "attested in office", about, found, on, values, voice=None, modality=(Modality.ASSERTION,), note=note
        )


def _heads(one: Mention) -> bool:
    return one.form in {"president", "prime-minister", "foreign-minister", "defence-minister"}


def _becomes(scene: Scene, one: Mention) -> bool:
    """Whether the sentence tells that the person gets the post, not that he has it."""
    return bool(_GETS.search(scene.text)) and bool(_GET_POST.search(scene.text[max(0, one.start - 60) : one.end + 60]))


_GETS: Final = re.compile(
    r"\b(?:appoint|nam|elect|confirm)ed\b|назначен\w*|назначил\w*|избран\w*|станет", re.IGNORECASE
)
_GET_POST: Final = re.compile(r"\bas\b|\bto the post\b|назначен|избран|станет|на пост|на должность", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|as of|starting|effective|beginning)\s|\bс\s", re.IGNORECASE)


def _post_of(scene: Scene) -> Mention | None:
    """The post that the sentence speaks of: one that nobody in it holds yet, else any."""
    posts = [one for one in scene.one.mentions if one.post]
    free = [one for one in posts if one.kind is Kind.POST]
    return next(iter([*free, *posts]), None)


def _whom(scene: Scene) -> Mention | None:
    people = [one for one in scene.people() if not one.post or one.mark == "next"]
    return next(iter([*people, *scene.people()]), None)


def _from_when(scene: Scene) -> str | None:
    for day in scene.one.days:
        if _FROM.search(scene.text[max(0, day.start - 14) : day.start + 1]):
            return scene.story.calendar.resolve(day, planned=True).resolved
    return None


def _appointed(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    post, person = _post_of(scene), _whom(scene)
    if not post or not person or scene.open(found.start()) or scene.negated(found.start()):
        return
    start = _from_when(scene)
    on = _decided_on(scene, found)
    values: dict[str, Value | None] = {"person": person.dossier, "from": start}
    yield scene.draft("appointed", [post.post, person.dossier], found, on, values)


def _decided_on(scene: Scene, found: re.Match[str]) -> Resolved:
    """The day of the decision: never the day from which it takes effect."""
    occasion = scene.occasion
    if occasion and occasion.day:
        return occasion.day
    days = [day for day in scene.one.days if not _FROM.search(scene.text[max(0, day.start - 14) : day.start + 1])]
    return scene.story.calendar.resolve(days[0], planned=False) if days else _without_days(scene, found)


def _without_days(scene: Scene, found: re.Match[str]) -> Resolved:
    return scene.said_on() if scene.one.days else scene.happened_on(found.start())


def _takes(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """The beginning of a term, past or to come."""
    post, person = _post_of(scene), _whom(scene)
    if not post or not person or scene.open(found.start()) or scene.negated(found.start()) or scene.in_title:
        return
    planned = told_of(scene.text, found.start()) or scene.planned(found.start())
    days = [day for day in scene.one.days if day.day or day.month or day.year]
    on = scene.story.calendar.resolve(days[-1], planned=planned) if days else scene.by(scene.said_on())
    manner = scene.manner(found.start(), *([Modality.PLAN] if planned else []))
    member = next((slug_of(one.dossier) for one in scene.one.of_kind(Kind.MEMBER)), None)
    keys = (person.dossier,)
    yield scene.draft(
        "took office", [post.post, person.dossier], found, on, {"member": member}, keys=keys, modality=manner
    )


def _leaves(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    post, people = _post_of(scene), scene.people()
    if not post or not people or scene.open(found.start()) or scene.negated(found.start()):
        return
    planned = told_of(scene.text, found.start()) or scene.planned(found.start())
    why = next((why for why, pattern in _WHY if pattern.search(found[0])), None)
    manner = scene.manner(found.start(), *([Modality.PLAN] if planned else []))
    about = [post.post, people[0].dossier]
    on = scene.happened_on(found.start())
    yield scene.draft("left office", about, found, on, {"why": why}, keys=(people[0].dossier,), modality=manner)


_WHY: Final = (
    ("relieved", re.compile(r"reliev|dismiss|освобожд|отстран|отозван", re.IGNORECASE)),
    ("resigned", re.compile(r"resign|step\w* down|отставк", re.IGNORECASE)),
)


def _chair(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """The chair passes from one member to another, or is to pass; a session's host is no chair by that."""
    states = [one for one in scene.one.of_kind(Kind.MEMBER) if one.form != "adjective"]
    if (
        not states
        or scene.open(found.start())
        or scene.negated(found.start())
        or not re.search(_CHAIR, scene.text, re.IGNORECASE)
    ):
        return
    giver, taker = _handed(scene, states)
    if told_of(scene.text, found.start()) or scene.planned(found.start()) or _ahead(scene):
        yield from _to_chair(scene, found, taker)
        return
    on = _decided_on(scene, found)
    for event, member in (("chairmanship ended", giver), ("chairmanship began", taker)):
        if member:
            about = [scene.own("chairmanship"), scene.member(member)]
            yield scene.draft(event, about, found, on, {"member": member})


def _ahead(scene: Scene) -> bool:
    """Whether the sentence states a day that lies behind the day on which the text speaks."""
    today = scene.story.calendar.today
    days = [scene.story.calendar.resolve(day, planned=True) for day in scene.one.days if day.day]
    return bool(today and any(one.lo >= today.hi for one in days if one.resolved != "unknown"))


def _to_chair(scene: Scene, found: re.Match[str], taker: str) -> Iterator[Draft]:
    if taker:
        days = [day for day in scene.one.days if day.year or day.month]
        start = scene.story.calendar.resolve(days[0], planned=True).resolved if days else None
        manner = scene.manner(found.start(), Modality.PLAN)
        about, values = [scene.own("chairmanship")], {"member": taker, "from": start}
        yield scene.draft("chairmanship planned", about, found, scene.said_on(), values, modality=manner)


def _handed(scene: Scene, states: list[Mention]) -> tuple[str, str]:
    """Who gives the chair and who takes it."""
    giver = next((slug_of(one.dossier) for one in states if _BEFORE_GIVER.search(scene.text[: one.start])), "")
    taker = next((slug_of(one.dossier) for one in states if _BEFORE_TAKER.search(scene.text[: one.start])), "")
    rest = [slug_of(one.dossier) for one in states if slug_of(one.dossier) not in {giver, taker}]
    if not taker and rest and re.search(_TAKES, scene.text, re.IGNORECASE):
        taker = rest.pop(0)
    if not giver and rest and re.search(r"\bhand(?:ed|s)|переда", scene.text, re.IGNORECASE):
        giver = rest.pop(0)
    return giver, taker


_CHAIR: Final = r"\b(?:chairmanship|will chair|presidency|the chair\b|rotating chair)|председательств\w*"
_TAKES: Final = r"\b(?:tak(?:en|es|e)|took) over|assum|\bwill chair\b|приня[лв]|возглавит|займ[её]т|перей\w+|переш"
_BEFORE_GIVER: Final = re.compile(r"\b(?:from|от|у)\s+(?:the )?$", re.IGNORECASE)
_BEFORE_TAKER: Final = re.compile(r"\b(?:to|к|ко)\s+(?:the )?$", re.IGNORECASE)

RULES: Final[tuple[Rule, ...]] = (
    rule(r"^\s*\S", _attested),
    rule(
        r"\b(?:appointed|named|elected|confirmed)\b(?=.{0,80}\b(?:as|to|secretary|chief|head|post)\b)"
        r"|\bhas been (?:appointed|named)\b"
        r"|\bназначен\w*|\bназначил\w*|\bизбран\w*|утвержд[её]н\w* (?:на|в) (?:пост|должност)\w*",
        _appointed,
    ),
    rule(
        r"\b(?:took|take|takes|taking|assum\w+) (?:up |over )?(?:the )?(?:office|post|position|duties|as)\b"
        r"|\bbegins? (?:his|her) (?:term|duties)"
        r"|вступ\w+ в должность|приступ\w+ к (?:исполнению )?обязанност\w+|занял\w* пост",
        _takes,
    ),
    rule(
        r"\b(?:left (?:office|the post)|leaves? (?:office|the post)|stepp?(?:ed|s|ing) down|resign(?:ed|s)"
        r"|relieved of|dismissed (?:as|from))\b"
        r"|освобожд[её]н\w* от|покинул\w* пост|покинет пост|уш[её]л\w* в отставку|сложил\w* полномочия",
        _leaves,
    ),
    rule(
        r"\b(?:pass(?:ed|es)|hand(?:ed|s) over|transferred|taken over|took over|takes over|assum(?:ed|es)"
        r"|will (?:chair|pass|go|take over))\b"
        r"|перей\w+|переход\w+|переш\w+|передал\w*|передаст|принял\w* председательство|возглавит",
        _chair,
    ),
)
