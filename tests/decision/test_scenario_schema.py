"""The published schema of scenario files takes what the reader takes, and refuses what it refuses."""

import pytest
from jsonschema import Draft202012Validator

from tests.decision.test_scenarios import HEAD, LATER, MET, SHORT
from travaux import marked
from travaux.decision import scenario_file, written
from travaux.decision.scenario_schema import json_schema
from travaux.marked import Fault

SCHEMA = Draft202012Validator(json_schema())
EXPECT = "  expect: {outcome: adopted}\n"


def errors(text: str) -> list[str]:
    """What the schema finds wrong with a file."""
    return [error.message for error in SCHEMA.iter_errors(marked.read(text, "x"))]


def test_the_schema_is_a_schema_and_says_what_it_describes() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["title"] == "Scenarios of a rule book"


def test_every_key_that_a_case_may_have_stands_in_the_schema() -> None:
    case = json_schema()["$defs"]["case"]
    assert set(case["properties"]) == written.KEYS | {"case", "says", "source", "golden", "expect"}


@pytest.mark.parametrize(
    "text",
    [
        HEAD + MET,
        SHORT,
        LATER + "  expect: {outcome: adopted, bound: {am: may join, others: bound}}\n",
        LATER
        + "  expect: {outcome: open, missing: [a quorum, {what: its position, member: am}], readings: {a: open}}\n",
        SHORT.replace("roll: fifteen", "roll: {seats: 15, as: x, groups: [p], weights: {people: 3/2}}"),
        SHORT.replace("roll: fifteen", "roll: [ru, {member: us, arrears years: 2}, {seats: 3}]"),
        SHORT.replace("roll: fifteen", "roll: {of: un, body: sc, but: [{member: ru, membership: former}]}"),
        SHORT.replace(
            EXPECT, '  silence: {expires: "2022-01-01T10:00", answers: [{member: ru, what: objection}]}\n' + EXPECT
        ),
        SHORT.replace(EXPECT, "  rulings: [{on: quorum, by: chair, reason: r}]\n  closed: 'no'\n" + EXPECT),
        SHORT.replace(EXPECT, "  objections: [{member: ru, by the state: not stated}]\n" + EXPECT),
    ],
)
def test_what_can_be_read_fits_the_schema(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ballot: abstain", "ballot: maybe"),
        ("outcome: adopted", "outcome: passed"),
        ("outcome: adopted", "outcome: adopted, grounds: [vetoed]"),
        ("outcome: adopted", "outcome: adopted, bound: {ru: free}"),
        ("  body: sc\n", ""),
        ("  on: 2022-02-25", "  on: yesterday"),
        ("cases:", "case:"),
        ("golden: 1", "golden: one"),
        ("members: [ru]", "member: [ru]"),
        ("source: the minutes", "sauce: the minutes"),
        (EXPECT, ""),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_as_well(old: str, new: str) -> None:
    assert old in SHORT
    text = SHORT.replace(old, new)
    assert errors(text)
    with pytest.raises(Fault):
        scenario_file.load(text, "x")
