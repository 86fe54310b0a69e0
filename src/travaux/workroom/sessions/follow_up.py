"""What follows from a session: every instruction with who does it and by when, and how it stands on the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from travaux.decision.from_record import last_day
from travaux.decision.situation import DocumentState, DossierState, PlanState
from travaux.decision.situation.instructions import GIVEN, Instruction
from travaux.record.values import NONE, RESERVED, UNKNOWN

Standing = Literal["taken off control", "open", "overdue", "without a day", "day not stated"]


@dataclass(frozen=True)
class Row:
    """One instruction: in which dossier it stands, how it stands on the day asked, and how many days are left."""

    dossier: str
    instruction: Instruction
    standing: Standing
    days: int | None = None

    @property
    def late(self) -> int:
        """By how many days it is overdue."""
        return max(0, -(self.days or 0))


def rows(states: Iterable[DossierState], day: date, zone: str) -> tuple[Row, ...]:
    """Every instruction that these documents and plans hold, in their order."""
    return tuple(_row(state.dossier, one, day, zone) for state in states for one in _instructions(state))


def _instructions(state: DossierState) -> Iterator[Instruction]:
    if isinstance(state, DocumentState | PlanState):
        yield from (one for one in state.instructions if one.event in GIVEN)


def _row(dossier: str, one: Instruction, day: date, zone: str) -> Row:
    if one.off_control is not None:
        return Row(dossier, one, "taken off control")
    if one.due_now == NONE:
        return Row(dossier, one, "without a day")
    due = None if one.due_now in {*RESERVED, "", UNKNOWN} else last_day(one.due_now, zone)
    if due is None:
        return Row(dossier, one, "day not stated")
    left = (due - day).days
    return Row(dossier, one, "overdue" if left < 0 else "open", left)
