"""How well candidates fit a question: by the names and facts that stand under the dials, and by nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from travaux.office.index import standing, words
from travaux.office.index.candidates import BEHIND, ELSEWHERE, IN_FACT, IN_NAME, Candidates, Meant
from travaux.office.index.postings import CLDR, SLUG
from travaux.office.index.spelling import stems
from travaux.record.dossiers import kind_of
from travaux.record.fold import Dials

#: So many dossiers are looked at together at first, then ever twice as many; so many at most; so many facts in all.
_FIRST, _TOGETHER, _DOSSIERS, _FACTS = 16, 128, 200, 5_000
#: What it counts besides that a word stands in the name of the event itself: "not adopted" asks for that first.
_IN_EVENT: Final = 0.25


@dataclass(frozen=True)
class Place:
    """Where words stand: in an entry, in the fact of that short name, or in one of that event about that dossier."""

    dossier: str
    name: str
    position: int
    ref: str = ""


@dataclass(frozen=True)
class Fit:
    """How well a dossier fits, and in which fact; `why` where it is under a name of CLDR's instead."""

    dossier: str
    weight: int
    place: Place | None
    why: str = ""


@dataclass(frozen=True)
class _Best:
    """The name, or the fact, in which the words count most."""

    counts: float = 0.0
    place: Place | None = None
    why: str = ""


class Scales:
    """Weighs candidates, likeliest first, until enough facts were looked at."""

    def __init__(self, found: Candidates, dials: Dials) -> None:
        self._found = found
        self._dials = dials
        self._bits = _bits(found.words, dials)
        self._foreign = _foreign(found.words)

    def fits(self) -> Iterator[Fit]:
        """Those that bear at least half of the words."""
        left, start, many = _FACTS, 0, _FIRST
        while left > 0 and start < min(_DOSSIERS, len(self._found.dossiers)):
            dossiers = self._found.dossiers[start : min(start + many, _DOSSIERS)]
            names, facts = self._standing(dossiers)
            left -= sum(one.count for several in facts.values() for one in several)
            for dossier in dossiers:
                if dossier in names or dossier in facts:
                    yield from self._fit(dossier, names.get(dossier, ()), facts.get(dossier, ()))
            start, many = start + many, min(2 * many, _TOGETHER)

    def mask(self, told: str) -> int:
        """The words of the question that stand among these words."""
        return self._mask(told.split())

    def _mask(self, borne: Iterable[str]) -> int:
        mask = 0
        for word in borne:
            mask |= self._bits.get(word, 0)
        return mask

    def _standing(
        self, dossiers: Sequence[str]
    ) -> tuple[dict[str, list[standing.Named]], dict[str, list[standing.Facts]]]:
        names: dict[str, list[standing.Named]] = {}
        for name in standing.names(dossiers, self._dials):
            names.setdefault(name.dossier, []).append(name)
        facts: dict[str, list[standing.Facts]] = {}
        for fact in standing.facts(dossiers, self._spelt(dossiers), self._dials):
            if fact.name != words.NAMED:
                facts.setdefault(fact.dossier, []).append(fact)
        return names, facts

    def _spelt(self, dossiers: Sequence[str]) -> dict[int, list[str]]:
        """For each bit the words that these dossiers bear for it, or may bear."""
        found = {}
        for one in self._found.words:
            spelt = set(one.common).union(*(one.borne.get(dossier, ()) for dossier in dossiers))
            found[one.bit] = sorted(word for word in spelt if self._bits.get(word, 0) & one.bit)
        return found

    def _fit(self, dossier: str, names: Sequence[standing.Named], facts: Sequence[standing.Facts]) -> Iterator[Fit]:
        """How well one dossier fits, and in which text; nothing if it bears fewer than half of the words."""
        of_kind, foreign = self._mask(words.of_kind(dossier)), self._foreign.get(dossier, ()) if names else ()
        in_names = [*(self._mask(name.words) for name in names), *(mask for mask, _, _ in foreign)]
        whole = reduce(or_, (*in_names, *map(self._mask_of, facts)), of_kind)
        if not whole or 2 * whole.bit_count() < self._found.asked:
            return
        name, fact = self._best_name(names, foreign), self._best_fact(facts, of_kind)
        borne, told = self._found.sum_of(whole), max(fact.counts, *map(self._found.sum_of, (0, *in_names)))
        weight = IN_NAME * name.counts + IN_FACT * told + ELSEWHERE * borne
        share = borne / sum(self._found.rare.values())
        best = name if name.counts else fact
        yield Fit(dossier, round(100 * weight * share * BEHIND.get(kind_of(dossier), 1.0)), best.place, best.why)

    def _best_name(self, names: Iterable[standing.Named], foreign: Iterable[tuple[int, int, str]]) -> _Best:
        own = (
            _Best(
                self._of_name(self._mask(one.words), len(one.words)),
                Place(one.dossier, words.NAMED, one.position, one.ref),
            )
            for one in names
        )
        others = (_Best(self._of_name(mask, size), why=why) for mask, size, why in foreign)
        return max((*own, *others), key=lambda best: best.counts, default=_Best())

    def _of_name(self, mask: int, size: int) -> float:
        """The more of a name the words make up, the more it is meant."""
        return self._found.sum_of(mask) * (mask.bit_count() / size) ** 0.5 if mask else 0.0

    def _best_fact(self, facts: Iterable[standing.Facts], of_kind: int) -> _Best:
        """The facts in which most stands; none of them where the kind or the organisation alone says as much."""
        best = max(facts, key=self._of_fact, default=None)
        kind = _Best(self._found.sum_of(of_kind))
        if best is None or self._of_fact(best)[0] < kind.counts or not self._mask_of(best):
            return kind
        return _Best(self._of_fact(best)[0], Place(best.dossier, best.name, best.position))

    def _mask_of(self, fact: standing.Facts) -> int:
        return fact.mask | self._mask(words.of_event(fact.name))

    def _of_fact(self, fact: standing.Facts) -> tuple[float, int, int]:
        """What it counts; of facts that count as much the one whose own values say most of it, then the newest."""
        in_event = self._found.sum_of(self._mask(stems(fact.name)))
        return self._found.sum_of(self._mask_of(fact)) + _IN_EVENT * in_event, fact.mask.bit_count(), fact.position


