"""The register says what the fold says, under any dials, however the entries came in; and can be made anew."""

# ruff: noqa: ARG001, S608 - a fixture is asked for so that there is a record; statements are written here

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import msgspec
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import Place
from tests.factories import a_fact, a_report, recorded
from tests.histories import DOSSIERS, histories, moments
from tests.office.naive import Circle, Naive, Row
from travaux.office import answers, desk, present, reading, register, shelf, told, verify
from travaux.office.models import OPEN
from travaux.office.rows import COLUMNS
from travaux.record.entry import Entry
from travaux.record.fold import Certainty, Dials, Told, fold

NOW = 1_700_800_000
ASKED = 10
EXAMPLES = 2_000 if os.environ.get("TRAVAUX_SOAK") else 200

a_soak = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
dials = st.tuples(moments, moments, st.integers(0, 9))


@contextmanager
def loaded(entries: Sequence[Entry], *, one_by_one: bool = False, states: bool = True) -> Iterator[None]:
    """The record with these entries, until the block ends."""
    with transaction.atomic():
        for batch in [[entry] for entry in entries] if one_by_one else [list(entries)]:
            desk.load(batch, "the secretariat", NOW, states=states)
        yield
        transaction.set_rollback(True)


def as_rows(facts: Iterable[Told]) -> set[Row]:
    return {(one.position, one.fact.ref, one.lo, one.hi, one.standing is Certainty.MAY) for one in facts}


def of_register(dossier: str, on: int, known: int, at: int) -> set[Row]:
    facts = told.told(told.Wanted(about=dossier), Dials(on, known, at))
    assert len(facts) == len({one.address for one in facts}), "a fact is told twice"
    rows = reading.facts(reading.Wanted(dossier=dossier), Dials(on, known, at))
    assert {(row.position, row.ref, row.lo, row.hi, row.may) for row in rows} == as_rows(facts)
    assert len(rows) == len(facts)
    return as_rows(facts)


def of_fold(dossier: str, on: int, known: int, at: int) -> set[Row]:
    return as_rows(fold(shelf.of_dossiers([dossier], at), Dials(on, known, at)).of(dossier).facts)


def of_all(entries: Sequence[Entry], dossier: str, on: int, known: int, at: int) -> set[Row]:
    return as_rows(fold(recorded(*entries), Dials(on, known, at)).of(dossier).facts)


def fact_table() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        columns = ", ".join(COLUMNS["register_fact"])
        cursor.execute(f"SELECT {columns} FROM register_fact")
        return sorted(cursor.fetchall())


@a_soak
@given(entries=histories(), one_by_one=st.booleans(), asked=st.lists(dials, min_size=2, max_size=2))
def test_register_and_fold_of_a_dossier_say_what_folding_the_whole_record_says(
    record: Place, entries: list[Entry], one_by_one: bool, asked: list[tuple[int, int, int]]
) -> None:
    with loaded(entries, one_by_one=one_by_one, states=False):
        for dossier in DOSSIERS:
            for on, known, at in asked:
                wanted = of_all(entries, dossier, on, known, at)
                assert of_register(dossier, on, known, at) == wanted
                assert of_fold(dossier, on, known, at) == wanted


@a_soak
@given(entries=histories(), asked=st.lists(dials, min_size=ASKED, max_size=ASKED))
def test_two_thousand_questions_are_answered_as_by_the_plainest_reading(
    sqlite_record: Place, entries: list[Entry], asked: list[tuple[int, int, int]]
) -> None:
    with loaded(entries, states=False):
        for number, (on, known, at) in enumerate(asked):
            dossier = DOSSIERS[number % len(DOSSIERS)]
            try:
                wanted = Naive(recorded(*entries), on, known, at).about(dossier)
            except Circle:
                continue
            assert of_register(dossier, on, known, at) == wanted


@a_soak
@given(entries=histories(), one_by_one=st.booleans())
def test_the_register_made_anew_is_the_one_that_grew(record: Place, entries: list[Entry], one_by_one: bool) -> None:
    with loaded(entries, one_by_one=one_by_one, states=False):
        grown = fact_table()
        assert register.rebuild() == len(entries)
        assert fact_table() == grown


