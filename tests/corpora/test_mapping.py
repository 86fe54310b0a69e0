"""Mappings are data: checked with faults by file and line, blind to the outcome, and chosen by the columns of a file."""

import re

import pytest

from tests.corpora.making import MAPPING, mapping
from travaux.broken_input import BrokenInput
from travaux.corpora import mapping as mappings
from travaux.marked import Fault
from travaux.rulebook import load


@pytest.mark.parametrize("name", mappings.bundled())
def test_each_mapping_that_is_shipped_is_sound_and_of_a_book_and_a_body_that_are_there(name: str) -> None:
    read = mappings.read_bundled(name)
    assert read.mapping == name
    if read.rule_book is not None:
        book = load.read_library(read.rule_book)
        assert read.body is not None
        assert book.body(read.body) is not None
        assert read.control is None or book.by_id(read.control.rule) is not None


@pytest.mark.parametrize("name", mappings.bundled())
def test_no_mapping_names_a_decision(name: str) -> None:
    text = (mappings.FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"(?:[SA]/(?:RES|PV|HRC)?/?\d+|S\.Amdt\. ?\d|109-\d|\b\d{3,}/\d+)", text) == []


def _faulty(old: str, new: str) -> Fault:
    with pytest.raises(Fault) as caught:
        mapping(MAPPING.replace(old, new))
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("body: council", "body: The Council", "does not fit `body`"),
        ("says: Votes", "said: Votes", "the key `says` is missing"),
        ("class: procedural", "class: odd", "'odd' is not a word that `class` knows"),
        ("title: '^procedure'", "title: '(procedure'", "is no pattern"),
        ("title: '^procedure'", "recorded: adopted", "its id or the recorded outcome"),
        ("title: '^procedure'", "id: D-1", "its id or the recorded outcome"),
        ("manner: unanim}", "recorded: adopted}", "its id or the recorded outcome"),
        ("  column: positions\n", "", "ballots stand in one `column`"),
        ("yes: [yes]", "aye: [yes]", "aye"),
    ],
)
def test_a_fault_of_a_mapping_is_named_by_file_line_and_remedy(old: str, new: str, what: str) -> None:
    fault = _faulty(old, new)
    assert fault.file == "council-mapping.yaml"
    assert fault.line >= 1
    assert what in fault.what
    assert fault.remedy


def test_the_line_is_that_of_the_fault() -> None:
    fault = _faulty("class: procedural", "class: odd")
    line = next(number for number, row in enumerate(MAPPING.splitlines(), 1) if "class: procedural" in row)
    assert fault.line == line


def test_a_mapping_must_say_where_the_votes_stand() -> None:
    text = re.sub(r"positions:.*?not named: absent\n", "", MAPPING, flags=re.DOTALL)
    text = re.sub(r"counts: .*\n", "", text)
    with pytest.raises(Fault, match="neither `positions` nor `counts` nor `electors`"):
        mapping(text)


def test_the_mapping_is_told_by_the_book_and_the_columns_of_the_file() -> None:
    by_name = dict.fromkeys(["id", "date", "manner", "positions", "recorded", "more"])
    by_total = dict.fromkeys(["year", "date", "symbol", "yes", "no", "abstain", "vetoed_by", "outcome"])
    assert mappings.fitting(by_name, "un-sc").mapping == "unsc"
    assert mappings.fitting(by_total, "un-sc").mapping == "unsc-tables"
    assert mappings.fitting(by_name, "un-ga").mapping == "unga"


def test_columns_that_no_mapping_knows_are_refused_with_what_each_would_need() -> None:
    with pytest.raises(BrokenInput, match=r"reads the columns votes: .*unsc needs id, date.*--mapping"):
        mappings.fitting({"votes": 1}, "un-sc")


def test_a_mapping_or_a_list_of_names_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(BrokenInput, match=r"There is no mapping 'senate': shipped are .*unsc"):
        mappings.read_bundled("senate")
    with pytest.raises(BrokenInput, match="There is no list of names 'mars'"):
        mappings.read_names("mars")
