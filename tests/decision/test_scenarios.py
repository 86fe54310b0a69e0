"""Scenarios are run through the one engine, and whatever differs is told by name; faults name file, line and remedy."""

import pytest

from travaux.decision import scenario_file, scenarios
from travaux.decision.question import Seat
from travaux.decision.scenarios import Tried
from travaux.marked import Fault
from travaux.rulebook.load import read_library

HEAD = """scenarios: un-sc
zone: America/New_York
rolls:
  fifteen: [ae, al, br, cn, fr, ga, gb, gh, ie, in, ke, mx, "no", ru, us]
cases:
- case: ukraine
  says: Eleven for, one permanent member against.
  source: the minutes
  golden: 1
  body: sc
  on: 2022-02-25
  roll: fifteen
  positions:
  - {members: [ru], ballot: "no"}
  - {members: [ae, cn, in], ballot: abstain}
  - {members: others, ballot: "yes"}
"""
MET = """  expect:
    outcome: not adopted
    admissible: "yes"
    mode: vote
    grounds: [{code: threshold reached, number: 11, amount: 9, side: for}, {code: veto, member: ru, rule: substantive}]
    without: [veto not counted, {code: veto, member: cn}]
    missing: []
    bound: none
"""
VETOED = "ru voted no, and has a veto on this class of question (the permanent members)."
SHORT = HEAD + "  expect: {outcome: adopted}\n"


def tried(text: str, book: str = "un-sc") -> Tried:
    """Run the first case of a file."""
    read = scenario_file.load(text, "x.scenarios.yaml")
    return scenarios.run(read.cases[0], read_library(book))


def differing(expect: str) -> list[str]:
    """What differs where the case expects this, each point as it is told."""
    return [one.told() for one in tried(HEAD + f"  expect: {{{expect}}}\n").differences]


def test_a_file_is_read_with_its_book_its_cases_and_where_they_stand() -> None:
    read = scenario_file.load(HEAD + MET, "un-sc.scenarios.yaml")
    (case,) = read.cases
    assert (read.book, read.file, case.name, case.golden) == ("un-sc", "un-sc.scenarios.yaml", "ukraine", 1)
    assert (case.line, case.source, case.says[:6]) == (6, "the minutes", "Eleven")
    assert len(case.question.roll) == len(case.question.positions) == 15


def test_a_scenario_passes_where_all_that_it_asserts_is_found() -> None:
    found = tried(HEAD + MET)
    assert found.passed
    assert found.differences == ()
    assert any("has a veto" in why for why in found.why)


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ("outcome: adopted", "outcome: expected adopted, found not adopted."),
        ("outcome: not adopted, admissible: 'no'", "admissible: expected no, found yes."),
        ("outcome: not adopted, mode: consensus", "mode: expected consensus, found vote."),
        (
            "outcome: not adopted, grounds: [threshold missed]",
            "ground: expected threshold missed, found only rule found, threshold reached, no veto, veto.",
        ),
        (
            "outcome: not adopted, grounds: [{code: threshold reached, number: 11, side: against, amount: 8}]",
            (
                "ground threshold reached: expected side: against, amount: 8, found side: for, amount: 9 "
                "(in: yes: 11; at least 9 needed, and reached)."
            ),
        ),
        (
            "outcome: not adopted, grounds: [{code: threshold reached, number: 12}]",
            "ground threshold reached: expected number: 12, found number: 11 (in: yes: 11; at least 9 needed, and reached).",
        ),
        (
            "outcome: not adopted, without: [{code: veto, member: ru}]",
            f"without: expected no veto, member: ru, found {VETOED}",
        ),
        ("outcome: not adopted, missing: [a quorum]", "missing: expected a quorum, found none."),
        (
            "outcome: not adopted, bound: [ae, cn]",
            "bound: expected ae bound, cn bound, found ae not bound, cn not bound.",
        ),
        ("outcome: not adopted, readings: {strict: adopted}", "readings: expected strict adopted, found none."),
    ],
)
def test_whatever_differs_is_told_with_what_was_found_instead(expect: str, told: str) -> None:
    assert differing(expect) == [told]


def test_every_difference_is_told_and_not_the_first_alone() -> None:
    assert len(differing("outcome: adopted, mode: consensus, bound: all, missing: [a quorum]")) == 4


