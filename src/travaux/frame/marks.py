"""Sentences with marks become HTML: names lead to their dossiers, citations to their facts, all else is inert.

A text of the record in another language than the page's is marked too, so that it is read out as what it is.
"""

import re
import secrets
from dataclasses import dataclass, field
from html import escape
from typing import Final
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from travaux.enquiry.language import ENGLISH, spoken

#: Letters of the private use area: a mark begins, its target ends, its words end.
_NAME, _FACT, _OF, _END, _OWN = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
#: Behind the letter that begins a mark: chosen anew by every process, so that no text of a record can forge a mark.
_OURS: Final = "".join(chr(0xE010 + secrets.randbelow(0xF0)) for _ in range(8))
_REST: Final = f"[^{_NAME}-{_OWN}]*"
_MARK: Final = re.compile(f"([{_NAME}{_FACT}{_OWN}]){_OURS}({_REST}){_OF}({_REST}){_END}")
#: What a teller puts in brackets: some citations, and how many more there are.
_CITATIONS: Final = re.compile(
    f" ?\\[({_FACT}{_OURS}[^{_END}]*{_END}(?:, {_FACT}{_OURS}[^{_END}]*{_END})*)([^{_NAME}-{_OWN}\\]]*)\\]"
)
_STRAY: Final = re.compile(f"[{_NAME}-\ue0ff]")
#: Words in Latin letters; the record is kept in English, and names in other letters are read as they are written.
_LATIN: Final = re.compile("[A-Za-z]{2}")
_SAFE: Final = "/:@,;=+!$()'~"


def bare(text: str) -> str:
    """A text of the record without letters that would read as marks."""
    return _STRAY.sub("", text) if text and not text.isascii() else text


def named(dossier: str, words: str) -> str:
    """A mark that leads to a dossier."""
    return f"{_NAME}{_OURS}{bare(dossier)}{_OF}{bare(words)}{_END}"


def cited(address: str, words: str) -> str:
    """A mark that leads to a fact, `entry-id#ref`."""
    return f"{_FACT}{_OURS}{bare(address)}{_OF}{bare(words)}{_END}"


def own(words: str) -> str:
    """A mark around a text in the record's own words, where the page is in another language; else the text."""
    return f"{_OWN}{_OURS}{_OF}{bare(words)}{_END}" if is_foreign(words) else bare(words)


def is_foreign(words: str) -> bool:
    """Whether these are English words on a page in another language."""
    return spoken() != ENGLISH and bool(_LATIN.search(words))


def plain(text: str) -> str:
    """A sentence with its marks taken off: the words stay, citations go."""
    return _MARK.sub(lambda found: "" if found[1] == _FACT else found[3], _CITATIONS.sub("", text))


def dossier_path(dossier: str) -> str:
    """The path of a dossier's page."""
    return f"/{quote(dossier, safe=_SAFE)}"


def fact_path(address: str) -> str:
    """The path of a fact's page."""
    entry, _, ref = address.rpartition("#")
    return f"/record/fact/{quote(entry, safe=_SAFE)}/{quote(ref, safe=_SAFE.replace('/', ''))}"


def entry_path(entry: str) -> str:
    """The path of an entry's page."""
    return f"/record/entry/{quote(entry, safe=_SAFE)}"


@dataclass(frozen=True)
class Place:
    """Where a sentence stands: `here` is the path of the page, `dials` the query that every link carries on.

    Citations are numbered in the order in which a page makes them: `numbers` holds the numbers given so far.
    """

    here: str = ""
    dials: str = ""
    numbers: dict[str, int] = field(default_factory=dict)


def html(text: str, place: Place) -> SafeString:
    """The sentence as HTML."""
    parts, end = [], 0
    for found in _CITATIONS.finditer(text):
        parts.append(_linked(text[end : found.start()], place))
        links = " ".join(_fact(one[2], one[3], place) for one in _MARK.finditer(found[1]))
        parts.append(f'<span class="refs">{links}{_escaped(found[2])}</span>')
        end = found.end()
    parts.append(_linked(text[end:], place))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped on its own


def _linked(text: str, place: Place) -> str:
    """A stretch of a sentence, each of its marks a link."""
    parts, end = [], 0
    for found in _MARK.finditer(text):
        parts.append(_escaped(text[end : found.start()]))
        parts.append(_marked(found[1], found[2], found[3], place))
        end = found.end()
    return "".join([*parts, _escaped(text[end:])])


def _marked(mark: str, target: str, words: str, place: Place) -> str:
    match mark:
        case "\ue000":
            return _name(target, words, place)
        case "\ue001":
            return _fact(target, words, place)
        case _:
            return f'<span lang="{ENGLISH}">{escape(words)}</span>'


def _escaped(text: str) -> str:
    return escape(bare(text))


def _name(dossier: str, words: str, place: Place) -> str:
    """A name leads to its page, but for the name of the page where it stands."""
    path, said = dossier_path(dossier), f"<bdi>{escape(words)}</bdi>"
    return said if path == place.here else f'<a href="{escape(path + place.dials)}">{said}</a>'


def _fact(address: str, words: str, place: Place) -> str:
    path = escape(fact_path(address) + place.dials)
    number = place.numbers.setdefault(address, len(place.numbers) + 1)
    spoken = escape(f"{gettext('source')} {number}: {words}")
    return f'<a class="ref" href="{path}" aria-label="{spoken}">{number}</a>'
