"""Lists read a page at a time say what the lists read whole say: facts, order of happening and saying, news, gaps."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report, recorded
from tests.histories import DOSSIERS, histories
from tests.office.test_register import EXAMPLES, a_soak, dials, loaded
from tests.office.test_told import SOURCES, held, outlet, publication
from travaux.broken_input import BrokenInput
from travaux.office import answers, desk, paged, scanning
from travaux.office.paged import Asked
from travaux.office.pages import BadCursor, Page
from travaux.record.contested import rivals_in
from travaux.record.entry import Entry, Said
from travaux.record.fold import Dials, fold
from travaux.record.telling import FactCard

NOW = 1_733_000_000
#: Each example is a record of its own, read in many ways: fewer than of the register's own tests.
some = settings(a_soak, max_examples=max(20, EXAMPLES // 10))
Item = TypeVar("Item")
SESSION, DOC = "csto/session/csc-2023-11-23", "csto/document/budget"
ZAS, UDF = "world/person/zas", "world/source/udf"
ASKED = (
    Asked(),
    Asked(via="world/source/tass"),
    Asked(by=ZAS),
    Asked(about=DOSSIERS[0]),
    Asked(about=DOSSIERS[1], name="adopted"),
    Asked(name="attendance"),
    Asked(name="attendance", by=ZAS, via="world/source/belta"),
    Asked(via="world/source/tass", only=True),
    Asked(contested=True),
)


def all_pages(read: Callable[[str], Page[Item]]) -> list[Item]:
    """What stands on all pages, each turned back to see that it leads to the page before."""
    pages = [read("")]
    while pages[-1].next:
        pages.append(read(pages[-1].next))
        assert len(pages) < 200, "the pages do not end"
        if pages[-1].previous and pages[-2].items:
            assert read(pages[-1].previous).items[-1:] == pages[-2].items[-1:]
    return [item for page in pages for item in page.items]


def wanted(asked: Asked) -> answers.Wanted:
    return answers.Wanted(asked.via, asked.only, asked.by, asked.about, asked.name, asked.contested)


def by_address(cards: Sequence[FactCard]) -> dict[str, FactCard]:
    found = {card.address: card for card in cards}
    assert len(found) == len(cards), "a fact is told twice"
    return found


def in_place(remark: answers.Remark) -> answers.Remark:
    """A remark with its facts by name: in which order they stand may hang on what they follow in other remarks."""
    return msgspec.structs.replace(remark, facts=tuple(sorted(remark.facts, key=lambda card: card.ref)))


@pytest.fixture(params=[0, 5_000], ids=["walked", "sorted"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same questions where a filter leaves many, and where it leaves few."""
    monkeypatch.setattr(scanning, "_FEW", request.param)


@some
@given(entries=histories(), asked=st.sampled_from(ASKED), within=dials, limit=st.integers(1, 4))
def test_pages_of_facts_tell_what_the_whole_list_tells(
    record: Place, either_way: None, entries: list[Entry], asked: Asked, within: tuple[int, int, int], limit: int
) -> None:
    with loaded(entries, states=False):
        whole = answers.facts(wanted(asked), Dials(*within))
        assert paged.facts(asked, Dials(*within), limit=500).items == whole
        for newest in (False, True):
            read = all_pages(
                lambda cursor, new=newest: paged.facts(asked, Dials(*within), newest=new, limit=limit, cursor=cursor)
            )
            assert by_address(read) == by_address(whole)


@some
@given(entries=histories(), asked=st.sampled_from(ASKED), within=dials, limit=st.integers(1, 4))
def test_pages_of_remarks_tell_what_the_whole_list_tells(
    record: Place, either_way: None, entries: list[Entry], asked: Asked, within: tuple[int, int, int], limit: int
) -> None:
    with loaded(entries, states=False):
        whole = {remark.entry: in_place(remark) for remark in answers.remarks(wanted(asked), Dials(*within))}
        for newest in (False, True):
            read = all_pages(
                lambda cursor, new=newest: paged.remarks(asked, Dials(*within), newest=new, limit=limit, cursor=cursor)
            )
            assert {remark.entry: in_place(remark) for remark in read} == whole
            assert len(read) == len(whole)


