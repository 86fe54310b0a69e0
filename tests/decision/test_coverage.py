"""What scenarios try of a rule book is computed from how they came out, and what they leave untried stays visible."""

from typing import Final

from tests.decision.making import bound_set
from travaux.decision import scenario_file, scenarios
from travaux.decision.coverage import Covered, coverage
from travaux.decision.coverage_of_adoption import told_threshold
from travaux.rulebook.adoption import Threshold
from travaux.rulebook.load import read_library

HEAD = "scenarios: {book}\nrolls: {{fifteen: [ae, al, br, cn, fr, ga, gb, gh, ie, in, ke, mx, 'no', ru, us]}}\ncases:\n"


def case(name: str, positions: str, more: str = "", on: str = "2022-02-25") -> str:
    """A case in the Security Council; what it expects does not matter here."""
    return (
        f"- case: {name}\n  body: sc\n  on: {on}\n  roll: fifteen\n{more}"
        f"  positions: [{positions}]\n  expect: {{outcome: adopted}}\n"
    )


def covered(*cases: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each point of the Security Council's book, with the cases that try it."""
    read = scenario_file.load(HEAD.format(book="un-sc") + "".join(cases), "x")
    book = read_library("un-sc")
    return {(one.rule, one.point): one.by for one in coverage(book, scenarios.run_all(read, book))}


NINE = case("nine", "{seats: 9, ballot: 'yes'}, {members: others, ballot: abstain}")
EIGHT = case("eight", "{seats: 8, ballot: 'yes'}, {members: others, presence: absent}")
VETO = case("veto", "{member: ru, ballot: 'no'}, {members: others, ballot: 'yes'}")


def test_a_threshold_is_tried_from_both_sides_by_the_cases_that_stand_there() -> None:
    found = covered(NINE, EIGHT, VETO)
    assert found["substantive", "yes at least 9: reached"] == ("nine", "veto")
    assert found["substantive", "yes at least 9: missed"] == ("eight",)
    assert found["procedural", "yes at least 9: reached"] == ()


def test_a_veto_is_tried_where_it_stops_a_decision_alone() -> None:
    late = case("too-few", "{member: ru, ballot: 'no'}, {seats: 8, ballot: 'yes'}, {members: others, ballot: abstain}")
    assert covered(NINE, late)["substantive", "veto of the permanent members"] == ()
    assert covered(VETO)["substantive", "veto of the permanent members"] == ("veto",)


def test_a_meaning_of_a_position_is_tried_where_a_member_took_that_position() -> None:
    found = covered(NINE, EIGHT)
    assert found["", "abstain: not counted"] == ("nine",)
    assert found["", "absent: not counted"] == ("eight",)
    assert found["", "silent: not counted"] == ()


def test_an_exclusion_is_tried_by_a_case_in_which_it_meets_a_seat() -> None:
    dispute = "  class: peaceful settlement\n  parties: [cn]\n"
    found = covered(case("dispute", "{members: others, ballot: 'yes'}", dispute), NINE)
    assert found["substantive", "not counted: party to the dispute"] == ("dispute",)
    stranger = case("none", "{members: others, ballot: 'yes'}", dispute.replace("  parties: [cn]\n", ""))
    assert covered(stranger)["substantive", "not counted: party to the dispute"] == ()


def test_what_was_decided_by_another_rule_of_another_day_tries_only_that_rule() -> None:
    old = case("old", "{seats: 7, ballot: 'yes'}, {members: others, ballot: abstain}", on="1950-01-01")
    found = covered(old)
    assert found["substantive-1945", "yes at least 7: reached"] == ("old",)
    assert {by for (rule, _), by in found.items() if rule == "substantive"} == {()}


CSTO = """scenarios: csto
rolls: {six: [am, by, kg, kz, ru, tj]}
cases:
- case: two-readings
  body: csc
  on: 2009-06-14
  roll: six
  positions: [{member: by, presence: absent}, {members: others, stance: agrees}]
  declarations: [{member: by, to: no consensus}]
  expect: {outcome: indeterminate}
- case: aside
  body: csc
  mode: limited format
  on: 2023-11-23
  roll: six
  positions: [{member: am, presence: absent}, {members: others, stance: agrees}]
  declarations: [{member: am, to: limited format}]
  expect: {outcome: adopted}
- case: signing
  body: csc
  mode: signature
  on: 2023-11-23
  roll: six
  positions: [{members: [am, by], signature: signed}]
  expect: {outcome: open}
"""


def of_the_csto() -> tuple[Covered, ...]:
    """The points that three cases of the CSTO try."""
    book = read_library("csto")
    return coverage(book, scenarios.run_all(scenario_file.load(CSTO, "x"), book))


def test_readings_ways_of_deciding_quorums_and_signatures_are_points_as_well() -> None:
    by = {(one.rule, one.point): one.by for one in of_the_csto()}
    assert by["consensus", "reading absence-blocks"] == ("two-readings",)
    assert by["limited-format", "mode: accepted"] == ("aside",)
    assert by["limited-format", "mode: objected"] == ()
    assert ("signing",) in [one for (_, point), one in by.items() if point == "signatures: outstanding"]
    assert any("quorum, " in point and point.endswith("lacking, advises") for _, point in by)


AFRICAN: Final = """scenarios: african-union
rolls: {twelve: {seats: 12}}
cases:
- case: one-objects
  body: assembly
  on: 2020-01-01
  roll: twelve
  positions: [{seats: 1, stance: objects}, {members: others, stance: agrees, presence: present}]
  expect: {outcome: not adopted}
- case: a-vote
  body: assembly
  mode: vote
  on: 2020-01-01
  roll: twelve
  positions: [{seats: 8, ballot: "yes"}, {members: others, ballot: "no"}]
  expect: {outcome: adopted}
"""


def test_a_fallback_is_tried_from_both_ends() -> None:
    book = read_library("african-union")
    tried = scenarios.run_all(scenario_file.load(AFRICAN, "x"), book)
    by = {one.point: one.by for one in coverage(book, tried) if one.rule == "consensus"}
    assert by["on no consensus falls back to two-thirds: told"] == ("one-objects",)
    assert by["on no consensus falls back to two-thirds: taken"] == ("a-vote",)


def test_silence_is_a_point_of_its_own_for_each_stage() -> None:
    points = {one.point for one in coverage(read_library("osce"), ())}
    assert {"silence: kept", "silence: broken in writing"} <= points
    assert all(one.by == () for one in coverage(read_library("osce"), ()))


def test_a_threshold_is_told_as_its_file_has_it() -> None:
    plain = {"at least": "15/100", "of": "all members", "weight": "people", "among": "rich"}
    assert told_threshold(Threshold.model_validate(plain)) == "yes by people at least 3/20 of all members, among rich"
    assert told_threshold(Threshold.model_validate({"counted": "objection", "at most": "0"})) == "objection at most 0"


def test_coverage_changes_nothing_of_what_is_found() -> None:
    book = read_library("csto")
    tried = scenarios.run_all(scenario_file.load(CSTO, "x"), book)
    assert coverage(book, tried) == coverage(book, tried)
    assert bound_set(tried[1].finding) == {"by", "kg", "kz", "ru", "tj"}
