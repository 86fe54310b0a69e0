"""Scores what the reader of texts proposes against what people put on record of the same texts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from travaux.intake.known import Known, known_from
from travaux.intake.proposals import Proposal, read
from travaux.intake.text import Text, plain
from travaux.record.chronicle.known import Known as Held
from travaux.record.chronicle.read import read_chronicles
from travaux.record.dossiers import kind_of, slug_of
from travaux.record.entry import Entry, Modality, Recorded
from travaux.record.events import Held as Holding
from travaux.record.events import kind_named
from travaux.record.fold import Dials, fold
from travaux.record.times import Interval
from travaux.record.values import UNKNOWN, Form, Value, exclude

REPORTS: Final = Path("tests/intake/reports")
_ZONE: Final = ZoneInfo("Europe/Moscow")
_FAMILIES: Final = {
    "session": "sessions and who was there",
    "meeting": "meetings",
    "document": "documents",
    "plan": "plans and counts",
    "post": "posts",
    "chairmanship": "the chair",
    "member": "members",
    "roll": "members",
    "assessment": "assessments",
    "source": "the text itself",
}


@dataclass(frozen=True)
class Told:
    """One fact for comparing: what it tells, when, by whom, through whom, on which lines."""

    event: str
    about: frozenset[str]
    key: str
    values: dict[str, Value]
    when: Interval
    speaker: str
    chain: tuple[str, ...]
    lines: frozenset[str]
    modality: frozenset[Modality] = frozenset({Modality.ASSERTION})

    @property
    def family(self) -> str:
        """The kind of fact that a row of the table counts."""
        if self.event in {"named", "disputed name"}:
            return "names"
        kinds = [kind_of(one) for one in sorted(self.about)]
        return next((_FAMILIES[kind] for kind in _FAMILIES if kind in kinds), "other")


@dataclass(frozen=True)
class Unlike:
    """A fact that was found, and what of it is told otherwise than the gold has it: its time, its speaker, a field."""

    told: Told
    found: Told
    names: frozenset[str]


@dataclass
class Score:
    """How many facts were to be found, were proposed, were right; and of the right ones what else was right."""

    gold: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    days: int = 0
    speakers: int = 0
    chains: int = 0
    missed: list[Told] = field(default_factory=list)
    wrong: list[Told] = field(default_factory=list)
    unlike: list[Unlike] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Take the score of another text in."""
        for name in ("gold", "proposed", "right"):
            getattr(self, name).update(getattr(other, name))
        self.days, self.speakers, self.chains = (
            self.days + other.days,
            self.speakers + other.speakers,
            self.chains + other.chains,
        )
        self.missed += other.missed
        self.wrong += other.wrong
        self.unlike += other.unlike

    @property
    def recall(self) -> float:
        """Of the facts on record of a text, those that were proposed."""
        return self.right.total() / self.gold.total() if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Of the proposed facts, those that are on record of the text."""
        return self.right.total() / self.proposed.total() if self.proposed else 0.0


def score(text: Text, gold: Sequence[Entry], slug: str, known: Known, outlets: Mapping[str, str]) -> Score:
    """One text's score; `slug`: the text as a source in the gold, `outlets`: of each source its outlet."""
    reading = read(text, known)
    wanted = told_by(gold, slug, outlets)
    found = _united([one for proposal in reading.proposals for one in _of_proposal(proposal, reading.own)])
    return compared(wanted, found)


def told_by(entries: Iterable[Entry], slug: str, outlets: Mapping[str, str]) -> list[Told]:
    """What these reports tell of a text, ready for comparing; `slug`: the text as a source."""
    return _united([one for entry in entries for one in _of_entry(entry, slug, outlets)])


def compared(wanted: list[Told], found: list[Told]) -> Score:
    """Each fact is matched once; among several that fit, the one that has more right comes first."""
    made = Score(Counter(one.family for one in wanted), Counter(one.family for one in found))
    pairs = [(w, f) for w in range(len(wanted)) for f in range(len(found)) if _matches(wanted[w], found[f])]
    pairs.sort(key=lambda pair: -_agreement(wanted[pair[0]], found[pair[1]]))
    used: tuple[set[int], set[int]] = set(), set()
    for w, f in pairs:
        if w in used[0] or f in used[1]:
            continue
        used[0].add(w)
        used[1].add(f)
        made.right[wanted[w].family] += 1
        same = _same_day(wanted[w], found[f]), wanted[w].speaker == found[f].speaker, wanted[w].chain == found[f].chain
        made.days, made.speakers, made.chains = made.days + same[0], made.speakers + same[1], made.chains + same[2]
        if names := _otherwise(wanted[w], found[f]):
            made.unlike.append(Unlike(wanted[w], found[f], names))
    made.missed = [one for at, one in enumerate(wanted) if at not in used[0]]
    made.wrong = [one for at, one in enumerate(found) if at not in used[1]]
    return made


