"""A text in clauses: wordings, rounds, stances clause by clause, and what is open by the newest word of each member."""

import pytest

from tests.decision.states_of import reports, state
from tests.factories import a_fact
from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import clause_order, open_numbers
from travaux.record.entry import Fact
from travaux.record.values import Value

DOC, SESSION = "csto/document/x", "csto/session/s"


def told(name: str, on: str = "2022-11-01", key: str = "", **value: Value) -> Fact:
    return a_fact(name, DOC, on, keys=(key,) if key else (), value=value)


def clause(number: str, text: str, version: str = "1", on: str = "2022-11-01", **more: Value) -> Fact:
    return told("clause drafted", on, number, text=text, version=version, **more)


def stance(member: str, number: str, word: str, on: str = "2022-11-05", **more: Value) -> Fact:
    return told("clause stance recorded", on, member, clause=number, stance=word, **more)


def document(*facts: Fact) -> DocumentState:
    found = state(DOC, reports(*facts))
    assert isinstance(found, DocumentState)
    return found


def test_clauses_stand_in_the_order_of_their_numbers_with_their_newest_wording() -> None:
    found = document(
        clause("10", "Last."), clause("3", "First wording.", heading="Aid"), clause("2", "Second."),
        clause("3", "Another wording.", "2", "2022-11-10"),
    )  # fmt: skip
    assert [(one.clause, one.text, one.version) for one in found.clauses] == [
        ("2", "Second.", "1"), ("3", "Another wording.", "2"), ("10", "Last.", "1"),
    ]  # fmt: skip
    third = found.clauses[1]
    assert (third.heading, [one.text for one in third.wordings]) == ("Aid", ["First wording.", "Another wording."])
    assert found.versions == ("1", "2")


def test_a_clause_that_is_taken_out_stays_and_says_so() -> None:
    found = document(clause("3", "Words."), told("clause removed", "2022-11-10", "3", version="2"))
    assert [(one.removed, one.text, one.version) for one in found.clauses] == [(True, "Words.", "2")]


def test_a_clause_comes_back_with_a_new_wording() -> None:
    back = clause("3", "Again.", "3", "2022-11-11")
    (one,) = document(clause("3", "Words."), told("clause removed", "2022-11-10", "3"), back).clauses
    assert (one.removed, one.text, len(one.wordings)) == (False, "Again.", 3)


@pytest.mark.parametrize(
    ("earlier", "later"), [("2", "10"), ("3", "3-a"), ("3-a", "3-b"), ("2.9", "2.10"), ("preamble", "1")]
)
def test_numbers_are_ordered_as_people_count(earlier: str, later: str) -> None:
    assert sorted([later, earlier], key=clause_order) == [earlier, later]


def test_a_round_is_open_until_one_of_its_stage_is_closed() -> None:
    opened = told("round opened", stage="working group", version="1", deadline="2022-11-15T18:00", session=SESSION)
    (running,) = document(opened).rounds
    assert (running.is_open, running.deadline, running.session, running.outcome) == (
        True,
        "2022-11-15T18:00",
        SESSION,
        "",
    )
    other = told("round closed", "2022-11-16", stage="heads", outcome="returned")
    assert document(opened, other).rounds[0].is_open
    closed = told("round closed", "2022-11-16", stage="working group", outcome="to the next round")
    (over,) = document(opened, closed).rounds
    assert (over.is_open, over.outcome) == (False, "to the next round")


def test_of_two_rounds_of_a_stage_each_closing_ends_its_own() -> None:
    first, second = told("round opened", stage="heads"), told("round opened", "2022-11-20", stage="heads")
    closing = told("round closed", "2022-11-10", stage="heads", outcome="returned")
    found = document(first, closing, second).rounds
    assert [(one.is_open, one.outcome) for one in found] == [(False, "returned"), (True, "")]


def test_rounds_move_the_text_and_general_agreement_outlasts_the_next_round() -> None:
    drafted = told("drafted", "2022-10-01")
    opened = told("round opened", "2022-11-01", stage="permanent council")
    agreed = told("round closed", "2022-11-02", stage="permanent council", outcome="agreed in general")
    ministers = told("round opened", "2022-11-03", stage="joint ministerial")
    onward = told("round closed", "2022-11-04", stage="joint ministerial", outcome="to the next round")
    steps = [drafted, opened, agreed, ministers, onward]
    states = [document(*steps[: number + 1]).stage.state for number in range(len(steps))]
    assert states == ["drafted", "under agreement", *["agreed in general"] * 3]
    assert all(one.foreseen for one in document(*steps).stage.steps)


def test_of_a_round_that_closes_without_an_outcome_nothing_is_made_up() -> None:
    drafted, opened = told("drafted", "2022-10-01"), told("round opened", stage="heads")
    closed = told("round closed", "2022-11-02", stage="heads", outcome="unknown")
    found = document(drafted, opened, closed)
    assert (found.stage.state, found.rounds[0].outcome) == ("under agreement", "")
    assert all(one.foreseen for one in found.stage.steps)


