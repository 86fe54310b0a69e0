"""The bundled chronicle in order: own words, declared sources, grounded inferences, nothing that nobody said."""

import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicles
from travaux.record.entry import Entry, Fact, When
from travaux.record.events import EVENTS
from travaux.record.values import Form

# SHA-256, cut to 16 figures, of every eight words that stand in a row in one of the two articles (small letters, no
# points), so that copying is found without keeping the articles here.
RUNS = frozenset(Path(__file__).with_name("eight-word-runs.txt").read_text(encoding="ascii").split())
WORD = re.compile(r"\w+")
LONGEST = 7
ARTICLES = ("source/caliber-ally", "source/udf-262962")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    folder = files("travaux.record") / "library" / "csto"
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir())
    return [entry for chronicle in read_chronicles(texts, Known()) for entry in chronicle.entries]


def _copied(text: str) -> list[str]:
    """The runs of eight words in a text that stand in an article too."""
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[start : start + LONGEST + 1]) for start in range(len(words) - LONGEST))
    return [run for run in runs if sha256(run.encode()).hexdigest()[:16] in RUNS]


def _facts(entries: list[Entry]) -> Iterator[tuple[Entry, Fact]]:
    return ((entry, fact) for entry in entries for fact in entry.facts)


def _strings(plain: object) -> Iterator[str]:
    match plain:
        case str():
            yield plain
        case dict():
            for value in plain.values():
                yield from _strings(value)
        case list() | tuple():
            for value in plain:
                yield from _strings(value)


def _own_words(entry: Entry) -> Iterator[str]:
    """Everything that an entry says, but for quotations, and the title and address by which an article is cited."""
    facts = [msgspec.structs.replace(fact, quote=None) for fact in entry.facts]
    if entry.id in ARTICLES:
        facts = [msgspec.structs.replace(fact, value={**fact.value, "title": "", "address": ""}) for fact in facts]
    yield from _strings(msgspec.to_builtins(msgspec.structs.replace(entry, facts=tuple(facts))))


def test_no_more_than_seven_words_in_a_row_are_an_articles_own(entries: list[Entry]) -> None:
    copied = {(entry.id, run) for entry in entries for text in _own_words(entry) for run in _copied(text)}
    assert copied == set()


def test_the_control_a_copied_sentence_is_found(entries: list[Entry]) -> None:
    assert len(RUNS) == 658
    titles = [str(entry.facts[0].value["title"]) for entry in entries if entry.id in ARTICLES]
    assert [bool(_copied(title)) for title in titles] == [True, True]
    assert [bool(_copied(" ".join(WORD.findall(title)[:LONGEST]))) for title in titles] == [False, False]


def test_what_is_quoted_at_length_stands_under_quote_alone(entries: list[Entry]) -> None:
    long = {fact.ref for _, fact in _facts(entries) if fact.quote and _copied(fact.quote.words)}
    assert long == {"A12"}


def test_every_source_of_a_chain_is_declared_and_bears_an_outlet_that_is(entries: list[Entry]) -> None:
    values = {entry.id: entry.facts[0].value for entry in entries if entry.id.startswith(("outlet/", "source/"))}
    for entry in entries:
        for link in entry.chain:
            outlet = str(values[f"source/{link.source}"]["outlet"]).rpartition("/")[2]
            assert f"outlet/{outlet}" in values, (entry.id, outlet)


def test_a_report_has_a_chain_or_says_that_it_has_none(entries: list[Entry]) -> None:
    bare = [entry for entry in entries if entry.kind == "report" and not entry.chain]
    assert {entry.public.basis for entry in bare} <= {"unsourced"}
    assert all(entry.chain or entry.kind == "act" or entry in bare for entry in entries)


def test_a_source_that_nobody_has_seen_has_no_day_of_retrieval(entries: list[Entry]) -> None:
    unseen = [entry for entry in entries if entry.facts and entry.facts[0].value.get("read") == "not seen"]
    assert unseen
    assert [entry.id for entry in unseen if "retrieved" in entry.facts[0].value] == []


def _whens(entries: list[Entry]) -> Iterator[tuple[str, When]]:
    for entry, fact in _facts(entries):
        yield entry.address(fact), fact.on
    for entry in entries:
        if entry.said and entry.said.on:
            yield entry.id, entry.said.on


def test_every_inferred_day_says_what_was_stated_and_from_what_or_why(entries: list[Entry]) -> None:
    inferred = [(where, when) for where, when in _whens(entries) if when.basis == "inferred"]
    assert len(inferred) > 50
    assert [where for where, when in inferred if not when.stated] == []
    assert [where for where, when in inferred if not (when.inferred_from or when.because)] == []


def test_what_days_were_inferred_from_is_on_record(entries: list[Entry]) -> None:
    there = {entry.address(fact) for entry, fact in _facts(entries)}
    there |= {dossier for entry in entries for dossier in entry.dossiers()}
    assert [where for where, when in _whens(entries) if not set(when.inferred_from) <= there] == []
    assert [entry.address(fact) for entry, fact in _facts(entries) if not set(fact.after) <= there] == []


def test_no_day_was_inferred_from_the_fact_that_it_is_the_day_of(entries: list[Entry]) -> None:
    assert [fact.ref for entry, fact in _facts(entries) if entry.address(fact) in fact.on.inferred_from] == []
    assert [fact.ref for entry, fact in _facts(entries) if entry.address(fact) in fact.after] == []


def test_nobody_says_that_the_item_was_removed_and_neither_does_the_record(entries: list[Entry]) -> None:
    told = {fact.fact for _, fact in _facts(entries)}
    assert "removal requested" in told
    assert "item removed" not in told
    assert [fact.ref for _, fact in _facts(entries) if fact.value.get("status") == "removed"] == []
    endings = {"withdrawn", "lapsed", "adopted", "taken note of"}
    about = [fact for _, fact in _facts(entries) if "csto/document/assistance-to-armenia" in fact.about]
    assert {fact.fact for fact in about} & endings == set()


def test_every_dossier_that_a_value_names_is_about_something(entries: list[Entry]) -> None:
    about = {dossier for entry in entries for dossier in entry.dossiers()}
    for entry, fact in _facts(entries):
        for name, field in EVENTS[fact.fact].fields.items():
            value = fact.value.get(name, "unknown")
            named = value if isinstance(value, list) else [str(value)]
            if field.form is Form.DOSSIER:
                assert {*named} - {"unknown", "none"} <= about, (entry.id, fact.ref, name)


def test_the_record_holds_reports_alone_and_everything_in_it_is_public(entries: list[Entry]) -> None:
    acts = [entry.id for entry in entries if entry.kind == "act"]
    assert all(one.startswith(("record/", "outlet/", "source/")) for one in acts)
    assert {entry.audience for entry in entries} == {"public"}
    assert {entry.finding is None for entry in entries} == {True}
