"""Which part of a list an address asks for, row by row, and where the parts before and behind it are."""

import pytest

from tests.factories import ZONE
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame.leaves import NoSuchPart, address, asked_of, leaf
from travaux.frame.page import Page
from travaux.record.fold import Dials
from travaux.record.times import end_of

ASKED = Asked(Dials(end_of("2024-12-01", ZONE), end_of("2024-12-02", ZONE), 7), Names({}, "csto"), ZONE)


def a_page(*query: tuple[str, str], on: str = "") -> Page:
    return Page("/csto/member/am", "csto", ASKED, {"on": on} if on else {}, query)


#: How many items there are, three a part, which part is asked for, which items it has, and what lies before and behind.
PARTS = (
    (0, "", (), "", ""),
    (0, "1", (), "", ""),
    (1, "", (0,), "", ""),
    (3, "", (0, 1, 2), "", ""),
    (3, "1", (0, 1, 2), "", ""),
    (4, "", (0, 1, 2), "", "?said=2"),
    (4, "1", (0, 1, 2), "", "?said=2"),
    (4, "2", (3,), "none", ""),
    (6, "2", (3, 4, 5), "none", ""),
    (7, "2", (3, 4, 5), "none", "?said=3"),
    (7, "3", (6,), "?said=2", ""),
    (7, " 3 ", (6,), "?said=2", ""),
    (7, "03", (6,), "?said=2", ""),
    (99, "30", (87, 88, 89), "?said=29", "?said=31"),
)


@pytest.mark.parametrize(("many", "asked", "items", "before", "behind"), PARTS)
def test_a_part_has_its_items_and_leads_to_its_neighbours(
    many: int, asked: str, items: tuple[int, ...], before: str, behind: str
) -> None:
    found = leaf(a_page(("said", asked)), "said", range(many), 3)
    assert (found.name, found.items, found.total) == ("said", items, many)
    path = "/csto/member/am"
    # Part 1 stands at the plain address.
    assert found.previous == (f"{path}{before.removeprefix('none')}#said" if before else "")
    assert found.next == (f"{path}{behind}#said" if behind else "")
    assert found.parted is bool(before or behind)


#: What names no part of a list of seven items, three a part.
NO_PARTS = ("0", "4", "-1", "1.5", "two", "٣", "²", "3x", "1 2", "1000000", "9999999999999999999999")


@pytest.mark.parametrize("asked", NO_PARTS)
def test_a_part_that_there_is_not_is_refused_with_those_there_are(asked: str) -> None:
    with pytest.raises(NoSuchPart) as caught:
        leaf(a_page(("said", asked)), "said", range(7), 3)
    assert str(caught.value) == (f"The list 'said' has no part '{asked}'. Write a number from 1 to 3, or leave it out.")


def test_a_refusal_repeats_no_more_than_a_few_letters() -> None:
    with pytest.raises(NoSuchPart, match=f"has no part '{'x' * 40}'"):
        leaf(a_page(("said", "x" * 500)), "said", range(7), 3)


#: What the address says, under which name it is asked, and what is found there.
ASKED_FOR = (
    ((), "said", ""),
    ((("said", "2"),), "said", "2"),
    ((("said", "2"),), "done", ""),
    ((("said", "2"), ("said", "3")), "said", "3"),
    ((("said", " 2 "),), "said", "2"),
    ((("said", ""),), "said", ""),
)


@pytest.mark.parametrize(("query", "name", "found"), ASKED_FOR)
def test_of_several_values_the_last_is_asked_for(query: tuple[tuple[str, str], ...], name: str, found: str) -> None:
    assert asked_of(a_page(*query), name) == found


#: What the address says, and what the address of part 2 of `said` says: other lists stay where they are.
ADDRESSES = (
    ((), "", "?said=2#said"),
    ((("said", "5"),), "", "?said=2#said"),
    ((("done", "3"),), "", "?done=3&said=2#said"),
    ((("done", "3"), ("said", "1")), "", "?done=3&said=2#said"),
    ((("cursor", "abc"),), "", "?said=2#said"),
    ((), "2023-11-23", "?on=2023-11-23&said=2#said"),
    ((("on", "2023-11-23"), ("done", "3")), "2023-11-23", "?on=2023-11-23&done=3&said=2#said"),
)


@pytest.mark.parametrize(("query", "on", "told"), ADDRESSES)
def test_an_address_of_a_part_keeps_what_else_was_asked(query: tuple[tuple[str, str], ...], on: str, told: str) -> None:
    assert address(a_page(*query, on=on), "said", "2") == f"/csto/member/am{told}"


def test_a_list_read_by_a_cursor_stays_where_it_is() -> None:
    assert address(a_page(("cursor", "abc")), "said", "2", "abc") == "/csto/member/am?said=2&cursor=abc#said"
    found = leaf(a_page(("said", "2")), "said", range(7), 3, "abc")
    assert (found.previous, found.next) == ("/csto/member/am?cursor=abc#said", "/csto/member/am?said=3&cursor=abc#said")
