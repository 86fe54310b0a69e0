"""Ties, proxies, presence of who objects, scopes, papers, quorums to open, fallbacks, who is bound: what each leads to."""

from typing import Any

import pytest

from tests.decision.books import BY_CONSENSUS, CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.findings_of_courses import DAY, tallied, with_papers
from tests.decision.making import codes, in_council, there, votes
from travaux.decision.adoption import find
from travaux.decision.findings import Finding, Missing
from travaux.decision.question import (
    Objected,
    PapersOut,
    Position,
    Ruled,
)
from travaux.rulebook.book import RuleBook

TIES = a_book(an_adoption(tally=tallied("tie: the chair decides")))


def put(book: RuleBook, members: str, **changed: Any) -> Finding:  # noqa: ANN401 - any field of a question
    """The finding on a question to a council of these members."""
    return find(in_council(*members.split(), **changed), book)


# --- the casting vote ------------------------------------------------------------------------------------------------


def test_a_tie_waits_for_the_casting_vote_of_the_chair() -> None:
    found = put(TIES, "a b", positions=votes(yes="a", no="b"))
    assert (found.outcome, found.missing) == ("open", (Missing("the casting vote of the chair"),))


@pytest.mark.parametrize(("ballot", "outcome", "side"), [("yes", "adopted", "for"), ("no", "not adopted", "against")])
def test_the_casting_vote_decides_a_tie(ballot: str, outcome: str, side: str) -> None:
    found = put(TIES, "a b", positions=votes(yes="a", no="b"), casting_vote=ballot)
    told = found.ground("casting vote")
    assert told is not None
    assert (found.outcome, told.side, found.missing) == (outcome, side, ())


@pytest.mark.parametrize(
    ("positions", "outcome"),
    [(votes(yes="a b", no="c"), "adopted"), (votes(yes="a", no="b c"), "not adopted"), (votes(abstain="a b c"), "not adopted")],
    ids=["won", "lost", "nobody voted"],
)  # fmt: skip
def test_a_casting_vote_counts_for_nothing_where_there_is_no_tie(positions: tuple[Position, ...], outcome: str) -> None:
    for ballot in (None, "yes", "no"):
        found = put(TIES, "a b c", positions=positions, casting_vote=ballot)
        assert (found.outcome, found.ground("casting vote"), found.ground("tie")) == (outcome, None, None)


@pytest.mark.parametrize(
    "more",
    [
        "vetoes: [{group: g, holders: [b], by: no}]",
        "barriers: [{says: One., thresholds: [{counted: no, at least: 1}]}]",
    ],
)
def test_a_tie_that_is_stopped_all_the_same_waits_for_nobody(more: str) -> None:
    book = a_book(an_adoption(tally=tallied(f"tie: the chair decides\n      {more}")))
    found = put(book, "a b", positions=votes(yes="a", no="b"), casting_vote="yes")
    assert (found.outcome, found.ground("casting vote")) == ("not adopted", None)


@pytest.mark.parametrize(
    ("threshold", "outcome"),
    [
        ("{counted: yes, more than: 1/2, of: present and voting}", "open"),
        ("{counted: yes, at least: 3/5, of: cast}", "open"),
        ("{counted: yes, at least: 2}", "open"),
        ("{counted: yes, at least: 3}", "not adopted"),
        ("{counted: yes, at least: 3/4, of: present and voting}", "not adopted"),
        ("{counted: no, at most: 0}", "not adopted"),
    ],
)
def test_even_votes_are_a_tie_only_where_one_more_yes_would_do(threshold: str, outcome: str) -> None:
    tally = TALLY.replace("{counted: yes, more than: 1/2, of: present and voting}", threshold)
    book = a_book(an_adoption(tally=tally.rstrip() + "\n      tie: the chair decides\n"))
    assert put(book, "a b", positions=votes(yes="a", no="b")).outcome == outcome


# --- proxies ---------------------------------------------------------------------------------------------------------


def by_proxy(holders: dict[str, str], ballot: str = "yes") -> tuple[Position, ...]:
    """Ballots cast for members by others: by_proxy({"b": "a"}) is b's ballot cast by a."""
    return tuple(Position(member, ballot=ballot, attended="proxy", proxy=by) for member, by in holders.items())  # type: ignore[arg-type]


def acting(proxies: str) -> RuleBook:
    return a_book(an_adoption(tally=tallied(f"proxies: {{{proxies}}}")))


