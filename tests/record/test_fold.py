"""The fold: what stands under the dials, in which order, and what a reader without the right is not told."""

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_fact, a_report, recorded
from tests.histories import histories, moments
from travaux.record import corrections
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Certainty, Dials, Folded, fold
from travaux.record.times import end_of, zone_named

ZONE = zone_named("Europe/Moscow")


def _dials(on: str = "2030", known: str = "2030", at: int = 10**6) -> Dials:
    return Dials(end_of(on, ZONE), end_of(known, ZONE), at)


def _refs(folded: Folded) -> list[str]:
    return [told.fact.ref for told in folded.facts]


def test_a_fact_is_certain_once_its_interval_has_ended() -> None:
    record = recorded(a_report("r", a_fact(on="2024-02-22/2024-02-23")))
    standings = {on: [told.standing for told in fold(record, _dials(on=on)).facts] for on in DAYS}
    assert standings == {
        "2024-02-21": [],  # the end of the 21st is the first moment of the 22nd, and nothing of it is over
        "2024-02-22": [Certainty.MAY],
        "2024-02-23": [Certainty.CERTAIN],
    }
    assert fold(record, _dials(on="2024-02-20")).facts == ()


DAYS = ("2024-02-21", "2024-02-22", "2024-02-23")


def test_nothing_is_told_before_it_was_public() -> None:
    record = recorded(a_report("r", a_fact(on="2022-11-23"), public="2023-11-20"))
    assert fold(record, _dials(known="2023-11-18")).facts == ()
    assert len(fold(record, _dials(known="2023-11-20")).facts) == 1


def test_what_the_public_may_have_known_is_listed_apart() -> None:
    record = recorded(a_report("r", a_fact(on="2022-11-23"), public="2023-11"))
    folded = fold(record, _dials(known="2023-11-15"))
    assert (folded.facts, len(folded.may_be_public)) == ((), 1)


def test_only_the_first_entries_are_read_under_a_position() -> None:
    record = recorded(a_report("r1", a_fact(ref="one")), a_report("r2", a_fact(ref="two")))
    assert _refs(fold(record, _dials(at=1))) == ["one"]


def test_after_decides_where_the_dates_do_not() -> None:
    asked = a_fact("removal requested", "csto/document/x", "../2023-11-20", "asked", after=("r1#returned",))
    returned = a_fact("returned for finalisation", "csto/document/x", "2022-11-23", "returned")
    supported = a_fact("group stance stated", "csto/document/x", "../2023-11-20", "supported", after=("r1#returned",))
    folded = fold(recorded(a_report("r1", asked, supported, returned)), _dials())
    assert _refs(folded) == ["returned", "asked", "supported"]
    assert folded.facts[1].lo == folded.facts[0].lo


def test_dates_that_contradict_the_order_are_left_as_told() -> None:
    first = a_fact(ref="first", on="2024")
    second = a_fact(ref="second", on="2022", after=("r#first",))
    assert fold(recorded(a_report("r", first, second)), _dials()).facts[1].lo == second.on.lo


def test_a_withdrawn_correction_revives_what_it_corrected() -> None:
    said = a_report("said", a_fact(ref="a"))
    corrected = a_report("corrected", a_fact(ref="a", on="2023-11-24"), corrects=("said#a",))
    withdrawn = a_report("withdrawn", corrects=("corrected",))
    days = [
        [told.entry.id for told in fold(recorded(said, corrected, withdrawn)[:n], _dials()).facts] for n in (1, 2, 3)
    ]
    assert days == [["said"], ["corrected"], ["said"]]


def test_a_correction_of_a_correction_takes_its_place() -> None:
    said = a_report("said", a_fact(ref="a"))
    corrected = a_report("corrected", a_fact(ref="a", on="2023-11-24"), corrects=("said#a",))
    better = a_report("better", a_fact(ref="a", on="2023-11-25"), corrects=("corrected",))
    assert [told.entry.id for told in fold(recorded(said, corrected, better), _dials()).facts] == ["better"]


def test_a_correction_is_public_no_earlier_than_what_it_corrects() -> None:
    said = a_report("said", a_fact(ref="a"), public="2024-06-01")
    corrected = a_report("corrected", a_fact(ref="a"), corrects=("said",), public="2024-01-01")
    assert fold(recorded(said, corrected), _dials(known="2024-03-01")).facts == ()


