"""Which rule of a book of votes answers, by body, class, mode and day; on the very days on which one follows another."""

from datetime import date
from fractions import Fraction

import pytest

from travaux.rulebook.book import RuleBookSilent
from travaux.rulebook.load import read_library
from travaux.rulebook.models import AdoptionRule, ParticipationRule, QuorumRule

NOW = date(2026, 3, 1)

ANSWERS = [
    # the Council's new seats were held from 1966
    ("un-sc", "sc", "substantive", "", date(1965, 12, 31), "substantive-1945"),
    ("un-sc", "sc", "substantive", "", date(1966, 1, 1), "substantive"),
    ("un-sc", "sc", "election", "", date(1965, 12, 31), "judges-1945"),
    ("un-sc", "sc", "election", "", NOW, "judges"),
    ("un-sc", "sc", "personnel", "", NOW, "substantive"),
    ("un-sc", "sc", "statement", "", NOW, "statement-of-the-president"),
    ("un-sc", "sc", "procedural", "consensus", NOW, "procedure-without-a-vote"),
    ("un-sc", "sc", "admission", "consensus", NOW, "without-a-vote"),
    # judges are persons in the Assembly; members of the Council are elected as an important question
    ("un-ga", "ga", "personnel", "", NOW, "judges"),
    ("un-ga", "ga", "election", "", NOW, "important"),
    ("un-ga", "ga", "substantive", "", NOW, "other-questions"),
    ("un-ga", "ga", "mode", "", NOW, "other-questions"),
    ("un-ga", "ga", "budget", "consensus", NOW, "important-without-a-vote"),
    ("un-ga", "ga", "substantive", "consensus", NOW, "without-a-vote"),
    ("un-hrc", "hrc", "sanction", "", NOW, "majority"),
    ("un-hrc", "hrc", "statement", "consensus", NOW, "without-a-vote"),
    ("un-hrc", "hrc", "substantive", "", date(2006, 3, 14), "silent"),
    # closing a debate in the Senate, and what is no closing
    ("us-senate", "senate", "mode", "", date(1917, 3, 7), "silent"),
    ("us-senate", "senate", "mode", "", date(1917, 3, 8), "cloture-1917"),
    ("us-senate", "senate", "mode", "", date(1949, 3, 17), "cloture-1949"),
    ("us-senate", "senate", "election", "", date(1959, 1, 12), "cloture-1959"),
    ("us-senate", "senate", "mode", "", date(1975, 3, 7), "cloture"),
    ("us-senate", "senate", "election", "", date(1975, 3, 7), "cloture-on-nominations-1975"),
    ("us-senate", "senate", "election", "", date(2013, 11, 20), "cloture-on-nominations-1975"),
    ("us-senate", "senate", "election", "", date(2013, 11, 21), "cloture-on-nominations"),
    ("us-senate", "senate", "mode", "", date(2013, 11, 21), "cloture"),
    ("us-senate", "senate", "personnel", "", NOW, "majority"),
    ("us-senate", "senate", "procedural", "", NOW, "majority"),
    ("us-senate", "senate", "budget", "", date(1985, 12, 11), "majority"),
    ("us-senate", "senate", "budget", "", date(1985, 12, 12), "budget-waiver"),
    ("us-senate", "senate", "important", "", date(1800, 1, 1), "two-thirds"),
    # three federal constitutions
    ("swiss", "people-and-cantons", "important", "", date(1848, 9, 11), "silent"),
    ("swiss", "people-and-cantons", "important", "", date(1874, 5, 28), "people-and-cantons-1848"),
    ("swiss", "people-and-cantons", "important", "", date(1874, 5, 29), "people-and-cantons-1874"),
    ("swiss", "people-and-cantons", "important", "", date(2000, 1, 1), "people-and-cantons"),
    ("swiss", "people-and-cantons", "substantive", "", date(1874, 5, 28), "silent"),
    ("swiss", "people-and-cantons", "substantive", "", date(1874, 5, 29), "people-1874"),
    ("swiss", "people-and-cantons", "substantive", "", date(2000, 1, 1), "people"),
    # stages of a standard
    ("iso-dis", "committee", "substantive", "", NOW, "committee-consensus"),
    ("iso-dis", "committee", "substantive", "vote", NOW, "committee-vote"),
    ("iso-dis", "enquiry", "substantive", "", NOW, "enquiry"),
    ("iso-dis", "approval", "substantive", "", NOW, "approval"),
    # the IESG: standards track, informational, a second telechat, the override
    ("ietf-iesg", "iesg", "substantive", "", NOW, "normal"),
    ("ietf-iesg", "iesg", "other", "", NOW, "informational"),
    ("ietf-iesg", "iesg", "substantive", "vote", NOW, "alternate"),
    ("ietf-iesg", "iesg-again", "substantive", "", NOW, "single-discuss"),
    ("ietf-iesg", "iesg-again", "other", "", NOW, "single-discuss-informational"),
    ("ietf-iesg", "iesg-again", "substantive", "vote", NOW, "alternate"),
    ("cabforum", "forum", "substantive", "", NOW, "ballot"),
    ("cabforum", "forum", "admission", "", NOW, "admission"),
    ("cabforum", "forum", "admission", "vote", NOW, "admission-by-ballot"),
    ("cabforum", "forum", "substantive", "", date(2018, 7, 2), "silent"),
    ("co-operative", "general-meeting", "budget", "", NOW, "ordinary"),
    ("co-operative", "general-meeting", "sanction", "", NOW, "extraordinary"),
    ("co-operative", "adjourned-meeting", "important", "", NOW, "extraordinary"),
    ("co-operative", "adjourned-meeting", "substantive", "", NOW, "ordinary-adjourned"),
    ("co-operative", "postal-ballot", "important", "", NOW, "postal-extraordinary"),
    ("co-operative", "special-postal-ballot", "important", "", NOW, "special-postal"),
]  # fmt: skip


