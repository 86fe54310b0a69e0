"""A sentence with all that is known around it when its verbs are read, and what the text spoke of before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypedDict, Unpack

from travaux.intake.known import Known
from travaux.intake.reading.calendar import Calendar, Resolved
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.mentions import Kind, Mention
from travaux.intake.reading.names import Names
from travaux.intake.reading.papers import Paper, Papers
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.sentences import Sentence
from travaux.intake.reading.sittings import Occasion
from travaux.intake.reading.speech import Voice
from travaux.intake.reading.tenses import clause, negated, open_question, planned
from travaux.intake.text import Span
from travaux.record.dossiers import slug_of
from travaux.record.entry import Modality
from travaux.record.values import Value

#: The speaker himself, in what he says: `informed him that he will not come`.
_HE: Final = re.compile(r"\b(?:that|что)\s+(?:he|she|он|она)\b[^,;]{0,24}$", re.IGNORECASE)
_WE: Final = re.compile(r"\b(?:we|мы)\b", re.IGNORECASE)


class More(TypedDict, total=False):
    """What a rule may say of a fact beside its event, its dossiers, its day and its values."""

    keys: tuple[str, ...]
    modality: tuple[Modality, ...]
    voice: Voice | None
    closed: bool
    note: str


@dataclass
class Focus:
    """What the text spoke of last: the document, the member, the person, the plan, the meeting, the session."""

    document: str = ""
    member: str = ""
    person: str = ""
    plan: str = ""
    meeting: str = ""
    occasion: Occasion | None = None
    day: Resolved | None = None
    looking_back: Resolved | None = None  # the day that this line looks back on
    line: int = 0
    total: int = 0
    open_measures: bool = False


@dataclass
class Story:
    """One text while it is read: what the record knows, the text's days and sessions, and its focus."""

    known: Known
    names: Names
    calendar: Calendar
    papers: Papers
    occasions: Mapping[int, tuple[Occasion, ...]]
    voices: Mapping[int, Voice]
    sentences: Sequence[Sentence]
    meetings: dict[str, tuple[str, Resolved]] = field(default_factory=dict)
    focus: Focus = field(default_factory=Focus)

    def scene(self, one: Sentence) -> "Scene":
        """The scene of a sentence; the focus moves on to what it speaks of."""
        if one.piece.line != self.focus.line:
            self.focus.line, self.focus.looking_back = one.piece.line, None
        met = self.occasions.get(one.piece.number, ())
        told = [each for each in met if each.dossier]
        if told:
            self.focus.occasion = next((each for each in told if not one.planned), self.focus.occasion or told[0])
        today = self.calendar.today
        for each in told:
            if each.day and today and each.day.hi <= today.lo and one.piece.quoted < 0:
                self.focus.looking_back = each.day
        return Scene(self, one, self.voices.get(one.piece.number), met)

    def leave(self, scene: "Scene") -> None:
        """Keep in focus what a sentence has named."""
        for mention in scene.one.mentions:
            if mention.kind is Kind.MEMBER and mention.form != "adjective":
                self.focus.member = slug_of(mention.dossier)
            elif mention.kind is Kind.PERSON:
                self.focus.person = mention.dossier
        papers = [one.dossier for one in scene.papers if one.dossier and not one.plain]
        if papers:
            self.focus.document = papers[-1]


