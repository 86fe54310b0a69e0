"""The table of what follows from a session: how each instruction stands on the day."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tests.factories import MOSCOW
from travaux.decision.situation.instructions import Instruction, OffControl
from travaux.workroom.sessions import follow_up

FACT: Any = SimpleNamespace(address="act/1#f1")


def row(due_now: str, off: OffControl | None = None) -> follow_up.Row:
    one = Instruction(
        "instruction given",
        ("csto/body/csc",),
        "csto/body/secretariat",
        "Report",
        "none",
        FACT,
        due_now=due_now,
        off_control=off,
    )
    return follow_up._row("csto/document/x", one, date(2023, 1, 10), MOSCOW)


@pytest.mark.parametrize(
    ("due_now", "standing", "days"),
    [
        ("2023-01-31", "open", 21),
        ("2023-01-10", "open", 0),
        ("2023-01-09", "overdue", -1),
        ("2023-01", "open", 21),
        ("none", "without a day", None),
        ("unknown", "day not stated", None),
        ("soon", "day not stated", None),
    ],
)
def test_how_an_instruction_stands_follows_from_its_last_day(due_now: str, standing: str, days: int | None) -> None:
    found = row(due_now)
    assert (found.standing, found.days) == (standing, days)


def test_what_was_taken_off_control_is_neither_open_nor_overdue() -> None:
    assert row("2022-12-01", OffControl("csto/body/csc", FACT)).standing == "taken off control"
