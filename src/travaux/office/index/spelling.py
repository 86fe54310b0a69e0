"""Words as they are compared: without case, accents and the English possessive; in English also without endings."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_ENDINGS: Final = ("ings", "ing", "ies", "ied", "ed", "es", "s")
_DOUBLED: Final = "bdgmnprt"
#: So many letters must be left when an ending is taken off.
_STEM: Final = 3
#: So many texts are kept taken apart, the last that were read.
_REMEMBERED: Final = 20_000


def tokens(text: str) -> set[str]:
    """The words of a text, without case, accents and the English possessive."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return set(_WORD.findall(_POSSESSIVE.sub("", plain)))


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """The words of a text, each without its plural or past tense."""
    return frozenset(stem(word) for word in tokens(text))


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
