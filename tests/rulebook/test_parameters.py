"""The vocabulary is exact, and wide enough for bodies that decide in other ways than those of the library."""

from datetime import date
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.rulebook.small_books import club
from travaux.rulebook.adoption import Adoption, Fallback, Tally, Threshold
from travaux.rulebook.chapters import Requirement, Signature, Standing
from travaux.rulebook.vocabulary import Amount, Day, Deadline, Flag, Slots, Wait, Whole

POSITIONS = dict.fromkeys(("abstain", "absent", "present not participating", "silent"), "not counted")


def tally(*thresholds: dict[str, str], **more: object) -> Tally:
    """Build a tally of some thresholds."""
    plain = {"electorate": "members", "base": "present and voting", "positions": POSITIONS}
    return Tally.model_validate(plain | {"thresholds": thresholds} | more)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Amount, "2/3", Fraction(2, 3)),
        (Amount, "9", Fraction(9)),
        (Amount, "0", Fraction(0)),
        (Amount, "4/6", Fraction(2, 3)),
        (Day, "2023-11-23", date(2023, 11, 23)),
        (Day, "unknown", "unknown"),
        (Whole, "12", 12),
        (Flag, "yes", True),
        (Flag, "no", False),
        (Slots, "all", "all"),
        (Slots, "4", 4),
        (Deadline, "none", "none"),
        (Deadline, "not stated", "not stated"),
        (Deadline, "90", 90),
    ],
)
def test_a_scalar_is_read_exactly(kind: object, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Amount, "0.67"), (Amount, "1/0"), (Amount, "-1"), (Amount, "2 / 3"), (Amount, "1e3"), (Amount, "09"),
        (Amount, "²"), (Amount, "9999999"), (Amount, 0.5), (Amount, "2/3\n"),
        (Day, "2023-11-31"), (Day, "20231123"), (Day, "2023-11-23T10:00"), (Day, "２０２３-11-23"), (Day, ""),
        (Whole, "1.0"), (Whole, "+1"), (Whole, "six"), (Whole, True),
        (Flag, "true"), (Flag, "Yes"), (Flag, "1"), (Flag, ""),
        (Slots, "most"), (Deadline, "soon"), (Deadline, "-1"),
    ],
)  # fmt: skip
def test_a_scalar_that_is_not_exact_is_refused(kind: object, text: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize("comparison", ["at least", "more than", "at most", "less than"])
def test_a_threshold_knows_its_comparison_and_amount(comparison: str) -> None:
    threshold = Threshold.model_validate({comparison: "1/4", "of": "cast", "counted": "no"})
    assert (threshold.comparison, threshold.amount, threshold.counted) == (comparison, Fraction(1, 4), "no")


def test_a_threshold_of_the_whole_is_a_share_of_one() -> None:
    assert Threshold.model_validate({"at least": "1", "of": "all members"}).amount == 1


def test_a_double_majority_with_a_blocking_minority_can_be_said() -> None:
    members = {"at least": "55/100", "of": "all members"}
    people = {"at least": "65/100", "of": "all members", "weight": "population", "waived when fewer against than": "4"}
    built = tally(members, people)
    assert built.thresholds[1].weight == "population"
    assert built.thresholds[1].waived_when_fewer_against_than == 4


def test_a_barrier_of_declared_abstentions_can_be_said() -> None:
    third = {"counted": "declared abstention", "at least": "1/3", "of": "all members"}
    barrier = {"says": "A third of members with a third of the people.", "thresholds": [third, third]}
    built = tally({"at most": "0", "counted": "no"}, barriers=[barrier])
    assert [one.counted for one in built.barriers[0].thresholds] == ["declared abstention"] * 2


def test_two_chambers_and_ballots_left_out_can_be_said() -> None:
    issuers = {"at least": "2/3", "of": "present and voting", "among": "issuers"}
    built = tally(issuers, {"at least": "1", "among": "consumers"}, **{"left out": ["no without reasons"]})
    assert [one.among for one in built.thresholds] == ["issuers", "consumers"]
    assert built.left_out == ("no without reasons",)


def test_a_chamber_that_is_no_group_of_the_book_is_refused() -> None:
    with pytest.raises(ValueError, match="the group issuers is not listed in `groups`"):
        club(("{more than: 1/2, of: present and voting}", "{more than: 1/2, of: cast, among: issuers}"))


def test_a_fallback_after_ninety_days_can_be_said() -> None:
    fallback = Fallback.model_validate(
        {"to": "three-quarters", "when": "no consensus", "after": {"days": "90"}, "decided by": "the body"}
    )
    assert (fallback.to, fallback.after) == ("three-quarters", Wait(days=90))


def test_a_reading_changes_only_the_positions_that_it_names() -> None:
    rule = club().by_id("majority").parameters
    assert isinstance(rule, Adoption)
    assert rule.positions(rule.readings[0]).abstain == "counted against"
    assert rule.positions(rule.readings[0]).absent == "not counted"
    assert rule.positions() == rule.tally.positions


def test_a_right_that_is_left_out_is_not_stated() -> None:
    row = Standing.model_validate(
        {"state": "observer", "kind": "membership", "provided for": "yes", "rights": {"attend": "yes", "vote": "no"}}
    )
    assert [row.may(right) for right in ("attend", "vote", "speak")] == ["yes", "no", "not stated"]


def test_a_quorum_may_be_more_than_half_or_a_plain_number() -> None:
    words = {"for": "vote", "effect": "advises", "may be overridden": "yes"}
    assert Requirement.model_validate(words | {"more than": "1/2", "of": "entitled"}).amount == Fraction(1, 2)
    assert Requirement.model_validate(words | {"at least": "7"}).amount == 7
    assert club().rules[0].parameters.requirement("open") is None


def test_signatures_may_be_counted_and_have_a_deadline_in_days() -> None:
    words = {"slots": "each member", "signed by": "minister", "needed": "4", "deadline": "30"}
    words |= dict.fromkeys(("may follow the session", "may join later", "may decline later"), "yes")
    words |= {"depositary": "the depositary", "certified copies to": "all members", "refusal": "not bound"}
    signature = Signature.model_validate(words | {"joining by": "the state concerned"})
    assert (signature.needed, signature.deadline) == (4, 30)
