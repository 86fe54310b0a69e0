"""From a record to a question: its ballots, its roll and its class; every fault of the record is named and survived."""

import pytest

from tests.corpora.making import ALL, MAPPING, asked, book, mapping, record, told
from travaux.corpora import mapping as mappings
from travaux.corpora.asking import ask
from travaux.corpora.engine import plain
from travaux.corpora.rows import Row, Twice
from travaux.rulebook import load


def outcomes(**columns: object) -> list[str]:
    """What comes of each question that a record gives."""
    return [one.outcome for one in plain(asked(**columns).questions, book())]


def test_ballots_by_name_become_positions_of_members() -> None:
    (question,) = asked(positions=ALL | {"Beta": "abstain"}).questions
    assert {one.member: one.ballot for one in question.positions} == {
        "alpha": "yes", "beta": "abstain", "gamma": "yes", "delta": "yes", "epsilon": "yes",
    }  # fmt: skip
    assert (question.body, question.on.isoformat(), question.item_class) == ("council", "2020-02-03", "substantive")


def test_the_class_of_the_question_is_told_by_columns_that_the_mapping_names() -> None:
    assert asked(title="Procedure: to adjourn").questions[0].item_class == "procedural"
    assert asked(title="A matter").questions[0].item_class == "substantive"


def test_the_recorded_outcome_decides_nothing() -> None:
    assert asked(recorded="not adopted").questions == asked(recorded="adopted").questions
    assert asked(recorded="not adopted").recorded.outcome == "not adopted"


def test_an_outcome_that_the_mapping_does_not_know_is_a_fault() -> None:
    assert told(recorded="carried") == [("recorded", "'carried' is no outcome that the mapping knows")]
    assert told(recorded=None) == [("recorded", "no outcome is recorded")]


@pytest.mark.parametrize(("manner", "reason"), [("a veto", "veto"), ("too few", "short"), ("", "")])
def test_the_reason_that_the_record_gives_is_read_for_comparison(manner: str, reason: str) -> None:
    assert asked(recorded="not adopted", manner=manner).recorded.reason == reason
    assert asked(recorded="adopted", manner=manner).recorded.reason == ""


def test_a_voter_in_two_lists_is_named_and_decided_where_it_makes_no_difference() -> None:
    positions = ALL | {"Beta": ["yes", "abstain"]}
    assert told(positions=positions) == [("positions", "Beta is named twice: yes and abstain")]
    assert outcomes(positions=positions) == ["adopted", "adopted"]


def test_a_voter_in_two_lists_that_makes_the_difference_leaves_two_questions() -> None:
    positions = ALL | {"Gamma": "no", "Delta": "no", "Beta": ["yes", "abstain"]}
    assert outcomes(positions=positions) == ["adopted", "not adopted"]


def test_a_voter_twice_in_one_list_and_by_two_spellings_is_named() -> None:
    assert told(positions=ALL | {"Beta": Twice(["yes", "yes"])}) == [("positions", "Beta is named twice: yes")]
    assert told(positions=ALL | {"BETA": "yes"}) == [("positions", "BETA is named twice: yes")]


def test_who_cast_a_ballot_was_there_whatever_else_is_said() -> None:
    (question,) = asked(positions=ALL | {"Beta": ["absent", "no"]}).questions
    assert question.position("beta").ballot == "no"


def test_fewer_names_than_seats_are_told_and_the_seat_stays_without_a_name() -> None:
    four = {name: word for name, word in ALL.items() if name != "Beta"}
    assert told(positions=four) == [("positions", "4 names for 5 seats")]
    (question,) = asked(positions=four).questions
    assert [seat.member for seat in question.roll][-1] == "seat-1"
    assert question.position("seat-1").presence == "absent"


def test_more_names_than_seats_are_told_and_decided_where_it_makes_no_difference() -> None:
    six = ALL | {"Zeta": "yes"}
    assert told(positions=six) == [("positions", "6 names for 5 seats")]
    assert outcomes(positions=six) == ["adopted"]
    close = {"Alpha": "yes", "Beta": "yes", "Gamma": "yes", "Delta": "no", "Epsilon": "no", "Zeta": "no"}
    assert outcomes(positions=close) == ["adopted", "not adopted"]


def test_a_word_that_the_mapping_does_not_know_is_told_and_counts_as_nothing() -> None:
    positions = ALL | {"Beta": "perhaps"}
    assert told(positions=positions) == [("positions", "'perhaps', said of Beta, is no word that the mapping knows")]
    (question,) = asked(positions=positions).questions
    assert question.position("beta").ballot is None


def test_who_has_no_seat_on_the_day_is_not_on_the_roll() -> None:
    (question,) = asked(positions=ALL | {"Zeta": "."}).questions
    assert "zeta" not in {seat.member for seat in question.roll}


def test_totals_that_are_not_those_of_the_names_are_told() -> None:
    assert told(counts=[5, 0, 0]) == []
    assert told(counts=["4", "1", "0"]) == [
        ("counts", "4 yes in total, and 5 by those named"),
        ("counts", "1 no in total, and 0 by those named"),
    ]


def test_without_a_vote_nobody_has_voted_and_nobody_is_said_to_have() -> None:
    (question,) = asked(positions={}, manner="Without a vote").questions
    assert question.mode == "consensus"
    assert {one.presence for one in question.positions} == {"silent"}
    assert all(one.ballot is None for one in question.positions)


def test_ballots_beside_a_decision_without_a_vote_are_told_and_counted() -> None:
    assert told(manner="Without a vote") == [
        ("positions", "it is told as decided by consensus, and ballots stand there")
    ]
    assert asked(manner="Without a vote").questions[0].mode is None


