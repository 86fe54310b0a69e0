"""When something happened: what is contested besides the day leaves the day alone."""

import pytest

from tests.factories import a_fact, a_report, recorded
from travaux.decision.situation.claims import happening
from travaux.record.fold import Dials, fold

SESSION = "csto/session/csc-2023-11-23"


def held(day: str, place: str, name: str) -> object:
    return a_report(name, a_fact("session held", SESSION, ref=name, on=day, value={"place": place}), chain=(name,))


@pytest.mark.parametrize(
    ("told", "day_known", "elsewhere"),
    [
        ([("2023-11-23", "Minsk"), ("2023-11-23", "Astana")], True, 0),  # the place alone is contested
        ([("2023-11-23", "Minsk"), ("2023-11-24", "Minsk")], False, 2),  # the day is, and none leads
        ([("2023-11-23", "Minsk"), ("2023-11", "Astana")], True, 0),  # a month that holds the day
    ],
)
def test_a_day_is_contested_by_another_day_only(told: list[tuple[str, str]], day_known: bool, elsewhere: int) -> None:
    reports = [held(day, place, f"r{number}") for number, (day, place) in enumerate(told)]
    found = happening(fold(recorded(*reports), Dials()).facts)
    assert found is not None
    assert (found.happened is not None) == day_known
    assert len(found.rivals) == elsewhere


def test_of_a_vague_and_a_plain_day_the_plain_one_is_told() -> None:
    reports = [held("2023-11", "Astana", "r0"), held("2023-11-23", "Minsk", "r1")]
    found = happening(fold(recorded(*reports), Dials()).facts)
    assert found is not None
    assert found.stated == "2023-11-23"


def test_nothing_told_is_no_happening() -> None:
    assert happening(()) is None
