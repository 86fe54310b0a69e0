"""What does not fit is told with file, line, rule and remedy, and nothing is decided by guess."""

from datetime import date

import pytest

from tests.decision.books import HEAD, TALLY, a_book, an_adoption
from tests.decision.findings_of_courses import tallied
from tests.decision.making import a_question, in_council, seats, there, votes
from travaux.broken_input import BrokenInput
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Cast, OutsideTheVocabulary, Position, Question, Seat, stood_by
from travaux.decision.scenario_file import load as load_scenarios
from travaux.decision.what_if import NoSuchMember, vary
from travaux.marked import Fault
from travaux.rulebook.load import faults_in, load, read_library
from travaux.rulebook.models import QuorumRule

CASE = """scenarios: un-sc
cases:
- case: one
  body: sc
  class: procedural
  on: 2022-02-27
  roll: [fr, gb]
  positions:
  - {member: fr, ballot: "yes"}
  expect: {outcome: not adopted}
"""


def scenarios(old: str, new: str) -> str:
    """What is said of a scenario file in which something was written otherwise."""
    assert old in CASE
    with pytest.raises(Fault) as caught:
        load_scenarios(CASE.replace(old, new), "un-sc.scenarios.yaml")
    return str(caught.value)


def undecided(found: Finding) -> bool:
    """Whether a finding decides nothing and binds nobody."""
    return found.outcome == "indeterminate" and found.admissible == "not stated" and not found.bound


# --- an unknown member -----------------------------------------------------------------------------------------------


def test_a_scenario_with_an_unknown_member_is_refused_with_file_line_and_remedy() -> None:
    assert load_scenarios(CASE, "un-sc.scenarios.yaml").cases
    told = scenarios("member: fr", "member: xx")
    assert told == "un-sc.scenarios.yaml, line 9: xx does not sit on the roll. Name one of fr, gb"


def test_a_ballot_of_somebody_that_is_not_on_the_roll_decides_nothing_and_is_told() -> None:
    whole = in_council("a", "b", positions=votes(yes="a b"))
    assert find(whole, a_book()).outcome == "adopted"
    found = find(in_council("a", "b", positions=votes(yes="a b x y")), a_book())
    assert undecided(found)
    [told] = [ground.text for ground in found.grounds if ground.code == "strangers voted"]
    assert told == "x, y cast ballots and are not on the roll of 2020-01-01; correct the names or the roll."


def test_a_guest_that_is_there_and_casts_no_ballot_is_no_mistake() -> None:
    guest = Position("x", presence="present")
    assert find(in_council("a", positions=(*votes(yes="a"), guest)), a_book()).outcome == "adopted"


@pytest.mark.parametrize("told", [{"members": {"x": "yes"}}, {"suspended": ["x"]}], ids=["stands", "suspended"])
def test_a_what_if_of_an_unknown_member_is_refused_with_those_that_sit_there(told: dict[str, object]) -> None:
    with pytest.raises(NoSuchMember) as caught:
        vary(in_council("a", "b"), **told)  # type: ignore[arg-type]
    assert str(caught.value) == "Looked for x on the roll: it does not sit there. Name one of: a, b."
    assert isinstance(caught.value, BrokenInput)


# --- a position outside the vocabulary -------------------------------------------------------------------------------


