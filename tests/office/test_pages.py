"""Pages of a long list: each item once, whichever way they are turned; a cursor of somebody's own is refused."""

from base64 import urlsafe_b64encode
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.broken_input import BrokenInput
from travaux.office.models import OPEN
from travaux.office.pages import MOST, BadCursor, BadLimit, Key, Leaf, Stretch, Turn, beyond, bounded, order, readable
from travaux.record.fold import Dials

SHAPE = (int, str)


def turned(numbers: list[int], limit: int, cursor: str, *, down: bool = False, looks_at: int = 10**6) -> Leaf[int]:
    """One page of a list of numbers; `looks_at` is after how many the search gives up, and odd numbers are no finds."""

    def fetch(key: Key | None, downward: bool, count: int) -> Stretch[int]:
        ordered = sorted(numbers, reverse=downward)
        here = None if key is None else int(key[0])
        behind = [n for n in ordered if here is None or (n < here if downward else n > here)]
        looked = behind[:looks_at]
        found = [((n, "x"), n) for n in looked if looks_at == 10**6 or n % 2 == 0][:count]
        more = len(behind) > len(looked) and len(found) < count
        return Stretch(found, stopped=(looked[-1], "x") if more else None)

    return Turn("numbers", SHAPE, limit, cursor, down).read(fetch)


def walked(numbers: list[int], limit: int, *, down: bool = False, looks_at: int = 10**6) -> list[Leaf[int]]:
    leaves = [turned(numbers, limit, "", down=down, looks_at=looks_at)]
    while leaves[-1].next:
        leaves.append(turned(numbers, limit, leaves[-1].next, down=down, looks_at=looks_at))
        assert len(leaves) < 500, "the pages do not end"
    return leaves


@given(numbers=st.sets(st.integers(0, 60)).map(list), limit=st.integers(1, 20), down=st.booleans())
def test_pages_hold_each_item_once_in_order_and_lead_back(numbers: list[int], limit: int, down: bool) -> None:
    leaves = walked(numbers, limit, down=down)
    assert [each for leaf in leaves for each in leaf.rows] == sorted(numbers, reverse=down)
    assert all(len(leaf.rows) == limit for leaf in leaves[:-1])
    assert not leaves[0].previous
    for before, leaf in pairwise(leaves):
        back = turned(numbers, limit, leaf.previous, down=down)
        assert back.rows == before.rows
        assert turned(numbers, limit, back.next, down=down).rows == leaf.rows


@given(numbers=st.sets(st.integers(0, 60)).map(list), limit=st.integers(1, 20))
def test_a_search_that_gives_up_goes_on_with_the_next_page(numbers: list[int], limit: int) -> None:
    leaves = walked(numbers, limit, looks_at=7)
    assert [each for leaf in leaves for each in leaf.rows] == sorted(n for n in numbers if n % 2 == 0)


def test_before_the_first_item_there_is_the_first_page() -> None:
    before_all = Turn("numbers", SHAPE, 2, "")._closed("b", (1, "x"))
    assert turned([1, 2, 3], 2, before_all).rows == (1, 2)


def encoded(content: object) -> str:
    return urlsafe_b64encode(msgspec.json.encode(content)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("cursor", "obstacle"),
    [
        ("!", "it is no cursor"),
        ("абв", "it is no cursor"),
        ("A" * 3_000, "it is no cursor"),
        ("WyJu", "cut short"),
        (encoded({"numbers": 1}), "cut short"),
        (encoded([]), "another list"),
        (encoded(["others", "a", 1, "x"]), "another list"),
        (encoded(["numbers", "c", 1, "x"]), "another list"),
        (encoded(["numbers", "a", "1", "x"]), "another list"),
        (encoded(["numbers", "a", True, "x"]), "another list"),
        (encoded(["numbers", "a", 1.5, "x"]), "another list"),
        (encoded(["numbers", "a", 1]), "another list"),
        (encoded(["numbers", "a", 10**30, "x"]), ""),
        (encoded(["numbers", "a", 2**63, "x"]), "another list"),
        (encoded(["numbers", "a", 1, "x\0"]), "another list"),
        (encoded(["numbers", "a", 1, "x", "y"]), "another list"),
    ],
)
def test_a_cursor_that_the_list_did_not_give_is_refused(cursor: str, obstacle: str) -> None:
    with pytest.raises(BadCursor, match=f"cannot be followed: .*{obstacle}.*leave it out"):
        turned([1, 2, 3], 2, cursor)


@given(st.text(min_size=1, max_size=60))
def test_no_text_that_somebody_makes_up_is_a_cursor(cursor: str) -> None:
    with pytest.raises(BadCursor, match="leave it out"):
        turned([1, 2, 3], 2, cursor)


@pytest.mark.parametrize("limit", [0, -1, MOST + 1])
def test_a_page_has_a_length(limit: int) -> None:
    with pytest.raises(BadLimit, match=f"A page cannot have {limit} items: write a number from 1 to {MOST}"):
        turned([1], limit, "")


@pytest.mark.parametrize("text", ["csto/member/\0", "\ud800"])
def test_a_word_that_no_database_compares_is_refused(text: str) -> None:
    readable("csto/member/am", "Ереван")
    with pytest.raises(BrokenInput, match="holds a character that no name on record has"):
        readable("csto", text)


def test_dials_fit_a_column() -> None:
    assert bounded(Dials(10**30, -(10**30), -5)) == Dials(OPEN - 1, -OPEN, 0)
    assert bounded(Dials(5, 6, 7)) == Dials(5, 6, 7)


def test_a_key_is_left_behind_upward_and_downward() -> None:
    assert beyond(("a", "b"), None, down=False) == ("1 = 1", [])
    assert beyond(("a", "b"), (1, "x"), down=False) == ("(a, b) > (%s, %s)", [1, "x"])
    assert beyond(("a", "b"), (1, "x"), down=True) == ("(a, b) < (%s, %s)", [1, "x"])
    assert (order(("a", "b"), down=True), order(("a", "b"), down=False)) == ("a DESC, b DESC", "a, b")
