"""Which dossiers may bear the words of a question, likeliest first: read from the index alone, whatever the dials.

Of a word that very many bear only the newest are read, so that a question costs the same in a long record. Such a word
is taken to be borne by all that another word finds; whether it is, is asked of the facts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from travaux.office.index.alike import most_like
from travaux.office.index.postings import ALL, CLDR, RECORD, SLUG
from travaux.office.index.question import Asked, asked
from travaux.office.index.spelling import stem
from travaux.office.index.tables import Row, marks, read
from travaux.office.index.words import MENTION
from travaux.record.dossiers import kind_of, slug_of

#: What it counts that a word stands in a name, in the best fitting fact, in any other fact.
IN_NAME, IN_FACT, ELSEWHERE = 3.0, 1.5, 0.3
#: A publication is found behind the things that it tells of.
BEHIND: Final = {"source": 0.4}
#: A word of so many letters stands for all words that begin with it, up to so many.
_PREFIX, _BEGUN = 5, 64
#: So many dossiers at most are read that are named by a word, and of so many of them who mentions them.
_NAMED, _MENTIONED = 600, 64
#: So many rows are read at most for one word, of its rarer spellings together and of each more common one.
_RARE_ROWS, _COMMON_ROWS, _COMMON = 2_000, 500, 3
_END: Final = "\U0010ffff"


@dataclass(frozen=True)
class Called:
    """A dossier one of whose names bears a word: in how many words, and from where; `name` if it is no fact."""

    word: str
    dossier: str
    size: int
    source: str
    name: str


@dataclass
class Meant:
    """One word of a question, as a bit; the words on record that it stands for, and what is called so.

    `borne`: who bears which of these words, as far as that was read; of a `common` one that was not for all of them.
    """

    bit: int
    weight: float
    ones: frozenset[str]
    called: tuple[Called, ...]
    borne: dict[str, set[str]] = field(default_factory=dict)
    common: tuple[str, ...] = ()
    whole: bool = True
    count: int = 0

    @property
    def mentions(self) -> list[str]:
        """The dossiers whose mention stands for the word."""
        return list(dict.fromkeys(one.dossier for one in self.called))[:_MENTIONED]


@dataclass(frozen=True)
class Candidates:
    """The dossiers that may fit, likeliest first; how many words were asked, and what each bit counts."""

    words: tuple[Meant, ...]
    asked: int
    rare: Mapping[int, float]
    dossiers: tuple[str, ...]
    _sums: dict[int, float] = field(default_factory=dict)

    def sum_of(self, mask: int) -> float:
        """What the words of a mask count together."""
        if mask not in self._sums:
            self._sums[mask] = sum(weight for bit, weight in self.rare.items() if mask & bit)
        return self._sums[mask]


def candidates(question: str) -> Candidates:
    """What the index has for a question; raises BrokenInput for one without a word."""
    looked_for = asked(question)
    meant = [_meant(1 << number, one) for number, one in enumerate(looked_for)]
    words = tuple(one for one in meant if one.ones)
    _read_who_bears(words)
    total = _counts([ALL]).get(ALL, 0)
    rare = {one.bit: one.weight * log(1 + total / max(1, one.count)) for one in words}
    found = Candidates(words, len(looked_for), rare, ())
    return Candidates(words, len(looked_for), rare, tuple(_likeliest_first(found)))


def _meant(bit: int, word: Asked) -> Meant:
    spellings = word.spellings
    ones = {word for spelling in spellings for word in _on_record(spelling)}
    if not ones and len(spellings[0]) >= _PREFIX:
        ones.update(most_like(spellings[0]))
    called = _called(ones)
    ones.update(
        stem(slug_of(one.dossier)) for one in called if one.size == 1 and kind_of(one.dossier) == "organisation"
    )
    return Meant(bit, word.weight, frozenset(ones), called)


def _on_record(word: str) -> list[str]:
    """The words on record that a word stands for: itself and, if it is long enough, those that it begins."""
    sql = "SELECT word FROM register_spelling WHERE word = %s"
    if len(word) < _PREFIX:
        return [found for (found,) in read(sql, [word])]
    sql = "SELECT word FROM register_spelling WHERE word >= %s AND word < %s ORDER BY word LIMIT %s"
    return [found for (found,) in read(sql, [word, f"{word}{_END}", _BEGUN])]


def _called(words: Iterable[str]) -> tuple[Called, ...]:
    """What these words name, the shortest name first; a slug counts only for what has no name."""
    ones = sorted(words)
    if not ones:
        return ()
    sql = (
        f"SELECT word, dossier, size, source, name FROM register_name n WHERE word IN ({marks(ones)}) "  # noqa: S608
        "AND (source <> %s OR NOT EXISTS "
        "(SELECT 1 FROM register_name o WHERE o.dossier = n.dossier AND o.source = %s)) "
        "ORDER BY size, dossier, source, word LIMIT %s"
    )
    return tuple(Called(*row) for row in read(sql, [*ones, SLUG, RECORD, _NAMED]))


def _counts(words: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(words), _NAMED):
        some = words[start : start + _NAMED]
        sql = f"SELECT word, dossiers FROM register_spelling WHERE word IN ({marks(some)})"  # noqa: S608 - marks only
        found.update(read(sql, some))
    return found


def _read_who_bears(words: Sequence[Meant]) -> None:
    """For each word who bears it or mentions what it names, and how many do."""
    spelt = {one.bit: [*one.ones, *(f"{MENTION}{dossier}" for dossier in one.mentions)] for one in words}
    counts = _counts(sorted({word for several in spelt.values() for word in several}))
    for one in words:
        for called in one.called:
            if called.source != SLUG:
                one.borne.setdefault(called.dossier, set())
        several = sorted((word for word in spelt[one.bit] if counts.get(word)), key=lambda word: (counts[word], word))
        rare = list(_up_to(_RARE_ROWS, several, counts))
        common = several[len(rare) :]
        read_of = [(rare, _RARE_ROWS)] if rare else []
        for some, most in [*read_of, *(([word], _COMMON_ROWS) for word in common[-_COMMON:])]:
            for word, dossier in _bearing(some, most):
                one.borne.setdefault(dossier, set()).add(word)
        one.common = tuple(common)
        one.whole = len(common) <= _COMMON and all(counts[word] <= _COMMON_ROWS for word in common)
        one.count = len(one.borne) if one.whole else max(len(one.borne), *(counts[word] for word in common))


def _up_to(most: int, words: Sequence[str], counts: Mapping[str, int]) -> Iterator[str]:
    for word in words:
        most -= counts[word]
        if most < 0:
            return
        yield word


def _bearing(words: Sequence[str], most: int) -> list[Row]:
    """Who bears one of these words; of one word the newest by name, as slugs of sessions and plans bear their day."""
    order = "ORDER BY dossier DESC " if len(words) == 1 else ""
    sql = f"SELECT word, dossier FROM register_word WHERE word IN ({marks(words)}) {order}LIMIT %s"  # noqa: S608
    return read(sql, [*words, most])


def _likeliest_first(found: Candidates) -> list[str]:
    borne: dict[str, int] = {}
    for one in found.words:
        for dossier in one.borne:
            borne[dossier] = borne.get(dossier, 0) | one.bit
    assumed = sum(one.bit for one in found.words if not one.whole)
    named = _named(found.words)
    weighed = [
        (-_likely(found, mask | assumed, named.get(dossier, {}), dossier), dossier)
        for dossier, mask in borne.items()
        if 2 * (mask | assumed).bit_count() >= found.asked
    ]
    return [dossier for _, dossier in sorted(weighed)]


def _named(words: Iterable[Meant]) -> dict[str, dict[tuple[str, int], int]]:
    """For each dossier, by source and size of a name: the words asked that stand in it."""
    found: dict[str, dict[tuple[str, int], int]] = {}
    for one in words:
        for called in one.called:
            if called.source == RECORD or called.source.startswith(CLDR):
                names = found.setdefault(called.dossier, {})
                names[called.source, called.size] = names.get((called.source, called.size), 0) | one.bit
    return found


def _likely(found: Candidates, mask: int, names: Mapping[tuple[str, int], int], dossier: str) -> float:
    borne = found.sum_of(mask)
    name = max(
        (found.sum_of(words) * (words.bit_count() / size) ** 0.5 for (_, size), words in names.items()), default=0
    )
    return (IN_NAME * name + (IN_FACT + ELSEWHERE) * borne) * borne * BEHIND.get(kind_of(dossier), 1.0)
