"""A plan in rows: lines that are pasted, the plan that is drawn up, counts in words; and who reads what."""

from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict

from travaux.accounts.credentials import Standing, reader
from travaux.decision.situation.plan import ComputedCount
from travaux.workroom.plans.drawing import typed
from travaux.workroom.plans.gathered import computed, name_of
from travaux.workroom.plans.lines import read_lines

OFFICE = "csto/organisation/secretariat"
ZONE = ZoneInfo("Europe/Moscow")


def resolve(said: str) -> str:
    return OFFICE if said == "secretariat" else ""


@pytest.mark.parametrize(
    ("text", "slug", "title", "said", "due"),
    [
        ("Meet", "meet", "Meet", "", ""),
        ("  Meet   often ", "meet-often", "Meet often", "", ""),
        ("Meet;secretariat", "meet", "Meet", "secretariat", ""),
        ("Meet;;2023-05-31", "meet", "Meet", "", "2023-05-31"),
        ("Meet;secretariat;2023-05", "meet", "Meet", "secretariat", "2023-05"),
        ("Meet\tsecretariat\t2023", "meet", "Meet", "secretariat", "2023"),
        ("Meet;secretariat;none", "meet", "Meet", "secretariat", "none"),
        ("Meet;secretariat;2023-05-31;;", "meet", "Meet", "secretariat", "2023-05-31"),
        ("ex-01;Meet", "ex-01", "Meet", "", ""),
        ("ex.01;Meet;secretariat", "ex.01", "Meet", "secretariat", ""),
        ("meet;secretariat", "meet", "meet", "secretariat", ""),
        ("ex-01", "ex-01", "ex-01", "", ""),
        ("Провести", "measure-1", "Провести", "", ""),
        ("<b>Meet</b>", "bmeetb", "<b>Meet</b>", "", ""),
        ("=1+1", "11", "=1+1", "", ""),
        ("a_b", "a-b", "a_b", "", ""),
        ("measure", "measure-1", "measure", "", ""),
        ("x" * 80, "x" * 60, "x" * 80, "", ""),
        ("Meet, then part", "meet-then-part", "Meet, then part", "", ""),
    ],
)
def test_a_line_is_read_as_title_doer_and_day(text: str, slug: str, title: str, said: str, due: str) -> None:
    (line,) = read_lines(text, (), resolve, ZONE)
    assert (line.slug, line.title, line.said, line.due, line.faults) == (slug, title, said, due, ())
    assert line.responsible == (OFFICE if said else "")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (";", 1),
        (";;", 1),
        (";nobody", 2),
        (";nobody;soon", 3),
        ("Meet;nobody", 1),
        ("Meet;;soon", 1),
        ("Meet;;unknown", 1),
        ("Meet;;2023-02-30", 1),
        ("Meet;;31.05.2023", 1),
        ("Meet;;;more", 1),
        ("Meet;nobody;soon;more", 3),
        ("ex-01;", 1),
        ("taken-1;Meet", 1),
        ("Meet;<script>", 1),
    ],
)
def test_each_thing_that_bars_a_line_is_told_once(text: str, faults: int) -> None:
    (line,) = read_lines(text, ("taken-1",), resolve, ZONE)
    assert len(line.faults) == faults


@pytest.mark.parametrize(
    ("sent", "slug", "title", "session"),
    [
        ("", "", "", ""),
        ("slug=2023", "2023", "", ""),
        ("slug=+2023+", "2023", "", ""),
        ("title=+A++plan+", "", "A plan", ""),
        ("session=csto/session/x", "", "", "csto/session/x"),
        ("slug=%3Cb%3E", "<b>", "", ""),
        (f"title={'x' * 400}", "", "x" * 300, ""),
        ("slug=a&slug=b", "b", "", ""),
    ],
)
def test_a_form_of_a_plan_is_read_without_blanks(sent: str, slug: str, title: str, session: str) -> None:
    made = typed(QueryDict(sent), "csto")
    assert (made.slug, made.title, made.session) == (slug, title, session)
    assert made.dossier == f"csto/plan/{slug}"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Meet", "Meet"),
        (None, "hold a meeting"),
        ("unknown", "hold a meeting"),
        ("none", "hold a meeting"),
        ("<b>", "<b>"),
    ],
)
def test_a_measure_without_a_title_is_called_by_its_slug(told: str | None, name: str) -> None:
    row: Any = SimpleNamespace(measure="hold-a-meeting", title=SimpleNamespace(value=told))
    assert name_of(row) == name


@pytest.mark.parametrize(
    ("total", "numbers", "told"),
    [
        (0, {}, "No measure on record, so nothing is counted"),
        (1, {}, "0 of 1 implemented, computed from 1 measure"),
        (1, {"implemented": 1}, "1 of 1 implemented, computed from 1 measure"),
        (34, {"implemented": 32}, "32 of 34 implemented, computed from 34 measures"),
        (34, {"not implemented": 2}, "0 of 34 implemented, computed from 34 measures"),
    ],
)
def test_a_count_says_from_how_many_measures_it_is_computed(total: int, numbers: dict[str, int], told: str) -> None:
    count: ComputedCount = SimpleNamespace(total=total, numbers=numbers)  # type: ignore[assignment]
    assert computed(count) == told


@pytest.mark.parametrize(
    ("role", "membership", "more"),
    [
        ("delegation", "member", {"members", "delegation:am", "body:csc"}),
        ("delegation", "restored", {"members", "delegation:am", "body:csc"}),
        ("delegation", "withdrawal notified", {"members", "delegation:am", "body:csc"}),
        ("delegation", "vote withdrawn", {"members", "delegation:am", "body:csc"}),
        ("delegation", "suspended by the council", {"delegation:am"}),
        ("delegation", "expelled", {"delegation:am"}),
        ("delegation", "", {"delegation:am"}),
        ("chair", "", {"members", "body:csc"}),
        ("depositary", "", {"members"}),
        ("observer", "", set()),
        ("observer", "member", set()),
        ("king", "member", set()),
    ],
)
def test_a_seat_reads_what_its_role_and_membership_let_it(role: str, membership: str, more: set[str]) -> None:
    assert reader(role, "csto", "am", ("csc",), Standing(membership=membership)) == {"public", *more}
