"""Who says what a sentence tells: quotations with their speaker wherever he is named, and indirect speech."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading.calendar import Calendar, Resolved
from travaux.intake.reading.days import Day, Relative
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.sittings import Occasion
from travaux.intake.reading.tenses import SAYS
from travaux.record.entry import Modality

_SPEAKERS: Final = (Kind.PERSON, Kind.POST)
_VOICES: Final = (*_SPEAKERS, Kind.BODY, Kind.MEMBER)
_HE: Final = re.compile(
    r"\b(?:he|she|they|the (?:official|diplomat|politician|minister|head of state|president|spokes\w+))\b"
    r"|\b(?:он|она|они|там|политик|дипломат|министр|глава ведомства)\b|по (?:его|е[её]) словам",
    re.IGNORECASE,
)
_SUBJECT: Final = 120  # characters between a verb of saying and its subject
_BEHIND: Final = 90
_OPENING: Final = 4
_BACK: Final = 200  # pieces of one quotation, at most
_SAID_ON: Final = 45
_SAID_BEFORE: Final = 24
_AN_ARTICLE: Final = 12
_AUDIENCE: Final = re.compile(
    r"\b(?:told|informed|addressing|speaking to|briefing)\s+"
    r"(?P<en>the media|reporters|journalists|the press|a briefing|a press conference|(?:\w+ )?(?:reporters"
    r"|journalists))\b|\b(?P<ru>журналистам|прессе|репортёрам|СМИ)\b",
    re.IGNORECASE,
)
_RUSSIAN: Final = {"журналистам": "journalists", "прессе": "the press", "репортёрам": "reporters", "сми": "the media"}
_GOES_ON: Final = re.compile(
    r"\s*(?:however|in particular|besides|in addition|also|moreover|furthermore|at the same time|still|nevertheless"
    r"|among them|the second|these are|однако|в частности|кроме того|также|при этом|вместе с тем|более того"
    r"|к тому же)\b",
    re.IGNORECASE,
)
#: What these are said to stands behind them, not who says it.
_TO_SOMEBODY: Final = re.compile(r"told|inform|warn|assur|thank|address|remind", re.IGNORECASE)
_THIS_SAID: Final = re.compile(r"\s*(?:об этом|это|this was (?:said|stated|announced))\b", re.IGNORECASE)
_MET: Final = re.compile(
    r"\b(?:met with|meeting with|talks with|received|told|informed)\b"
    r"|встре\w+ с|на встрече с|принял\w*|рассказал\w*|сообщил\w*|проинформировал\w*",
    re.IGNORECASE,
)


_THERE: Final = re.compile(
    r"\b(?:at|during|on the sidelines of|addressing|addressed|told|на|в ходе|в рамках)\s+(?:\S+\s+){0,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Voice:
    """Who says a sentence, and how it is told: `by` and `as_` are dossiers, `to` dossiers or words, `at` an occasion.

    `verb`: where in the sentence that holds it the verb of saying stands. `ambiguous`: between whom the text leaves it.
    """

    by: str = ""
    as_: str = ""
    to: str = ""
    at: str = ""
    on: Resolved | None = None
    ambiguous: str = ""
    manner: Modality = Modality.INDIRECT
    verb: int = -1
    anonymous: str = ""


class Speech:
    """Finds for every sentence of one text who says it; none where the text speaks for itself."""

    def __init__(self, known: Known, calendar: Calendar, occasions: Mapping[int, tuple[Occasion, ...]]) -> None:
        self.known = known
        self.calendar = calendar
        self.occasions = occasions
        self._posts: dict[str, str] = {}  # by post the person whom the text has in it
        self._held: dict[str, str] = {}  # by person the post
        self._context: dict[str, Voice] = {}
        self._told: dict[int, Occasion] = {}  # by line the session of another day that it looks back on

    def of(self, sentences: Sequence[Sentence]) -> dict[int, Voice]:
        """The voice of each sentence that somebody says, by its piece's number."""
        self._meet_people(sentences)
        found: dict[int, Voice] = {}
        last: Voice | None = None
        quotes: dict[int, Voice] = {}
        for place, one in enumerate(sentences):
            self._told.update((one.piece.line, each) for each in self._past(one))
            if one.piece.quoted >= 0:
                said = quotes.get(one.piece.quoted) or self._of_lone_quote(sentences, place, last)
                if said:
                    found[one.piece.number] = replace(said, manner=Modality.QUOTATION)
                    last = said
                continue
            said = self._of(one, last)
            if said is None and last is not None and _GOES_ON.match(one.text) and one.piece.role is Role.BODY:
                found[one.piece.number] = self._going_on(last)
                continue
            if said is None:
                last = None if one.piece.line != sentences[place - 1].piece.line else last
                continue
            said = self._with_context(said, one)
            found[one.piece.number] = said
            quotes.update(dict.fromkeys(one.piece.holds, said))
            if _THIS_SAID.match(one.text) and place and one.piece.line == sentences[place - 1].piece.line:
                found.setdefault(sentences[place - 1].piece.number, said)
            last = said
        return found

    def _past(self, one: Sentence) -> Iterator[Occasion]:
        """The sessions in a sentence that lie well before the text's own day."""
        today = self.calendar.today
        for each in self.occasions.get(one.piece.number, ()):
            if each.day and today and each.dossier and each.day.hi <= today.lo and one.piece.quoted < 0:
                yield each

    def _meet_people(self, sentences: Sequence[Sentence]) -> None:
        for one in sentences:
            for person in one.of_kind(Kind.PERSON):
                if person.post and person.mark != "next":
                    self._held.setdefault(person.dossier, person.post)
                    if person.mark != "then":
                        self._posts.setdefault(person.post, person.dossier)

    def _of_lone_quote(self, sentences: Sequence[Sentence], place: int, last: Voice | None) -> Voice | None:
        """A quotation that its own sentence gives to nobody: the voice before it, else that of what follows."""
        if any(one.piece.quoted < 0 and SAYS.search(one.text) for one in _holding(sentences, place)):
            return None  # somebody says it whom the text does not name in a way that is known
        if last is not None:
            return last
        for one in sentences[place + 1 : place + 4]:
            if one.piece.quoted < 0 and one.piece.line == sentences[place].piece.line and (said := self._of(one, None)):
                return said
        return None

    def _going_on(self, last: Voice) -> Voice:
        """A sentence that goes on from indirect speech may still be the speaker's; the text does not say."""
        if last.manner is Modality.QUOTATION:
            return replace(last, manner=Modality.INDIRECT, ambiguous=last.ambiguous or self._either(last.by), verb=-1)
        return replace(last, ambiguous=self._either(last.by), verb=-1)

    def _either(self, by: str) -> str:
        return f"{self.known.titles.get(by, 'the speaker')} or the article"

    def _of(self, one: Sentence, last: Voice | None) -> Voice | None:
        """The voice that a sentence names, by the first verb of saying that has a subject."""
        if one.piece.role not in {Role.BODY, Role.TITLE}:
            return None
        for verb in SAYS.finditer(one.text):
            if one.piece.in_inline(verb.start()) or _NAMELESS.match(one.text, verb.end()):
                continue
            subject = self._subject(one, verb)
            if subject is not None:
                return self._voice(one, verb, subject)
            he = self._he(one, verb)
            if he is not None:
                return self._voice(one, verb, he)
            if last is not None and self._pronoun(one, verb):
                return replace(last, verb=verb.start(), manner=Modality.INDIRECT, ambiguous="")
        return self._named_by_colon(one)

    def _named_by_colon(self, one: Sentence) -> Voice | None:
        """`Ushakov: Armenia will not come`, as headlines put it."""
        people = one.of_kind(*_SPEAKERS)
        first = people[0] if people else None
        if first is not None and first.start <= 1 and one.text[first.end :].lstrip().startswith(":"):
            return self._voice(one, None, first)
        return None

    def _subject(self, one: Sentence, verb: re.Match[str]) -> Mention | None:
        """Whose verb it is: who stands before it, or behind it where the verb comes first."""
        text = one.text
        follows = verb[0].lower().startswith(("according", "in the words", "по "))
        behind = [each for each in one.mentions if each.start >= verb.end() and each.kind in _VOICES and each.acts]
        near_behind = [each for each in behind if each.start - verb.end() <= _BEHIND and _inverted(text, verb, each)]
        before = [each for each in one.mentions if each.end <= verb.start() and each.kind in _VOICES and each.acts]
        before = [
            each for each in before if verb.start() - each.end <= _SUBJECT and _linked(text[each.end : verb.start()])
        ]
        if follows:
            return _best(near_behind)
        if not before or (verb["russian"] and _comes_first(text[: verb.start()])):
            return _best(near_behind) or _last(before)
        return _last(before) or _best(near_behind)

    def _he(self, one: Sentence, verb: re.Match[str]) -> Mention | None:
        """Whom `he` before a verb means, where the sentence has named one person before it."""
        if not re.search(
            r"\b(?:he|she|он|она)\s+(?:has |had |also |и |также )?$", one.text[: verb.start()], re.IGNORECASE
        ):
            return None
        people = [each for each in one.of_kind(Kind.PERSON) if each.end <= verb.start()]
        return people[0] if people else None

    def _pronoun(self, one: Sentence, verb: re.Match[str]) -> bool:
        around = one.text[max(0, verb.start() - 40) : verb.end() + 24]
        return bool(_HE.search(around)) or verb[0].lower().endswith("ing")

    def _voice(self, one: Sentence, verb: re.Match[str] | None, subject: Mention) -> Voice:
        by, post = self._who(subject)
        at, on = self._where(one, verb.start() if verb else 0)
        to = self._to_whom(one, subject)
        return Voice(by, post, to, at, on, verb=verb.start() if verb else -1)

    def _who(self, subject: Mention) -> tuple[str, str]:
        if subject.kind is Kind.PERSON:
            return subject.dossier, subject.post or self._held.get(subject.dossier, "") or self._usual(subject.dossier)
        if subject.kind is Kind.POST:
            return self._holder(subject.post), subject.post
        return subject.dossier, ""

    def _usual(self, person: str) -> str:
        """The post that the record has a person in on the text's day, or ever saw the person in."""
        today = self.calendar.today
        terms = [each for each in self.known.terms if each.person == person]
        now = [each.post for each in terms if today and self.known.in_office(each.post, person, today.interval)]
        return next(iter([*now, *(each.post for each in reversed(terms) if not each.bounded)]), "")

    def _holder(self, post: str) -> str:
        """Who is meant by a post alone: whom the text has in it, else whom the record has in it on the text's day."""
        if post in self._posts:
            return self._posts[post]
        today = self.calendar.today
        holders = self.known.holders(post, today.interval) if today else ()
        return holders[0] if len(holders) == 1 else ""

    def _where(self, one: Sentence, verb: int) -> tuple[str, Resolved | None]:
        """The session at which it is said, where the sentence names one near the verb, and the day."""
        met = self.occasions.get(one.piece.number, ())
        near = [each for each in met if each.dossier and said_there(one, verb, each.at)]
        if near:
            return near[0].dossier, near[0].day
        if (told := self._told.get(one.piece.line)) and told.day and not one.days and told.stated:
            return told.dossier, told.day
        own = [day for day in one.days if day.relative is not Relative.LAST_YEAR and _of_saying(day, verb)]
        today = self.calendar.today
        return "", self.calendar.resolve(own[0], planned=False, before=today) if own else None

    def _to_whom(self, one: Sentence, subject: Mention) -> str:
        if found := _AUDIENCE.search(one.text):
            return found["en"] or _RUSSIAN.get((found["ru"] or "").lower(), "journalists")
        for verb in _MET.finditer(one.text):
            for other in one.of_kind(Kind.PERSON, Kind.POST):
                if 0 <= other.start - verb.end() <= _AN_ARTICLE and other != subject:
                    return other.dossier if other.kind is Kind.PERSON else self._holder(other.post)
        return ""

    def _with_context(self, said: Voice, one: Sentence) -> Voice:
        """What a speaker says without time and place is said where the text had him speak before."""
        known = self._context.get(said.by)
        if known and not said.at and not one.days:
            said = replace(said, at=known.at, to=said.to or known.to, on=known.on or said.on)
        if said.on is None:
            said = replace(said, on=self.calendar.today)
        if said.by and (said.at or said.to or said.by not in self._context):
            self._context[said.by] = said
        return said

    def settle(self, voices: Mapping[int, Voice], meetings: Mapping[str, tuple[str, Resolved]]) -> dict[int, Voice]:
        """The voices with the meeting at which they speak: whoever speaks to whom he met, speaks at that meeting."""
        return {number: self._at_meeting(one, meetings) for number, one in voices.items()}

    def _at_meeting(self, one: Voice, meetings: Mapping[str, tuple[str, Resolved]]) -> Voice:
        met = meetings.get(f"{one.by} {one.to}")
        return replace(one, at=met[0], on=met[1]) if met and not one.at else one