@some
@given(entries=histories(), since=dials, until=dials, limit=st.integers(1, 4))
def test_pages_of_what_became_known_tell_what_the_whole_list_tells(
    record: Place,
    either_way: None,
    entries: list[Entry],
    since: tuple[int, int, int],
    until: tuple[int, int, int],
    limit: int,
) -> None:
    with loaded(entries, states=False):
        for before in (Dials(*since), replace(Dials(*until), known=since[1])):
            whole = answers.became_known(answers.Wanted(), before, Dials(*until))
            read = all_pages(
                lambda cursor, at=before: paged.became_known(Asked(), at, Dials(*until), limit=limit, cursor=cursor)
            )
            assert by_address(read) == by_address(whole)


@some
@given(entries=histories(), within=dials)
def test_a_fact_in_a_list_is_contested_by_what_contests_it_in_its_dossiers(
    record: Place, entries: list[Entry], within: tuple[int, int, int]
) -> None:
    folded = fold(recorded(*entries), Dials(*within))
    wholly: dict[str, set[str]] = {}
    for dossier in DOSSIERS:
        standing = {one.address for one in folded.of(dossier).facts}
        for address, others in rivals_in(folded, dossier).items():
            wholly.setdefault(address, set()).update(standing.intersection(others))
    with loaded(entries, states=False):
        for card in paged.facts(Asked(), Dials(*within), limit=500).items:
            assert set(card.contested) == wholly.get(card.address, set())


# --- order -----------------------------------------------------------------------------------------------------------

THREE_DAYS = (
    a_report("r1", a_fact("named", SESSION, "always", "name", value={"name": "Minsk"}), chain=("udf-1",)),
    a_report("r2", held("Minsk", "third", "2023-11-25"), said=Said(by=ZAS, on=a_day("2023-11-26"))),
    a_report("r3", a_fact("step taken", DOC, "2023-11-23", "first"), said=Said(by=ZAS, on=a_day("2023-11-28"))),
    a_report("r4", a_fact("step taken", DOC, "2023", "year")),
    a_report("r5", a_fact("appeal made", DOC, "2023-11-24", "second"), said=Said(by="world/person/x")),
)


@pytest.fixture
def three_days(record: Place) -> Place:
    """A name, three days and a year; two remarks by one speaker, said in the other order, and one of another."""
    desk.load(THREE_DAYS, "desk", NOW)
    return record


def refs(page: Page[FactCard]) -> list[str]:
    return [card.ref for card in page.items]


def test_facts_come_in_order_of_happening_and_newest_first(three_days: Place) -> None:
    assert refs(paged.facts(Asked(), Dials())) == ["name", "first", "second", "third", "year"]
    assert refs(paged.facts(Asked(), Dials(), newest=True)) == ["year", "third", "second", "first", "name"]
    assert refs(paged.timeline(Asked(), Dials())) == ["first", "second", "third", "year"]
    assert refs(paged.timeline(Asked(), Dials(), newest=True, limit=2)) == ["year", "third"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2023-11-24", "", ["second", "third", "year"]),
        ("", "2023-11-24", ["name", "first", "year"]),
        ("2023-11-24", "2023-11-25", ["second", "year"]),
        ("2025", "", []),
    ],
)
def test_facts_are_narrowed_by_when_they_happened(three_days: Place, since: str, until: str, found: list[str]) -> None:
    window = Asked(since=a_day(since).lo if since else None, until=a_day(until).lo if until else None)
    assert refs(paged.facts(window, Dials())) == found


def test_remarks_come_in_order_of_saying_and_are_narrowed_by_it(three_days: Place) -> None:
    def entries(asked: Asked, *, newest: bool = False) -> list[str]:
        return [remark.entry for remark in paged.remarks(asked, Dials(), newest=newest).items]

    assert entries(Asked()) == ["r5", "r2", "r3"]
    assert entries(Asked(), newest=True) == ["r3", "r2", "r5"]
    assert entries(Asked(by=ZAS)) == ["r2", "r3"]
    assert entries(Asked(since=a_day("2023-11-26").lo, until=a_day("2023-11-27").lo)) == ["r2"]
    assert entries(Asked(about=DOC)) == ["r5", "r3"]
    assert entries(Asked(via=UDF)) == []


def test_gaps_are_what_the_record_says_that_it_has_no_source_for(record: Place) -> None:
    gap = a_fact("unsourced gap", DOC, "always", "gap", value={"what": "the text"})
    desk.load([a_report("r1", gap, a_fact("step taken", DOC, ref="step"))], "desk", NOW)
    assert refs(paged.gaps(Dials())) == ["gap"]


# --- only a page is read ---------------------------------------------------------------------------------------------