LATER = """scenarios: csto
cases:
- case: joined-later
  body: csc
  on: 2023-11-23
  mode: limited format
  roll: [am, by, kg, kz, ru, tj]
  positions:
  - {member: am, presence: absent}
  - {members: others, stance: agrees}
  declarations: [{member: am, to: limited format}]
"""


@pytest.mark.parametrize(
    ("bound", "passes"),
    [
        ("[by, kg, kz, ru, tj]", True),
        ("{am: may join}", True),
        ("{am: may join, others: bound}", True),
        ("{am: may join, others: may join}", False),
        ("{am: not bound}", False),
        ("all", False),
        ("none", False),
        ("[by, kg, kz, ru]", False),
        ("[am, by, kg, kz, ru, tj]", False),
    ],
)
def test_the_bound_set_is_held_member_by_member(bound: str, passes: bool) -> None:
    assert tried(LATER + f"  expect: {{outcome: adopted, bound: {bound}}}\n", "csto").passed is passes


def test_what_is_missing_is_held_whole_and_a_member_is_named_where_it_matters() -> None:
    text = LATER.replace("  - {members: others, stance: agrees}\n", "  - {members: [by, kg], stance: agrees}\n")
    text = text.replace("  mode: limited format\n", '  mode: consensus\n  closed: "no"\n')
    three = ", ".join(f"{{what: its position, member: {one}}}" for one in ("kz", "ru", "tj"))
    assert tried(text + f"  expect: {{outcome: open, missing: [{three}]}}\n", "csto").passed
    assert tried(text + "  expect: {outcome: open, missing: [its position]}\n", "csto").passed
    assert not tried(text + "  expect: {outcome: open, missing: [{what: its position, member: kz}]}\n", "csto").passed
    assert not tried(text + "  expect: {outcome: open, missing: []}\n", "csto").passed


def roll_of(roll: str) -> tuple[Seat, ...]:
    """The seats that a roll as written leads to."""
    head, _, rest = SHORT.partition("  roll: fifteen\n")
    read = scenario_file.load(
        f"{head}  roll: {roll}\n{rest.partition('  positions')[0]}  expect: {{outcome: adopted}}\n", "x"
    )
    return read.cases[0].question.roll


def test_seats_without_names_are_numbered_by_their_chamber() -> None:
    seats = roll_of("[{seats: 2, as: ca, groups: [issuers], weights: {votes: 3/2}}, {seats: 1}, us]")
    assert [seat.member for seat in seats] == ["ca1", "ca2", "s1", "us"]
    assert [seat.groups for seat in seats] == [("issuers",), ("issuers",), (), ()]
    assert [len(seat.weights) for seat in seats] == [1, 1, 0, 0]


def test_some_seats_of_a_roll_are_written_anew_and_keep_their_groups() -> None:
    seats = roll_of("{seats: 3, groups: [voters], but: [{member: s2, arrears years: 3, waived: 'yes'}]}")
    assert [(seat.member, seat.arrears_years, seat.waived, seat.groups) for seat in seats] == [
        ("s1", 0, False, ("voters",)),
        ("s2", 3, True, ("voters",)),
        ("s3", 0, False, ("voters",)),
    ]


def test_a_bundled_roll_is_that_of_the_day_of_the_case() -> None:
    seats = roll_of("{of: un, body: sc, but: [{member: ru, arrears years: 2}]}")
    assert len(seats) == 15
    assert {"cn", "fr", "gb", "ru", "us", "ae", "al", "no"} <= {seat.member for seat in seats}
    assert [seat.arrears_years for seat in seats if seat.member == "ru"] == [2]
    (case,) = scenario_file.load(
        SHORT.replace("roll: fifteen", "roll: {of: un, body: sc}").replace("[ae, cn, in]", "[in]"), "x"
    ).cases
    assert {one.member for one in case.question.positions} == {seat.member for seat in seats}


def test_some_seats_of_a_roll_that_the_file_names_are_written_anew() -> None:
    seats = roll_of("{of: fifteen, but: [{member: ru, arrears years: 2}]}")
    assert (len(seats), [seat.member for seat in seats if seat.arrears_years]) == (15, ["ru"])