def test_a_reference_means_what_stands_in_the_place_of_a_corrected_fact() -> None:
    said = a_report("said", a_fact(ref="a", on="2022"))
    follows = a_report("follows", a_fact(ref="b", on="../2024", after=("said#a",)))
    corrected = a_report("corrected", a_fact(ref="c", on="2023"), corrects=("said#a",))
    folded = fold(recorded(said, follows, corrected), _dials())
    assert [(told.fact.ref, told.lo) for told in folded.facts] == [
        ("c", corrected.facts[0].on.lo),
        ("b", corrected.facts[0].on.lo),
    ]


def test_a_reader_without_the_right_is_told_only_how_many_entries_are_hidden() -> None:
    record = recorded(a_report("open", a_fact(ref="a")), a_report("closed", a_fact(ref="b"), audience="delegation:am"))
    assert (_refs(fold(record, _dials())), fold(record, _dials()).hidden) == (["a"], 1)
    reader = frozenset({"public", "delegation:am"})
    assert (_refs(fold(record, _dials(), reader)), fold(record, _dials(), reader).hidden) == (["a", "b"], 0)


def test_a_circle_closed_by_a_correction_is_broken_by_the_dates() -> None:
    first = a_report("first", a_fact(ref="a", on="2022"))
    second = a_report("second", a_fact(ref="b", on="2023", after=("first#a",)))
    third = a_report("third", a_fact(ref="c", on="2024", after=("second#b",)), corrects=("first#a",))
    assert _refs(fold(recorded(first, second, third), _dials())) == ["b", "c"]


@given(histories(), moments, moments, st.randoms(use_true_random=False))
def test_the_order_in_which_entries_arrive_does_not_matter(
    history: list[Entry], on: int, known: int, rng: random.Random
) -> None:
    record = recorded(*history)
    shuffled = record[:]
    rng.shuffle(shuffled)
    assert fold(record, Dials(on, known)) == fold(shuffled, Dials(on, known))


@given(histories(), moments, moments, st.integers(0, 8))
def test_for_a_fixed_position_no_later_entry_changes_an_answer(
    history: list[Entry], on: int, known: int, at: int
) -> None:
    record = recorded(*history)
    assert fold(record, Dials(on, known, at)) == fold(record[:at], Dials(on, known, at))


def test_the_control_without_the_position_answers_do_change() -> None:
    record = recorded(a_report("r1", a_fact(ref="a")), a_report("r2", corrects=("r1",)))
    assert fold(record, _dials()) != fold(record[:1], _dials())


def _live(record: list[Recorded], entry_id: str) -> bool:
    """The recursive definition: an entry is live unless a live later one aims at it."""
    return not any(entry_id in _aims(record, one) and _live(record, one.entry.id) for one in record)


def _aims(record: list[Recorded], one: Recorded) -> set[str]:
    by_id = {other.entry.id: other for other in record}
    aims = set(one.entry.corrects)
    if one.entry.facts:
        aims |= {more for target in aims if target in by_id for more in _aims(record, by_id[target])}
    return aims


def _live_facts(record: list[Recorded]) -> set[str]:
    return {
        one.entry.address(fact)
        for one in record
        if _live(record, one.entry.id)
        for fact in one.entry.facts
        if not any(one.entry.address(fact) in _aims(record, other) for other in record if _live(record, other.entry.id))
    }


@given(histories())
def test_corrections_of_corrections_agree_with_the_recursive_definition(history: list[Entry]) -> None:
    record = recorded(*history)
    assert {told.address for told in fold(record, Dials()).facts} == _live_facts(record)


def test_the_control_oldest_first_would_not_agree() -> None:
    said, corrected = a_report("said", a_fact(ref="a")), a_report("corrected", corrects=("said",))
    record = recorded(said, corrected, a_report("withdrawn", corrects=("corrected",)))
    backwards = [Recorded(-one.position, one.entry) for one in record]
    assert set(corrections.standing(backwards).killers) != set(corrections.standing(record).killers)


@given(histories(), moments, moments)
def test_as_of_is_the_same_from_bytes(history: list[Entry], on: int, known: int) -> None:
    again = [msgspec.json.decode(msgspec.json.encode(one), type=type(one)) for one in history]
    assert fold(recorded(*again), Dials(on, known)) == fold(recorded(*history), Dials(on, known))
