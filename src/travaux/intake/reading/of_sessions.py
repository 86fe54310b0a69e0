"""What is told of sessions: planned, held, who was there and who was not, what was talked about, what came of them."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.calendar import Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.held_how import sort_of, way_of
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.posts import RANKS
from travaux.intake.reading.rules import Make, Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.intake.reading.sittings import Occasion
from travaux.intake.reading.tenses import open_question, told_of
from travaux.record.dossiers import slug_of
from travaux.record.entry import Modality
from travaux.record.values import Value

_NOUN: Final = r"(?:sessions?|summit|meetings?|gathering|sitting|council|заседани\w+|сесси\w+|саммит\w*|встреч\w+)"


def _values(scene: Scene, one: Occasion, *, planned: bool) -> dict[str, Value | None]:
    day = one.told.resolved if one.told and one.stated else "unknown"
    place = _place(scene, one)
    bodies: Value | None = list(one.bodies) if one.bodies else None
    given: dict[str, Value | None] = {"for": day} if planned else {}
    return given | {"place": place, "way": way_of(scene.text), "sort": sort_of(scene.text), "bodies": bodies}


def _place(scene: Scene, one: Occasion) -> str | None:
    """The city that the text itself gives a session, here or where it speaks of the same one."""
    if scene.one.places:
        return scene.one.places[0]
    if re.search(r"\b(?:same city|there)\b|там же|в том же городе", scene.text, re.IGNORECASE):
        return one.place or None
    return None


def _held_or_planned(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Of each session that the sentence gives a day, a place or a body: that it was held, or that it is to be."""
    for one in scene.occasions:
        if not one.dossier or (_only_in_passing(scene, one) and not _HELD.search(found[0])):
            continue
        if told_of(scene.text, found.start()) or scene.planned(found.start()):
            yield from _scheduled(scene, found, one)
        elif not scene.open(found.start()) and not scene.negated(found.start()):
            yield from _held(scene, found, one)


_HELD: Final = re.compile(
    r"(?:was|were) held|took place|opened|concluded|ended|состоял|прошл|прош[её]л|завершил|открыл", re.IGNORECASE
)


def _only_in_passing(scene: Scene, one: Occasion) -> bool:
    """A sentence that says only `the session` again tells nothing of its being held."""
    return not (
        scene.one.days or scene.one.places or scene.one.bodies or scene.one.of_kind(Kind.HEADS, Kind.MINISTERS)
    ) or (one.piece != scene.one.piece.number)


def _scheduled(scene: Scene, found: re.Match[str], one: Occasion) -> Iterator[Draft]:
    manner = scene.manner(found.start(), Modality.PLAN)
    values = _values(scene, one, planned=True)
    if values["for"] != "unknown" or values["place"]:
        yield scene.draft("session scheduled", [one.dossier], found, scene.said_on(), values, modality=manner)


def _held(scene: Scene, found: re.Match[str], one: Occasion) -> Iterator[Draft]:
    on = one.day or scene.happened_on(found.start())
    if not _to_come(scene, on.lo):
        yield scene.draft("session held", [one.dossier], found, on, _values(scene, one, planned=False))


def _to_come(scene: Scene, lo: int) -> bool:
    today = scene.story.calendar.today
    return today is not None and lo >= today.hi