CORRECTED = (
    a_report("r1", a_fact(ref="a"), public="2023-11-23"),
    a_report("r2", a_fact(ref="b", after=("r1#a",)), public="2023-11-23"),
    a_report("r3", public="2023-11-25", corrects=("r1",)),
)


def test_states_made_anew_are_those_that_were_kept(record: Place) -> None:
    with loaded(CORRECTED, one_by_one=True):
        kept = {each.dossier: present.read(each.dossier, NOW) for each in answers.dossiers()}
        assert desk.rebuild(NOW) == (3, 1)
        assert {each.dossier: present.read(each.dossier, NOW) for each in answers.dossiers()} == kept


def test_a_register_that_is_not_revised_is_found_out(sqlite_record: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_revise", lambda *_: None)
    with loaded(CORRECTED):
        question = (DOSSIERS[0], NOW * 2, NOW * 2, 3)
        assert of_register(*question) != of_fold(*question)
        assert [fault.what for fault in verify.register()] == [
            "the register says other than the ledger about csto/member/am; run travaux rebuild"
        ]


def test_a_sound_register_is_found_sound(record: Place) -> None:
    with loaded(CORRECTED):
        assert verify.register() == []
        assert verify.states(NOW) == []


def test_a_correction_closes_what_it_corrects_from_its_own_position_on(record: Place) -> None:
    late = NOW * 2
    with loaded(CORRECTED):
        assert {row[1] for row in of_register(DOSSIERS[0], late, late, 2)} == {"a", "b"}
        assert {row[1] for row in of_register(DOSSIERS[0], late, late, 3)} == {"b"}
        known_before = CORRECTED[2].public.hi - 1
        assert {row[1] for row in of_register(DOSSIERS[0], late, known_before, 3)} == {"a", "b"}


def test_a_withdrawn_correction_revives_its_target_in_the_register(record: Place) -> None:
    withdrawal = a_report("r4", public="2023-11-27", corrects=("r3",))
    with loaded([*CORRECTED, withdrawal]):
        assert {row[1] for row in of_register(DOSSIERS[0], NOW * 2, NOW * 2, 4)} == {"a", "b"}
        assert {row[1] for row in of_register(DOSSIERS[0], NOW * 2, NOW * 2, 3)} == {"b"}


def test_what_the_public_may_have_known_is_listed_apart(record: Place) -> None:
    with loaded(CORRECTED[:1]):
        inside = CORRECTED[0].public.lo + 1
        assert told.told(told.Wanted(), Dials(known=inside)) == []
        (row,) = fact_table()
        assert row[7:10] == (CORRECTED[0].public.lo, CORRECTED[0].public.hi, OPEN)


def test_restricted_entries_leave_nothing_in_the_register(record: Place) -> None:
    sealed = a_report("r1", a_fact(ref="a"), audience="members")
    with loaded([sealed, a_report("r2", a_fact(ref="b"))]):
        assert [row[4] for row in fact_table()] == ["b"]
        assert "participation" not in msgspec.json.encode(shelf.stored(0, 1)[0][3]).decode()
        state = present.read(DOSSIERS[0], NOW)
        assert state is not None
        assert state.state["evidence"]["hidden"] == 1


def test_a_state_that_time_has_overtaken_is_folded_again(record: Place) -> None:
    entry = a_report("r1", a_fact("participation resumed", ref="a", on="2023-11-25"), public="2023-11-23")
    before, after = entry.public.hi, entry.facts[0].on.hi
    with transaction.atomic():
        desk.load([entry], "the secretariat", before)
        states = [present.read(DOSSIERS[0], moment) for moment in (before, after)]
        assert [each and each.state["evidence"]["facts"] for each in states] == [0, 1]
        assert desk.refresh(after) == 1
        assert desk.refresh(after) == 0
        transaction.set_rollback(True)
