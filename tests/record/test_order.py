"""The order of happening: what is told to follow comes later, whatever the vague dates leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_day, a_fact, a_report, recorded
from tests.histories import histories, moments
from travaux.record.entry import Entry, Fact
from travaux.record.fold import Dials, Told, fold


def _order(*facts: Fact) -> list[str]:
    return [told.fact.ref for told in fold(recorded(a_report("r", *facts)), Dials()).facts]


def _fact(ref: str, on: str, *after: str) -> Fact:
    return a_fact(ref=ref, on=on, after=tuple(f"r#{one}" for one in after))


@pytest.mark.parametrize(
    ("facts", "order"),
    [
        # the earlier end first
        ([_fact("b", "2024-02"), _fact("a", "2024-01")], "ab"),
        # a vague fact stands at the end of its time
        ([_fact("b", "2024"), _fact("a", "2024-06-01")], "ab"),
        # equal ends: the earlier beginning first
        ([_fact("b", "2024-12-31"), _fact("a", "2024")], "ab"),
        # equal in all: as they were told
        ([_fact("a", "2024"), _fact("b", "2024")], "ab"),
        # what follows comes later though its time ends earlier
        ([_fact("b", "../2024-06", "a"), _fact("a", "2024")], "ab"),
        # a chain of three, told backwards
        ([_fact("c", "2024", "b"), _fact("b", "2024", "a"), _fact("a", "2024")], "abc"),
        # after two: when both are there
        ([_fact("c", "../2024", "a", "b"), _fact("b", "2024-03"), _fact("a", "2024-01")], "abc"),
        # what nothing ties goes by its date, in between
        ([_fact("c", "../2025", "a"), _fact("a", "2024-01"), _fact("b", "2024-06")], "abc"),
        # what is timeless was always there
        ([_fact("b", "0002"), _fact("a", "always")], "ab"),
        # what nobody dates is last
        ([_fact("b", "unknown"), _fact("a", "2024")], "ab"),
        # a reference to itself ties nothing
        ([_fact("b", "2025", "b"), _fact("a", "2024")], "ab"),
        # what it follows is not on record: the dates decide
        ([_fact("a", "2024", "z"), _fact("b", "2025")], "ab"),
    ],
)
def test_facts_stand_in_the_order_of_happening(facts: list[Fact], order: str) -> None:
    assert "".join(_order(*facts)) == order


def _told(*facts: Fact) -> dict[str, Told]:
    return {told.fact.ref: told for told in fold(recorded(a_report("r", *facts)), Dials()).facts}


@pytest.mark.parametrize(
    ("on", "raised_to"),
    [
        ("../2024-12-31", "2024-06-01"),  # open to the left: it began no earlier than what it follows
        ("2024", "2024-06-01"),
        ("2024-07-01", "2024-07-01"),  # later anyway
        ("2024-05-01", "2024-05-01"),  # the dates contradict the order: left as told
        ("2024-06-01", "2024-06-01"),
    ],
)
def test_a_fact_begins_no_earlier_than_what_it_follows(on: str, raised_to: str) -> None:
    told = _told(_fact("a", "2024-06-01"), _fact("b", on, "a"))["b"]
    assert (told.lo, told.hi) == (a_day(raised_to).lo, a_day(on).hi)


def test_a_beginning_is_raised_along_the_whole_chain() -> None:
    told = _told(_fact("a", "2024-06-01"), _fact("b", "../2025", "a"), _fact("c", "../2026", "b"))
    assert told["c"].lo == told["b"].lo == a_day("2024-06-01").lo


def test_a_fact_that_follows_something_later_than_the_dial_has_not_happened() -> None:
    record = recorded(a_report("r", _fact("a", "2024-06-01"), _fact("b", "2022/2025", "a")))
    assert [told.fact.ref for told in fold(record, Dials(on=a_day("2023").hi)).facts] == []
    plain = recorded(a_report("r", _fact("a", "2024-06-01"), _fact("b", "2022/2025")))
    assert [told.fact.ref for told in fold(plain, Dials(on=a_day("2023").hi)).facts] == ["b"]  # the control


def _ring(*entries: Entry) -> list[str]:
    return [told.fact.ref for told in fold(recorded(*entries), Dials()).facts]


def test_of_a_circle_the_earliest_comes_first() -> None:
    ring = [_fact("a", "2022", "c"), _fact("b", "2023", "a"), _fact("c", "2024", "b")]
    assert _order(*ring) == ["a", "b", "c"]
    assert _order(*reversed(ring)) == ["a", "b", "c"]


def test_what_only_waits_for_a_circle_still_comes_after_it() -> None:
    ring = [_fact("a", "2022", "b"), _fact("b", "2023", "a")]
    follower = _fact("f", "../2020", "b")  # dated before the circle, told to follow it
    assert _order(*ring, follower) == ["a", "b", "f"]
    assert _order(*ring, _fact("f", "../2020")) == ["f", "a", "b"]  # the control: without the word, by its date


def test_two_circles_are_each_broken_by_their_own_dates() -> None:
    first = [_fact("a", "2022", "b"), _fact("b", "2023", "a")]
    second = [_fact("c", "2021", "d", "b"), _fact("d", "2024", "c")]
    assert _order(*first, *second) == ["a", "b", "c", "d"]


def test_a_circle_of_eighty_facts_ends_in_an_order() -> None:
    ring = [_fact(f"n{n}", str(1900 + n), f"n{(n - 1) % 80}") for n in range(80)]
    assert _order(*ring) == [f"n{n}" for n in range(80)]


def _follows(told: Told, other: Told) -> bool:
    return other.address in told.fact.after


@given(histories(), moments)
def test_without_corrections_every_word_after_is_heeded(history: list[Entry], on: int) -> None:
    plain = [one for one in history if not one.corrects]
    facts = fold(recorded(*plain), Dials(on=on)).facts
    for place, one in enumerate(facts):
        assert not any(_follows(one, later) for later in facts[place + 1 :])
        assert one.lo <= on


@given(histories(), moments)
def test_a_beginning_is_only_ever_raised_and_never_past_the_end(history: list[Entry], on: int) -> None:
    for told in fold(recorded(*history), Dials(on=on)).facts:
        assert told.fact.on.lo <= told.lo
        assert told.lo < told.hi == told.fact.on.hi


@given(
    st.permutations([_fact(ref, on) for ref, on in (("a", "2022"), ("b", "2022-06"), ("c", "2023"), ("d", "always"))])
)
def test_without_the_word_after_only_the_dates_count(facts: list[Fact]) -> None:
    assert _order(*facts) == ["d", "b", "a", "c"]
