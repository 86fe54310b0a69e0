"""What a page is made of: its elements and attributes, its addresses; and those that our own templates write."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import travaux

#: Of the public pages, and of the frame in which they stand.
TEMPLATES = tuple(Path(travaux.__file__).parent / room / "templates" for room in ("frame", "portal"))
#: Written by tags and by marks, beside what stands in templates: names, citations, statuses, links to publications.
BY_TAGS = {"a": {"href", "class", "aria-label", "rel"}, "bdi": {"lang"}, "span": {"class", "lang"}, "p": {"class"}}
ADDRESSES = frozenset({"href", "src", "action", "formaction", "hx-get", "hx-post", "data", "poster", "xlink:href"})
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_WEB = re.compile(r"https?://[a-z0-9]")


@dataclass
class Made(HTMLParser):
    """Reads a page; `elements` are pairs of a tag and an attribute, which is empty where the tag stands by itself."""

    elements: set[tuple[str, str]] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, name) for name, _ in attrs} or {(tag, "")}
        self.addresses |= {value or "" for name, value in attrs if name in ADDRESSES}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_comment(self, data: str) -> None:
        self.elements.add(("<!--", data[:20]))

    def handle_pi(self, data: str) -> None:
        self.elements.add(("<?", data[:20]))

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.elements.add(("<!", decl[:20]))

    def unknown_decl(self, data: str) -> None:
        self.elements.add(("<![", data[:20]))


def made_of(html: str) -> Made:
    """The page, read to its end."""
    read = Made()
    read.feed(html)
    read.close()
    return read


@cache
def written() -> frozenset[tuple[str, str]]:
    """Every element and attribute that stands in a template of ours, or that a tag writes."""
    sources = (_TEMPLATE.sub("", path.read_text()) for folder in TEMPLATES for path in folder.rglob("*.html"))
    elements = {pair for source in sources for pair in made_of(source).elements}
    return frozenset(elements | {(tag, name) for tag, names in BY_TAGS.items() for name in ("", *names)})


def brought(html: str, trip: str = "") -> list[str]:
    """What a page has that none of our templates writes, or that leads where no page of ours leads.

    `trip` is a word of the payloads: a link of our own form that bears it was forged by a text.
    """
    made = made_of(html)
    alien = [f"<{tag} {name}>" for tag, name in sorted(made.elements - written())]
    return alien + [address for address in sorted(made.addresses) if not _ours(address, trip)]


def _ours(address: str, trip: str) -> bool:
    """Whether an address leads to a page of this site, with payload in its query only, or to another site."""
    if address.startswith("#") or (address.startswith("/") and not address.startswith(("//", "/\\"))):
        return not trip or trip not in address.partition("?")[0]
    return bool(_WEB.match(address)) and not re.search(r"[\s\"'<>]", address)
