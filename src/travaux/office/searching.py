"""Finding dossiers by words: their names and spellings first, then what is told about them."""

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from travaux.broken_input import BrokenInput
from travaux.office import reading
from travaux.office.told import Wanted, told
from travaux.record.fold import Dials, Told

_WORD = re.compile(r"\w+")
#: Words of a question that say nothing about what is looked for.
_IDLE = frozenset(
    _WORD.findall(
        "a an and are as at be by did do does for from has have how in is it many of on or still the to was we were "
        "what when where which who why with"
    )
)
_NAME, _TEXT = 4, 1


class Hit(msgspec.Struct, frozen=True):
    """One dossier found: `why` is the name or the fact in which the words stand, `weight` how well they fit."""

    dossier: str
    kind: str
    title: str
    why: str
    weight: int


def search(words: str, dials: Dials) -> tuple[Hit, ...]:
    """The dossiers that bear at least half of the words, best first; BrokenInput where there are none."""
    wanted = tokens(words) - _IDLE or tokens(words)
    if not wanted:
        raise BrokenInput(f"'{words}' holds no word to look for. Write a name, a place or a subject.")
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for text, weight, about in _texts(told(Wanted(), dials)):
        for token in wanted & tokens(text):
            for dossier in about:
                best = found.setdefault(dossier, {}).get(token, (0, ""))
                found[dossier][token] = max(best, (weight, text))
    known = {one.dossier: one for one in reading.dossiers()}
    hits = [
        Hit(dossier, known[dossier].kind, known[dossier].title, max(by_word.values())[1], _weight(by_word, wanted))
        for dossier, by_word in found.items()
        if 2 * len(by_word) >= len(wanted) and dossier in known
    ]
    return tuple(sorted(hits, key=lambda hit: (-hit.weight, hit.dossier)))


def tokens(text: str) -> set[str]:
    """The words of a text, without case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return set(_WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter))))


def _texts(facts: Iterable[Told]) -> Iterable[tuple[str, int, tuple[str, ...]]]:
    for one in facts:
        values = " ".join(str(value) for value in one.value.values())
        weight = _NAME if one.name == "named" else _TEXT
        yield (values if weight == _NAME else f"{one.name} {values} {' '.join(one.keys)}"), weight, one.fact.about


def _weight(by_word: dict[str, tuple[int, str]], wanted: set[str]) -> int:
    return sum(weight for weight, _ in by_word.values()) + 10 * (len(by_word) == len(wanted))
