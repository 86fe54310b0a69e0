"""Reading a text by rule: what it says, who says it, when it was, through whom it came; each a proposal, none a fact.

Nothing here enters the record: a person confirms, alters or refuses every proposal.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from travaux.intake.known import Known
from travaux.intake.reading import (
    of_documents,
    of_meetings,
    of_members,
    of_plans,
    of_posts,
    of_sessions,
    of_stances,
)
from travaux.intake.reading.against import already, opened, rivals, strangers
from travaux.intake.reading.calendar import Calendar, Resolved
from travaux.intake.reading.chains import Chains
from travaux.intake.reading.draft import Draft
from travaux.intake.reading.evidence import Evidence
from travaux.intake.reading.kinship import Print, kin, print_of
from travaux.intake.reading.merging import merged, once
from travaux.intake.reading.names import Names, latin
from travaux.intake.reading.of_occasions import said_at
from travaux.intake.reading.of_sources import Sources
from travaux.intake.reading.papers import Papers
from travaux.intake.reading.pieces import Role
from travaux.intake.reading.posts import Posts
from travaux.intake.reading.provenance import Credits, Hand, Provenance, provenance_of
from travaux.intake.reading.rules import Rule
from travaux.intake.reading.scene import Story
from travaux.intake.reading.sentences import Sentence, read_sentences
from travaux.intake.reading.sittings import Sittings
from travaux.intake.reading.speech import Speech, Voice
from travaux.intake.text import LabelledDate, Span, Text
from travaux.record.entry import Modality
from travaux.record.values import Value

#: The engine's name and version, kept with every proposal it makes.
PROPOSER: Final = "rule engine 1"
_RULES: Final[tuple[Rule, ...]] = (
    *of_posts.RULES,
    *of_meetings.RULES,
    *of_sessions.RULES,
    *of_plans.RULES,
    *of_documents.RULES,
    *of_members.RULES,
    *of_stances.RULES,
)


class Confidence(StrEnum):
    """How sure the engine is, in a word; it never decides."""

    LIKELY = "likely"
    LESS = "less likely"
    OPEN = "open"  # the text leaves something open that the fact needs


@dataclass(frozen=True)
class Proposal:
    """One fact that a text seems to tell.

    `about`, `keys`, `values`: as the event's declaration has them. `on`: the day, with every other that the words
    could mean. `speaker`: who says it, or None where the text itself does. `chain`: the hands, nearest to the speaker
    first, the text last. `contradicts`, `already`: addresses on record. `opens`: dossiers that are not on record yet.
    """

    id: str
    event: str
    about: tuple[str, ...]
    keys: tuple[str, ...]
    values: Mapping[str, Value]
    on: Resolved
    modality: tuple[Modality, ...]
    speaker: Voice | None
    chain: tuple[Hand, ...]
    spans: tuple[Span, ...]
    quote: str
    confidence: Confidence
    closed: bool = False
    contradicts: tuple[str, ...] = ()
    already: str = ""
    opens: tuple[str, ...] = ()
    note: str = ""

    @property
    def lines(self) -> str:
        """The lines that tell it, as a chronicle cites them: `L3 L8`."""
        return " ".join(dict.fromkeys(one.locator for one in self.spans))


@dataclass(frozen=True)
class Reading:
    """A text as the engine read it. `own`: the slug under which it would be on record; `republication_of`: a digest."""

    text: Text
    own: str
    dates: tuple[LabelledDate, ...]
    proposals: tuple[Proposal, ...]
    republication_of: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class _Ready:
    """A record's names made ready; made once for all texts that are read against it."""

    names: Names
    posts: Posts
    papers: Papers


@lru_cache(maxsize=4)
def _ready(known_id: int, known: "_Held") -> _Ready:  # noqa: ARG001 - the id is what tells two records apart
    names = Names(known.known)
    return _Ready(names, Posts(names), Papers(known.known))


