"""`travaux redecide`: a report for people and for programs, and an exit code that tells whether all came out."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.corpora.making import ALL, BOOK, MAPPING, lines, record


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "council.yaml"
    path.write_text(BOOK, encoding="utf-8")
    return str(path)


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return str(path)


def test_all_as_recorded_ends_with_nought(travaux: Shell, tmp_path: Path, book: str, mapping: str) -> None:
    file = lines(tmp_path / "votes.jsonl.gz", record(), record(id="D-2"))
    ran = travaux("redecide", str(file), "--rulebook", book, "--mapping", mapping)
    assert ran.code == 0
    assert "2 decisions, 2 decided, 2 as recorded" in ran.out
    assert "always adopted" in ran.out
    assert "substance: yes at least 4 instead of 3" in ran.out


def test_one_that_differs_ends_with_one_and_is_shown_with_its_grounds(
    travaux: Shell, tmp_path: Path, book: str, mapping: str
) -> None:
    file = lines(tmp_path / "votes.jsonl", record(positions=ALL | {"Alpha": "no"}, counts=["4", "0", "1"]))
    ran = travaux("redecide", str(file), "--rulebook", book, "--mapping", mapping)
    assert ran.code == 1
    assert "Otherwise than recorded (1)" in ran.out
    assert "alpha voted no, and has a veto" in ran.out
    assert "D-1, counts: 0 no in total, and 1 by those named" in ran.out


def test_programs_get_the_report_with_the_keys_that_are_promised(
    travaux: Shell, tmp_path: Path, book: str, mapping: str
) -> None:
    file = lines(tmp_path / "votes.jsonl", record(recorded="not adopted"), record(id="D-2", positions={}))
    ran = travaux("redecide", str(file), "--rulebook", book, "--mapping", mapping, "--json")
    found = ran.json()
    assert ran.code == 1
    assert (found["decisions"], found["decided"], found["reproduced"]) == (2, 1, 0)
    assert set(found["differ"][0]) == {"id", "recorded", "computed", "grounds"}
    assert found["undecidable"] == [{"id": "D-2", "why": "neither ballots nor totals are given"}]
    assert all(set(fault) == {"id", "field", "what"} for fault in found["faults"])
    assert set(found["classes"]) == {"adopted", "not adopted"}
    assert set(found["controls"]) == {"always adopted", "threshold changed"}


def test_long_lists_are_cut_for_people_and_say_so(travaux: Shell, tmp_path: Path, book: str, mapping: str) -> None:
    file = lines(tmp_path / "votes.jsonl", *(record(id=f"D-{one}", recorded="not adopted") for one in range(25)))
    ran = travaux("redecide", str(file), "--rulebook", book, "--mapping", mapping)
    assert "Otherwise than recorded (25)" in ran.out
    assert "And 5 more; --json gives all." in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.jsonl", "--rulebook", "un-sc"], "No such file"),
        (["votes.jsonl", "--rulebook", "nothing"], "There is no rule book 'nothing'"),
        (["votes.jsonl", "--rulebook", "un-sc"], "Looked for a mapping by which un-sc reads the columns"),
        (["votes.jsonl", "--rulebook", "un-sc", "--mapping", "nothing"], "There is no mapping 'nothing': shipped are"),
        (["votes.jsonl", "--rulebook", "un-sc", "--mapping", "unsc", "--engine", "abacus"], "no engine 'abacus'"),
        (["empty.jsonl", "--rulebook", "un-sc"], "it holds no decision"),
    ],
)
def test_what_cannot_be_used_ends_with_two_and_says_what_to_do(
    travaux: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "votes.jsonl", {"votes": 1})
    (tmp_path / "empty.jsonl").touch()
    ran = travaux("redecide", *arguments)
    assert ran.code == 2
    assert message in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_a_shipped_mapping_is_found_by_the_columns_of_the_file(travaux: Shell, tmp_path: Path) -> None:
    nine = (
        "CHINA",
        "FRANCE",
        "RUSSIAN FEDERATION",
        "UNITED KINGDOM",
        "UNITED STATES",
        "GHANA",
        "INDIA",
        "KENYA",
        "MEXICO",
    )
    adopted = {"id": "X", "date": "3 February 2021", "manner": "Adopted", "recorded": "adopted"}
    file = lines(tmp_path / "votes.jsonl", adopted | {"positions": dict.fromkeys(nine, "yes")})
    found = travaux("redecide", str(file), "--rulebook", "un-sc", "--json").json()
    assert (found["mapping"], found["rule_book"], found["reproduced"]) == ("unsc", "un-sc", 1)