def steps(count: int) -> list[Entry]:
    """A session held again and again, each time told by another publication, and the outlets of all."""
    days = [
        f"20{year:02}-{month:02}-{day:02}" for year in range(10, 24) for month in range(1, 13) for day in (1, 11, 21)
    ]
    return [a_report(f"r{number}", held("Minsk", "f", day)) for number, day in enumerate(days[:count])]


@pytest.mark.parametrize("newest", [False, True])
def test_a_page_reads_no_more_entries_of_a_long_list_than_of_a_short_one(
    record: Place,
    either_way: None,
    monkeypatch: pytest.MonkeyPatch,
    newest: bool,
) -> None:
    read: list[int] = []
    reading = scanning_reads(monkeypatch, read)
    desk.load(steps(60), "desk", NOW, states=False)
    few = reading(lambda: paged.timeline(Asked(), Dials(), newest=newest, limit=20))
    desk.load(steps(500), "desk", NOW, states=False)
    many = reading(lambda: paged.timeline(Asked(), Dials(), newest=newest, limit=20))
    assert few == many == 21, "twenty for the page, and one to know whether there are more"


def scanning_reads(monkeypatch: pytest.MonkeyPatch, read: list[int]) -> Callable[[Callable[[], object]], int]:
    """Counts the rows of facts that a page takes from the database."""
    plain = scanning.FactScan.rows

    def counted(scan: scanning.FactScan, *asked: object) -> object:
        rows = plain(scan, *asked)  # type: ignore[arg-type]
        read.append(len(rows))
        return rows

    monkeypatch.setattr(scanning.FactScan, "rows", counted)

    def reading(page: Callable[[], object]) -> int:
        read.clear()
        page()
        return sum(read)

    return reading


def test_what_must_be_compared_is_compared_a_bounded_number_of_times_a_page(
    sqlite_record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paged, "_LOOKED_AT", 40)
    monkeypatch.setattr(paged, "_PORTION", 20)
    twice = a_report("last", held("Astana", "g", "2023-05-11"), chain=("belta",))
    desk.load([*steps(120), twice], "desk", NOW, states=False)
    first = paged.facts(Asked(name="session held", contested=True), Dials(), limit=5)
    assert len(first.items) <= 5
    assert first.next
    found = all_pages(lambda cursor: paged.facts(Asked(contested=True), Dials(), limit=5, cursor=cursor))
    assert "last#g" in {card.address for card in found}
    assert sorted(by_address(found)) == sorted(by_address(answers.facts(answers.Wanted(contested=True), Dials())))


def test_a_page_asks_the_database_a_constant_number_of_questions(record: Place) -> None:
    desk.load([outlet("tass"), publication("tass-1", "tass"), *SOURCES[:2], *steps(60)], "desk", NOW, states=False)

    def questions(limit: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert len(paged.timeline(Asked(name="session held"), Dials(), limit=limit).items) == limit
        return len(asked)

    assert questions(2) == questions(50)


# --- what is refused -------------------------------------------------------------------------------------------------


def test_a_cursor_belongs_to_its_list_and_order(three_days: Place) -> None:
    after = paged.facts(Asked(), Dials(), limit=1).next
    assert refs(paged.facts(Asked(), Dials(), limit=1, cursor=after)) == ["first"]
    for read in (
        lambda: paged.facts(Asked(), Dials(), newest=True, cursor=after),
        lambda: paged.timeline(Asked(), Dials(), cursor=after),
        lambda: paged.remarks(Asked(), Dials(), cursor=after),
        lambda: paged.became_known(Asked(), Dials(known=0), Dials(), cursor=after),
    ):
        with pytest.raises(BadCursor, match="it belongs to another list or another order"):
            read()


@pytest.mark.parametrize("field", ["via", "by", "about", "name"])
def test_a_filter_that_no_database_compares_is_refused(record: Place, field: str) -> None:
    for read in (paged.facts, paged.timeline, paged.remarks):
        with pytest.raises(BrokenInput, match="holds a character that no name on record has"):
            read(Asked(**{field: "a\0"}), Dials())  # type: ignore[operator]


def test_dials_of_any_size_are_read(three_days: Place) -> None:
    assert refs(paged.facts(Asked(), Dials(10**40, 10**40, 10**40), limit=1)) == ["name"]
    assert paged.facts(Asked(), Dials(-(10**40), -(10**40), -(10**40))).items == ()
