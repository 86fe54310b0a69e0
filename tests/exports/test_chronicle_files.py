"""The record as chronicle files: a file a part, numbered as they are to be loaded."""

from pathlib import Path

import pytest

from tests.factories import a_fact, a_report
from travaux.exports.chronicle_files import DESK, in_parts, part_names, write_parts
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicles
from travaux.record.entry import Entry

ENTRIES = (
    a_report("r1", a_fact(ref="A1"), part="first", chain=(), public="always"),
    a_report("r2", a_fact(ref="A2", on="2024"), part="second", chain=()),
    a_report("r3", a_fact(ref="A3", on="2025"), part="first", chain=()),
)


def test_parts_stand_in_the_order_in_which_they_begin() -> None:
    assert part_names(in_parts(ENTRIES)) == ("first", "second")


def test_what_came_from_no_file_has_a_part_of_its_own() -> None:
    (entry,) = in_parts([a_report("r1", a_fact())])
    assert (entry.part, part_names((entry,))) == (DESK, (DESK,))


def test_the_part_of_what_came_from_a_file_is_kept() -> None:
    assert in_parts(ENTRIES) == ENTRIES


def test_each_part_is_a_file_and_the_names_give_the_order(tmp_path: Path) -> None:
    written = write_parts(tmp_path / "out", in_parts(ENTRIES))
    assert [file.name for file in written] == ["010-first.yaml", "020-second.yaml"]
    assert sorted(written) == list(written)
    assert "r3" in written[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("number", [0, 1])
def test_the_files_are_read_again_as_the_same_facts(tmp_path: Path, number: int) -> None:
    written = write_parts(tmp_path, in_parts(ENTRIES))
    read = read_chronicles([(file.name, file.read_text(encoding="utf-8")) for file in written], Known())
    wanted: list[Entry] = [entry for entry in ENTRIES if entry.part == read[number].part]
    assert [entry.id for entry in read[number].entries] == [entry.id for entry in wanted]
    assert [entry.facts for entry in read[number].entries] == [entry.facts for entry in wanted]
