"""What verbs tell of members: how far they take part, what was notified, what their membership is."""

import re
from collections.abc import Iterator
from typing import Final

from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind
from travaux.intake.reading.rules import Rule, rule
from travaux.intake.reading.scene import Scene, shortened
from travaux.record.entry import Modality
from travaux.record.values import Value

_PART: Final = r"(?:participat|involve|membership|activit|\bwork\b|participa|участи|членств|деятельност|работ[уыа])\w*"
_STOP: Final = (
    r"(?:suspend|suspension|halt|freez|froz|paus(?:e|ing)|on hold|on pause|приостан\w*|заморо\w*|замораж\w*|пауз\w*"
    r"|неучасти\w*|non-participat)"
)
_MEMBERSHIP: Final = re.compile(r"membership|членств", re.IGNORECASE)
_NOTICE_WORDS: Final = (
    r"(?:notices?|notifications?|requests?|applications?|letters?|documents?|statements?"
    r"|уведомлени\w*|обращени\w*|заявлени\w*|запрос\w*|писем|документ\w*|заявк\w*)"
)
_ASKED: Final = re.compile(
    r"\b(?:ask|request|appl)\w*\b|попрос\w*|обратил\w*|ходатайств\w*|направил\w* ноту|\bnote\b", re.IGNORECASE
)
_TEMPORARY: Final = re.compile(r"tempora\w+|временн\w+", re.IGNORECASE)
_AS: Final = (
    ("non-participation in events", re.compile(r"non-participat|неучасти", re.IGNORECASE)),
    ("on pause", re.compile(r"on (?:a )?pause|на паузе|на паузу", re.IGNORECASE)),
    ("paused", re.compile(r"paus", re.IGNORECASE)),
    ("frozen", re.compile(r"fr[eo]+z|заморо|замораж", re.IGNORECASE)),
    ("temporarily suspended", _TEMPORARY),
)


def _roll(scene: Scene, member: str) -> tuple[str, str]:
    return scene.member(member), scene.own("roll")


_NOT_FORESEEN: Final = re.compile(r"not provided for|no provision|not envisag|не предусмотр", re.IGNORECASE)


#: What is said only to deny it of everybody.
_OF_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|none of|anyone|anybody|any of)\b|кто-либо|кто-нибудь|никто|реч[иь] не (?:ш|ид)", re.IGNORECASE
)


def _stopped(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Suspended, frozen, paused participation: who says it decides which fact it is."""
    if (
        _about_notice(scene)
        or _NOT_FORESEEN.search(scene.text)
        or _OF_NOBODY.search(scene.text)
        or scene.open(found.start())
        or scene.negated(found.start())
    ):
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
    return actor or (named[-1] if named else "")


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
    near = (max(0, found.start() - 24), found.end() + 12)
    word = next((word for word, pattern in _AS if pattern.search(scene.text, *near)), None)
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
        temporary = "yes" if _TEMPORARY.search(scene.text, *near) else None
        values = {"scope": "unknown", "temporary": temporary, "start": "unknown"}
        return scene.draft(
            "participation suspension acknowledged", _roll(scene, member), found, scene.said_on(), values
        )
    return scene.draft(
        "participation described", _roll(scene, member), found, scene.said_on(), {"as": word, "start": "unknown"}
    )


def _outlet_told(scene: Scene) -> str:
    told = re.search(
        r"(?:told|interview (?:with|to)|интервью(?: телеканалу"
        r"| агентству)?) (?P<who>(?-i:[A-ZА-ЯЁ])[\w.]+(?: (?-i:[A-ZА-ЯЁ\d])[\w.]*)?)",
        scene.text,
        re.IGNORECASE,
    )
    return told["who"] if told else ""


_NONE: Final = re.compile(
    rf"\b(?:received|got|seen|had)\b (?:no|neither|not a single)\b.{{0,40}}\b{_NOTICE_WORDS}\b(?:.{{0,60}}\b(?:leav"
    rf"|withdraw|suspen)\w*)?|"
    rf"\b(?:no|not|any|neither|never|without)\b.{{0,50}}\b{_NOTICE_WORDS}\b.{{0,90}}\b(?:receiv|arriv|submit|sent"
    rf"|com(?:e|ing)|made|been)\w*"
    rf"|\b(?:not|n[’']t|yet to|never)\b.{{0,20}}\b(?:receiv\w+|been (?:notified|informed)"
    rf"|got)\b(?:.{{0,60}}\b{_NOTICE_WORDS}\b)?"
    rf"|\b(?:никак\w+|ни одного|не)\b.{{0,60}}{_NOTICE_WORDS}.{{0,140}}(?:не )?(?:поступ\w+|получ\w+|направл\w+)"
    rf"|\bне (?:получ\w+|поступал\w*)\b.{{0,60}}{_NOTICE_WORDS}|{_NOTICE_WORDS}.{{0,60}}\bне (?:получ\w+|поступ\w+)"
    r"|\bне (?:уведомлял\w*|извещал\w*|информировал\w*|уведомл[её]н\w*)",
    re.IGNORECASE,
)
_ON_WHAT: Final = (
    ("withdrawal", re.compile(r"withdraw|leav|exit|quit|\bвыход\w*|выйти", re.IGNORECASE)),
    ("budget", re.compile(r"budget|contribut|бюджет|взнос", re.IGNORECASE)),
)


def _no_notice(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    """Nobody has received a notice: a fact about what is on the desk, not about what a member does."""
    member = scene.object_member(found.start())
    if scene.voice and member == scene.story.names.home.get(scene.voice.by, ""):
        member = scene.focus.member  # the speaker's own state is the one that was not told
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


def _obliged(scene: Scene, found: re.Match[str]) -> Iterator[Draft]:
    member = scene.object_member(0)
    if member and scene.voice:
        yield scene.draft(
            "assurance stated", [scene.member(member)], found, scene.said_on(), {"assurance": shortened(found[0])}
        )


RULES: Final[tuple[Rule, ...]] = (
    rule(
        rf"\b{_STOP}\w*\b.{{0,70}}?\b{_PART}|\b{_PART}\b.{{0,50}}?\b{_STOP}\w*|\bнеучасти\w+|\bnon-participation\b",
        _stopped,
    ),
    rule(_NONE.pattern, _no_notice),
    rule(
        r"\b(?:confirm\w*|acknowledg\w*)\b.{0,40}\b(?:receiv\w+|receipt)\b|подтвердил\w*.{0,40}получ\w+",
        _request_received,
    ),
    rule(
        r"\b(?:officially|formally)\b.{0,12}\b(?:notified|informed)\b|официально (?:уведомил|проинформировал)\w*",
        _notified,
    ),
    rule(
        r"\b(?:remains?|is|continues to be|still is)\b (?:still )?(?:an? )?(?:full(?:-fledged)? |equal )*member\b"
        r"|(?:оста[её]тся|явля\w+) (?:полноправн\w+ )?член\w*",
        _attested,
    ),
    rule(r"\b(?:not provided for|no provision|not envisag\w+|not foresee\w*)\b|не предусмотрен\w*", _legal_view),
    rule(r"\bobligations?\b.{0,60}\b(?:remain|preserv|continu)\w*|обязательств\w*.{0,60}сохраня\w+", _obliged),
)
