"""Three articles that no rule was written for: what is proposed is sensible, and no wrong year is called certain."""

from functools import lru_cache
from pathlib import Path

import pytest

from tests.intake.reading import known
from tools.benches.ground.reading import REPORTS
from travaux.intake.proposals import Confidence, Proposal, Reading, read
from travaux.intake.text import plain

UNSEEN = sorted((REPORTS / "unseen").glob("*.txt"))
#: The year in which each of them speaks; nothing in the last tells it.
YEARS = {"dushanbe-en.txt": "2021", "minsk-ru.txt": "2017", "open-year-en.txt": ""}
SECRETARY = "csto/post/secretary-general"
TOLD = {
    "dushanbe-en.txt": {
        ("session held", "csto/session/csc-2021-09-16", "", ""),
        ("attested in office", SECRETARY, "", ""),
        ("attested in office", "world/post/president-of-russia", "", ""),
        ("count reported", "csto/plan/2021", "total", "zas"),
        ("count reported", "csto/plan/2021", "implemented", "zas"),
        ("count reported", "csto/plan/2021", "not implemented", "zas"),
        ("removal requested", "csto/document/document-border-assistance", "kg", "zas"),
        ("group stance stated", "csto/document/document-border-assistance", "", "zas"),
        ("session scheduled", "csto/session/csc-2022-11-23", "", ""),
        ("chairmanship ended", "csto/chairmanship", "", ""),
        ("chairmanship began", "csto/chairmanship", "", ""),
    },
    "minsk-ru.txt": {
        ("session held", "csto/session/csc-2017-11-30", "", ""),
        ("attested in office", SECRETARY, "", ""),
        ("attested in office", "world/post/president-of-belarus", "", ""),
        ("count reported", "csto/plan/2017", "total", "khachaturov"),
        ("count reported", "csto/plan/2017", "implemented", "khachaturov"),
        ("count reported", "csto/plan/2017", "not implemented", "khachaturov"),
    },
    "open-year-en.txt": {("no objection declared", "csto/member/by", "by", "")},
}
OF_THE_TEXT = {"named", "written by", "stamped", "taken from"}


@lru_cache(maxsize=3)
def reading(path: Path) -> Reading:
    return read(plain(path.name, path.read_bytes().decode()), known())


def told(path: Path, event: str = "") -> list[Proposal]:
    return [one for one in reading(path).proposals if one.event not in OF_THE_TEXT and event in {"", one.event}]


def year(one: Proposal) -> str:
    return one.on.resolved.removeprefix("../")[:4]


@pytest.mark.parametrize("path", UNSEEN, ids=[path.stem for path in UNSEEN])
def test_what_is_proposed_is_what_a_reader_finds_there_and_nothing_else(path: Path) -> None:
    found = {
        (one.event, one.about[0], "".join(one.keys), one.speaker.by.rpartition("/")[2] if one.speaker else "")
        for one in told(path)
    }
    assert found == TOLD[path.name]


@pytest.mark.parametrize("path", UNSEEN, ids=[path.stem for path in UNSEEN])
def test_no_wrong_year_is_presented_as_certain(path: Path) -> None:
    likely = {year(one) for one in told(path) if one.confidence is not Confidence.OPEN}
    assert likely <= {YEARS[path.name]} - {""}
    resolved = {year(one) for one in told(path)} - {"unkn"}
    assert resolved <= {YEARS[path.name]} - {""}


def test_the_stamp_of_another_year_tells_none() -> None:
    for path in UNSEEN[:2]:
        stamps = [one for one in reading(path).proposals if one.event == "stamped"]
        assert [one.on.resolved for one in stamps] == [one.values["shows"] for one in stamps] != []
        assert not [one for one in told(path) if year(one) in {"2020", "2023"}]


def test_where_the_year_is_not_certain_every_proposal_says_so() -> None:
    assert {one.confidence for path in UNSEEN[1:] for one in told(path)} == {Confidence.OPEN}
    assert "not certain" in reading(UNSEEN[1]).notes[0]
    assert "left open" in reading(UNSEEN[2]).notes[0]


def test_counts_places_and_plans_are_those_of_the_text() -> None:
    counted = {
        (one.keys[0], one.values["number"], one.values.get("of"))
        for path in UNSEEN[:2]
        for one in told(path, "count reported")
    }
    assert counted == {
        ("total", 20, None), ("implemented", 17, 20), ("not implemented", 3, 20),
        ("total", 27, None), ("implemented", 25, 27), ("not implemented", 2, 27),
    }  # fmt: skip
    (held,) = told(UNSEEN[0], "session held")
    assert (held.values["place"], "way" in held.values) == ("Dushanbe", False)
    (planned,) = told(UNSEEN[0], "session scheduled")
    assert (planned.values["for"], planned.values["place"]) == ("2022", "Yerevan")
