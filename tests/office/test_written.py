"""How the register writes states: what many delegations share stands there once, and is read back as it was told."""

import msgspec

from tests.decision.states_of import report, state
from tests.factories import a_fact
from travaux.decision.situation import DossierState, SessionState
from travaux.office import written

SESSION = "csto/session/csc-2023-11-23"


def told() -> DossierState:
    there = a_fact(
        "attendance", SESSION, keys=tuple(f"m{number}" for number in range(60)), value={"presence": "present"}
    )
    away = a_fact("attendance", SESSION, keys=("am",), value={"presence": "absent", "reason": "not stated by anybody"})
    more = a_fact("attendance", SESSION, keys=("m7",), value={"presence": "present", "by": "online"})
    return state(SESSION, [report(0, there), report(1, away), report(2, more)])


def test_a_state_is_read_back_as_it_was_told() -> None:
    assert written.read("session", written.written(msgspec.to_builtins(told()))) == told()


def test_what_the_same_facts_tell_of_many_stands_once_in_the_register() -> None:
    plainly = msgspec.to_builtins(told())
    short = written.written(plainly)
    assert written.built_in(short) == msgspec.json.decode(msgspec.json.encode(plainly))
    assert len(short) * 5 < len(msgspec.json.encode(plainly))


def test_a_state_that_was_written_row_by_row_is_read_as_well() -> None:
    before = msgspec.json.encode(told()).decode()
    assert written.read("session", before) == told()
    assert len(written.built_in(before)["attendance"]) == 61


def test_a_brief_state_tells_all_but_who_was_there() -> None:
    short = written.read("session", written.written(msgspec.to_builtins(told())), brief=True)
    assert isinstance(short, SessionState)
    assert (short.attendance, short.dossier, short.evidence.facts) == ((), SESSION, 3)