@pytest.mark.parametrize(
    ("proxies", "held", "outcome"),
    [
        ("each acts for at most: 1", {"b": "a"}, "adopted"),
        ("each acts for at most: 1", {"b": "a", "c": "a"}, "indeterminate"),
        ("each acts for at most: 2", {"b": "a", "c": "a"}, "adopted"),
        ("each acts for at most: no limit", {"b": "a", "c": "a"}, "adopted"),
        ("each acts for at most: not stated", {"b": "a", "c": "a"}, "adopted"),
        ("each acts for at most: 0", {"b": "a", "c": "a"}, "not adopted"),
        ("each acts for at most: 1", {"b": "a", "c": "d"}, "adopted"),
    ],
)
def test_one_member_acts_for_so_many_others_and_beyond_that_nobody_can_say(
    proxies: str, held: dict[str, str], outcome: str
) -> None:
    away = () if "c" in held else (Position("c", presence="absent"),)
    positions = (Position("a", ballot="yes"), Position("d", ballot="no"), *by_proxy(held), *away)
    found = put(acting(proxies), "a b c d", positions=positions)
    assert found.outcome == outcome
    assert ("proxies beyond the limit" in codes(found)) is (outcome == "indeterminate")
    if outcome == "indeterminate":
        assert found.missing == tuple(Missing("which ballot by proxy holds", member) for member in held)


def test_proxies_beyond_the_limit_that_make_no_difference_leave_the_outcome_as_it_is() -> None:
    positions = (*votes(yes="a d e f"), *by_proxy({"b": "a", "c": "a"}))
    assert put(acting("each acts for at most: 1"), "a b c d e f", positions=positions).outcome == "adopted"
    lost = (*votes(no="a d e f"), *by_proxy({"b": "a", "c": "a"}))
    assert put(acting("each acts for at most: 1"), "a b c d e f", positions=lost).outcome == "not adopted"


@pytest.mark.parametrize(
    ("there_", "presence", "counts"),
    [("yes", "absent", False), ("yes", "present", True), ("no", "absent", True), ("not stated", "absent", True)],
)
def test_whoever_acts_for_another_must_be_there_itself_where_the_rule_says_so(
    there_: str,
    presence: Any,  # noqa: ANN401 - a word
    *,
    counts: bool,
) -> None:
    book = acting(f"each acts for at most: 1, holder must be present: {there_}")
    positions = (Position("a", presence=presence), *by_proxy({"b": "a"}))
    found = put(book, "a b", positions=positions)
    assert (found.ground("ballot left out") is None) is counts
    assert counts or "a, which cast it, was absent itself" in found.ground("ballot left out").text  # type: ignore[union-attr]


def test_a_ballot_cast_by_somebody_that_is_not_on_the_roll_is_left_out() -> None:
    found = put(acting("each acts for at most: 1"), "a b", positions=(*votes(no="a"), *by_proxy({"b": "x"})))
    told = found.ground("ballot left out")
    assert told is not None
    assert told.text == "The yes of b is left out of the count and of the base: x, which cast it, is not on the roll."
    assert found.outcome == "not adopted"


# --- recused, present, scope -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meaning", "outcome"), [("not counted", "adopted"), ("counted against", "not adopted"), ("counted for", "adopted")]
)
def test_recusing_has_a_meaning_of_its_own_where_the_rule_gives_it_one(meaning: str, outcome: str) -> None:
    tally = TALLY.replace("{abstain: not counted,", f"{{recused: {meaning}, abstain: counted for,")
    assert put(a_book(an_adoption(tally=tally)), "a b", positions=votes(yes="a", recused="b")).outcome == outcome


def test_recusing_is_as_abstaining_where_the_rule_says_nothing_of_it() -> None:
    tally = TALLY.replace("{abstain: not counted,", "{abstain: counted against,")
    assert put(a_book(an_adoption(tally=tally)), "a b", positions=votes(yes="a", recused="b")).outcome == "not adopted"


@pytest.mark.parametrize(
    ("presence", "outcome"), [("present", "not adopted"), ("absent", "adopted"), (None, "indeterminate")]
)
def test_only_who_is_present_can_object_where_the_rule_says_so(presence: Any, outcome: str) -> None:  # noqa: ANN401
    course = BY_CONSENSUS[:-1] + ", objection: {explicit: yes, official: not stated, by the state: yes, written: no, "
    course += "reasoned: no, on time: not stated, by a member present: yes}}"
    book = a_book(an_adoption(tally=CONSENSUS.replace("absent: undecided", "absent: no objection"), course=course))
    positions = (*there("a"), Position("b", presence=presence))
    found = put(book, "a b", positions=positions, objections=(Objected("b"),))
    assert found.outcome == outcome
    told = {"absent": "objection without form", None: "form not stated"}.get(presence, "objection")
    assert "made by a member that is present" in found.ground(told).text or told == "objection"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("scope", "item_class", "outcome"),
    [
        ("[substance]", "substantive", "not adopted"),
        ("[substance]", "budget", "not adopted"),
        ("[substance]", "procedural", "adopted"),
        ("[substance]", "mode", "adopted"),
        ("[procedure]", "procedural", "not adopted"),
        ("[procedure]", "substantive", "adopted"),
        ("[mode]", "mode", "not adopted"),
        ("[substance, mode]", "mode", "not adopted"),
        ("[]", "procedural", "not adopted"),
    ],
)
def test_a_veto_holds_within_its_scope_and_outside_it_the_vote_is_one_like_any(
    scope: str,
    item_class: Any,  # noqa: ANN401 - a word
    outcome: str,
) -> None:
    book = a_book(an_adoption(tally=tallied(f"vetoes: [{{group: g, holders: [a], by: no, scope: {scope}}}]")))
    found = put(book, "a b c", item_class=item_class, positions=votes(yes="b c", no="a"))
    assert found.outcome == outcome
    assert ("veto outside its scope" in codes(found)) is (outcome == "adopted")


