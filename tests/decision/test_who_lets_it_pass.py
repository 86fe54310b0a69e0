"""A text is let pass by a yes or by silence on record; objections are counted where a rule allows some of them."""

from datetime import date

import pytest

from travaux.decision import adoption
from travaux.decision.findings import Finding
from travaux.decision.question import Ballot, Objected, Position, Presence, Question, Seat
from travaux.rulebook import load
from travaux.rulebook.book import RuleBook

BOOK = """book: steering-group
title: A steering group
organisation: club
zone: UTC
version: 2026-01-01
texts:
  rules: {title: Rules of the group, seen: whole, where: "on the wall"}
groups:
  members: {title: the members}
bodies:
  group: {name: The group}
rules:
- id: let-pass
  chapter: adoption
  bodies: [group]
  valid from: 2020-01-01
  source: {text: rules, article: "1"}
  status: in force
  says: Two thirds let it pass.
  parameters:
    tally:
      electorate: members
      exclusions: [{who: recused, also from the base: yes, status: in force}]
      base: entitled
      thresholds:
      - {counted: yes or no objection, at least: 2/3, of: entitled}
      - {counted: objection, at most: ALLOWED}
      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: SILENT}
    course: {mode: consensus, entered: directly}
    bound: {who: nobody, may join later: no, may decline: no, liability of those who stood aside: not stated}
"""


def book(allowed: int = 0, silent: str = "no objection") -> RuleBook:
    """The rules of the group, with so many objections allowed and a meaning for silence."""
    return load.load(BOOK.replace("ALLOWED", str(allowed)).replace("SILENT", silent), "steering-group.yaml")


def put(said: str, rules: RuleBook, objecting: int = 0) -> Finding:
    """Put it to as many as are told: y yes, a abstains, r recused, s silent, - absent; the last of them object too."""
    ballots: dict[str, Ballot] = {"y": "yes", "a": "abstain", "r": "recused"}
    there: dict[str, Presence] = {"s": "silent", "-": "absent", "p": "present"}
    positions = tuple(
        Position(f"m{place}", ballot=ballots.get(word), presence=there.get(word)) for place, word in enumerate(said)
    )
    objections = tuple(Objected(f"m{len(said) - place}") for place in range(1, objecting + 1))
    roll = tuple(Seat(one.member) for one in positions)
    return adoption.find(Question("group", date(2024, 1, 1), roll, positions=positions, objections=objections), rules)


def numbers(found: Finding, counted: str) -> list[str]:
    """What is told of a threshold."""
    return [one.text.partition(";")[0] for one in found.grounds if one.text.startswith(f"{counted}:")]


@pytest.mark.parametrize(
    ("said", "outcome", "number"),
    [
        ("yss---", "not adopted", "3 of 6"),
        ("ysss--", "adopted", "4 of 6"),
        ("ssss--", "adopted", "4 of 6"),  # nobody says yes, and nobody asked for that
        ("yyyy--", "adopted", "4 of 6"),
        ("yssaa-", "not adopted", "3 of 6"),  # an abstention lets nothing pass
        ("ysrr--", "not adopted", "2 of 4"),
        ("yssrrr", "adopted", "3 of 3"),
    ],
)
def test_a_yes_and_silence_on_record_let_it_pass_and_nothing_else_does(said: str, outcome: str, number: str) -> None:
    found = put(said, book())
    assert found.outcome == outcome
    assert numbers(found, "yes or no objection") == [f"yes or no objection: {number} entitled"]


def test_who_objects_does_not_let_it_pass_though_it_was_silent_when_asked() -> None:
    found = put("yssss-", book(allowed=2), objecting=2)
    assert numbers(found, "yes or no objection") == ["yes or no objection: 4 of 6 entitled"]
    assert found.outcome == "adopted"


def test_where_silence_counts_for_it_is_a_yes_and_where_it_counts_against_it_lets_nothing_pass() -> None:
    assert put("ysss--", book(silent="counted for")).outcome == "adopted"
    assert put("ysss--", book(silent="counted against")).outcome == "not adopted"


@pytest.mark.parametrize(("objecting", "outcome"), [(0, "adopted"), (1, "adopted"), (2, "not adopted")])
def test_one_objection_is_allowed_and_a_second_is_too_many(objecting: int, outcome: str) -> None:
    assert put("yyyyyyss", book(allowed=1), objecting).outcome == outcome


def test_objections_that_are_allowed_are_told_as_a_number_and_never_as_none() -> None:
    none, one, two = (put("yyyyyyss", book(allowed=1), objecting) for objecting in (0, 1, 2))
    assert [ground.code for ground in none.grounds].count("no objection") == 1
    assert numbers(one, "objection") == ["objection: 1"]
    assert one.ground("no objection") is None
    assert one.ground("objection") is not None
    assert numbers(two, "objection") == ["objection: 2"]
    assert two.ground("threshold missed") is not None


def test_where_none_is_allowed_each_objection_is_told_and_no_number_beside_it() -> None:
    found = put("yyyyyyss", book(), objecting=2)
    assert [one.code for one in found.grounds].count("objection") == 2
    assert numbers(found, "objection") == []
