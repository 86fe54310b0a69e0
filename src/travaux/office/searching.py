"""Finding dossiers by the words of a question: their names first, then what is told about them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from math import log
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from travaux.broken_input import BrokenInput
from travaux.office import reading
from travaux.office.told import Wanted, told
from travaux.record.dossiers import KINDS, kind_of
from travaux.record.events import kind_named
from travaux.record.fold import Dials, Told
from travaux.record.values import RESERVED, Form

_WORD: Final = re.compile(r"[^\W_]+")
#: Words of a question that say nothing about what is looked for.
_IDLE: Final = frozenset(
    _WORD.findall(
        "a about all also an and any are as at be been being but by can could did do does for from had has have how if "
        "in into is it its me more most of on or our out shall should so some still such than that the their "
        "them then there these they this those to us was we were what when where which who whom whose why will with "
        "would you your"
    )
)
#: Words of a question by what they ask for.
_ASKS_FOR: Final = {"many": "count", "much": "count"}
_ENDINGS: Final = ("ings", "ing", "ies", "ied", "ed", "es", "s")
_DOUBLED: Final = "bdgmnprt"
#: So many letters must be left when an ending is taken off; so many stand for all words that begin with them.
_STEM, _PREFIX = 3, 5
#: How like another spelling must be to be taken for the same word.
_LIKE: Final = 0.8
#: What it counts that a word stands in a name, in the best fitting fact, in any other fact.
_IN_NAME, _IN_FACT, _ELSEWHERE = 3.0, 1.5, 0.3
#: A publication is found behind the things that it tells of.
_BEHIND: Final = {"source": 0.4}
_YEAR: Final = 366 * 86_400


class Hit(msgspec.Struct, frozen=True):
    """One dossier found: `why` is the name or the fact in which the words stand, `weight` how well they fit."""

    dossier: str
    kind: str
    title: str
    why: str
    weight: int


@dataclass(frozen=True)
class _Text:
    """A name of a dossier, or a fact about it, and the words that it is found by."""

    shown: str
    words: frozenset[str]
    is_name: bool


Texts = Mapping[str, list[_Text]]


def search(words: str, dials: Dials) -> tuple[Hit, ...]:
    """The dossiers that bear at least half of the words, best first; BrokenInput where there are none.

    A word counts the more the fewer dossiers bear it, and the more of a name it makes up. Plurals and past tenses are
    one word; a longer word stands for all that it begins, and one that stands nowhere for the name most like it.
    """
    asked = _asked(words)
    texts = _texts(told(Wanted(), dials))
    borne = Counter(word for own in texts.values() for word in {word for text in own for word in text.words})
    meant = {word: _meant(word, borne, texts) for word in asked}
    rare = {word: log(1 + len(texts) / max(1, *(borne[one] for one in ones))) for word, ones in meant.items() if ones}
    known = {one.dossier: one for one in reading.dossiers()}
    hits = [
        Hit(dossier, known[dossier].kind, known[dossier].title, why, weight)
        for dossier, own in texts.items()
        if dossier in known
        for weight, why in _fit(own, meant, rare, _BEHIND.get(kind_of(dossier), 1.0))
    ]
    return tuple(sorted(hits, key=lambda hit: (-hit.weight, hit.dossier)))


def _asked(words: str) -> set[str]:
    """The words of a question that say what is looked for; all of them if there are only idle ones."""
    every = tokens(words)
    if not every:
        raise BrokenInput(f"'{words}' holds no word to look for. Write a name, a place or a subject.")
    telling = {word for word in every - _IDLE if len(word) > 1} or every
    return {stem(_ASKS_FOR.get(word, word)) for word in telling}


def tokens(text: str) -> set[str]:
    """The words of a text, without case, accents and the English possessive."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return set(_WORD.findall(re.sub(r"['’]s\b", "", plain)))


@cache
def stem(word: str) -> str:
    """A word without its plural or past tense: measures and measure, refused and refuses are the same."""
    if not word.isascii() or word.endswith("ss"):
        return word
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _STEM:
            return _closed(root, ending)
    return _closed(word)


def _closed(root: str, ending: str = "") -> str:
    """As the word itself is cut: apply and appl(ied), plan and plann(ed), refuse and refus(ed), agree and agre(ed)."""
    if ending in {"ies", "ied"}:
        return f"{root}y"
    if ending in {"ed", "ing", "ings"} and len(root) > _STEM and root[-1] == root[-2] and root[-1] in _DOUBLED:
        return root[:-1]
    mute = root.endswith("e") and ending in {"", "ing", "ings"} and len(root) > _STEM
    return root[:-1] if mute else root


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text))