def _changed(event: str) -> Make:
    def make(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
        one = scene.occasion
        if one and one.dossier and not scene.negated(found.start()) and not scene.open(found.start()):
            yield scene.draft(event, [one.dossier], found, scene.said_on())

    return make


_RANKS: Final = (
    (
        "head of state",
        re.compile(r"\b(?:presidents?|heads of (?:member )?states?)\b|президент\w*|глав\w* государств", re.IGNORECASE),
    ),
    ("head of government", re.compile(r"\bprime ministers?\b|премьер", re.IGNORECASE)),
    ("minister", re.compile(r"\bministers?\b|министр\w*", re.IGNORECASE)),
    (
        "representative",
        re.compile(r"\b(?:representatives?|delegations?|envoys?)\b|представител\w*|делегац\w*", re.IGNORECASE),
    ),
    ("leader", re.compile(r"\bleaders?\b|лидер\w*", re.IGNORECASE)),
)


def _present(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Who was there, state by state, only as the sentence lists them; who sat there it need not say."""
    one = scene.occasion
    if one is None or not one.dossier or scene.negated(found.start()) or told_of(scene.text, found.start()):
        return
    on = one.day or scene.happened_on(found.start())
    if _to_come(scene, on.lo) or scene.open(found.start()):
        return
    for rank, states, person in _listed(scene):
        closed = rank == "leader" and len(states) > 2 and not person  # noqa: PLR2004 - a list that says who came
        values: dict[str, Value | None] = {"presence": "present", "rank": rank or None, "person": person or "unknown"}
        yield scene.draft("attendance", [one.dossier], found, on, values, keys=states, closed=closed)


def _listed(scene: Scene) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The states of a list with the rank that stands before them; people in posts one by one."""
    groups: list[tuple[str, list[str]]] = []
    for one in scene.one.mentions:
        if _AWAY.match(scene.text, one.end):
            continue
        if one.kind is Kind.MEMBER and one.acts:
            rank = _rank_before(scene, one.start)
            if groups and (rank == groups[-1][0] or not rank):
                groups[-1][1].append(slug_of(one.dossier))
            else:
                groups.append((rank, [slug_of(one.dossier)]))
        elif one.kind in {Kind.POST, Kind.PERSON} and scene.home_of(one) and one.post and "/world/" not in one.post:
            yield RANKS.get(one.form, "leader"), (scene.home_of(one),), one.dossier if one.kind is Kind.PERSON else ""
    for rank, states in groups:
        if rank:
            yield rank, tuple(dict.fromkeys(states)), ""


_AWAY: Final = re.compile(
    r"\s*(?:(?:was|were|is) (?:not|absent)|did not|не\b|отсутств|представлен\w* не)", re.IGNORECASE
)


def _rank_before(scene: Scene, at: int) -> str:
    """The rank named last before a state, with nothing but other states between."""
    text = scene.text
    found = [(match.end(), rank) for rank, pattern in _RANKS for match in pattern.finditer(text[:at])]
    if not found:
        return ""
    end, rank = max(found)
    between = text[end:at]
    for one in scene.one.of_kind(Kind.MEMBER):
        if end <= one.start and one.end <= at:
            between = between.replace(text[one.start : one.end], " ")
    return rank if not set(re.findall(r"\w+", between.lower())) - _LISTING else ""


_LISTING: Final = frozenset({"of", "the", "and", "as", "well", "from", "also", "и", "а", "также", "из", "от"})


def _absent(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """An absence that happened; what it means is another fact, and nothing is read into it."""
    one = scene.occasion
    if one is None or not one.dossier or told_of(scene.text, found.start()) or scene.open(found.start()):
        return
    on = one.day or scene.happened_on(found.start())
    if _to_come(scene, on.lo):
        return
    who = _who_stayed_away(scene, found)
    member = scene.home_of(who) if who else ""
    if not member:
        return
    person = who.dossier if who and who.kind is Kind.PERSON else None
    values: dict[str, Value | None] = {"presence": "absent", "person": person, "notice": "unknown", "reason": "unknown"}
    manner = scene.manner(found.start(), Modality.NON_EVENT)
    yield scene.draft("attendance", [one.dossier], found, on, values, keys=(member,), modality=manner)


def _who_stayed_away(scene: Scene, found: re.Match[str]) -> Mention | None:
    """The state or person nearest to the words, before them first."""
    fitting = [
        one for one in scene.one.mentions if one.kind in {Kind.MEMBER, Kind.PERSON, Kind.POST} and scene.home_of(one)
    ]
    before = [one for one in fitting if one.end <= found.start()]
    inside = [one for one in fitting if found.start() <= one.start <= found.end() + 30]
    return next(iter([*before[::-1], *inside]), None)


def _chaired(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    one = scene.occasion
    near = sorted(
        scene.one.of_kind(Kind.PERSON, Kind.MEMBER, Kind.POST), key=lambda each: abs(each.start - found.start())
    )
    named = [each for each in near if scene.home_of(each) and each.form != "adjective"]
    if one is None or not one.dossier or not named or scene.planned(found.start()):
        return
    person = next((each.dossier for each in named if each.kind is Kind.PERSON), None)
    values: dict[str, Value | None] = {"member": scene.home_of(named[0]), "person": person}
    yield scene.draft("chaired", [one.dossier], found, one.day or scene.happened_on(found.start()), values)


_APART: Final = re.compile(r",? as well as |,? and also |,? а также |; ", re.IGNORECASE)
_END: Final = re.compile(
    r"[.;]|, (?:and (?:adopt|sign|approv)|said|stated|noted|а также приня|сообщ)|\band (?:adopted|signed|approved"
    r"|agreed)\b",
    re.IGNORECASE,
)


def _discussed(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """What was talked about: by the heads at a session, by those who met at their meeting."""
    told = scene.text[: found.end()]
    if open_question(told, found.start()) or scene.negated(found.start()) or told_of(told, found.start()):
        return
    where, on = _where(scene, found)
    if not where:
        return
    rest = scene.text[found.end() :]
    stop = _END.search(rest)
    phrases = [shortened(one) for one in _APART.split(rest[: stop.start()] if stop else rest)]
    by = "heads of member states" if "/session/" in where and _heads(scene, found) else None
    for phrase in phrases:
        if phrase:
            yield scene.draft("topic discussed", [where], found, on, {"topic": phrase, "by": by})


def _heads(scene: Scene, found: re.Match[str]) -> bool:
    return any(one.end <= found.start() for one in scene.one.of_kind(Kind.HEADS))


def _where(scene: Scene, found: re.Match[str]) -> tuple[str, Resolved]:
    people = [one for one in scene.one.of_kind(Kind.PERSON, Kind.POST) if one.end <= found.start()]
    one = scene.occasion
    if scene.focus.meeting and (people or one is None):
        meeting = scene.story.meetings.get(scene.focus.meeting)
        return scene.focus.meeting, meeting[1] if meeting else scene.happened_on(found.start())
    if one and one.dossier and not _to_come(scene, one.day.lo if one.day else 0):
        return one.dossier, one.day or scene.happened_on(found.start())
    return "", scene.said_on()


_PLAIN_OUTCOME: Final = re.compile(
    r"\b(?:statement|declaration|strategy|programme|program|package|papers|documents|agreement|budget|plan|decisions?"
    r"|protocol)\b"
    r"|заявлени|деклараци|стратеги|программ|пакет|документ|соглашени|бюджет|план|решени|протокол",
    re.IGNORECASE,
)


def _outcome(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Something adopted or signed at a session, named in passing; a document on record has its own fact."""
    one = scene.occasion
    if one is None or not one.dossier or not _happened(scene, found):
        return
    if one.day and _to_come(scene, one.day.lo):
        return
    rest = scene.text[found.end() :]
    stop = re.search(r"[.;,]", rest)
    what = shortened(rest[: stop.start()] if stop else rest)
    counted = re.search(r"\d", what)
    if what and _PLAIN_OUTCOME.search(what) and not counted and not _on_record(scene, found):
        yield scene.draft(
            "outcome noted", [one.dossier], found, one.day or scene.happened_on(found.start()), {"what": what}
        )


def _happened(scene: Scene, found: re.Match[str]) -> bool:
    at = found.start()
    return not (told_of(scene.text, at) or scene.planned(at) or scene.open(at) or scene.negated(at))


def _on_record(scene: Scene, found: re.Match[str]) -> bool:
    return any(
        one.dossier in scene.known.dossiers for one in scene.papers if one.start >= found.start() and not one.plain
    )


def _quorum(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    one = scene.occasion
    if one and one.dossier:
        lacking = re.search(r"lack|no |without|absence|отсутств|нет|не было", found[0], re.IGNORECASE)
        values: dict[str, Value | None] = {"quorum": "lacking" if lacking else "present"}
        yield scene.draft("quorum described", [one.dossier], found, scene.said_on(), values)


def _worth(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """What somebody says that the decisions of a session are worth."""
    one = scene.occasion
    if one and one.dossier and scene.voice and re.search(r"decision|решени", scene.text, re.IGNORECASE):
        yield scene.draft("decisions described", [one.dossier], found, scene.said_on(), {"as": shortened(found[0])})


def _limited(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Somebody says in which format a body decides without a member."""
    one = scene.occasion
    objects = re.search(r"object|возраж", scene.text, re.IGNORECASE)
    if one and one.dossier and scene.voice and not objects and re.search(r"decision|решени", scene.text, re.IGNORECASE):
        manner = scene.manner(found.start(), *([Modality.PLAN] if scene.planned(found.start()) else []))
        values: dict[str, Value | None] = {"rule": "limited format", "reading": shortened(scene.text)}
        yield scene.draft("rule read", [one.dossier], found, scene.said_on(), values, modality=manner)


def _called(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """A session that is called a summit by its city goes by that name as well."""
    one = next((each for each in scene.occasions if each.dossier and each.piece == scene.one.piece.number), None)
    named = [each.name.lower() for each in scene.known.names if one and each.dossier == one.dossier]
    name = shortened(found[0])
    if one and not scene.in_title and not scene.planned(found.start()) and name.lower() not in named:
        always = scene.story.calendar.always()
        language = "ru" if re.search(r"[а-я]", name, re.IGNORECASE) else "en"
        values: dict[str, Value | None] = {"name": name, "language": language, "form": "nickname"}
        yield scene.draft("named", [one.dossier], found, always, values, voice=None, modality=(Modality.ASSERTION,))


_COME: Final = (
    r"(?:attend|took part|take part|taking part|participat|present|gather|brought together|bringing together"
    r"|присутств|участ|собра)"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"\b{_NOUN}\b.{{0,190}}?\b(?:was held|were held|took place|is scheduled|is planned|will (?:be held|take place"
        rf"|meet)|opened|began|ended|concluded|held|due|set for"
        r"|состоял\w+|прошл?[ао]?\b|прошёл|прош[её]л|проведен\w*|завершил\w*|открыл\w*|состоится|пройд[её]т"
        r"|запланирован\w*|намечен\w*)"
        rf"|\b(?:завершил\w+|состоял\w+|прош[её]л|прошл[аио]|открыл\w+|состоится|пройд[её]т|запланирован\w*"
        rf"|намечен\w*|стартовал\w*)\b.{{0,40}}?{_NOUN}"
        rf"|\b(?:met|convened|gathered|meet|gather|convene)\b(?: (?:in|on|for|at)\b|\W)|\b(?:will )?(?:host|hold"
        rf"|hosted|held|провел[аи]?|провёл)\w*\b.{{0,30}}{_NOUN}"
        rf"|\b(?:at|during) (?:the |a )?(?:\w+ )?{_NOUN} in\b|\bна {_NOUN} (?:\w+ )?в\b|\b(?:соберутся|собрались"
        rf"|собер[её]тся|встретятся)\b|\bin (?:a |the )?{_NOUN} of\b|{_NOUN}[^.]{{0,30}}?, котор\w+ (?:состоится"
        rf"|пройд[её]т)"
        r"|(?:took part in|attended|приняли участие в|участвовали в) (?:a |the )?(?:session|meeting|summit|заседани"
        r"|сесси|саммит)",
        _held_or_planned,
    ),
    rule(r"\b(?:postponed|put off|deferred)\b|перенес[её]н\w*|отложен\w*", _changed("session postponed")),
    rule(r"\b(?:cancell?ed|called off)\b|отмен[её]н\w*", _changed("session cancelled")),
    rule(rf"\b{_COME}\w*", _present),
    rule(
        r"\b(?:absent|did not (?:attend|come|take part|participate|show up)|skipped|stayed away|stays away|missed"
        r"|was not represented|boycott(?:ed|s)"
        r"|(?:nobody|none|no one)(?: \w+)? from|no (?:delegation|representatives?|one) (?:came |was |from|arrived)"
        r"|were not present"
        r"|was not present"
        r"|without (?:the )?(?:participation|presence))\b"
        r"|отсутств\w+|представлен\w* не был\w*|никто из|не (?:приехал\w*|участвовал\w*|прибыл\w*|присутствовал\w*"
        r"|принял\w* участия"
        r"|был\w* представлен\w*)|без участия",
        _absent,
    ),
    rule(
        r"\bchaired by\b|\bin the chair\b|under the (?:chairmanship|presidency) of|\bpresided over\b|\bchaired (?:the"
        r"|a)\b"
        r"|под председательством|председательствовал\w*",
        _chaired,
    ),
    rule(
        r"\b(?:discuss(?:ed|es|ing)?|exchang\w+ views on|talk(?:ed|ing)? about|deliberated on|considered the|debated"
        r"|reviewed the)\b"
        r"|\bобсуди\w*|\bобсужда\w*|обменял\w+ мнениями (?:о|об|по)|рассмотрел\w*",
        _discussed,
    ),
    rule(r"\b(?:adopted|signed|approved|issued|endorsed)\b|\b(?:приняли|подписали|утвердили|одобрили)\b", _outcome),
    rule(
        r"\b(?:lack of (?:a )?quorum|no quorum|quorum (?:was |is )?(?:lacking|present|there)|without (?:a )?quorum)"
        r"|отсутстви\w+ кворума|кворума (?:нет|не было)|кворум\w* (?:есть|имеется)",
        _quorum,
    ),
    rule(
        r"\b(?:limited|reduced) format\b|ограниченн\w+ (?:формат|состав)\w*|усеч[её]нн\w+ (?:формат|состав)\w*",
        _limited,
    ),
    rule(
        r"\b(?:absolutely |fully |entirely |perfectly )?(?:legitimate|lawful|illegitimate|legally binding)\b"
        r"|(?:абсолютно |полностью )?(?:легитимн|правомерн|законн)\w*",
        _worth,
    ),
    rule(
        r"\b(?:(?-i:[A-Z]{2,6}) )?summit in (?-i:[A-Z])\w+|\b(?i:саммит)\w* (?:(?-i:[А-Я]{2,6}) )?в (?-i:[А-Я])\w+",
        _called,
    ),
)
