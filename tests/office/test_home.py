"""What a first page tells of a whole record: numbers, what came in last, what is contested; all under the dials."""

# ruff: noqa: ARG001 - a fixture is asked for so that there is a record

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_day, a_fact, a_report
from tests.histories import histories
from tests.office.test_register import EXAMPLES, a_soak, dials, loaded
from tests.office.test_told import DOC, held
from travaux.office import answers, desk, home
from travaux.office.home import Numbers
from travaux.office.pages import BadCursor
from travaux.office.reach import WIDTHS, ends, reach
from travaux.record.entry import Entry
from travaux.record.fold import Dials

NOW = 1_733_000_000
some = settings(a_soak, max_examples=max(20, EXAMPLES // 10))
RECORD = (
    a_report("r1", held("Minsk", "a")),
    a_report("r2", held("Astana", "b"), public="2023-11-25"),
    a_report("r3", a_fact("step taken", DOC, "2024-01-01"), public="2024-01-02"),
    a_report("r4", a_fact("step taken", "csto/document/secret", "2024-01-01"), audience="members"),
)


@pytest.fixture
def reports(record: Place) -> Place:
    """Two reports that contradict each other, one of a draft, and one that is withheld."""
    desk.load(RECORD, "desk", NOW)
    return record


def known(day: str) -> Dials:
    return Dials(NOW, a_day(day).hi)


def test_a_record_is_counted_as_its_lists_show_it(reports: Place) -> None:
    assert home.numbers(Dials()) == Numbers(4, {"document": 1, "session": 1})
    assert home.numbers(known("2023-12-01")) == Numbers(4, {"session": 1})
    assert home.numbers(Dials(at=2)) == Numbers(2, {"session": 1})
    assert home.numbers(Dials(0, 0, 0)) == Numbers(0, {})


@some
@given(entries=histories(), within=dials, limit=st.integers(1, 4), portion=st.integers(1, 3))
def test_what_came_in_last_is_all_that_may_be_known_turned_about(
    record: Place, entries: list[Entry], within: tuple[int, int, int], limit: int, portion: int
) -> None:
    before = home._PORTION, home._LOOKED_AT
    home._PORTION, home._LOOKED_AT = portion, 3 * portion  # type: ignore[misc]
    try:
        with loaded(entries, states=False):
            pages = [home.changes(Dials(*within), limit=limit)]
            while pages[-1].next:
                pages.append(home.changes(Dials(*within), limit=limit, cursor=pages[-1].next))
                assert len(pages) < 50, "the pages do not end"
            read = [entry for page in pages for entry in page.items]
            assert read[::-1] == list(answers.entries(Dials(*within)))
    finally:
        home._PORTION, home._LOOKED_AT = before  # type: ignore[misc]


def test_changes_are_turned_back_and_leave_out_what_is_withheld(reports: Place) -> None:
    first = home.changes(Dials(), limit=2)
    second = home.changes(Dials(), limit=2, cursor=first.next)
    assert [[entry.id for entry in page.items] for page in (first, second)] == [["r3", "r2"], ["r1"]]
    assert home.changes(Dials(), limit=2, cursor=second.previous) == first
    with pytest.raises(BadCursor, match="cannot be followed"):
        home.changes(Dials(), cursor="r3")


def test_contested_facts_are_told_as_they_stand_under_the_dials(reports: Place) -> None:
    assert {card.address for card in home.contested(Dials())} == {"r1#a", "r2#b"}
    assert len(home.contested(Dials(), limit=1)) == 1
    assert home.contested(known("2023-11-24")) == ()


def test_what_is_no_longer_contested_is_not_told(reports: Place) -> None:
    desk.load([a_report("r5", corrects=("r2",), public="2024-02-01")], "desk", NOW)
    assert home.contested(Dials()) == ()


# --- reach -----------------------------------------------------------------------------------------------------------

whole = st.integers(-(10**11), 10**11)


@given(lo=whole, width=st.integers(0, 10**11), known_lo=whole, until=whole)
def test_what_ends_beyond_its_reach_had_not_begun_or_was_not_told(
    lo: int, width: int, known_lo: int, until: int
) -> None:
    hi = lo + width
    last = dict(ends(until))[reach(lo, hi, known_lo)]
    assert hi <= last or lo >= until or known_lo > until


@pytest.mark.parametrize(("days", "number"), [(0, 0), (1, 0), (2, 0), (3, 1), (62, 1), (63, 2), (740, 2), (741, 3)])
def test_a_reach_is_the_narrowest_width_that_holds_a_fact(days: int, number: int) -> None:
    assert reach(0, days * 86_400, days * 86_400) == number
    assert reach(0, days * 86_400, 0) == number
    assert len(list(ends(0))) == len(WIDTHS) == 4
