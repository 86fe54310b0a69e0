"""The glossary and the page of rule books say what the code and the library hold."""

import re

import pytest

from tools.docs import glossary, rule_books
from tools.findings import ROOT
from travaux.record.dossiers import KINDS
from travaux.rulebook.load import read_library, shipped
from travaux.rulebook.models import AdoptionRule

TERMS = [word for line in re.findall(r"^\* \*\*(.+?)\*\*:", glossary.text(), re.MULTILINE) for word in line.split(", ")]
#: Words for readers, of things that have another name in the code; each with that name.
OTHERWISE = {"stated of the group": "group stance stated", "reported count": "count reported"}


def _code() -> str:
    files = (ROOT / "src" / "travaux").rglob("*.py")
    return " ".join(" ".join(file.read_text(encoding="utf-8") for file in sorted(files)).replace("_", " ").split())


CODE = _code().casefold()


def _used(word: str) -> bool:
    """Whether the code knows a word, whole or with an ending."""
    return re.search(rf"\b{re.escape(OTHERWISE.get(word, word).casefold())}", CODE) is not None


def test_every_word_of_the_glossary_is_used_by_the_code() -> None:
    assert len(TERMS) > 50
    assert [word for word in TERMS if not _used(word)] == []


@pytest.mark.parametrize("word", ["charter manager", "ruling pending", "aggregate root"])
def test_the_control_a_word_that_the_code_does_not_use_is_found_out(word: str) -> None:
    assert not _used(word)


def test_no_word_of_the_glossary_stands_twice() -> None:
    assert sorted(set(TERMS)) == sorted(TERMS)


def test_every_closed_list_is_filled_in_where_its_word_is_explained() -> None:
    page = " ".join(glossary.text().split())
    for word, closed in glossary.LISTS.items():
        explained = page.partition(f"* **{word}**:")[2].partition("* **")[0]
        assert f"*{', '.join(map(str, closed))}*." in explained, word


def test_every_kind_of_dossier_has_its_line() -> None:
    page = glossary.text()
    assert all(f"| `{kind}` | {says} |\n" in page for kind, says in KINDS.items())


def test_limited_format_and_restricted_composition_are_told_apart() -> None:
    page = " ".join(glossary.text().split())
    assert "It is not a limited format." in page.partition("* **restricted composition**:")[2][:120]
    assert "It is not a restricted composition." in page.partition("* **limited format**:")[2][:140]


def _section(slug: str) -> str:
    title = read_library(slug).file.title
    return rule_books.text().partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("slug", shipped())
def test_every_rule_stands_once_beside_its_article_and_status(slug: str) -> None:
    book, section = read_library(slug), _section(slug)
    for rule in book.rules:
        (row,) = (line for line in section.splitlines() if line.startswith(f"| `{rule.id}`<br>"))
        text = book.text(rule.source.text)
        assert text is not None
        assert " ".join(rule.says.split()).replace("|", "\\|") in row
        assert f"{text.title}, {rule.source.article} | {rule.status}, from " in row


@pytest.mark.parametrize("slug", shipped())
def test_every_text_stands_with_how_far_it_was_read(slug: str) -> None:
    section = _section(slug)
    for text in read_library(slug).file.texts.values():
        assert f"| {text.title} | {rule_books.SEEN[text.seen]} |" in section


def test_every_reading_stands_with_who_holds_it() -> None:
    for slug in shipped():
        rules = [rule for rule in read_library(slug).rules if isinstance(rule, AdoptionRule)]
        for reading in (one for rule in rules for one in rule.parameters.readings):
            assert f"* **{reading.id}**, held by {reading.held_by} (" in _section(slug)


@pytest.mark.parametrize(
    ("slug", "rule", "days"),
    [
        # a rule that has no end, one whose beginning nobody knows, one that another follows
        ("osce", "silence", "in force, from 2006-11-01 |"),
        ("csto", "quorum", "unverified, from an unknown day |"),
        ("csto", "chair-at-the-session", "repealed, from 2002-10-07 until 2023-11-23; then `chair-on-1-january` |"),
    ],
)
def test_a_rule_is_told_with_its_days(slug: str, rule: str, days: str) -> None:
    (row,) = (line for line in _section(slug).splitlines() if line.startswith(f"| `{rule}`<br>"))
    assert row.endswith(days)