def _holding(sentences: Sequence[Sentence], place: int) -> list[Sentence]:
    """The sentence that holds the quotation in which a sentence stands."""
    quote = sentences[place].piece.quoted
    return [one for one in sentences[max(0, place - _BACK) : place] if quote in one.piece.holds]


def _of_saying(day: Day, verb: int) -> bool:
    """Whether a day stands right behind a verb of saying, or opens the sentence."""
    return day.start <= _OPENING or -_SAID_BEFORE <= day.start - verb <= _SAID_ON


def _inverted(text: str, verb: re.Match[str], subject: Mention) -> bool:
    """Whether a verb's subject stands behind it: nothing between but to whom it is said."""
    between = text[verb.end() : subject.start]
    if _TO_SOMEBODY.match(verb[0]):
        return False
    if verb["russian"] or verb[0].lower().startswith(("according", "in the words", "по ")):
        return not re.search(r"[.;:]|\bчто\b", between)
    return not between.strip() or between.strip().lower() in {"the", "the csto", "acting"}


def _comes_first(before: str) -> bool:
    """Whether a Russian verb of saying opens its clause, so that its subject stands behind it."""
    return not before.strip() or before.rstrip()[-1:] in ',—–-»”"' or bool(_THIS_SAID.match(before))


#: A subject that is named by no name, right before its verb: `, a source in the secretariat`.
_ANOTHER: Final = re.compile(r", (?:the|an?|one|another) [\w’'-]+(?: [\w’'-]+){0,5}\s*$")
#: The same in Russian, right behind the verb: `, сообщил источник`.
_NAMELESS: Final = re.compile(r"\s+(?:[\w-]+\s+)?(?:источник|собеседник)\w*", re.IGNORECASE)


def _linked(between: str) -> bool:
    """Whether a subject is parted from its verb by nothing that begins another clause."""
    if re.match(r", (?:who|which|whose|котор\w+)\b", between):
        return True
    return not _ANOTHER.search(between) and not re.search(r"[;:“”«»\"]|\b(?:that|что|and|but|while|и|а|но)\b", between)


def _best(mentions: Sequence[Mention]) -> Mention | None:
    """A person before a post, a post before a body, whichever stands nearest."""
    for kinds in ({Kind.PERSON}, {Kind.POST}, {Kind.BODY}, {Kind.MEMBER}):
        for one in mentions:
            if one.kind in kinds:
                return one
    return None


def _last(mentions: Sequence[Mention]) -> Mention | None:
    return _best(list(reversed(mentions)))


def said_there(one: Sentence, verb: int, at: int) -> bool:
    """Whether a session stands right beside the verb of saying: `stated at the summit`, `at the gathering, noting`."""
    if one.text[verb : verb + 9].lower().startswith(("according", "по ")):
        return False
    content = at > verb and re.search(r"\b(?:that|что)\b", one.text[verb:at])
    return not content and bool(_THERE.search(one.text[:at])) and abs(at - verb) <= _SUBJECT
