"""Atom feeds: what RFC 4287 asks of a document, and any text of a record as text."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.exports.atom import ATOM, Entry, Feed, tag, write_feed

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
STAMP: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ONE = Entry(
    "tag:record.example,2026:csto/e/1",
    "Armenia asked to have it removed",
    "Secretary General, by BelTA",
    "https://record.example/en/e/1",
    1_700_500_000,
    1_700_400_000,
    "BelTA",
)
FEED = Feed(
    "tag:record.example,2026:csto/member/am",
    "Armenia",
    "What the record holds",
    "The record",
    "en",
    "https://record.example/feed",
    "https://record.example/en/am",
    1_700_500_000,
    (ONE, replace(ONE, id="tag:record.example,2026:csto/e/2", published=None, lang="ru")),
    next="https://record.example/feed?page=2",
)


def read(feed: Feed) -> Element:
    return ET.fromstring(write_feed(feed))  # noqa: S314 - our own output


def named(element: Element, name: str) -> list[Element]:
    return element.findall(f"{{{ATOM}}}{name}")


def faults(feed: Element) -> list[str]:
    """What of the schema in RFC 4287, appendix B, a document breaks, as far as these feeds use it."""
    found = [] if feed.tag == f"{{{ATOM}}}feed" else ["the root is no feed"]
    rules = {
        "id": (1, 1),
        "title": (1, 1),
        "updated": (1, 1),
        "subtitle": (0, 1),
        "published": (0, 1),
        "summary": (0, 1),
    }
    for element in (feed, *named(feed, "entry")):
        counts = Counter(child.tag.removeprefix(f"{{{ATOM}}}") for child in element)
        found += [name for name, (least, most) in rules.items() if not least <= counts[name] <= most]
        found += [name for name in counts if name not in {*rules, "author", "link", "entry"}]
        found += [] if counts["author"] else ["no author"]
        found += [
            "a time"
            for name in ("updated", "published")
            for one in named(element, name)
            if not STAMP.fullmatch(one.text or "")
        ]
        found += ["an id" for one in named(element, "id") if not re.fullmatch(r"[a-z]+:\S+", one.text or "")]
        links = [(link.get("rel"), link.get("type")) for link in named(element, "link")]
        found += [] if len(set(links)) == len(links) else ["two links of one kind"]
        found += ["no address" for link in named(element, "link") if not link.get("href")]
        found += ["no name" for author in named(element, "author") if len(named(author, "name")) != 1]
    found += [] if any(link.get("rel") == "self" for link in named(feed, "link")) else ["no link to itself"]
    return found


def test_a_feed_keeps_the_schema() -> None:
    assert faults(read(FEED)) == []


def test_what_breaks_the_schema_would_be_found() -> None:
    broken = read(FEED)
    broken.remove(named(broken, "updated")[0])
    entry = named(broken, "entry")[0]
    entry.append(entry[0])
    assert faults(broken) == ["updated", "id"]


def test_a_feed_says_what_it_is_in_which_language_and_where() -> None:
    feed = read(FEED)
    assert feed.get(LANG) == "en"
    assert [one.text for name in ("id", "title", "subtitle") for one in named(feed, name)] == [
        FEED.id,
        "Armenia",
        "What the record holds",
    ]
    assert named(feed, "updated")[0].text == "2023-11-20T17:06:40Z"
    assert [(link.get("rel"), link.get("href")) for link in named(feed, "link")] == [
        ("self", FEED.address),
        ("alternate", FEED.page),
        ("next", FEED.next),
    ]


def test_the_first_and_the_previous_page_are_linked_where_there_are_such() -> None:
    feed = read(
        replace(FEED, next="", first="https://record.example/feed", previous="https://record.example/feed?page=1")
    )
    assert [link.get("rel") for link in named(feed, "link")] == ["self", "alternate", "first", "previous"]


def test_an_entry_has_its_words_its_page_its_author_and_its_times() -> None:
    entry = named(read(FEED), "entry")[0]
    told = {name: named(entry, name)[0].text for name in ("id", "title", "summary", "updated", "published")}
    assert told == {
        "id": ONE.id,
        "title": ONE.title,
        "summary": ONE.summary,
        "updated": "2023-11-20T17:06:40Z",
        "published": "2023-11-19T13:20:00Z",
    }
    assert named(entry, "link")[0].get("href") == ONE.link
    assert [one.text for one in named(entry, "author")[0]] == ["BelTA"]


def test_what_nobody_dated_has_no_day_of_publication_and_a_language_of_its_own() -> None:
    entry = named(read(FEED), "entry")[1]
    assert named(entry, "published") == []
    assert entry.get(LANG) == "ru"


@pytest.mark.parametrize(
    ("words", "read_back"),
    [
        ("<script>alert(1)</script>", None),
        ("</title><entry>&amp;]]>", None),
        ("a\x00b\x0bc\x1bd\ufffee\uffff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"),
        ("\ud800 alone", "\ufffd alone"),
        ("Հայաստան 😀 \u202e", None),
    ],
)
def test_any_text_of_a_record_comes_out_as_text(words: str, read_back: str | None) -> None:
    feed = read(replace(FEED, title=words, entries=(replace(ONE, title=words, summary=words, author=words),)))
    entry = named(feed, "entry")[0]
    found = {named(feed, "title")[0].text, *(named(entry, name)[0].text for name in ("title", "summary"))}
    assert found == {words if read_back is None else read_back}
    assert faults(feed) == []


def test_without_the_replacement_such_a_text_would_make_the_feed_unreadable() -> None:
    with pytest.raises(ET.ParseError):
        ET.fromstring(write_feed(FEED).replace(b"Armenia<", b"Armenia\x0b<"))  # noqa: S314 - it must fail


@given(st.text(), st.text())
def test_whatever_the_words_the_feed_is_read_and_keeps_the_schema(title: str, summary: str) -> None:
    feed = read(replace(FEED, subtitle=summary, entries=(replace(ONE, title=title, summary=summary, author=title),)))
    assert faults(feed) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/en/am", "", "ftp://record.example"])
def test_a_link_that_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be linked in a feed: it is no web address\. Give one with its host"):
        write_feed(replace(FEED, entries=(replace(ONE, link=address),)))


def test_an_empty_feed_is_a_feed_and_equal_feeds_are_equal_bytes() -> None:
    assert faults(read(replace(FEED, entries=(), subtitle=""))) == []
    assert write_feed(FEED) == write_feed(replace(FEED))
    assert write_feed(FEED).startswith(b"<?xml version='1.0' encoding='utf-8'?>")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("csto/member/am", "tag:record.example,2026-01-02:csto/member/am"),
        ("r1#f 1", "tag:record.example,2026-01-02:r1%23f%201"),
        ("Ереван", "tag:record.example,2026-01-02:%D0%95%D1%80%D0%B5%D0%B2%D0%B0%D0%BD"),
        ("\ud800<", "tag:record.example,2026-01-02:%3F%3C"),
    ],
)
def test_a_tag_is_the_authority_a_day_and_an_escaped_path(path: str, written: str) -> None:
    assert tag("Record.Example", date(2026, 1, 2), path) == written
