"""A long file needs no more memory than a short one: rows come, are decided by the lot, and go."""

import gc
import tracemalloc
from collections.abc import Iterable, Iterator

import pytest

from tests.corpora.making import book, mapping, record
from travaux.corpora.engine import plain
from travaux.corpora.redeciding import redecide
from travaux.corpora.rows import Row

FEW, MANY = 60, 240
BY, READ_BY = book(), mapping()


def _rows(number: int) -> Iterator[Row]:
    return (Row(place, record(id=f"D-{place}", title="A matter " * 50)) for place in range(number))


def _clear(done: int) -> None:
    assert done
    gc.collect()


def _peak(source: Iterable[Row]) -> int:
    """The most bytes that were held while a source was decided; what nothing holds any more is cleared lot by lot."""
    tracemalloc.start()
    try:
        redecide(source, READ_BY, BY, ("plain", plain), _clear)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(autouse=True)
def _small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.corpora.redeciding.AT_ONCE", 20)
    _peak(_rows(FEW))  # what is kept for good, as compiled patterns, is there before anything is measured


def test_four_times_as_many_rows_need_no_more_memory() -> None:
    assert _peak(_rows(MANY)) < 1.25 * _peak(_rows(FEW))


def test_the_control_rows_that_are_all_held_need_more() -> None:
    few, many = FEW * 2_000, MANY * 2_000
    assert _held(MANY) - _held(FEW) > (many - few) / 10


def _held(number: int) -> int:
    tracemalloc.start()
    try:
        held = list(_rows(number))
        return tracemalloc.get_traced_memory()[1] if held else 0
    finally:
        tracemalloc.stop()