def _otherwise(told: Told, found: Told) -> frozenset[str]:
    """What of a fact differs. The wording of texts is everybody's own, so only whether there is one counts.

    A field that is not told says as little as one that is unknown; the name of a measure is of our own making.
    """
    whole = ("when", "speaker", "chain", "modality", "about")
    names = [name for name in whole if getattr(told, name) != getattr(found, name)]
    for name, given in kind_named(told.event).fields.items():
        one, other = (None if each == UNKNOWN else each for each in (told.values.get(name), found.values.get(name)))
        own_words = given.form is Form.TEXT or (given.form is Form.NAME and not given.compared)
        if one != other and not (own_words and one and other):
            names.append(name)
    return frozenset(names)


def _agreement(one: Told, other: Told) -> int:
    same = sum(name in other.values and other.values[name] == value for name, value in one.values.items())
    return same + 2 * (one.speaker == other.speaker) + _same_day(one, other)


def _matches(one: Told, other: Told) -> bool:
    """The same event and dossiers, the same key, values that do not exclude, and a line in common."""
    if one.event != other.event or not (one.about <= other.about or other.about <= one.about):
        return False
    kind = kind_named(one.event)
    own_name = kind.key is not None and kind.key.form is Form.SLUG  # a measure's key is a name of our own making
    if one.key != other.key and not own_name:
        return False
    return bool(one.lines & other.lines) and not any(
        kind.fields[name].compared and _exclude(kind.fields[name].form, one.values[name], other.values[name])
        for name in kind.fields
        if name in one.values and name in other.values
    )


def _exclude(form: Form, one: Value, other: Value) -> bool:
    return exclude(form, one, other, _ZONE)


def _same_day(one: Told, other: Told) -> bool:
    """A day must be the same day; a stretch of time must have a moment in common, and be no more than that."""
    if one.when.hi - one.when.lo <= 2 * 86_400 and one.when.lo != one.when.hi:
        return one.when == other.when
    timeless = one.when.lo == one.when.hi
    return timeless or one.when.overlaps(other.when)


def _of_entry(entry: Entry, slug: str, outlets: Mapping[str, str]) -> Iterator[Told]:
    chain = tuple("·" if link.source == slug else outlets.get(link.source, link.source) for link in entry.chain)
    cited = entry.chain[-1].lines if entry.chain else ""
    for fact in entry.facts:
        lines = frozenset(line.partition(":")[0] for line in (fact.lines or cited).split())
        speaker = entry.said.by if entry.said else ""
        about = frozenset(_own(one, slug) for one in fact.about if kind_of(one) != "roll" or len(fact.about) == 1)
        values = {name: _own_value(value, slug) for name, value in fact.value.items()}
        when = Interval(fact.on.lo, fact.on.hi)
        for key in fact.keys or ("",):
            yield Told(fact.fact, about, key, values, when, speaker, chain, lines, frozenset(fact.modality))


def _own(dossier: str, slug: str) -> str:
    return "world/source/this-text" if dossier == f"world/source/{slug}" else dossier


def _own_value(value: Value, slug: str) -> Value:
    return (
        [_own(one, slug) for one in value]
        if isinstance(value, list)
        else _own(value, slug)
        if isinstance(value, str)
        else value
    )


def _of_proposal(one: Proposal, own: str) -> Iterator[Told]:
    chain = tuple("·" if hand.slug == own else hand.slug for hand in one.chain)
    about = frozenset(_own(each, own) for each in one.about if kind_of(each) != "roll" or len(one.about) == 1)
    values = {name: _own_value(value, own) for name, value in one.values.items()}
    lines = frozenset(span.locator for span in one.spans)
    speaker = one.speaker.by if one.speaker else ""
    modality = frozenset(one.modality or (Modality.ASSERTION,))
    for key in one.keys or ("",):
        yield Told(one.event, about, key, values, one.on.interval, speaker, chain, lines, modality)


