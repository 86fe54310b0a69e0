"""Corrections, told step by step: what stands, what a reference means, who is at odds with whom, and since when."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import a_fact, a_report, recorded
from tests.histories import histories
from travaux.record.corrections import public_from, standing
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Dials, fold
from travaux.record.times import Interval


def _said(*refs: str) -> Entry:
    return a_report("said", *(a_fact(ref=ref) for ref in refs or ("a",)))


def _corrects(entry_id: str, *targets: str, refs: tuple[str, ...] = ()) -> Entry:
    """A correction that puts facts in the place of its targets, or withdraws them where it has none."""
    return a_report(entry_id, *(a_fact(ref=ref) for ref in refs), corrects=targets)


def _stands(*entries: Entry) -> list[str]:
    return [told.address for told in fold(recorded(*entries), Dials()).facts]


HISTORIES = {
    "nothing is corrected": ([], ["said#a", "said#b"]),
    "one fact is replaced": ([("c", ["said#a"], ["a"])], ["said#b", "c#a"]),
    "one fact is withdrawn": ([("c", ["said#a"], [])], ["said#b"]),
    "the whole report is replaced": ([("c", ["said"], ["z"])], ["c#z"]),
    "the whole report is withdrawn": ([("c", ["said"], [])], []),
    "one fact becomes two": ([("c", ["said#a"], ["a1", "a2"])], ["said#b", "c#a1", "c#a2"]),
    "two facts become one": ([("c", ["said#a", "said#b"], ["ab"])], ["c#ab"]),
    "the correction is withdrawn": ([("c", ["said#a"], ["a"]), ("d", ["c"], [])], ["said#a", "said#b"]),
    "the withdrawal is withdrawn": ([("c", ["said"], []), ("d", ["c"], [])], ["said#a", "said#b"]),
    "the correction is replaced": ([("c", ["said#a"], ["a"]), ("d", ["c"], ["a"])], ["said#b", "d#a"]),
    "the fact put there is replaced": ([("c", ["said#a"], ["a"]), ("d", ["c#a"], ["a"])], ["said#b", "d#a"]),
    "the replacement is withdrawn": ([("c", ["said#a"], ["a"]), ("d", ["c"], ["a"]), ("e", ["d"], [])], ["said#b", "c#a"]),
    "three deep, the first one is withdrawn": ([("c", ["said"], []), ("d", ["c"], []), ("e", ["d"], [])], []),
    "two correct the same": ([("c", ["said#a"], ["a"]), ("d", ["said#a"], ["a"])], ["said#b", "c#a", "d#a"]),
    "what is not there cannot be corrected": ([("c", ["lost#a"], ["a"])], ["said#a", "said#b", "c#a"]),
    "a ref that the report does not bear": ([("c", ["said#z"], ["z"])], ["said#a", "said#b", "c#z"]),
}  # fmt: skip


@pytest.mark.parametrize("story", HISTORIES)
def test_what_stands_after_each_history(story: str) -> None:
    steps, stands = HISTORIES[story]
    entries = [_corrects(name, *targets, refs=tuple(refs)) for name, targets, refs in steps]
    assert _stands(_said("a", "b"), *entries) == stands


def test_nothing_corrects_what_was_recorded_after_it() -> None:
    early = _corrects("early", "late", refs=("x",))
    late = a_report("late", a_fact(ref="l"))
    assert _stands(early, late) == ["early#x", "late#l"]
    assert _stands(late, early) == ["early#x"]  # the control: in the right order it does


@pytest.mark.parametrize(
    "entries",
    [
        [_corrects("one", "one", refs=("a",))],
        [_corrects("one", "two", refs=("a",)), _corrects("two", "one", refs=("b",))],
        [_corrects("one", "three"), _corrects("two", "one"), _corrects("three", "two", refs=("c",))],
    ],
    ids=["itself", "each other", "three in a ring"],
)
def test_entries_that_correct_each_other_in_a_ring_end_in_an_answer(entries: list[Entry]) -> None:
    record = recorded(*entries)
    alive = standing(record)
    for target, killers in alive.killers.items():
        assert all(alive.by_id[killer].position > alive.by_id[target].position for killer in killers)
    assert fold(record, Dials()).facts
    assert public_from(record[-1], alive.by_id).hi == entries[-1].public.hi


REFERENCES = {
    "itself": ([], "said#a", ("said#a",)),
    "what was put in its place": ([("c", ["said#a"], ["x"])], "said#a", ("c#x",)),
    "what bears the same ref, before all others": ([("c", ["said"], ["x", "a"])], "said#a", ("c#a",)),
    "all that was put there, where none bears it": ([("c", ["said"], ["x", "y"])], "said#a", ("c#x", "c#y")),
    "through two corrections": ([("c", ["said#a"], ["a"]), ("d", ["c"], ["a"])], "said#a", ("d#a",)),
    "what two put there": ([("c", ["said#a"], ["a"]), ("d", ["said#a"], ["a"])], "said#a", ("c#a", "d#a")),
    "nothing, once it was withdrawn": ([("c", ["said"], [])], "said#a", ()),
    "itself again, once the withdrawal was withdrawn": ([("c", ["said"], []), ("d", ["c"], [])], "said#a", ("said#a",)),
    "its neighbour is not touched": ([("c", ["said#a"], ["a"])], "said#b", ("said#b",)),
}


@pytest.mark.parametrize("story", REFERENCES)
def test_a_reference_means_what_stands_now(story: str) -> None:
    steps, address, means = REFERENCES[story]
    entries = [_corrects(name, *targets, refs=tuple(refs)) for name, targets, refs in steps]
    assert standing(recorded(_said("a", "b"), *entries)).resolve(address) == means


DISPUTES = {
    "one correction is no dispute": ([("c", ["said#a"], ["a"])], set()),
    "two replacements": ([("c", ["said#a"], ["a"]), ("d", ["said#a"], ["a"])], {("d#a", "c#a")}),
    "a replacement and a withdrawal": ([("c", ["said#a"], ["a"]), ("d", ["said#a"], [])], {("d", "c#a")}),
    "of the fact, and of its whole report": ([("c", ["said#a"], ["a"]), ("d", ["said"], ["a"])], {("c#a", "d#a")}),
    "of two facts of one report": ([("c", ["said#a"], ["a"]), ("d", ["said#b"], ["b"])], set()),
    "one of the two was withdrawn": ([("c", ["said#a"], ["a"]), ("d", ["said#a"], ["a"]), ("e", ["d"], [])], set()),
    "one of the two replaced the other": ([("c", ["said#a"], ["a"]), ("d", ["said#a", "c"], ["a"])], set()),
    "one names both the report and its fact": ([("c", ["said", "said#a"], ["a"])], set()),
}  # fmt: skip


@pytest.mark.parametrize("story", DISPUTES)
def test_live_corrections_of_one_fact_are_at_odds(story: str) -> None:
    steps, disputes = DISPUTES[story]
    entries = [_corrects(name, *targets, refs=tuple(refs)) for name, targets, refs in steps]
    assert set(standing(recorded(_said("a", "b"), *entries)).disputes()) == disputes
    assert set(fold(recorded(_said("a", "b"), *entries), Dials()).disputes) == disputes


def _public(entry_id: str, day: str, *corrects: str, audience: str = "public") -> Entry:
    return a_report(entry_id, a_fact(ref=entry_id), public=day, corrects=corrects, audience=audience)


def _from(*entries: Entry) -> Interval:
    record = recorded(*entries)
    return public_from(record[-1], {one.entry.id: one for one in record})


@pytest.mark.parametrize(
    ("entries", "as_of"),
    [
        ([_public("a", "2024-01")], "a"),  # nothing corrected: its own day
        ([_public("a", "2024-06"), _public("b", "2024-01", "a")], "a"),  # no earlier than what it corrects
        ([_public("a", "2024-01"), _public("b", "2024-06", "a")], "b"),
        ([_public("a", "2024-06"), _public("b", "2024-01", "a#a")], "a"),  # the same for one fact
        ([_public("a", "2024-06"), _public("b", "2024-01", "a"), _public("c", "2024-02", "b")], "a"),  # through a chain
        ([_public("a", "2024-06"), _public("b", "2024-01", "lost")], "b"),  # what is not there has no day
        ([_public("a", "2024-06", audience="members"), _public("b", "2024-01", "a")], "b"),  # nor what some may not read
        ([_public("a", "2024-06", audience="members"), _public("b", "2024-01", "a", audience="members")], "a"),
        ([_public("a", "2024-06"), _public("b", "2024-01", "a", audience="members")], "a"),
    ],
)  # fmt: skip
def test_a_correction_is_public_no_earlier_than_what_its_readers_know_it_corrects(
    entries: list[Entry], as_of: str
) -> None:
    due = next(entry.public for entry in entries if entry.id == as_of)
    assert _from(*entries) == Interval(due.lo, due.hi)


def _naive_live(record: list[Recorded], one: Recorded) -> bool:
    """Live unless a live later entry aims at it; written as the sentence, without any order of computing."""
    return not any(
        one.entry.id in _aims(record, other) and _naive_live(record, other)
        for other in record
        if other.position > one.position
    )


def _aims(record: list[Recorded], one: Recorded) -> set[str]:
    aims: set[str] = set()
    for earlier in record:
        if earlier.position < one.position:
            addresses = {earlier.entry.address(fact) for fact in earlier.entry.facts}
            aims |= (addresses | {earlier.entry.id}) & set(one.entry.corrects)
            if earlier.entry.id in one.entry.corrects and one.entry.facts:
                aims |= _aims(record, earlier)
    return aims


def _naive(record: list[Recorded]) -> set[str]:
    live = [one for one in record if _naive_live(record, one)]
    dead = set().union(*(_aims(record, one) for one in live)) if live else set()
    return {one.entry.address(fact) for one in live for fact in one.entry.facts} - dead


@given(histories(most=10), st.randoms(use_true_random=False))
def test_what_stands_agrees_with_the_sentence_in_every_order_of_positions(
    history: list[Entry], rng: random.Random
) -> None:
    places = list(range(len(history)))
    rng.shuffle(places)  # so that some correct what comes after them
    record = [Recorded(place, entry) for place, entry in zip(places, history, strict=True)]
    assert {told.address for told in fold(record, Dials()).facts} == _naive(record)


@given(histories(most=10))
def test_a_reference_means_only_what_stands_and_every_standing_fact_means_itself(history: list[Entry]) -> None:
    record = recorded(*history)
    alive, stands = standing(record), _naive(record)
    for one in record:
        for fact in one.entry.facts:
            address = one.entry.address(fact)
            assert set(alive.resolve(address)) <= stands
            assert address not in stands or alive.resolve(address) == (address,)


def test_the_control_counting_dead_corrections_would_bury_what_was_revived() -> None:
    record = recorded(_said("a"), _corrects("c", "said"), _corrects("d", "c"))
    aimed_at = set().union(*(_aims(record, one) for one in record))
    assert "said" in aimed_at
    assert _naive(record) == {"said#a"}
