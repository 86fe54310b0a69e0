"""Dials and rights: a fixed position never changes, more is known as time goes on, and no right leaks anything."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ZONE, a_fact, a_report, recorded
from tests.histories import histories, moments
from travaux.record.audience import may_read
from travaux.record.contested import rivals
from travaux.record.entry import Entry, Recorded
from travaux.record.fold import Certainty, Dials, Folded, fold
from travaux.record.times import end_of

AUDIENCES = ("public", "public", "members", "delegation:am", "delegation:by", "secretariat")
READERS = (
    frozenset({"public"}),
    frozenset({"public", "members"}),
    frozenset({"public", "members", "delegation:am"}),
    frozenset(AUDIENCES),
)


@st.composite
def shared(draw: st.DrawFn) -> list[Recorded]:
    """A random history in which some entries are restricted."""
    return [
        Recorded(one.position, msgspec.structs.replace(one.entry, audience=draw(st.sampled_from(AUDIENCES))))
        for one in recorded(*draw(histories()))
    ]


def _readable(record: list[Recorded], reader: frozenset[str]) -> list[Recorded]:
    return [one for one in record if may_read(one.entry.audience, reader)]


@given(shared(), st.sampled_from(READERS), moments, moments, st.integers(0, 8))
def test_a_reader_is_told_what_he_would_be_told_if_the_rest_did_not_exist_and_how_many_are_hidden(
    record: list[Recorded], reader: frozenset[str], on: int, known: int, at: int
) -> None:
    dials = Dials(on, known, at)
    without = fold(_readable(record, reader), dials, reader)
    hidden = sum(not may_read(one.entry.audience, reader) for one in record[:at])
    assert without.hidden == 0
    assert fold(record, dials, reader) == replace(without, hidden=hidden)


@given(shared(), st.sampled_from(READERS))
def test_no_value_rival_or_dispute_is_drawn_from_what_a_reader_may_not_read(
    record: list[Recorded], reader: frozenset[str]
) -> None:
    folded = fold(record, Dials(), reader)
    readable = {one.entry.id for one in _readable(record, reader)}
    drawn = {told.entry.id for told in (*folded.facts, *folded.may_be_public)}
    named = {address.partition("#")[0] for group in folded.disputes for address in group}
    against = rivals(folded.facts, folded.disputes)
    beside = {address.partition("#")[0] for others in against.values() for address in others}
    assert drawn | named | beside <= readable


def test_the_control_a_fold_for_everybody_would_leak() -> None:
    open_one = a_report("open", a_fact(ref="a", on="2024"))
    closed = a_report("closed", a_fact(ref="a", on="2023"), corrects=("open",), audience="secretariat")
    record = recorded(open_one, closed)
    assert [told.entry.id for told in fold(record, Dials(), READERS[3]).facts] == ["closed"]
    assert [told.entry.id for told in fold(record, Dials(), READERS[0]).facts] == ["open"]


def test_the_day_of_a_hidden_entry_does_not_shift_the_day_of_its_correction() -> None:
    hidden = a_report("hidden", a_fact(ref="a"), public="2024-06-01", audience="secretariat")
    correction = a_report("correction", a_fact(ref="a"), public="2024-01-01", corrects=("hidden",))
    dials = Dials(known=end_of("2024-03", ZONE))
    for reader in READERS:
        assert [told.entry.id for told in fold(recorded(hidden, correction), dials, reader).facts] == ["correction"]
    open_one = msgspec.structs.replace(hidden, audience="public")
    assert fold(recorded(open_one, correction), dials).facts == ()  # the control: an open one does hold it back


def test_a_follower_of_a_hidden_fact_is_told_by_its_own_date() -> None:
    hidden = a_report("hidden", a_fact(ref="a", on="2024-06"), audience="members")
    follower = a_report("follower", a_fact(ref="b", on="../2025", after=("hidden#a",)))
    (told,) = fold(recorded(hidden, follower), Dials()).facts
    assert told.lo == told.fact.on.lo
    seen = fold(recorded(hidden, follower), Dials(), READERS[1]).facts[1]
    assert seen.lo == hidden.facts[0].on.lo  # the control: who may read it sees the order


@given(shared(), st.sampled_from(READERS), moments, moments, st.integers(0, 8), st.integers(0, 8))
def test_for_a_fixed_position_an_answer_stays_the_same_while_the_log_grows(
    record: list[Recorded], reader: frozenset[str], on: int, known: int, at: int, more: int
) -> None:
    dials = Dials(on, known, at)
    assert fold(record[: at + more], dials, reader) == fold(record, dials, reader)


def _uncorrected(history: list[Entry]) -> list[Recorded]:
    return recorded(*(one for one in history if not one.corrects))


def _addresses(folded: Folded) -> set[str]:
    return {told.address for told in folded.facts}


@given(histories(), moments, moments, moments)
def test_where_nothing_is_corrected_more_is_known_later(history: list[Entry], on: int, one: int, other: int) -> None:
    record, (early, late) = _uncorrected(history), sorted((one, other))
    for first in fold(record, Dials(known=early)).facts:
        assert first.address in _addresses(fold(record, Dials(known=late)))
    plain = [Recorded(each.position, _without_after(each.entry)) for each in record]
    assert _addresses(fold(plain, Dials(on, early))) <= _addresses(fold(plain, Dials(on, late)))


def _without_after(entry: Entry) -> Entry:
    facts = tuple(msgspec.structs.replace(fact, after=()) for fact in entry.facts)
    return msgspec.structs.replace(entry, facts=facts)


def test_the_control_a_correction_takes_back_what_was_known() -> None:
    said = a_report("said", a_fact(ref="a"), public="2024-01-01")
    taken_back = a_report("taken-back", corrects=("said",), public="2024-06-01")
    record = recorded(said, taken_back)
    known = [len(fold(record, Dials(known=end_of(day, ZONE))).facts) for day in ("2023", "2024-03", "2024-07")]
    assert known == [0, 1, 0]


@given(histories(), moments, moments)
def test_what_had_happened_by_a_day_has_happened_ever_after(history: list[Entry], one: int, other: int) -> None:
    early, late = sorted((one, other))
    record = recorded(*history)
    before, after = fold(record, Dials(on=early)), fold(record, Dials(on=late))
    assert {told.address for told in before.certain} <= {told.address for told in after.certain}
    assert _addresses(before) <= _addresses(after)


@given(histories(), moments, moments)
def test_every_fact_is_certain_or_may_be_and_moves_a_state_only_when_certain(
    history: list[Entry], on: int, known: int
) -> None:
    folded = fold(recorded(*history), Dials(on, known))
    assert sorted((*folded.certain, *folded.may), key=id) == sorted(folded.facts, key=id)
    assert all(told.hi <= on for told in folded.certain)
    assert all(told.lo <= on < told.hi for told in folded.may)
    names = {told.name for told in folded.facts}
    assert folded.named(*names) == folded.certain


@given(histories(), moments)
def test_what_the_public_may_have_known_is_known_for_certain_later(history: list[Entry], known: int) -> None:
    record = _uncorrected(history)
    folded, later = fold(record, Dials(known=known)), fold(record, Dials())
    straddling = {told.address for told in folded.may_be_public}
    assert not straddling & _addresses(folded)
    assert straddling <= _addresses(later)
    assert all(told.public.lo <= known < told.public.hi for told in folded.may_be_public)


@pytest.mark.parametrize(
    ("known", "certain", "perhaps"),
    [
        ("2023-10", 0, 0),  # before the month in which it came out
        ("2023-11-15", 0, 1),  # in that month
        ("2023-11", 1, 0),  # at its end
        ("2024", 1, 0),
    ],
)
def test_a_report_of_an_unknown_day_of_a_month_is_perhaps_known_within_it(
    known: str, certain: int, perhaps: int
) -> None:
    record = recorded(a_report("r", a_fact(on="2022-11-23"), public="2023-11-02/2023-11-30"))
    folded = fold(record, Dials(known=end_of(known, ZONE)))
    assert (len(folded.facts), len(folded.may_be_public)) == (certain, perhaps)


def test_what_has_not_happened_is_not_perhaps_known_either() -> None:
    record = recorded(a_report("r", a_fact(on="2024"), public="2023-11"))
    known = end_of("2023-11-15", ZONE)
    assert fold(record, Dials(on=end_of("2023-11", ZONE), known=known)).may_be_public == ()
    assert len(fold(record, Dials(on=end_of("2024-02", ZONE), known=known)).may_be_public) == 1


def test_one_dossier_is_told_apart_from_the_others_and_keeps_what_is_hidden() -> None:
    both = a_report("both", a_fact(about=("csto/member/am", "csto/roll")), a_fact(ref="f2", about="csto/member/by"))
    record = recorded(both, a_report("closed", a_fact(), audience="members"))
    of_am = fold(record, Dials()).of("csto/member/am")
    assert ([told.address for told in of_am.facts], of_am.hidden) == (["both#f1"], 1)
    assert fold(record, Dials()).of("csto/member/kz").facts == ()
    assert of_am.facts[0].standing is Certainty.CERTAIN
