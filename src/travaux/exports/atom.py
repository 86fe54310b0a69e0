"""Atom feeds (RFC 4287, paged as RFC 5005 says): what changed, for readers that ask again and again.

A record may hold any text. What XML forbids is replaced and everything else is escaped, so no title can end its
element; all words stand as plain text, never as markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"
ATOM: Final = "http://www.w3.org/2005/Atom"
REPLACEMENT: Final = "\ufffd"
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_A_TAG: Final = "/:;,.-_~!$&'()*+=@"


@dataclass(frozen=True)
class Entry:
    """One thing that changed; moments in seconds since 1970, `published` None where nobody knows it."""

    id: str
    title: str
    summary: str
    link: str
    updated: int
    published: int | None
    author: str
    lang: str = ""


@dataclass(frozen=True)
class Feed:
    """A page of entries, newest first: `address` is its own, `page` the one for people to read.

    `next`, `previous` and `first` are the addresses of the feed's other pages, empty where there is none.
    """

    id: str
    title: str
    subtitle: str
    author: str
    lang: str
    address: str
    page: str
    updated: int
    entries: tuple[Entry, ...]
    next: str = ""
    previous: str = ""
    first: str = ""


def tag(authority: str, since: date, path: str) -> str:
    """A name that stays when addresses change (RFC 4151): who gives it, a day on which the authority was theirs."""
    return f"tag:{authority.lower()},{since.isoformat()}:{quote(path, safe=_IN_A_TAG, errors='replace')}"


def write_feed(feed: Feed) -> bytes:
    """The feed as an XML document in UTF-8. Raises ValueError for a link that is no web address."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": feed.lang})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _stamp(feed.updated))
    _author(root, feed.author)
    for relation, kind, address in _links(feed):
        _link(root, relation, address, kind)
    for entry in feed.entries:
        _entry(root, entry)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _links(feed: Feed) -> Iterator[tuple[str, str, str]]:
    own = "application/atom+xml"
    yield "self", own, feed.address
    yield "alternate", "text/html", feed.page
    for relation, address in (("first", feed.first), ("previous", feed.previous), ("next", feed.next)):
        if address:
            yield relation, own, address


def _entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry", {"xml:lang": entry.lang} if entry.lang else {})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _stamp(entry.updated))
    if entry.published is not None:
        _text(element, "published", _stamp(entry.published))
    _author(element, entry.author)
    _link(element, "alternate", entry.link, "text/html")
    _text(element, "summary", entry.summary)


def _author(parent: Element, name: str) -> None:
    _text(SubElement(parent, "author"), "name", name)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"'{address}' cannot be linked in a feed: it is no web address. Give one with its host.")
    SubElement(parent, "link", {"rel": relation, "type": kind, "href": _allowed(address)})


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = _allowed(words)


def _allowed(words: str) -> str:
    return _FORBIDDEN.sub(REPLACEMENT, words)


def _stamp(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ}"
