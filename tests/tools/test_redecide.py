"""One table over a folder of recorded decisions: each set by the mapping that its name holds, its scores, what differs."""

from pathlib import Path

import pytest

from tests.corpora.making import lines
from tests.corpora.test_rows import RESOLUTION
from tools import redecide

NINE = (
    "CHINA",
    "FRANCE",
    "RUSSIAN FEDERATION",
    "UNITED KINGDOM",
    "UNITED STATES",
    "KENYA",
    "INDIA",
    "MEXICO",
    "NORWAY",
)


def _vote(name: str, in_favour: int, recorded: str) -> dict[str, object]:
    ballots = dict.fromkeys(NINE[:in_favour], "yes")
    return {"id": name, "date": "3 February 2021", "manner": "", "positions": ballots, "recorded": recorded}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "a.xml").write_text(RESOLUTION, encoding="utf-8")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "README.md").write_text("no set", encoding="utf-8")
    lines(
        tmp_path / "unsc_2021.jsonl.gz",
        _vote("A", 9, "adopted"),
        *(_vote(f"B{one}", 8, "adopted") for one in range(12)),
    )
    (tmp_path / "sealed-unga.jsonl").write_text("no JSON\n", encoding="utf-8")
    return tmp_path


def test_sets_are_known_by_the_mapping_in_their_name_and_xml_by_its_folder(folder: Path) -> None:
    assert [(file.name, name) for file, name in redecide.sets(folder)] == [
        ("sealed-unga.jsonl", "unga"),
        ("unsc_2021.jsonl.gz", "unsc"),
        ("xml", "unsc"),
    ]


def test_the_longest_name_is_meant(tmp_path: Path) -> None:
    lines(tmp_path / "unsc_tables.jsonl")
    assert [name for _, name in redecide.sets(tmp_path)] == ["unsc-tables"]


def test_each_set_has_a_row_with_its_controls_and_what_differs_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert redecide.main([str(folder)]) == 0
    out = capsys.readouterr().out
    row = next(line for line in out.splitlines() if line.startswith("unsc_2021"))
    assert row.split()[1:6] == ["13", "13", "1", "13", "0"]
    assert "    B0: recorded adopted, computed not adopted (short)" in out
    assert "    and 2 more" in out
    assert "sealed-unga.jsonl: sealed-unga.jsonl, line 1: this is no JSON" in out


def test_a_folder_without_any_is_refused_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert redecide.main([str(tmp_path)]) == 2
    assert redecide.main([str(tmp_path / "none")]) == 2
    assert "Name a folder: make redecide DATA=FOLDER" in capsys.readouterr().out
