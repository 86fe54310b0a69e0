"""What verbs tell of members: how far they take part, what is hoped of them, what they announce, pay and oppose."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.draft import Draft, Rule, rule
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.entry import Modality
from travaux.record.values import Value

_PART: Final = r"(?:participat|involve|membership|activit|\bwork\b|participa|участи|членств|деятельност|работ[уыа])\w*"
_STOP: Final = r"(?:suspend|suspension|halt|freez|froz|paus(?:e|ing)|on hold|on pause|приостан\w*|заморо\w*|замораж\w*|пауз\w*|неучасти\w*|non-participat)"
_MEMBERSHIP: Final = re.compile(r"membership|членств", re.IGNORECASE)
_NOTICE_WORDS: Final = (
    r"(?:notices?|notifications?|requests?|applications?|letters?|documents?|statements?"
    r"|уведомлени\w*|обращени\w*|заявлени\w*|запрос\w*|писем|документ\w*|заявк\w*)"
)
_ASKED: Final = re.compile(
    r"\b(?:ask|request|appl)\w*\b|попрос\w*|обратил\w*|ходатайств\w*|направил\w* ноту|\bnote\b", re.IGNORECASE
)
_AS: Final = (
    ("non-participation in events", re.compile(r"non-participat|неучасти", re.IGNORECASE)),
    ("on pause", re.compile(r"on (?:a )?pause|на паузе|на паузу", re.IGNORECASE)),
    ("paused", re.compile(r"paus", re.IGNORECASE)),
    ("frozen", re.compile(r"fr[eo]+z|заморо|замораж", re.IGNORECASE)),
    ("temporarily suspended", re.compile(r"tempora\w+|временн\w+", re.IGNORECASE)),
)


def _roll(scene: Scene, member: str) -> tuple[str, str]:
    return scene.member(member), scene.own("roll")


def _stopped(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Suspended, frozen, paused participation: who says it decides which fact it is."""
    if _about_notice(scene) or scene.open(found.start()) or scene.negated(found.start()):
        return
    member = scene.object_member(len(scene.text)) if not scene.actor_member(found.start())[0] else _whose(scene, found)
    if not member:
        return
    if _MEMBERSHIP.search(found[0]) and (council := _by_council(scene, found, member)):
        yield council
        return
    yield _participation(scene, found, member)


def _whose(scene: Scene, found: re.Match[str]) -> str:
    """Whose participation it is: the member beside the words, else who acts."""
    inside = [one for one in scene.one.of_kind(Kind.MEMBER) if found.start() - 40 <= one.start <= found.end() + 24]
    actor, _ = scene.actor_member(found.start())
    named = [scene.home_of(one) for one in inside if one.form != "adjective"]
    return actor if actor in named or not named else named[-1] if not actor else actor


def _about_notice(scene: Scene) -> bool:
    return bool(_NONE.search(scene.text))


def _by_council(scene: Scene, found: re.Match[str], member: str) -> Draft | None:
    """The membership of a state suspended by the others, or its own wish to have it suspended."""
    about = _roll(scene, _of_membership(scene, found) or member)
    on = scene.happened_on(found.start())
    asked = _ASKED.search(scene.text, 0, found.start())
    heads = scene.one.of_kind(Kind.HEADS, Kind.BODY)
    if asked and not re.search(r"agree|grant|decid|удовлетвор|соглас|решил", scene.text, re.IGNORECASE):
        return scene.draft("suspension requested", about, found, on)
    others = heads or re.search(r"\b(?:decided|council|решил\w*)\b", scene.text, re.IGNORECASE)
    own_request = "own request" if re.search(r"request|просьб|обращени", scene.text, re.IGNORECASE) else None
    return scene.draft("suspended by the council", about, found, on, {"ground": own_request}) if others else None