def test_a_scenario_with_a_position_outside_the_vocabulary_is_refused_with_the_words() -> None:
    told = scenarios('ballot: "yes"', "ballot: aye")
    assert told == "un-sc.scenarios.yaml, line 9: 'aye' is no ballot. Write one of: yes, no, abstain, recused"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (in_council("a", positions=(Position("a", ballot="aye"),)), "Looked for ballot 'aye'"),  # type: ignore[arg-type]
        (in_council("a", positions=(Position("a", stance="likes"),)), "Looked for stance 'likes'"),  # type: ignore[arg-type]
        (in_council("a", positions=(Position("a", presence="late"),)), "Looked for presence 'late'"),  # type: ignore[arg-type]
        (in_council("a", positions=Cast({"a": "aye"})), "Looked for position 'aye'"),  # type: ignore[dict-item]
        (in_council("a", item_class="matters"), "Looked for item class 'matters'"),
        (in_council("a", mode="shouting"), "Looked for mode 'shouting'"),
        (in_council("a", put_to="sleep"), "Looked for put to 'sleep'"),
    ],
    ids=["ballot", "stance", "presence", "word", "class", "mode", "purpose"],
)
def test_a_word_that_no_list_has_is_refused_with_the_list(question: Question, told: str) -> None:
    with pytest.raises(OutsideTheVocabulary) as caught:
        find(question, a_book())
    assert str(caught.value).startswith(f"{told}: no such word is known. Write one of: ")
    assert caught.value.found in told
    assert all(word in str(caught.value) for word in caught.value.words)


def test_every_word_of_a_roll_call_stands_for_a_way_to_stand() -> None:
    ways = {stood_by(word) for word in ("yes", "no", "abstain", "recused", "present", "absent", "silent")}
    assert len(ways) == 7
    with pytest.raises(OutsideTheVocabulary, match="Looked for stand 'dancing'"):
        vary(in_council("a"), members={"a": "dancing"})  # type: ignore[dict-item]


# --- a roll that is larger than the body -----------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "decided"), [(1, True), (2, True), (3, False)])
def test_a_roll_that_is_larger_than_the_body_decides_nothing_and_names_rule_file_and_line(
    number: int, *, decided: bool
) -> None:
    members = ["a", "b", "c"][:number]
    book = a_book(an_adoption(tally=tallied("seats: 2")))
    found = find(in_council(*members, positions=votes(yes=" ".join(members))), book)
    assert undecided(found) is not decided
    told = found.ground("roll too large")
    assert (told is None) is decided
    assert told is None or told.text.endswith("has 2 by adopt (test.yaml, line 15); correct the roll or the rule.")
    assert told is None or (HEAD + an_adoption(tally=tallied("seats: 2"))).splitlines()[14] == "- id: adopt"


def test_seats_outside_the_group_that_decides_do_not_make_the_roll_too_large() -> None:
    book = a_book(an_adoption(tally=tallied("seats: 1")))
    roll = (Seat("a", groups=("members",)), Seat("b", groups=("guests",)))
    assert find(in_council("a", roll=roll, positions=votes(yes="a")), book).outcome == "adopted"


# --- a rule that is not in force, and a book that is silent ----------------------------------------------------------


def test_a_day_on_which_no_rule_is_in_force_decides_nothing_and_names_the_nearest_with_file_and_line() -> None:
    ended = a_book(an_adoption(valid_until="2010-01-01", status="repealed"))
    assert find(in_council("a", on=date(2009, 12, 31), positions=votes(yes="a")), ended).outcome == "adopted"
    found = find(in_council("a", on=date(2010, 1, 1), positions=votes(yes="a")), ended)
    assert undecided(found)
    assert found.grounds[0].text == (
        "The rules do not say. Looked in the rule book test for a rule of the chapter adoption for items of the class "
        "substantive in the body council on 2010-01-01: it has none. Nearest is adopt (test.yaml, line 15), valid from "
        "2000-01-01 until 2010-01-01. Ask the chair or the body for a ruling, or add a dated rule to the book."
    )


def test_a_book_that_is_silent_on_a_class_decides_nothing_and_says_for_which_it_speaks() -> None:
    book = a_book(an_adoption(classes="[budget]"))
    found = find(in_council("a", item_class="procedural", positions=votes(yes="a")), book)
    assert undecided(found)
    assert "Nearest is adopt (test.yaml, line 15), for budget." in found.grounds[0].text