def test_unanimous_with_empty_lists_is_told_and_all_seats_have_voted_for_it() -> None:
    assert told(positions={}, manner="Adopted unanimously") == [
        ("positions", "it is told as unanimous, and no votes are listed")
    ]
    assert outcomes(positions={}, manner="Adopted unanimously") == ["adopted"]
    assert outcomes(positions={}, manner="Adopted unanimously", counts=[2, 0, 3]) == ["not adopted"]


def test_totals_alone_are_decided_by_seats_without_a_name() -> None:
    assert outcomes(positions={}, counts=["3", "0", "2"]) == ["adopted"]
    assert outcomes(positions={}, counts=["2", "0", "3"]) == ["not adopted"]


def test_a_no_without_a_name_may_be_a_veto_so_that_nothing_is_decided_by_guess() -> None:
    assert outcomes(positions={}, counts=[4, 1, 0]) == ["adopted", "not adopted"]


def test_where_the_record_names_every_veto_the_other_noes_are_none() -> None:
    text = MAPPING + "named against: {column: vetoed_by, between: ',| and ', all with a veto: yes}\n"
    for named, expected in ((None, "adopted"), ("Alpha", "not adopted")):
        columns = record(positions={}, counts=[4, 1, 0], vetoed_by=named)
        found = ask(Row(1, columns), mapping(text), book())
        assert [one.outcome for one in plain(found.questions, book())] == [expected]


def test_more_named_against_than_the_totals_have_is_told() -> None:
    text = MAPPING + "named against: {column: vetoed_by, between: ',| and ', all with a veto: yes}\n"
    found = ask(Row(1, record(positions={}, counts=[5, 0, 0], vetoed_by="Alpha and Beta")), mapping(text), book())
    assert ("counts", "0 no, and 2 named as having voted so") in [(one.field, one.what) for one in found.faults]
    assert [one.outcome for one in plain(found.questions, book())] == ["not adopted"]


def test_totals_above_the_size_of_the_body_are_told() -> None:
    assert told(positions={}, counts=[4, 0, 2]) == [("counts", "6 votes for 5 seats")]
    assert outcomes(positions={}, counts=[4, 0, 2]) == ["adopted", "adopted"]
    assert outcomes(positions={}, counts=[3, 0, 3]) == ["adopted", "not adopted"]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"positions": {}}, "neither ballots nor totals are given"),
        ({"positions": {}, "counts": ["N.A.", "N.A.", "N.A."]}, "neither ballots nor totals are given"),
        ({"positions": {}, "counts": [0, 0, 0]}, "neither ballots nor totals are given"),
        ({"date": None}, "its day is not known"),
        ({"date": "soon"}, "its day is not known"),
    ],
)
def test_a_record_that_lacks_what_decides_says_so(columns: dict[str, object], why: str) -> None:
    found = asked(**columns)
    assert found.questions == ()
    assert found.why.startswith(why)


def test_where_only_the_year_is_known_it_is_asked_for_both_ends_of_it() -> None:
    found = asked(date=None, year=2020)
    assert [one.on.isoformat() for one in found.questions] == ["2020-01-01", "2020-12-31"]


def test_a_record_without_an_id_bears_the_number_of_its_place() -> None:
    assert asked(id=None).id == "record 1"
    assert ("id", "it has no id") in told(id=None)


def test_a_name_that_nobody_bore_leaves_the_unnamed_seats_open() -> None:
    text = MAPPING.replace("positions:\n", "names: {form: '^(?P<name>[A-Z][a-z]+)$'}\npositions:\n")
    found = asked(mapping(text), positions={"Alpha": "yes", "Beta": "yes", "Gamma": "yes", "??": "no"})
    assert ("positions", "'??' is nobody whom the mapping knows") in [(one.field, one.what) for one in found.faults]
    (computed,) = plain(found.questions, book())
    assert computed.outcome == "adopted"
    doubtful = asked(mapping(text), positions={"Alpha": "yes", "Beta": "yes", "??": "yes"})
    assert plain(doubtful.questions, book())[0].outcome == "indeterminate"


@pytest.mark.parametrize("value", ["Alpha: yes", 7, ["Alpha"]])
def test_ballots_in_a_form_that_is_not_read_are_told(value: object) -> None:
    assert ("positions", "the ballots stand there in no form that is read: names with words are due") in told(
        positions=value
    )


def test_a_name_with_nothing_said_of_it_is_as_one_that_is_not_there() -> None:
    four = {name: word for name, word in ALL.items() if name != "Beta"}
    for nothing in (None, "", "  ", []):
        assert asked(positions=four | {"Beta": nothing}).questions == asked(positions=four).questions


def test_of_more_names_than_a_group_has_seats_those_who_did_not_vote_are_left_out() -> None:
    senate = mappings.read_bundled("us-senate")
    voters = {"A (D NJ)": "yes", "B (D NJ)": "no", "C (D NJ)": "not voting", "D (R NY)": "yes", "PRES (R USA)": "yes"}
    columns = {"id": "1", "date": "2006-01-20", "question": "On the Motion", "description": "", "positions": voters}
    found = ask(Row(1, columns | {"recorded": "Agreed to"}), senate, load.read_library("us-senate"))
    assert [seat.member for seat in found.questions[0].roll] == ["a-nj", "b-nj", "d-ny"]
    assert "3 names for the 2 seats of nj; c-nj, who did not vote, is taken to have none" in [
        fault.what for fault in found.faults
    ]