def _of_membership(scene: Scene, found: re.Match[str]) -> str:
    """The member whose membership is meant: `the membership of Uzbekistan`, `Uzbekistan's membership`."""
    near = [one for one in scene.one.of_kind(Kind.MEMBER) if found.start() <= one.start <= found.end() + 12]
    return scene.home_of(near[-1]) if near else ""


def _participation(scene: Scene, found: re.Match[str], member: str) -> Draft:
    speaker = scene.voice.by if scene.voice else ""
    home = scene.story.names.home.get(speaker, "")
    word = next((word for word, pattern in _AS if pattern.search(scene.text, max(0, found.start() - 24), found.end() + 12)), None)  # fmt: skip
    done = re.search(
        r"\b(?:has|have|had|we)\b|[а-я]ил[аио]?\b|(?:ed|froze)\b", scene.text[: found.end()], re.IGNORECASE
    )
    if home == member and done and word != "non-participation in events":
        to = _outlet_told(scene)
        values: dict[str, Value | None] = {"scope": "unknown", "to": to}
        return scene.draft(
            "participation suspension announced", _roll(scene, member), found, scene.by(scene.said_on()), values
        )
    post = scene.voice.as_ if scene.voice else ""
    if (
        scene.quoted
        and post.startswith(scene.known.organisation)
        and re.search(r"\bha(?:s|ve)\b|приостановила", scene.text)
    ):
        temporary = "yes" if word == "temporarily suspended" else None
        values = {"scope": "unknown", "temporary": temporary, "start": "unknown"}
        return scene.draft(
            "participation suspension acknowledged", _roll(scene, member), found, scene.said_on(), values
        )
    return scene.draft(
        "participation described", _roll(scene, member), found, scene.said_on(), {"as": word, "start": "unknown"}
    )


def _outlet_told(scene: Scene) -> str:
    told = re.search(
        r"(?:told|interview (?:with|to)|интервью(?: телеканалу| агентству)?) (?P<who>(?-i:[A-ZА-ЯЁ])[\w.]+(?: (?-i:[A-ZА-ЯЁ\d])[\w.]*)?)",
        scene.text,
        re.IGNORECASE,
    )
    return told["who"] if told else ""


_NONE: Final = re.compile(
    rf"\b(?:no|not|any|neither|never|without)\b.{{0,50}}\b{_NOTICE_WORDS}\b.{{0,90}}\b(?:receiv|arriv|submit|sent|com(?:e|ing)|made|been)\w*"
    rf"|\b(?:not|n[’']t|yet to|never)\b.{{0,20}}\b(?:receiv\w+|been (?:notified|informed)|got)\b(?:.{{0,60}}\b{_NOTICE_WORDS}\b)?"
    rf"|\b(?:никак\w+|ни одного|не)\b.{{0,60}}{_NOTICE_WORDS}.{{0,140}}(?:не )?(?:поступ\w+|получ\w+|направл\w+)"
    rf"|\bне (?:получ\w+|поступал\w*)\b.{{0,60}}{_NOTICE_WORDS}|{_NOTICE_WORDS}.{{0,60}}\bне (?:получ\w+|поступ\w+)"
    r"|\bне (?:уведомлял\w*|извещал\w*|информировал\w*|уведомл[её]н\w*)",
    re.IGNORECASE,
)
_ON_WHAT: Final = (
    ("withdrawal", re.compile(r"withdraw|leav|exit|quit|выход\w* из|выйти", re.IGNORECASE)),
    ("budget", re.compile(r"budget|contribut|бюджет|взнос", re.IGNORECASE)),
)