def test_a_rule_of_a_parent_book_is_named_by_the_parents_file() -> None:
    child = HEAD.replace("book: test", "book: child\ninherits: test")
    rules = "- id: quorum\n  chapter: quorum\n  valid from: 2000-01-01\n  status: in force\n"
    rules += "  source: {text: text, article: Art. 1}\n  says: One.\n  parameters: {requirements: "
    rules += "[{for: open, at least: 1, effect: blocks, may be overridden: no}]}\n"
    book = load(child + rules, "child.yaml", {"test": a_book()})
    assert book.place("adopt") == "adopt (test.yaml, line 15)"
    assert book.place("quorum") == f"quorum (child.yaml, line {child.count(chr(10)) + 1})"
    found = book.rule_or_none(QuorumRule, body="council", on=date(2020, 1, 1))
    assert found is not None
    assert found.id == "quorum"


# --- two rules that claim a matter, a percentage, a circle -----------------------------------------------------------


def faults(*rules: str, head: str = HEAD) -> list[str]:
    return [str(fault) for fault in faults_in(head + "".join(rules), "test.yaml")]


@pytest.mark.parametrize(
    ("keys", "other"),
    [
        ({}, {}),
        ({"classes": "[budget, election]"}, {"classes": "[election, sanction]"}),
        ({"bodies": "[council]"}, {"bodies": "[council]"}),
        ({"valid_until": "2010-01-01"}, {}),
    ],
    ids=["all", "a class", "a body", "some days"],
)
def test_two_rules_that_claim_a_matter_are_refused_with_both_names(keys: dict[str, str], other: dict[str, str]) -> None:
    [told] = faults(an_adoption("one", **keys), an_adoption("other", **other))
    assert told.startswith("test.yaml, line ")
    assert "in rule other, the rule answers the same question on the same days as one." in told
    assert told.endswith("End one before the other begins, or name bodies or classes")


@pytest.mark.parametrize(
    ("keys", "other"),
    [
        ({"classes": "[budget]"}, {"classes": "[election]"}),
        ({"bodies": "[council]"}, {}),
        ({"classes": "[budget]"}, {}),
    ],
    ids=["other classes", "the narrower body goes first", "the narrower class goes first"],
)
def test_two_rules_of_which_one_goes_first_are_none(keys: dict[str, str], other: dict[str, str]) -> None:
    assert faults(an_adoption("one", **keys), an_adoption("other", **other)) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("at least: 67%", "'67%' is a percentage; a share is a fraction: 67/100, or 2/3 where two thirds are meant"),
        ("at least: 66.7%", "'66.7%' is a percentage; a share is a fraction: 667/1000, or 2/3"),
        (
            "at least: 67",
            "67 of present and voting is more than the whole; a percentage is written as a fraction, 67/100",
        ),
        ("at least: 0.67", "'0.67' is neither a whole number (9) nor a fraction (2/3)"),
    ],
)
def test_a_percentage_is_refused_with_the_fraction_that_it_is(written: str, told: str) -> None:
    [fault] = faults(an_adoption(tally=TALLY.replace("more than: 1/2", written)))
    assert fault.startswith("test.yaml, line 26: in rule adopt, ")
    assert told in fault


def test_a_circle_of_inheritance_of_books_or_of_bodies_is_refused_where_it_closes() -> None:
    [books] = faults(an_adoption(), head=HEAD.replace("book: test", "book: test\ninherits: test"))
    assert books == (
        "test.yaml, line 3: the inheritance of test leads back to itself. Take `inherits` out of one of the books"
    )
    bodies = "council: {name: Council, inherits rules of: board}\n  board: {name: Board, inherits rules of: council}"
    told = faults(an_adoption(), head=HEAD.replace("council: {name: Council}", bodies))
    assert told[0].startswith("test.yaml, line 13: the body council comes back to itself by `inherits rules of`")
    assert len(told) == 2


def test_the_control_what_fits_is_decided() -> None:
    assert find(a_question(), read_library("csto")).outcome == "adopted"
    assert find(a_question(roll=seats("am"), positions=there("am")), read_library("csto")).outcome == "adopted"
