"""What is told of meetings of people: that they met, who thanked whom for what; and what is said of the situation."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.rules import Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.dossiers import slug_of
from travaux.record.entry import Modality
from travaux.record.times import Interval
from travaux.record.values import Value

_DAY: Final = len("2023-11-20")
_TWO: Final = 2
_BOTH: Final = re.compile(r"\bthe two\b|\bthey\b|\bони\b|стороны|собеседники", re.IGNORECASE)


def _met(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Two people met; who is named by the post alone is whoever holds it."""
    people = _two(scene)
    if len(people) < _TWO or scene.open(found.start()) or scene.negated(found.start()) or scene.in_title:
        return
    on = scene.happened_on(found.start())
    dossier = _meeting(scene, people, on)
    if not dossier or scene.planned(found.start()):
        return
    scene.focus.meeting = dossier
    scene.story.meetings[dossier] = (dossier, on)
    way = "telephone" if re.search(r"phone|телефон", scene.text, re.IGNORECASE) else None
    values: dict[str, Value | None] = {"participants": people, "way": way}
    yield scene.draft("meeting held", [dossier], found, on, values, voice=None, modality=(Modality.ASSERTION,))


def _two(scene: Scene) -> list[str]:
    people = [person for one in scene.one.of_kind(Kind.PERSON, Kind.POST) if (person := _person(scene, one))]
    if len(dict.fromkeys(people)) < _TWO and _BOTH.search(scene.text):
        people = _of_line(scene)
    return list(dict.fromkeys(people))[:_TWO]


def _of_line(scene: Scene) -> list[str]:
    """The people named in the sentences of the same line before this one."""
    before = [
        one.dossier
        for sentence in scene.story.sentences
        if sentence.piece.line == scene.one.piece.line and sentence.piece.number < scene.one.piece.number
        for one in sentence.of_kind(Kind.PERSON)
    ]
    return list(dict.fromkeys(before))


def _person(scene: Scene, one: Mention) -> str:
    """The person of a mention: himself, or the holder of the post on the text's day."""
    if one.kind is Kind.PERSON:
        return one.dossier
    today = scene.story.calendar.today
    holders = scene.known.holders(one.post, today.interval) if today and one.post else ()
    return holders[0] if len(holders) == 1 else ""


def _meeting(scene: Scene, people: list[str], on: Resolved) -> str:
    """The meeting on record of these two on that day, else a new dossier called by the day and the two."""
    for one in scene.known.encounters:
        if set(people) <= one.people and Interval(one.lo, one.hi).overlaps(on.interval):
            return one.dossier
    if len(on.resolved) != _DAY:
        return ""
    slugs = [slug_of(one) for one in people]
    for order in (slugs, slugs[::-1]):
        name = scene.own(f"meeting/{on.resolved}-{'-'.join(order)}")
        if name in scene.known.dossiers:
            return name
    return scene.own(f"meeting/{on.resolved}-{'-'.join(slugs)}")


def _thanked(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Thanks, with what they were for; what the talk was about besides stands behind `to discuss`."""
    meeting = scene.focus.meeting
    people = scene.one.of_kind(Kind.PERSON, Kind.POST)
    speaker = scene.voice.by if scene.voice else ""
    others = [person for one in people if (person := _person(scene, one)) and person != speaker]
    if not meeting or not speaker or not others:
        return
    what = re.search(r"\b(?:for|за)\s+(?P<what>.+)", scene.text[found.end() :], re.IGNORECASE)
    to, on = others[0], scene.story.meetings[meeting][1]
    values: dict[str, Value | None] = {"by": speaker, "to": to, "for": shortened(what["what"]) if what else None}
    yield scene.draft("thanks expressed", [meeting], found, on, values)


_THEMES: Final = (
    ("geopolitical change", r"geopolit\w+|геополит\w+"),
    ("escalation", r"escalat\w+|points of tension|эскалаци\w+|очаг\w+ напряж\w+"),
    ("hybrid threats", r"hybrid|гибридн\w+"),
    ("threats", r"\bthreats?\b|\bchallenges\b|угроз\w*|вызов\w*"),
    ("terrorism", r"terroris\w+|extremis\w+|террориз\w+|экстремиз\w+"),
    (
        "security situation",
        r"security (?:situation|environment|landscape)|обстановк\w+|military[- ]political situation",
    ),
)
_HOW: Final = re.compile(
    r"\b(?:lead|grow|worsen|concern|deteriorat|increas|rising|remain|have|has|are|is|implication|ongoing)\w*\b"
    r"|раст[её]т|ухудша\w+|обеспокоен\w*|нараста\w+|усилива\w+|оста[её]тся|ведёт|ведет|привод\w+|име\w+|носит",
    re.IGNORECASE,
)


def _assessed(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """What a speaker says of the situation, theme by theme; where the sentence tells of acts, it is about those."""
    if scene.voice is None or not scene.voice.by or scene.in_title or not _HOW.search(scene.text):
        return
    on = scene.said_on()
    if len(on.resolved) != _DAY or scene.one.of_kind(Kind.HEADS) or _TELLS.search(scene.text):
        return
    about = [scene.own(f"assessment/{on.resolved}")]
    themes = [theme for theme, words in _THEMES if re.search(words, scene.text, re.IGNORECASE)]
    if len(themes) > 1 and "security situation" in themes:
        themes.remove("security situation")
    for theme in themes:
        values: dict[str, Value | None] = {"theme": theme, "what": shortened(scene.text, 240)}
        yield scene.draft("assessment stated", about, found, on, values)


_TELLS: Final = re.compile(
    r"\b(?:discuss|suspend|sign|adopt|instruct|attend)\w*\b|обсуд|приостанов|подпис|приня[лт]|поруч", re.IGNORECASE
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"\b(?:met with|met|held (?:talks|a meeting) with|held talks|received|spoke (?:by (?:tele)?phone"
        r"|on the phone)|(?:tele)?phone (?:call|conversation)"
        r"|had a (?:meeting|conversation) with)\b"
        r"|\b(?:встретил(?:ся|ась|ись)|пров[её]л\w* (?:встречу|переговоры)|принял|приняла|телефонн\w+ разговор"
        r"|по телефону|переговорил\w*)\b",
        _met,
    ),
    rule(
        r"\b(?:thank(?:ed|s|ful)?|gratitude|grateful|appreciation)\b|поблагодарил\w*|благодарност\w*|признательност\w*",
        _thanked,
    ),
    rule("|".join(words for _, words in _THEMES), _assessed),
)