def _no_notice(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Nobody has received a notice: a fact about what is on the desk, not about what a member does."""
    member = scene.object_member(found.start())
    about = next((key for key, pattern in _ON_WHAT if pattern.search(found[0])), "suspension of participation")
    if member:
        manner = scene.manner(found.start(), Modality.NON_EVENT)
        yield scene.draft(
            "no notice on record", [scene.member(member)], found, scene.said_on(), keys=(about,), modality=manner
        )


def _request_received(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.focus.member or scene.object_member(0)
    if member and not scene.negated(found.start()) and not _about_notice(scene):
        yield scene.draft("request received", [scene.member(member)], found, scene.happened_on(found.start()))


def _notified(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    key = next((key for key, pattern in _ON_WHAT if pattern.search(scene.text)), "")
    if member and key and not scene.negated(found.start()) and not _about_notice(scene):
        of = shortened(scene.text[found.end() :])
        yield scene.draft(
            "formal notice given", [scene.member(member)], found, scene.by(scene.said_on()), {"of": of}, keys=(key,)
        )


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
    ("limited format", re.compile(r"limited format|reduced format|ограниченн\w+ (?:формат|состав)|усеч[её]нн\w+", re.IGNORECASE)),
    ("agreed documents", re.compile(r"agreed (?:documents|texts|decisions)|согласованн\w+ (?:документ|решени)", re.IGNORECASE)),
    ("summit documents", re.compile(r"summit (?:documents|papers)|documents of the summit|документ\w+ саммита", re.IGNORECASE)),
)  # fmt: skip


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


def _intention(word: str) -> "object":
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


def _attested(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member, _ = scene.actor_member(found.start())
    if member and not scene.negated(found.start()) and not scene.open(found.start()):
        status = "full member" if re.search(r"full|полноправн", found[0], re.IGNORECASE) else "member"
        yield scene.draft("membership attested", _roll(scene, member), found, scene.said_on(), {"status": status})


def _legal_view(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(0)
    charter = scene.own("document/charter")
    if member and scene.voice and charter in scene.known.dossiers:
        view = shortened(scene.text)
        yield scene.draft("legal view stated", [scene.member(member), charter], found, scene.said_on(), {"view": view})


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


_HOPES: Final = r"(?:hop(?:e|es|ed|ing)|expects?|looks? forward|count(?:s|ing)? on|надее(?:тся|мся)|рассчитыва\w+|выразил\w* надежду|ожида\w+)"
_RETURN: Final = r"(?:return|come back|resum|rejoin|full(?:-fledged)? (?:participation|member|work)|верн[её]тся|возвращени|возобнов|полноценн|полноформатн)"
_STAY: Final = r"(?:attend|take part|taking part|participat|come\b|travel|be present|join the (?:summit|session|meeting)|участ\w+|приех\w+|присутств\w+|прибы\w+)"
_LEAVE: Final = r"(?:leav|withdraw|quit|exit|выйти|выходить|покинуть|покидать|выход\w*)"

RULES: Final[tuple[Rule, ...]] = (
    rule(rf"\b{_STOP}\w*\b.{{0,70}}?\b{_PART}|\b{_PART}\b.{{0,50}}?\b{_STOP}\w*|\bнеучасти\w+|\bnon-participation\b", _stopped),
    rule(_NONE.pattern, _no_notice),
    rule(r"\b(?:confirm\w*|acknowledg\w*)\b.{0,40}\b(?:receiv\w+|receipt)\b|подтвердил\w*.{0,40}получ\w+", _request_received),
    rule(r"\b(?:officially|formally)\b.{0,12}\b(?:notified|informed)\b|официально (?:уведомил|проинформировал)\w*", _notified),
    rule(
        r"\b(?:regard|consider|see|view|treat|call|remain|is\b|считает|считаем|рассматрива\w+|называ\w+|оста[её]тся|был\w*)"
        r"(?:(?![.;]).){0,90}?\b(?:all(?:y|ies)|союзни\w+)\b",
        _ally,
    ),
    rule(rf"\b{_HOPES}\b.{{0,80}}?\b{_RETURN}\w*", _hoped),
    rule(rf"\b{_HOPES}\b.{{0,60}}?\b(?:join|acced|присоедин)\w*", _joining_awaited),
    rule(
        r"\b(?:reflect(?:s|ing|ed)?|(?:is|as) (?:an? )?expression of|express(?:es|ing) (?:its|the country's) (?:sovereign|will)"
        r"|this (?:is|was) (?:the|a|an) decision|is (?:the|a|its) (?:sovereign|own|independent) (?:decision|choice|right)"
        r"|(?:is|was) (?:dictated|motivated|prompted|driven) by"
        r"|отража\w+|явля\w+ (?:выражени|суверенн|проявлени)\w+|это (?:суверенн\w+ |е[её] )?(?:решени|прав)\w+|продиктован\w*)",
        _characterised,
    ),
    rule(
        r"\b(?:no objections?|(?:not|n[’']t) (?:object|oppose|against|stand in the way)\w*|does not mind)\b"
        r"|\bне возраж\w+|\bне (?:против|препятств)\w*|против .{0,70}не возраж\w+|возражений .{0,30}нет",
        _no_objection,
    ),
    rule(
        rf"\b(?:will not|won[’']t|not be able to|unable to|does not (?:plan|intend) to|declin\w+ to|refus\w+ to)\b.{{0,24}}\b{_STAY}"
        rf"|\bto (?:skip|miss|boycott|stay away from)\b|\bwill (?:skip|miss|boycott)\b"
        rf"|\bне (?:примет|сможет|будет|планирует|намерен\w*|собирается)\b.{{0,20}}{_STAY}|{_STAY} не (?:будет|сможет|планирует)|\bне приедет|\bпропустит\b",
        _will_not_come,
    ),
    rule(
        rf"\b(?:no (?:plans|intention)|(?:not|n[’']t) (?:plan|prepar|intend|going)\w*)\b.{{0,24}}\b{_LEAVE}\w*|\bis not {_LEAVE}ing\b"
        rf"|\bне (?:планирует|собирается|намерен\w*|готовится)\b.{{0,24}}{_LEAVE}\w*|\bне (?:выходит|покидает)\b",
        _not_leaving,
    ),
    rule(r"\bpoint of no return\b|точк\w невозврата", _intention("point of no return")),
    rule(rf"\b(?:next (?:logical )?step)\b.{{0,40}}\b{_LEAVE}\w*|следующ\w+ (?:логичн\w+ )?шаг\w*.{{0,40}}{_LEAVE}\w*", _intention("withdrawal is the next step")),
    rule(
        r"\b(?:will not|won[’']t|not|refus\w+|refrain\w*|withh\w+|stopped?)\b.{0,50}?\b(?:pay\b|paying|contribut|financ|fund)\w*"
        r"|\b(?:не (?:будет|станет|намерен\w*)|отказ\w+|воздерж\w+)\b.{0,50}?(?:платить|плат[её]ж|взнос|финансир)\w*",
        _withheld,
    ),
    rule(
        r"\b(?:refrain\w*|declin\w+|refus\w+|will not|does not)\b.{0,20}\b(?:join|acced)\w*"
        r"|\b(?:отказ\w+|воздерж\w+|не (?:будет|станет))\b.{0,30}присоедин\w*",
        _declined,
    ),
    rule(
        r"\b(?:remains?|is|continues to be|still is)\b (?:still )?(?:an? )?(?:full(?:-fledged)? |equal )*member\b"
        r"|(?:оста[её]тся|явля\w+) (?:полноправн\w+ )?член\w*",
        _attested,
    ),
    rule(r"\b(?:not provided for|no provision|not envisag\w+|not foresee\w*)\b|не предусмотрен\w*", _legal_view),
    rule(r"\bsupport(?:s|ed)?\b.{0,20}\ball\b.{0,30}\b(?:decision|document)s?|поддержива\w+ .{0,12}все\w* .{0,24}(?:решени|документ)\w*", _supports),
    rule(r"\bobligations?\b.{0,60}\b(?:remain|preserv|continu)\w*|обязательств\w*.{0,60}сохраня\w+", _obliged),
)  # fmt: skip