def _texts(facts: Iterable[Told]) -> dict[str, list[_Text]]:
    """For each dossier what it is called, what it is, and what is told about it; a name says whose fact it is."""
    facts = list(facts)
    names: dict[str, list[str]] = {}
    for one in facts:
        if one.name == "named":
            for dossier in one.fact.about:
                names.setdefault(dossier, []).append(str(one.value.get("name", "")))
    found: dict[str, list[_Text]] = {}
    for one in facts:
        text = _of_fact(one, names)
        for dossier in one.fact.about:
            own = found.setdefault(
                dossier, [_Text("", frozenset({stem(kind_of(dossier)), *_owner(dossier)}), is_name=False)]
            )
            own.append(text)
    return found


def _owner(dossier: str) -> frozenset[str]:
    return _stems(dossier.partition("/")[0])


def _of_fact(one: Told, names: Mapping[str, list[str]]) -> _Text:
    if one.name == "named":
        name = str(one.value.get("name", ""))
        return _Text(name, _stems(name), is_name=True)
    kind = kind_named(one.name)
    organisation = one.fact.about[0].partition("/")[0]
    member = kind.key is not None and kind.key.form is Form.MEMBER
    values = [each for value in one.value.values() for each in _each(value)]
    keys = [f"{organisation}/member/{key}" if member else key for key in one.keys]
    called = [names.get(each, [_bare(each)]) for each in (*values, *keys) if _telling(each)]
    words = " ".join([one.name, kind.says, *_years(one), *(name for each in called for name in each)])
    return _Text(" ".join([one.name, *(each[0] for each in called)]), _stems(words), is_name=False)


def _each(value: object) -> Iterator[str]:
    yield from (str(each) for each in value) if isinstance(value, list) else (str(value),)


def _telling(text: str) -> bool:
    """Whether a value has words to be found by: an address and a digest have none."""
    return text not in RESERVED and "://" not in text and not text.startswith("sha256:")


def _bare(text: str) -> str:
    """What names a dossier without a name is found by its slug; anything else by what it says."""
    parts = text.split("/")
    return parts[-1] if len(parts) == len(("organisation", "kind", "slug")) and parts[1] in KINDS else text


def _years(one: Told) -> Iterator[str]:
    """The year in which it happened, where it is known to one."""
    if one.lo < one.hi <= one.lo + _YEAR:
        yield str(datetime.fromtimestamp(one.hi - 1, ZoneInfo(one.entry.zone)).year)


def _meant(word: str, borne: Mapping[str, int], texts: Texts) -> tuple[str, ...]:
    """The words on record that a word stands for: itself and those that it begins, else the name spelt most alike."""
    longer = tuple(known for known in borne if known.startswith(word)) if len(word) >= _PREFIX else ()
    found = (word,) if word in borne and word not in longer else longer
    if found or len(word) < _PREFIX:
        return found
    named = {known for own in texts.values() for text in own if text.is_name for known in text.words}
    return tuple(get_close_matches(word, sorted(named), n=1, cutoff=_LIKE))


def _fit(
    own: Iterable[_Text], meant: Mapping[str, tuple[str, ...]], rare: Mapping[str, float], weight: float
) -> Iterator[tuple[int, str]]:
    """How well one dossier fits, and in which text; nothing if it bears fewer than half of the words."""
    bears = [(text, {word for word, ones in meant.items() if text.words.intersection(ones)}) for text in own]
    borne = set().union(*(words for _, words in bears))
    if 2 * len(borne) < len(meant):
        return
    name, in_name = max(((_of_name(text, words, rare), text.shown) for text, words in bears), default=(0.0, ""))
    fact, in_fact = max((_sum(words, rare), text.shown) for text, words in bears)
    whole = _IN_NAME * name + _IN_FACT * fact + _ELSEWHERE * _sum(borne, rare)
    share = _sum(borne, rare) / sum(rare.values())
    yield round(100 * whole * share * weight), in_name if name else in_fact


def _of_name(text: _Text, words: set[str], rare: Mapping[str, float]) -> float:
    """The more of a name the words make up, the more it is meant."""
    return _sum(words, rare) * (len(words) / len(text.words)) ** 0.5 if text.is_name and words else 0.0


def _sum(words: Iterable[str], rare: Mapping[str, float]) -> float:
    return sum(rare[word] for word in words)
