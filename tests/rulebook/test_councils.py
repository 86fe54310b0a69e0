"""The majorities of the Councils of the Union, the Council of Europe, the WTO and the rest, by body, class and day."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from travaux.rulebook.adoption import Threshold
from travaux.rulebook.book import RuleBook, RuleBookSilent
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule, ParticipationRule, QuorumRule
from travaux.rulebook.vocabulary import Wait

EU, SUMMIT, WTO, COE, AU, NATO = (
    read_library(slug) for slug in ("eu-council", "european-council", "wto", "coe-ministers", "african-union", "nato")
)
TODAY = date(2026, 11, 26)

# First day, seats, votes needed, members needed besides: on a proposal, and without one.
PERIODS = [
    ("1958-01-01", 6, 12, None, 4),
    ("1973-01-01", 9, 41, None, 6),
    ("1981-01-01", 10, 45, None, 6),
    ("1986-01-01", 12, 54, None, 8),
    ("1995-01-01", 15, 62, None, 10),
    ("2004-05-01", 25, 88, "1/2", "2/3"),
    ("2004-11-01", 25, 232, "1/2", "2/3"),
    ("2007-01-01", 27, 255, "1/2", "2/3"),
    ("2013-07-01", 28, 260, "1/2", "2/3"),
]
ENLARGED = [date.fromisoformat(row[0]) for row in PERIODS] + [date(2014, 11, 1)]


def rule(book: RuleBook, body: str, item_class: str = "substantive", on: date = TODAY, mode: str | None = None) -> AdoptionRule:  # fmt: skip
    """Ask a book how an item is adopted."""
    return book.rule(AdoptionRule, body=body, item_class=item_class, on=on, mode=mode)  # type: ignore[arg-type]


def thresholds(book: RuleBook, body: str, item_class: str = "substantive", on: date = TODAY, mode: str | None = None) -> list[str]:  # fmt: skip
    """The thresholds as a book has them, each in a few words."""
    return [told(one) for one in rule(book, body, item_class, on, mode).parameters.tally.thresholds]


def told(one: Threshold) -> str:
    """One threshold: what is counted, by what, how many of what."""
    by = f" by {one.weight}" if one.weight else ""
    of = f" of {one.of}" if one.of else ""
    return f"{one.counted}{by} {one.comparison} {one.amount}{of}"


@pytest.mark.parametrize(
    ("first", "seats", "votes", "on_proposal", "without"), PERIODS, ids=[row[0] for row in PERIODS]
)
def test_each_enlargement_has_its_votes_and_its_members(
    first: str, seats: int, votes: int, on_proposal: str | None, without: str | int
) -> None:
    day = date.fromisoformat(first)
    proposed, other = (rule(EU, body, on=day).parameters.tally for body in ("council", "council-without-a-proposal"))
    assert (proposed.seats, other.seats) == (seats, seats)
    assert {told(one.thresholds[0]) for one in (proposed, other)} == {f"yes by votes at least {votes}"}
    assert [told(one) for one in proposed.thresholds[1:]] == (
        [] if on_proposal is None else [f"yes more than {on_proposal} of all members"]
    )
    members = f"yes at least {without}" + (" of all members" if without == "2/3" else "")
    assert [told(one) for one in other.thresholds[1:]] == [members]


@pytest.mark.parametrize("body", ["council", "council-without-a-proposal"])
def test_on_the_eve_of_an_enlargement_the_old_majority_holds_and_on_the_day_the_new_one(body: str) -> None:
    for before, day in pairwise(ENLARGED):
        assert rule(EU, body, on=day - timedelta(days=1)).id == rule(EU, body, on=before).id
        assert rule(EU, body, on=day).replaces == rule(EU, body, on=before).id
    with pytest.raises(RuleBookSilent):
        rule(EU, body, on=date(1957, 12, 31))


def test_on_a_proposal_a_blocking_minority_takes_four_and_without_one_none_is_named() -> None:
    on_proposal, without = (rule(EU, body).parameters.tally for body in ("council", "council-without-a-proposal"))
    assert [told(one) for one in on_proposal.thresholds] == [
        "yes at least 11/20 of all members",
        "yes at least 15",
        "yes by population at least 13/20 of all members",
    ]
    assert [one.waived_when_fewer_against_than for one in on_proposal.thresholds] == [None, None, 4]
    assert [told(one) for one in without.thresholds] == [
        "yes at least 18/25 of all members",
        "yes by population at least 13/20 of all members",
    ]
    assert {one.waived_when_fewer_against_than for one in without.thresholds} == {None}


@pytest.mark.parametrize(
    ("body", "item_class", "found"),
    [
        ("council-without-a-proposal", "procedural", "simple-majority"),
        ("council-foreign-policy", "mode", "simple-majority"),
        ("council-foreign-policy", "sanction", "foreign-policy"),  # measures against others are decided by unanimity
        ("council", "sanction", "suspension"),  # rights of a member are suspended by a majority
        ("council-people-checked", "budget", "qualified-majority"),  # no check is known since November 2014
        ("council-by-the-old-rule", "budget", "qualified-majority"),
        ("council-participants", "budget", "participants"),
    ],
)
def test_a_council_that_acts_in_another_way_takes_over_what_its_own_rules_leave_open(
    body: str, item_class: str, found: str
) -> None:
    assert rule(EU, body, item_class).id == found


def test_the_old_majority_could_be_asked_for_until_the_end_of_march_2017() -> None:
    assert rule(EU, "council-by-the-old-rule", on=date(2017, 3, 31)).id == "old-rule-on-request"
    assert rule(EU, "council-by-the-old-rule", on=date(2017, 4, 1)).id == "qualified-majority"


def test_a_third_of_the_members_with_a_third_of_the_people_stops_a_decision_by_declared_abstentions() -> None:
    adoption = rule(EU, "council-foreign-policy").parameters
    assert [told(one) for one in adoption.tally.barriers[0].thresholds] == [
        "declared abstention at least 1/3 of all members",
        "declared abstention by population at least 1/3 of all members",
    ]
    assert (adoption.bound.who, adoption.bound.declared_abstention) == ("all members", "not bound")
    assert rule(EU, "council-unanimity").parameters.bound.declared_abstention == "bound"


def test_absence_is_read_in_two_ways_in_the_council_and_settled_by_practice_in_the_european_council() -> None:
    council = rule(EU, "council-unanimity").parameters
    assert {one.id: one.positions.absent for one in council.readings} == {
        "absence-prevents": "blocks",
        "absence-abstains": "not counted",
    }
    assert rule(SUMMIT, "european-council", mode="vote").parameters.tally.positions.absent == "not counted"


@pytest.mark.parametrize(
    ("item_class", "on", "mode", "found"),
    [
        ("substantive", TODAY, None, "consensus"),
        ("substantive", TODAY, "vote", "unanimity"),
        ("procedural", TODAY, None, "simple-majority"),
        ("sanction", TODAY, None, "breach"),
        ("election", TODAY, None, "election"),
        ("election", date(2014, 10, 31), None, "election-2013"),
        ("election", date(2013, 6, 30), None, "election-2009"),
    ],
)
def test_the_european_council_decides_by_consensus_and_votes_where_the_treaties_say_so(
    item_class: str, on: date, mode: str | None, found: str
) -> None:
    assert rule(SUMMIT, "european-council", item_class, on, mode).id == found


def test_one_member_may_act_for_one_other_in_both_councils() -> None:
    for book, body, mode in ((EU, "council", None), (SUMMIT, "european-council", "vote")):
        proxies = rule(book, body, mode=mode).parameters.tally.proxies
        assert proxies is not None
        assert proxies.each_acts_for_at_most == 1


def test_resolutions_of_the_council_of_europe_have_two_denominators() -> None:
    assert thresholds(COE, "deputies", "other") == [
        "yes at least 2/3 of present and voting",
        "yes more than 1/2 of all members",
    ]
    assert thresholds(COE, "cm", "important") == ["no at most 0", "yes more than 1/2 of all members"]
    assert thresholds(COE, "cm", "procedural") == ["yes more than 1/2 of all members"]
    assert thresholds(COE, "cm", "admission") == thresholds(COE, "judgments") == ["yes at least 2/3 of all members"]
    assert rule(COE, "judgments").status == "in force"
    assert rule(COE, "judgments", "procedural").id == "procedural"


@pytest.mark.parametrize(
    ("body", "item_class", "days", "threshold"),
    [
        ("gc", "substantive", None, "yes more than 1/2 of present and voting"),
        ("gc", "admission", None, "yes at least 2/3 of all members"),
        ("waivers", "substantive", 90, "yes at least 3/4 of all members"),
        ("amendments", "substantive", 90, "yes at least 2/3 of all members"),
    ],
)
def test_where_the_wto_has_no_consensus_it_votes_and_for_some_matters_after_ninety_days(
    body: str, item_class: str, days: int | None, threshold: str
) -> None:
    first = rule(WTO, body, item_class)
    (fallback,) = first.parameters.course.fallbacks
    assert (first.parameters.course.mode, fallback.when) == ("consensus", "no consensus")
    assert fallback.after == (None if days is None else Wait(days=days))
    assert fallback.to == rule(WTO, body, item_class, mode="vote").id
    assert thresholds(WTO, body, item_class, mode="vote") == [threshold]


def test_only_a_member_that_is_present_can_prevent_consensus_in_the_wto() -> None:
    objection = rule(WTO, "gc").parameters.course.objection
    assert objection is not None
    assert (objection.explicit, objection.by_a_member_present, objection.written) == ("yes", "yes", "no")


def test_both_bodies_of_the_african_union_fall_back_on_two_thirds_of_the_states_with_a_quorum_of_two_thirds() -> None:
    for body in ("assembly", "executive-council"):
        assert rule(AU, body).parameters.course.fallbacks[0].to == rule(AU, body, mode="vote").id
        assert thresholds(AU, body, mode="vote") == ["yes at least 2/3 of all members"]
        assert thresholds(AU, body, "mode") == ["yes more than 1/2 of present and voting"]
        quorum = AU.rule(QuorumRule, body=body, on=TODAY).parameters
        assert [(one.for_, one.amount, one.effect) for one in quorum.requirements] == [
            ("open", Fraction(2, 3), "blocks"),
            ("vote", Fraction(2, 3), "blocks"),
        ]


def test_a_suspended_government_has_no_vote_and_its_state_stays_bound() -> None:
    row = AU.rule(ParticipationRule, body="assembly", on=TODAY).parameters.standing("suspended by the council")
    assert row is not None
    assert (row.may("vote"), row.may("attend"), row.may("be bound"), row.may("owe money")) == ("no", "no", "yes", "yes")


def test_the_alliance_changes_who_must_agree_with_the_body_that_is_asked() -> None:
    in_2003 = date(2003, 2, 16)
    assert rule(NATO, "nac", on=in_2003).parameters.tally.electorate == "allies"
    assert rule(NATO, "dpc", on=in_2003).parameters.tally.electorate == "planning-members"
    assert rule(NATO, "dpc", on=date(2010, 6, 30)).parameters.tally.electorate == "allies"
    silence = rule(NATO, "nac", mode="silence").parameters.course.silence
    assert silence is not None
    assert [(stage.stage, stage.broken_by) for stage in silence.stages] == [("in writing", ("objection",))]
