"""Sentences with marks become HTML: names lead to their dossiers, citations to their facts, all else is inert."""

import re
from typing import Final
from urllib.parse import quote

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

#: Letters of the private use area: a mark begins, its target ends, its words end.
_NAME, _FACT, _OF, _END = "\ue000", "\ue001", "\ue002", "\ue003"
_MARK: Final = re.compile(
    f"([{_NAME}{_FACT}])([^{_NAME}{_FACT}{_OF}{_END}]*){_OF}([^{_NAME}{_FACT}{_OF}{_END}]*){_END}"
)
_STRAY: Final = re.compile(f"[{_NAME}-{_END}]")
_SAFE: Final = "/:@,;=+!$()'~"


def bare(text: str) -> str:
    """A text of the record without letters that would read as marks."""
    return _STRAY.sub("", text) if text and not text.isascii() else text


def named(dossier: str, words: str) -> str:
    """A mark that leads to a dossier."""
    return f"{_NAME}{dossier}{_OF}{bare(words)}{_END}"


def cited(address: str, words: str) -> str:
    """A mark that leads to a fact, `entry-id#ref`."""
    return f"{_FACT}{address}{_OF}{bare(words)}{_END}"


def plain(text: str) -> str:
    """A sentence with its marks taken off: the words stay, citations go."""
    return _MARK.sub(lambda found: "" if found[1] == _FACT else found[3], text).replace("  ", " ").replace(" .", ".")


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


def html(text: str, dials: str = "", numbers: dict[str, int] | None = None) -> SafeString:
    """The sentence as HTML; `dials` is the query that every link carries on, with its question mark.

    Citations are numbered in the order in which a page makes them: `numbers` holds the numbers given so far.
    """
    parts, end = [], 0
    tail, given = str(escape(dials)), {} if numbers is None else numbers
    for found in _MARK.finditer(text):
        parts.append(_escaped(text[end : found.start()]))
        parts.append(_name(found[2], found[3], tail) if found[1] == _NAME else _fact(found[2], found[3], tail, given))
        end = found.end()
    parts.append(_escaped(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped on its own


def _escaped(text: str) -> str:
    return str(escape(_STRAY.sub("", text)))


def _name(dossier: str, words: str, tail: str) -> str:
    return f'<a href="{escape(dossier_path(dossier))}{tail}"><bdi>{escape(words)}</bdi></a>'


def _fact(address: str, words: str, tail: str, given: dict[str, int]) -> str:
    path = f"{escape(fact_path(address))}{tail}"
    number = given.setdefault(address, len(given) + 1)
    spoken = escape(f"{gettext('source')} {number}: {words}")
    return f'<a class="ref" href="{path}" hx-get="{path}" hx-target="#sheet" aria-label="{spoken}">{number}</a>'