def _bits(meant: Iterable[Meant], dials: Dials) -> dict[str, int]:
    """Which words of the question each word of a fact stands for; a mention for what it is called under the dials."""
    meant = tuple(meant)
    mentioned = {dossier for one in meant for dossier in one.mentions}
    called: dict[str, set[str]] = {}
    for named in standing.names(mentioned, dials):
        called.setdefault(named.dossier, set()).update(named.words)
    found: dict[str, int] = {}
    for one in meant:
        for word in one.ones:
            found[word] = found.get(word, 0) | one.bit
        for name in one.called:
            if name.dossier in mentioned and _is_called(name.source, name.word, called.get(name.dossier)):
                mention = f"{words.MENTION}{name.dossier}"
                found[mention] = found.get(mention, 0) | one.bit
    return found


def _is_called(source: str, word: str, names: set[str] | None) -> bool:
    """By its slug where it has no name; by CLDR where it has one; else by a name in which the word stands."""
    if names is None:
        return source == SLUG
    return source.startswith(CLDR) or (source != SLUG and word in names)


def _foreign(meant: Iterable[Meant]) -> dict[str, list[tuple[int, int, str]]]:
    """For each dossier under CLDR's names: the words of the question in each, its size, and how it is shown."""
    masks: dict[tuple[str, str, str, int], int] = {}
    for one in meant:
        for called in one.called:
            if called.source.startswith(CLDR):
                key = called.dossier, called.name, called.source, called.size
                masks[key] = masks.get(key, 0) | one.bit
    found: dict[str, list[tuple[int, int, str]]] = {}
    for (dossier, name, source, size), mask in masks.items():
        found.setdefault(dossier, []).append((mask, size, f"{name} (CLDR, {source.removeprefix(CLDR)})"))
    return found