@dataclass(frozen=True)
class Scene:
    """One sentence, who says it, and the sessions it speaks of."""

    story: Story
    one: Sentence
    voice: Voice | None
    occasions: tuple[Occasion, ...]

    @property
    def text(self) -> str:
        """The characters of the sentence."""
        return self.one.text

    @property
    def known(self) -> Known:
        """What the record knows."""
        return self.story.known

    @property
    def focus(self) -> Focus:
        """What the text spoke of before."""
        return self.story.focus

    @property
    def quoted(self) -> bool:
        """Whether it stands in a quotation."""
        return self.one.piece.quoted >= 0

    @property
    def in_title(self) -> bool:
        """Whether it is the headline."""
        return self.one.piece.role is Role.TITLE

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The documents that the sentence names."""
        return self.story.papers.of(self.one, self._first_member() or self.focus.member, self._years())

    def _years(self) -> frozenset[str]:
        """The years of which the sentence, its session, or the text speaks."""
        occasion = self.occasion
        session = occasion.day.resolved[:4] if occasion and occasion.day else ""
        own = [str(day.year) for day in self.one.days if day.year]
        return frozenset(filter(str.isdigit, own or (str(self.story.calendar.anchor.year), session)))

    def _first_member(self) -> str:
        """The member that the sentence begins with: `the country` in it is that one."""
        found = [one for one in self.one.of_kind(Kind.MEMBER) if one.acts]
        return slug_of(found[0].dossier) if found else ""

    def own(self, rest: str) -> str:
        """A dossier of the organisation."""
        return self.known.own(rest)

    def member(self, slug: str) -> str:
        """A member's dossier."""
        return self.known.own(f"member/{slug}")

    def negated(self, at: int) -> bool:
        """Whether something denies it."""
        return negated(self.text, at)

    def planned(self, at: int) -> bool:
        """Whether the clause around a place tells what is to come."""
        return planned(self.text, at)

    def open(self, at: int) -> bool:
        """Whether the clause around a place tells only what may be."""
        return open_question(self.text, at)

    def people(self) -> tuple[Mention, ...]:
        """The people that the sentence names."""
        return self.one.of_kind(Kind.PERSON)

    def home_of(self, mention: Mention) -> str:
        """The member whose post or whose person a mention is; empty for the organisation's own."""
        if mention.kind is Kind.MEMBER:
            return slug_of(mention.dossier)
        if mention.member:
            return mention.member
        return self.story.names.home.get(mention.dossier, "") if mention.kind is Kind.PERSON else ""

    def _subjects(self, at: int) -> list[Mention]:
        """Whose verb may stand at a place: who is named before it, nearest first, those in its clause before others."""
        start = clause(self.text, at)[0]
        subjects = [one for one in reversed(self.one.mentions) if one.end <= at and one.acts and one.kind in _ACTORS]
        subjects = [one for one in subjects if not self._says(one)]
        return sorted(subjects, key=lambda one: one.start < start)

    def _says(self, one: Mention) -> bool:
        """Whether a mention is the speaker in the words that give him the sentence, and not in what he says."""
        voice = self.voice
        return (
            voice is not None and voice.verb >= 0 and one.kind in {Kind.PERSON, Kind.POST} and one.dossier == voice.by
        )

    def actor_member(self, at: int) -> tuple[str, str]:
        """The member that acts at a place, with the person who acts for it; `we` is the speaker's own member."""
        if self.voice and self.voice.by and _HE.search(self.text[:at]):
            return self.story.names.home.get(self.voice.by, ""), self.voice.by
        subject = next((one for one in self._subjects(at) if self.home_of(one)), None)
        if subject is not None:
            return self.home_of(subject), self._person_of(subject)
        if self.voice and self.voice.by and _WE.search(self.text[max(0, at - 40) : at]):
            return self.story.names.home.get(self.voice.by, ""), self.voice.by
        named = [one for one in self.one.of_kind(Kind.MEMBER) if one.acts]
        if named:
            return slug_of(named[0].dossier), ""
        return self.focus.member, ""

    def _person_of(self, subject: Mention) -> str:
        """The person who acts: named, or the only one whom the record has in that post on the text's day."""
        if subject.kind is Kind.PERSON:
            return subject.dossier
        today = self.story.calendar.today
        holders = self.known.holders(subject.post, today.interval) if today and subject.kind is Kind.POST else ()
        return holders[0] if len(holders) == 1 else ""

    def object_member(self, at: int) -> str:
        """The member that a verb at a place is about: the next one behind it, else the one before it, else in focus."""
        behind = [one for one in self.one.of_kind(Kind.MEMBER) if one.start >= at and one.form != "adjective"]
        before = [one for one in self.one.of_kind(Kind.MEMBER) if one.end <= at]
        if behind or before:
            return slug_of((behind or before[::-1])[0].dossier)
        return self.focus.member

    def document(self, at: int = -1) -> str:
        """The document that a verb at a place is about: the nearest that is named, else the one in focus."""
        named = [one for one in self.papers if one.dossier and not one.plain]
        if named:
            return min(
                named, key=lambda one: min(abs(one.start - at), abs(one.end - at)) if at >= 0 else one.start
            ).dossier
        return self.focus.document

    @property
    def occasion(self) -> Occasion | None:
        """The session that the sentence speaks of, else the one in focus."""
        return next((one for one in self.occasions if one.dossier), self.focus.occasion)

    def said_on(self) -> Resolved:
        """The day for what is stated: that of the saying, else the text's own."""
        if self.voice and self.voice.on:
            return self.voice.on
        return self.focus.looking_back or self._today()

    def happened_on(self, at: int) -> Resolved:
        """The day for what happened: the one stated near, else that of the session told of, else the text's own."""
        own = next((one.day for one in self.occasions if one.dossier and one.day), None)
        if self.one.days and (day := self.story.calendar.on(self.one, at, self.focus.day)):
            return own if own and day.lo <= own.lo and own.hi <= day.hi else day
        if own is not None:
            return own
        if self.focus.looking_back:
            return self.focus.looking_back
        return _undated(self.voice.on if self.voice and self.voice.on else self._today())

    def at_session(self, at: int) -> Resolved:
        """The day of what happened at a session: that of the session in focus, unless the sentence states another."""
        occasion = self.occasion
        return occasion.day if occasion and occasion.day and not self.one.days else self.happened_on(at)

    def by(self, end: Resolved) -> Resolved:
        """Some time up to a day: for what is told to have happened by then."""
        if end.resolved in {"unknown", "always", ""} or "/" in end.resolved:
            return end
        return self.story.calendar.of(f"../{end.resolved}", end.stated or end.resolved, end)

    def _today(self) -> Resolved:
        return self.story.calendar.today or self.story.calendar.of("unknown", "not stated")

    def span(self, start: int, end: int) -> Span:
        """A stretch of the sentence."""
        return self.one.piece.span(start, end)

    def manner(self, at: int, *more: Modality) -> tuple[Modality, ...]:
        """How the sentence tells what stands at a place, and what else is to be said of that."""
        if self.quoted:
            base: tuple[Modality, ...] = (Modality.QUOTATION,)
        elif self.voice:
            base = (Modality.INDIRECT, Modality.QUOTATION) if self.one.piece.in_inline(at) else (Modality.INDIRECT,)
        else:
            base = (Modality.ASSERTION,)
        return tuple(dict.fromkeys([*base, *more]))

    def draft(
        self,
        event: str,
        about: Sequence[str],
        found: re.Match[str],
        on: Resolved,
        values: Mapping[str, Value | None] | None = None,
        **more: Unpack[More],
    ) -> Draft:
        """A fact that words found in this sentence tell; values that are empty are left out."""
        given = {name: value for name, value in (values or {}).items() if value is not None and value not in ("", [])}
        told = Draft(
            event,
            tuple(dict.fromkeys(about)),
            on,
            (self.one.piece.span(),),
            values=given,
            modality=self.manner(found.start()),
            voice=self.voice,
            piece=self.one.piece.number,
            title=self.in_title,
        )
        return replace(told, **more)


def _undated(day: Resolved) -> Resolved:
    """The text's own day for what its sentence gives no day: a guess, and said to be one."""
    because = f"the sentence states no day; that of the text is taken: {day.because}".rstrip(": ")
    return replace(day, certain=False, because=because)


_ACTORS: Final = frozenset({Kind.MEMBER, Kind.PERSON, Kind.POST})


def shortened(text: str, most: int = 160) -> str:
    """A phrase of a text without its outer blanks and stops, cut at a word."""
    bare = " ".join(text.split()).strip(' ,.;:—–-“”«»"')
    return bare if len(bare) <= most else bare[:most].rsplit(" ", 1)[0] + " …"