# --- papers and quorums ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("book", "languages", "hours", "outcome", "admissible"),
    [
        (with_papers(), ("en", "fr"), 24, "adopted", "yes"),
        (with_papers(), ("en", "fr", "ru"), 30, "adopted", "yes"),
        (with_papers(), ("en", "fr"), 23, "cannot be put", "no"),
        (with_papers(), ("en",), 24, "cannot be put", "no"),
        (with_papers("advises"), ("en",), 1, "adopted", "yes"),
        (with_papers(), ("en", "fr"), None, "adopted", "not stated"),
        (with_papers(hours=""), ("en", "fr"), None, "adopted", "yes"),
    ],
)
def test_papers_that_block_stop_the_vote_until_they_are_out_in_all_languages_and_in_time(
    book: RuleBook, languages: tuple[str, ...], hours: int | None, outcome: str, admissible: str
) -> None:
    at = None if hours is None else 2 * DAY - hours * 3600
    found = put(book, "a", positions=votes(yes="a"), now=2 * DAY, papers=PapersOut(languages, at))
    assert (found.outcome, found.admissible) == (outcome, admissible)
    waiver = (Missing("the papers that the rule demands"), Missing("a waiver by the body"))
    assert found.missing == (waiver if outcome == "cannot be put" else ())


def test_papers_are_set_aside_by_a_ruling_and_say_nothing_where_nobody_tells_of_any() -> None:
    put_off = {"positions": votes(yes="a"), "now": DAY, "papers": PapersOut(("en",), 0)}
    assert put(with_papers(), "a", **put_off).outcome == "cannot be put"
    ruled = (Ruled("papers", "chair", reason="it is urgent."),)
    assert put(with_papers(), "a", rulings=ruled, **put_off).outcome == "adopted"
    assert codes(put(with_papers(), "a", positions=votes(yes="a"))) == ["rule found", "threshold reached"]
    assert put(with_papers(waived="nobody"), "a", **put_off).missing == (Missing("the papers that the rule demands"),)


QUORUMS = """    requirements:
    - {for: open, at least: 2, effect: blocks, may be overridden: no}
    - {for: discuss, at least: 1/3, of: all members, effect: blocks, may be overridden: no}
    - {for: vote, at least: 3, effect: blocks, may be overridden: no, checked: on request}
"""
MEETING = a_book(an_adoption(), a_rule("quorum", "quorum", QUORUMS))


@pytest.mark.parametrize(
    ("purpose", "present", "outcome", "code"),
    [
        ("open", 2, "none", "quorum there"),
        ("open", 1, "cannot be put", "quorum lacking"),
        ("discuss", 2, "none", "quorum there"),
        ("discuss", 1, "cannot be put", "quorum lacking"),
        ("vote", 1, "adopted", "quorum presumed"),
    ],
)
def test_each_purpose_has_its_quorum(purpose: str, present: int, outcome: str, code: str) -> None:
    members = ["a", "b", "c", "d", "e", "f"]
    positions = tuple(
        Position(member, presence="present", ballot="yes") if place < present else Position(member, presence="absent")
        for place, member in enumerate(members)
    )
    found = put(MEETING, " ".join(members), positions=positions, put_to=purpose)
    assert (found.outcome, code in codes(found)) == (outcome, True)
    assert "rule found" not in codes(found) or purpose == "vote"


@pytest.mark.parametrize(("asked", "outcome"), [(False, "adopted"), (True, "cannot be put")])
def test_a_quorum_is_presumed_until_somebody_asks_for_a_count(asked: bool, outcome: str) -> None:
    positions = (*votes(yes="a"), Position("b", presence="absent"), Position("c", presence="absent"))
    assert put(MEETING, "a b c", positions=positions, quorum_asked=asked).outcome == outcome


def test_where_no_rule_says_how_many_must_be_there_that_is_said() -> None:
    found = put(a_book(), "a", put_to="open")
    assert (found.outcome, found.admissible, codes(found)) == ("none", "not stated", ["quorum not laid down"])


def test_papers_are_needed_to_discuss_and_not_to_open() -> None:
    late = {"now": DAY, "papers": PapersOut(("en",), 0)}
    assert put(with_papers(), "a", put_to="discuss", **late).outcome == "cannot be put"
    assert put(with_papers(), "a", put_to="open", **late).outcome == "none"