def answer(slug: str, body: str, item_class: str, mode: str, on: date) -> str:
    try:
        return read_library(slug).rule(AdoptionRule, body=body, item_class=item_class, mode=mode or None, on=on).id  # type: ignore[arg-type]
    except RuleBookSilent:
        return "silent"


@pytest.mark.parametrize(("slug", "body", "item_class", "mode", "on", "rule"), ANSWERS)
def test_the_rule_of_body_class_mode_and_day_answers(
    slug: str, body: str, item_class: str, mode: str, on: date, rule: str
) -> None:
    assert answer(slug, body, item_class, mode, on) == rule


@pytest.mark.parametrize(
    ("slug", "body", "purpose", "share", "strictly"),
    [
        ("un-ga", "ga", "open", Fraction(1, 3), False),
        ("un-ga", "ga", "vote", Fraction(1, 2), True),
        ("un-hrc", "hrc", "discuss", Fraction(1, 3), False),
        ("un-hrc", "hrc", "vote", Fraction(1, 2), True),
        ("us-senate", "senate", "vote", Fraction(1, 2), True),
        ("cabforum", "forum", "vote", Fraction(1, 2), True),
        ("co-operative", "general-meeting", "vote", Fraction(1, 2), False),
        ("co-operative", "adjourned-meeting", "vote", Fraction(1), False),
    ],
)
def test_a_quorum_is_a_half_or_more_than_a_half_and_these_are_different(
    slug: str, body: str, purpose: str, share: Fraction, *, strictly: bool
) -> None:
    requirement = read_library(slug).rule(QuorumRule, body=body, on=NOW).parameters.requirement(purpose)  # type: ignore[arg-type]
    assert requirement is not None
    assert (requirement.amount, requirement.more_than is not None) == (share, strictly)


def test_a_quorum_that_is_presumed_is_one_that_somebody_must_ask_for() -> None:
    checked = {
        slug: {one.checked for rule in read_library(slug).rules if isinstance(rule, QuorumRule)
               for one in rule.parameters.requirements if one.for_ == "vote"}
        for slug in ("us-senate", "un-ga", "un-hrc", "cabforum", "co-operative")
    }  # fmt: skip
    assert checked == {
        "us-senate": {"on request"}, "un-ga": {"on request"},
        "un-hrc": {"always"}, "cabforum": {"always"}, "co-operative": {"always"},
    }  # fmt: skip


def test_only_the_council_of_these_bodies_knows_a_veto_and_only_on_substance_and_on_what_is_procedure() -> None:
    for slug in ("un-ga", "un-hrc", "us-senate", "swiss", "iso-dis", "ietf-iesg", "cabforum", "co-operative"):
        rules = [rule for rule in read_library(slug).rules if isinstance(rule, AdoptionRule)]
        assert rules
        assert not any(rule.parameters.tally.vetoes for rule in rules)
    vetoed = {
        item_class for rule in read_library("un-sc").rules
        if isinstance(rule, AdoptionRule) and rule.parameters.tally.vetoes for item_class in rule.classes
    }  # fmt: skip
    assert vetoed == {"substantive", "mode"}


@pytest.mark.parametrize(("slug", "body", "years"), [("un-ga", "ga", 2), ("co-operative", "general-meeting", 1)])
def test_debts_cost_the_vote_by_themselves_after_so_many_years(slug: str, body: str, years: int) -> None:
    arrears = read_library(slug).rule(ParticipationRule, body=body, on=NOW).parameters.arrears
    assert arrears is not None
    assert (arrears.years, arrears.automatic, arrears.decided_by, arrears.waiver_by) == (
        years,
        True,
        "nobody",
        "the body",
    )
    assert arrears.withdraws == ("vote",)


def test_who_decides_a_tie_is_named_where_somebody_does() -> None:
    casting = {
        (slug, rule.id): rule.parameters.tally.casting_vote_of
        for slug in ("us-senate", "co-operative", "un-hrc", "un-ga", "swiss")
        for rule in read_library(slug).rules
        if isinstance(rule, AdoptionRule) and rule.parameters.tally.tie == "the chair decides"
    }
    assert casting == {
        ("us-senate", "majority"): "the Vice President",
        ("us-senate", "cloture-on-nominations"): "the Vice President",
    }