def test_a_stance_is_the_newest_of_its_member_clause_and_version() -> None:
    found = document(
        clause("3", "Words."),
        stance("am", "3", "reserves"),
        stance("am", "3", "objects", "2022-11-06", comment="Too weak", wording="Stronger words."),
        stance("by", "3", "agrees"),
    )
    assert [(one.member, one.stance, one.comment, one.version) for one in found.clause_stances] == [
        ("by", "agrees", "", "1"), ("am", "objects", "Too weak", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "is_open"),
    [
        ("agrees", False), ("supports", False), ("not interested", False), ("no stance recorded", False),
        ("objects", True), ("reserves", True), ("agrees subject to comments", True), ("awaiting instructions", True),
    ],
)  # fmt: skip
def test_what_leaves_a_clause_open(word: str, is_open: bool) -> None:
    found = document(clause("3", "Words."), stance("am", "3", word))
    assert bool(found.open_clauses) is is_open


def test_open_are_those_not_agreed_to_by_the_newest_word() -> None:
    found = document(
        clause("3", "Words."), clause("7", "Others."), clause("10", "More."),
        stance("am", "10", "objects"), stance("am", "3", "reserves"), stance("by", "7", "objects"),
        stance("by", "7", "agrees", "2022-11-07"), stance("kz", "3", "agrees subject to comments"),
    )  # fmt: skip
    assert open_numbers(found.open_clauses) == "3, 10"
    assert [one.member for one in found.open_clauses[0].stances] == ["am", "kz"]


def test_a_new_wording_answers_nobodys_objection_and_the_objection_is_marked_as_earlier() -> None:
    found = document(clause("3", "Words."), stance("am", "3", "objects"), clause("3", "Better.", "2", "2022-11-10"))
    assert open_numbers(found.open_clauses) == "3"
    assert [(one.version, one.earlier) for one in found.clause_stances] == [("1", True)]
    agreed = document(
        clause("3", "Words."), stance("am", "3", "objects"), clause("3", "Better.", "2", "2022-11-10"),
        stance("am", "3", "agrees", "2022-11-11"),
    )  # fmt: skip
    assert agreed.open_clauses == ()
    assert [(one.version, one.stance, one.earlier) for one in agreed.clause_stances] == [
        ("1", "objects", True), ("2", "agrees", False),
    ]  # fmt: skip


def test_a_clause_that_is_taken_out_is_open_no_more() -> None:
    out = told("clause removed", "2022-11-10", "3")
    assert document(clause("3", "Words."), stance("am", "3", "objects"), out).open_clauses == ()


def test_a_stance_on_a_clause_of_which_no_wording_is_on_record_is_told_all_the_same() -> None:
    found = document(stance("am", "7", "objects"))
    assert (found.clauses, open_numbers(found.open_clauses)) == ((), "7")
    assert [(one.version, one.earlier) for one in found.clause_stances] == [("", False)]


def test_an_item_keeps_its_number_on_every_agenda_that_names_it() -> None:
    other = "csto/session/t"
    found = document(
        told("item proposed", session=SESSION), told("item included", "2022-11-02", session=SESSION, number=4),
        told("item proposed", "2022-11-03", session=other), told("item proposed", "2022-11-04"),
    )  # fmt: skip
    assert [(one.session, one.number, one.included) for one in found.places] == [
        (SESSION, "4", True), (other, "", False),
    ]  # fmt: skip


def test_a_paper_stands_once_whoever_attached_it() -> None:
    digest = f"sha256:{'a' * 64}"
    first = told("paper attached", digest=digest, title="The draft", media="application/pdf", size=1200, file="d.pdf")
    again = told("paper attached", "2022-11-02", digest=digest, title="The same")
    (paper,) = document(first, again).papers
    assert (paper.title, paper.size, paper.digest) == ("The draft", "1200", digest)


def test_a_refused_removal_answers_the_request_and_leaves_the_item_where_it_is() -> None:
    included = told("item included", "2022-11-02", session=SESSION)
    asked = told("removal requested", "2022-11-03", "am", session=SESSION)
    pending = document(told("item proposed"), included, asked)
    assert (pending.item.state, pending.requests[0].outcome) == ("removal requested", "not on record")
    refused = told("removal refused", "2022-11-04", reason="The item is ready", **{"request of": "am"})
    found = document(told("item proposed"), included, asked, refused)
    assert (found.item.state, found.requests[0].outcome) == ("removal refused", "removal refused")
    other = told("removal refused", "2022-11-04", **{"request of": "by"})
    assert document(told("item proposed"), included, asked, other).requests[0].outcome == "not on record"
