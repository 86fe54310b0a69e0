"""HTML, through trafilatura with every setting fixed here, from a tree parsed here: it is given no address."""

import configparser
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from travaux.intake.formats.bounds import ALONE, DEEPEST
from travaux.intake.formats.content import Content, Dated, bounded, dated, from_plain, one_line
from travaux.intake.formats.letters import decode
from travaux.intake.formats.refused import Unreadable
from travaux.intake.text import DateLabel

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_HEAD: Final = 2_048
#: No element beyond this many is looked at.
_MOST_ELEMENTS: Final = 50_000
_FEWEST_LETTERS: Final = 40
_MOST_JSON: Final = 200_000
_PASTE: Final = "Open the page, and paste its text"

_META: Final = {
    "article:published_time": DateLabel.PUBLISHED,
    "datepublished": DateLabel.PUBLISHED,
    "publishdate": DateLabel.PUBLISHED,
    "pubdate": DateLabel.PUBLISHED,
    "dc.date.issued": DateLabel.PUBLISHED,
    "date": DateLabel.PRINTED,
    "dc.date": DateLabel.PRINTED,
    "article:modified_time": DateLabel.UPDATED,
    "og:updated_time": DateLabel.UPDATED,
    "datemodified": DateLabel.UPDATED,
    "last-modified": DateLabel.UPDATED,
}
_LINKED: Final = {"datePublished": DateLabel.PUBLISHED, "dateModified": DateLabel.UPDATED}
#: A stamp that a page prints beside its text; whoever reads the lines tells what it means.
_STAMP: Final = re.compile(
    r"(?:updated|published|posted|last modified|обновлено|опубликовано|дата публикации)\b\D{0,20}\d", re.IGNORECASE
)
_LONGEST_STAMP: Final = 100
_MOST_STAMPS: Final = 4

_SETTINGS: Final = {
    "DOWNLOAD_TIMEOUT": "1", "MAX_FILE_SIZE": "20000000", "MIN_FILE_SIZE": "10", "SLEEP_TIME": "5.0",
    "USER_AGENTS": "", "COOKIE": "", "MAX_REDIRECTS": "0", "SSRF_PROTECTION": "on", "INSECURE_SSL_FALLBACK": "off",
    "MIN_EXTRACTED_SIZE": "200", "MIN_EXTRACTED_COMM_SIZE": "1", "MIN_OUTPUT_SIZE": "1", "MIN_OUTPUT_COMM_SIZE": "1",
    "MAX_TREE_SIZE": "", "EXTRACTION_TIMEOUT": "0", "MIN_DUPLCHECK_SIZE": "100", "MAX_REPETITIONS": "2",
    "EXTENSIVE_DATE_SEARCH": "off", "EXTERNAL_URLS": "off",
}  # fmt: skip


def read(data: bytes) -> Content:
    """The lines of a page's article and what the page says of itself; raises Unreadable."""
    called = _CHARSET.search(data[:_HEAD])
    tree = _parsed(decode(data, called[1].decode("ascii") if called else ""))
    dates = tuple(dict.fromkeys(_dates(tree)))
    stamps = tuple(dict.fromkeys(_stamps(tree)))[:_MOST_STAMPS]
    about = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    title, author, outlet = (one_line(one) for one in (about.title, about.author, about.sitename))
    text = from_plain(_article(tree))
    first = text[0].strip() if text else ""
    lines = ([title] if title and title != first else []) + [one for one in stamps if one not in text] + list(text)
    return Content(bounded(lines), title, author, outlet, dates)


def _parsed(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(no_network=True, remove_pis=True, remove_comments=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as fault:
        raise Unreadable("it is HTML that cannot be read", _PASTE) from fault
    _require_bounds(tree)
    return tree


def _require_bounds(tree: html.HtmlElement) -> None:
    depth = 0
    for number, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or number > 2 * _MOST_ELEMENTS:
            raise Unreadable("the page has more parts, or deeper ones, than any article", ALONE)


def _article(tree: html.HtmlElement) -> str:
    config = configparser.ConfigParser(interpolation=None)
    config["DEFAULT"] = _SETTINGS
    found = bare_extraction(
        tree,
        url=None,
        fast=False,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_formatting=False,
        include_links=False,
        deduplicate=False,
        with_metadata=False,
        config=config,
    )
    text = str(getattr(found, "text", "") or "")
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        raise Unreadable("no article was found in the page", _PASTE)
    return text


def _dates(tree: html.HtmlElement) -> Iterator[Dated]:
    """The dates that a page gives of itself, each under its own label."""
    for meta in tree.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        if name in _META:
            yield from dated(_META[name], meta.get("content") or "", f"meta {name}")
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _linked(script.text or "")
    for printed in tree.iter("time"):
        yield from dated(DateLabel.PRINTED, printed.get("datetime") or "", "time")


def _linked(text: str) -> Iterator[Dated]:
    try:
        waiting: list[Any] = [msgspec.json.decode(text)] if len(text) < _MOST_JSON else []
    except (msgspec.DecodeError, RecursionError):
        return
    while waiting:
        match waiting.pop():
            case dict() as one:
                for name in _LINKED:
                    if isinstance(stated := one.get(name), str):
                        yield from dated(_LINKED[name], stated, f"JSON-LD {name}")
                waiting.extend(one.values())
            case list() as several:
                waiting.extend(several)


def _stamps(tree: html.HtmlElement) -> Iterator[str]:
    for one in tree.iter("p", "div", "span", "time", "small", "li", "em", "i", "td"):
        own = one_line("".join(one.itertext()) if len(one) < 4 else one.text)  # noqa: PLR2004 - a stamp has few parts
        if len(own) <= _LONGEST_STAMP and _STAMP.match(own):
            yield own