def test_positions_go_to_the_next_seats_of_the_roll_or_of_one_group_of_it() -> None:
    roll = "[{seats: 4, as: a, groups: [upper]}, {seats: 3, as: b, groups: [lower]}]"
    text = SHORT.replace("roll: fifteen", f"roll: {roll}")
    start, end = text.index("  positions:"), text.index("  expect:")
    positions = (
        "  positions:\n  - {member: a2, ballot: abstain}\n  - {seats: 2, of: upper, ballot: 'yes'}\n"
        "  - {seats: 2, ballot: 'no'}\n  - {members: others, of: lower, presence: absent}\n"
    )
    read = scenario_file.load(text[:start] + positions + text[end:], "x")
    found = {one.member: one.ballot or one.presence for one in read.cases[0].question.positions}
    assert found == {"a2": "abstain", "a1": "yes", "a3": "yes", "a4": "no", "b1": "no", "b2": "absent", "b3": "absent"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (SHORT.replace("roll: fifteen", "roll: twelve"), 12, "no roll is called twelve here"),
        (SHORT.replace("[ru]", "[xx]"), 14, "xx does not sit on the roll"),
        (SHORT.replace("members: [ru]", "seats: 16"), 14, "16 seats are named and 15 have no position yet"),
        (
            SHORT.replace("members: [ru]", "seats: 1, member: ru"),
            14,
            "a position is of seats or of members, not of both",
        ),
        (SHORT.replace("members: [ru]", "members: [ru], of: p5"), 14, "no seat is of the group p5"),
        (SHORT.replace("roll: fifteen", "roll: {seats: 6000}"), 12, "6000 seats are more than any body has"),
        (SHORT.replace("roll: fifteen", "roll: {seats: 2, but: [{member: x}]}"), 12, "x does not sit on the roll"),
        (
            SHORT.replace("roll: fifteen", "roll: {of: un, body: sc, groups: [p5]}"),
            12,
            "nothing is called `groups` here",
        ),
        (SHORT.replace("  expect: {outcome: adopted}\n", ""), 6, "the case ukraine expects nothing"),
        (SHORT.replace("outcome: adopted", "outcome: adopted, bound: [xx]"), 17, "xx does not sit on the roll"),
        (SHORT.replace("outcome: adopted", "grounds: [veto]"), 17, "`outcome` is missing or is no word"),
        (SHORT.replace("outcome: adopted", "outcome: adopted, grounds: [vetoed]"), 17, "no ground is called vetoed"),
        (
            SHORT.replace("outcome: adopted", "outcome: adopted, grounds: [{code: veto, number: 3}]"),
            17,
            "nothing is called `number` here",
        ),
        (SHORT.replace("golden: 1", "golden: 1/2"), 9, "'1/2' is no whole number"),
        (SHORT.replace("cases:", "case:"), 5, "nothing is called `case` here"),
        (SHORT.replace("America/New_York", "Mars/Base"), 2, "there is no time zone Mars/Base"),
        (SHORT + SHORT[SHORT.index("- case") :], 18, "the case ukraine stands here again, after line 6"),
    ],
)
def test_a_fault_names_the_line_what_stands_there_and_the_remedy(text: str, line: int, what: str) -> None:
    with pytest.raises(Fault) as fault:
        scenario_file.load(text, "un-sc.scenarios.yaml")
    assert (fault.value.file, fault.value.line, fault.value.what) == ("un-sc.scenarios.yaml", line, what)
    assert fault.value.remedy


def test_a_bundled_roll_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(Fault, match="atlantis") as fault:
        scenario_file.load(SHORT.replace("roll: fifteen", "roll: {of: atlantis, body: sc}"), "x")
    assert (fault.value.line, fault.value.file) == (12, "x")
    assert fault.value.remedy


def test_the_faults_of_a_file_are_told_case_by_case() -> None:
    case = SHORT[SHORT.index("- case") :]
    text = SHORT.replace("[ru]", "[xx]") + case.replace("ukraine", "second").replace("[ru]", "[yy]")
    assert [(one.line, one.what[:2]) for one in scenario_file.faults_in(text, "x")] == [(14, "xx"), (26, "yy")]
    assert scenario_file.faults_in(SHORT, "x") == ()
    assert [one.line for one in scenario_file.faults_in("a: [", "x")] == [1]


def test_a_member_that_is_not_bound_may_be_so_by_either_word() -> None:
    for word in ("not bound", "may join"):
        text = LATER + f"  expect: {{outcome: adopted, bound: {{am: {word}}}}}\n"
        assert tried(text, "csto").passed is (word == "may join")
