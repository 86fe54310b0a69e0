"""Whether a sentence tells what was, what is to be, what may be, or what was not."""

from functools import lru_cache
from typing import Final

from travaux.intake.reading.words import words

_PLANNED: Final = words(
    r"\b(?:will|won't|shall|is to|are to|was to|were to|due to (?:meet|be|hold|take|gather|convene|arrive)"
    r"|is due|are due|scheduled|planned|plans? to (?!the\b)|expected to|set to|forthcoming|next (?:summit|session"
    r"|meeting)|slated|to be held"
    r"|going to|about to|intends? to"
    r"|has agreed to host)\b"
    r"|\b(?:будет|будут|состоится|состоятся|пройд[её]т|пройдут|соберутся|собер[её]тся|перейд[её]т|примет|примут|вступит"
    r"|станет|станут|приступит|покинет|проведут|провед[её]т|планиру\w+|следующ\w+ (?:саммит|сесси|заседани)\w*"
    r"|запланирован\w*|намечен\w*|ожида\w+|предсто\w+"
    r"|намерен\w*|собира\w+ся|утвердят|подпишут|обсудят|рассмотрят|возглавит|приедет|прибудет|посетит)\b"
)
#: A verb of saying, in the tense in which reports tell what was said.
SAYS: Final = words(
    r"\b(?P<verb>said|says|stated|states|told|reported|promis(?:ed|es)|suggest(?:ed|s)|notes|noted|noting|adds?"
    r"|added|adding|stress(?:ed|es|ing)"
    r"|emphasi[sz](?:ed|es|ing)|explain(?:ed|s|ing)|announc(?:ed|es|ing)|declar(?:ed|es|ing)|confirm(?:ed|s|ing)"
    r"|point(?:ed|s|ing) out|recall(?:ed|s|ing)|remark(?:ed|s)|underlin(?:ed|es|ing)|underscor(?:ed|es)"
    r"|inform(?:ed|s|ing)"
    r"|argu(?:ed|es)|admitt(?:ed|s)|acknowledg(?:ed|es|ing)|highlight(?:ed|s|ing)|claim(?:ed|s)|assur(?:ed|es)"
    r"|comment(?:ed|s)|repli(?:ed|es)|warn(?:ed|s|ing)|observ(?:ed|es)"
    r"|express(?:ed|es) (?:his |her )?(?:hope|gratitude|concern|confidence)"
    r"|thank(?:ed|s)|address(?:ed|es)|reiterat(?:ed|es)|insist(?:ed|s)|according to|in the words of)\b"
    r"|\b(?P<russian>сказал\w*|заявил\w*|заявля\w+|сообщил\w*|отметил\w*|отмеча\w+|добавил\w*|подчеркнул\w*"
    r"|рассказал\w*|пояснил\w*|объяснил\w*|уточнил\w*|напомнил\w*|объявил\w*|подтвердил\w*|констатировал\w*"
    r"|указал\w*|признал\w*|заверил\w*|поблагодарил\w*|выразил\w* (?:надежду|благодарность|признательность"
    r"|уверенность)|считает|проинформировал\w*|предупредил\w*|говорит|говорил\w*"
    r"|ответил\w*|по (?:его |её |ее |их )?словам)\b"
)
_OPEN: Final = words(
    r"\b(?:(?-i:may)|might|could|would|should|if|whether|can|possibly|perhaps|unless|urged? to|call(?:ed|s)? (?:on"
    r"|for))\b"
    r"|\b(?:если|может|могут|мог|могла|могли|бы|ли|возможно|должн\w+|следует|вероятно)\b"
)
_NOT: Final = words(
    r"(?:\b(?:not|never|no|nor|neither|without|hardly)\b|n[’']t\b|\b(?:не|ни|нет|без|никак\w*|никогда)\b)"
)
_NEAR: Final = 36
_CLAUSE: Final = words(r"[;:—–]|, (?:and|but|while|which|who|а|но|и|который|которая|которые|что)\b|\bthat\b")


@lru_cache(maxsize=2_048)
def clause(text: str, at: int) -> tuple[int, int]:
    """The stretch of a sentence around a place that its joints part off."""
    start, end = 0, len(text)
    for joint in _CLAUSE.finditer(text):
        if joint.end() <= at:
            start = joint.end()
        elif joint.start() >= at:
            end = joint.start()
            break
    return start, end


def planned(text: str, at: int = -1) -> bool:
    """Whether a sentence, or the clause around a place in it, tells what is to come."""
    start, end = clause(text, at) if at >= 0 else (0, len(text))
    return bool(_PLANNED.search(text, start, end))


@lru_cache(maxsize=512)
def _cues(text: str) -> tuple[tuple[int, bool], ...]:
    """Where a sentence plans, and where it tells what was said."""
    cues = [(one.start(), True) for one in _PLANNED.finditer(text)]
    cues += [(one.start(), False) for one in SAYS.finditer(text)]
    return tuple(sorted(cues))


def told_of(text: str, at: int) -> bool:
    """Whether a day in a sentence is one to come: by the verb before it, else by the one behind it."""
    cues = _cues(text)
    earlier = [cue for cue in cues if cue[0] < at]
    later = [cue for cue in cues if cue[0] >= at]
    return earlier[-1][1] if earlier else bool(later and later[0][1])


def open_question(text: str, at: int) -> bool:
    """Whether the clause around a place tells what may or should be, not what is."""
    start, end = clause(text, at)
    return bool(_OPEN.search(text, start, end))


def negated(text: str, start: int) -> bool:
    """Whether a word that denies stands shortly before a place, in the same clause."""
    first = max(clause(text, start)[0], start - _NEAR)
    return bool(_NOT.search(text, first, start))