def _united(told: Iterable[Told]) -> list[Told]:
    """What is told apart of one fact (that a session was held, and where) counts once, on either side."""
    kept: list[Told] = []
    for one in told:
        at = next((n for n, other in enumerate(kept) if _one(other, one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = replace(
                kept[at],
                values=_both(kept[at].values, one.values),
                lines=kept[at].lines | one.lines,
                modality=kept[at].modality | one.modality,
            )
    return kept


def _one(one: Told, other: Told) -> bool:
    kind = kind_named(one.event)
    if kind.held is Holding.MANY or (one.event, one.about, one.key, one.speaker) != (
        other.event,
        other.about,
        other.key,
        other.speaker,
    ):
        return False
    return one.when == other.when and not any(
        kind.fields[name].compared and _exclude(kind.fields[name].form, one.values[name], other.values[name])
        for name in kind.fields
        if name in one.values and name in other.values
    )


def _both(one: dict[str, Value], other: dict[str, Value]) -> dict[str, Value]:
    made = {**other, **one}
    for name, value in other.items():
        mine = one.get(name)
        if isinstance(value, list) and isinstance(mine, list):
            made[name] = list(dict.fromkeys([*mine, *value]))
    return made


# --- The record, and the texts -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gold:
    """A text with what people put on record of it, and the record without that."""

    text: Text
    slug: str
    entries: tuple[Entry, ...]
    known: Known
    outlets: Mapping[str, str]

    def score(self) -> Score:
        """How well it is read."""
        return score(self.text, self.entries, self.slug, self.known, self.outlets)


def bundled() -> tuple[Entry, ...]:
    """The entries of the bundled record, in order."""
    folder = resources.files("travaux.record") / "library" / "csto"
    files = sorted((one.name, one.read_text("utf-8")) for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(entry for one in read_chronicles(files, Held()) for entry in one.entries)


def article(path: Path, record: Sequence[Entry]) -> Gold:
    """An article that the bundled record has read: found by its digest, and taken out of what the reader knows."""
    text = plain(path.name, path.read_bytes().decode("utf-8"))
    slug = next(slug for slug, one in sources_of(record).items() if str(one.get("text", "")).endswith(text.digest))
    return Gold(text, slug, tuple(reports_of(record, slug)), without(record, slug), outlets_of(record))


def retold(path: Path, record: Sequence[Entry]) -> Gold:
    """An article told again in other words, line by line: what the record has of the article is its gold as well.

    The file is called by the article's slug in the record.
    """
    text = plain(path.name, path.read_bytes().decode("utf-8"))
    slug = path.stem
    return Gold(text, slug, tuple(reports_of(record, slug)), without(record, slug), outlets_of(record))


def report(path: Path, record: Sequence[Entry], whole: Known) -> Gold:
    """A report of the test set, with the chronicle beside it as its gold."""
    text = plain(path.name, path.read_bytes().decode("utf-8"))
    gold = path.with_suffix(".yaml")
    read_one = read_chronicles([(gold.name, gold.read_text("utf-8"))], Held.of(record))[0].entries
    slug = next(slug for slug, one in sources_of(read_one).items() if str(one.get("text", "")).endswith(text.digest))
    return Gold(text, slug, tuple(reports_of(read_one, slug)), whole, outlets_of([*record, *read_one]))


def without(entries: Iterable[Entry], slug: str) -> Known:
    """What the record would know if a text had never been read: all but what its own reports tell."""
    kept = [one for one in entries if slug not in {link.source for link in one.chain} and one.id != f"source/{slug}"]
    return known_from(fold([Recorded(at, one) for at, one in enumerate(kept)], Dials()).facts, "csto", "Europe/Moscow")


def sources_of(entries: Iterable[Entry]) -> dict[str, dict[str, Value]]:
    """The publications that these entries register, by their slugs."""
    facts = (fact for entry in entries for fact in entry.facts if fact.fact == "source registered")
    return {slug_of(fact.about[0]): fact.value for fact in facts}


def outlets_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Of each publication its outlet."""
    return {slug: slug_of(str(one.get("outlet", ""))) for slug, one in sources_of(entries).items()}


def reports_of(entries: Iterable[Entry], slug: str) -> list[Entry]:
    """The reports that came through a publication."""
    return [one for one in entries if any(link.source == slug for link in one.chain)]
