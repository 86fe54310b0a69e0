"""How the register writes the state of a dossier, and reads it back: what many delegations share stands there once."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any, Final

import msgspec

from travaux.decision.situation import (
    ChairmanshipState,
    DocumentState,
    DossierState,
    MemberState,
    PersonState,
    PlainState,
    PlanState,
    PostState,
    RollState,
    SessionState,
    SourceState,
)
from travaux.decision.situation.session import AttendanceRow

_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_ROWS: Final = "attendance"


@dataclass(frozen=True)
class _Run:
    """Delegations that follow each other and of which the same is told; the row names no member of its own."""

    members: tuple[str, ...]
    row: AttendanceRow


@dataclass(frozen=True)
class _Session(SessionState):
    """A session as it is written: its rows of attendance in runs."""

    runs: tuple[_Run, ...] = ()


_CLASSES: Final[Mapping[str, type[DossierState]]] = {
    "member": MemberState,
    "roll": RollState,
    "session": _Session,
    "document": DocumentState,
    "plan": PlanState,
    "post": PostState,
    "chairmanship": ChairmanshipState,
    "person": PersonState,
    "source": SourceState,
}
_DECODERS: Final = {kind: msgspec.json.Decoder(shape) for kind, shape in _CLASSES.items()}
_PLAIN: Final = msgspec.json.Decoder(PlainState)
_SESSION: Final = tuple(one.name for one in fields(SessionState))


def written(state: Mapping[str, Any]) -> str:
    """A state in built-in types as the register keeps it."""
    if not state.get(_ROWS):
        return _ENCODER.encode(state).decode()
    runs = [
        {"members": [row["member"] for row in group], "row": {**group[0], "member": ""}}
        for _, same in groupby(state[_ROWS], key=lambda row: {**row, "member": ""})
        if (group := list(same))
    ]
    return _ENCODER.encode({**state, _ROWS: [], "runs": runs}).decode()


def built_in(text: str) -> dict[str, Any]:
    """The state in built-in types again; one that was written before there were runs is read as well."""
    state: dict[str, Any] = msgspec.json.decode(text)
    runs = state.pop("runs", [])
    if runs:
        state[_ROWS] = [{**run["row"], "member": member} for run in runs for member in run["members"]]
    return state


def read(kind: str, text: str, *, brief: bool = False) -> DossierState:
    """The state as the class of its kind; a brief one of a session does not tell who was there."""
    state = _DECODERS.get(kind, _PLAIN).decode(text)
    return _whole(state, () if brief else _rows(state)) if isinstance(state, _Session) else state


def _rows(state: _Session) -> tuple[AttendanceRow, ...]:
    return state.attendance or tuple(_row(member, run.row) for run in state.runs for member in run.members)


def _whole(state: _Session, rows: tuple[AttendanceRow, ...]) -> SessionState:
    return SessionState(**{**{name: getattr(state, name) for name in _SESSION}, _ROWS: rows})


def _row(member: str, of: AttendanceRow) -> AttendanceRow:
    """The same row of another member; a page reads thousands, so that they are not put together field by field."""
    row = object.__new__(AttendanceRow)
    vars(row).update(vars(of), member=member)
    return row