@dataclass(frozen=True)
class _Held:
    """What is known, compared by identity: two readings against one record share what was made ready."""

    known: Known

    def __hash__(self) -> int:
        return id(self.known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.known is self.known


def read(text: Text, known: Known, before: Iterable[Print] = ()) -> Reading:
    """Everything that a text seems to say, against what the record knows; `before` are texts read earlier."""
    ready = _ready(id(known), _Held(known))
    told = provenance_of(text, known)
    sentences = read_sentences(text, ready.names, ready.posts, told.roles)
    evidence = Evidence(known, text, sentences, told.stamps, ready.names.chief)
    calendar = Calendar(evidence)
    occasions = Sittings(known, calendar, ready.names.chief).of(sentences)
    voices = Speech(known, calendar, occasions).of(sentences)
    story = Story(known, ready.names, calendar, ready.papers, occasions, voices, sentences)
    own = _own(text, known)
    credits_ = Credits(known, text.outlet).in_sentences(sentences)
    drafts = [*_told(story), *Sources(text, known, calendar, own).drafts(told, credits_, sentences)]
    chains = Chains(credits_, voices, Hand(text.outlet or text.name, own))
    kept = merged(once(drafts))
    notes = tuple(_notes(calendar, told))
    proposals = tuple(_proposal(one, chains.of(one), text, known) for one in kept)
    return Reading(text, own, _dates(text, evidence), proposals, kin(print_of(text), before), notes)


def _told(story: Story) -> Iterator[Draft]:
    """What the verbs of a text tell, sentence by sentence."""
    for one in story.sentences:
        if one.piece.role not in {Role.BODY, Role.TITLE}:
            continue
        scene = story.scene(one)
        found = [
            draft for rule in _RULES for match in rule.words.finditer(one.text) for draft in rule.make(scene, match)
        ]
        yield from found
        yield from said_at(scene, found)
        story.leave(scene)


def _own(text: Text, known: Known) -> str:
    """The slug of a text as a source: the one it has on record, else its outlet's with the beginning of its digest."""
    if slug := known.texts.get(text.digest):
        return slug
    outlet = next((one.slug for one in known.outlets if text.outlet and latin(one.title) == latin(text.outlet)), "")
    return f"{outlet or 'text'}-{text.digest[:12]}"


def _dates(text: Text, evidence: Evidence) -> tuple[LabelledDate, ...]:
    found = [LabelledDate(label, stated, when.lo, when.hi) for label, stated, when in evidence.stamps]
    return tuple(
        dict.fromkeys([*text.dates, *(one for one in found if one.stated not in {each.stated for each in text.dates})])
    )


def _notes(calendar: Calendar, told: Provenance) -> Iterator[str]:
    """What a reviewer should know of the text as a whole."""
    if calendar.anchor.year and calendar.anchor.certain:
        yield f"The text speaks in {calendar.anchor.year}: {calendar.anchor.because}."
    elif calendar.anchor.year:
        yield f"The text may speak in {calendar.anchor.year}, which is not certain: {calendar.anchor.because}."
    else:
        yield "Nothing in the text or on record tells in which year it speaks; its days are left open."
    for one in told.stamps:
        yield f"The page bears {one.shows} ({one.label}); that is no day of an event."


def _proposal(draft: Draft, chain: tuple[Hand, ...], text: Text, known: Known) -> Proposal:
    doubt = not draft.on.certain or draft.on.resolved == "unknown"
    ambiguous = draft.voice.ambiguous if draft.voice else ""
    word = Confidence.OPEN if doubt else Confidence.LESS if ambiguous or draft.title else Confidence.LIKELY
    return Proposal(
        _id(text, draft),
        draft.event,
        draft.about,
        draft.keys,
        draft.values,
        draft.on,
        draft.modality,
        draft.voice,
        chain,
        draft.spans,
        " … ".join(text.at(one) for one in draft.spans),
        word,
        draft.closed,
        rivals(draft, known),
        already(draft, known),
        opened(draft, known),
        "; ".join(filter(None, (draft.note, strangers(draft, known)))),
    )


def _id(text: Text, draft: Draft) -> str:
    """The same for the same fact of the same text, whenever it is read."""
    places = " ".join(f"{one.line}:{one.start}-{one.end}" for one in draft.spans)
    values = " ".join(f"{name}={value}" for name, value in sorted(draft.values.items()))
    mark = f"{text.digest} {draft.event} {' '.join(draft.about)} {' '.join(draft.keys)} {values} {places}"
    return "p" + hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:11]


def scenes_of(text: Text, known: Known) -> tuple[Sentence, ...]:
    """The sentences of a text as the engine sees them, for whoever wants to know why it read what it read."""
    ready = _ready(id(known), _Held(known))
    return read_sentences(text, ready.names, ready.posts, provenance_of(text, known).roles)
