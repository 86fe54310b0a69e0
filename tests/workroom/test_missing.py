"""What a session lacks at each stage of its life, and whose it is."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.workroom.carded import a_card
from travaux.workroom.sessions.agenda import agenda
from travaux.workroom.sessions.missing import DRAFT_AGENDA, lacking
from travaux.workroom.sessions.roll_call import Called, Delegation

SESSION = "csto/session/s"
DOC = "csto/document/d"
ITEMS = agenda(SESSION, {DOC: (a_card("item included", DOC, "2022-11-02", session=SESSION),)})
ASKED = agenda(
    SESSION,
    {
        DOC: (
            a_card("item included", DOC, "2022-11-02", session=SESSION),
            a_card("removal requested", DOC, "2022-11-03", "am"),
        )
    },
)
SILENT = (Delegation("am", None, ()),)
THERE = (Delegation("am", SimpleNamespace(), (Called("", "present", "", "", "", "", "a#f"),)),)  # type: ignore[arg-type]
OUT = (SimpleNamespace(title=DRAFT_AGENDA),)


def session(stage: str, day: str = "2022-11-23", papers: Any = OUT, minutes: Any = ()) -> Any:  # noqa: ANN401
    return SimpleNamespace(
        stage=SimpleNamespace(state=stage), planned_for=SimpleNamespace(value=day), papers=papers, minutes=minutes
    )


@pytest.mark.parametrize(
    ("state", "items", "rows", "whats"),
    [
        (session("scheduled", papers=()), (), SILENT, ["it is not convened", "no item is on the agenda", "the agenda is not agreed", "not said who comes"]),
        (session("convened", papers=()), ITEMS, THERE, ["the draft agenda is not out", "the agenda is not agreed"]),
        (session("agenda agreed"), ITEMS, THERE, []),
        (session("postponed", day="none"), ITEMS, THERE, ["it is not convened", "no day is fixed", "the agenda is not agreed"]),
        (session("agenda agreed"), ASKED, THERE, ["1 request for removal is not decided"]),
        (session("opened"), ITEMS, SILENT, ["not on the roll as it was called"]),
        (session("opened"), ITEMS, THERE, []),
        (session("closed"), ITEMS, THERE, ["no minutes are drawn up", "the record is not certified"]),
        (session("record certified", minutes=("m",)), ITEMS, THERE, []),
        (session("cancelled", papers=()), (), SILENT, []),
    ],
)  # fmt: skip
def test_what_is_missing_follows_from_the_stage(state: Any, items: Any, rows: Any, whats: list[str]) -> None:  # noqa: ANN401
    assert [one.what for one in lacking(state, items, rows)] == whats


def test_it_is_named_who_has_not_said_who_comes() -> None:
    found = lacking(session("agenda agreed"), ITEMS, SILENT)
    assert [(one.whose, one.members) for one in found] == [("delegation", ("am",))]
