"""Caps on what a member or a group weighs: what is cut, what it does to the base, and that everything else goes on."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.books import HEAD, an_adoption
from tests.decision.making import codes, in_council, texts, votes
from travaux.broken_input import BrokenInput
from travaux.corpora.sql.refusals import NotForSql, refuse
from travaux.decision import slacks
from travaux.decision.adoption import find
from travaux.decision.explain import changes, groups
from travaux.decision.question import Question, Seat
from travaux.decision.what_if import Stand, vary
from travaux.rulebook.adoption import Cap
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import load
from travaux.rulebook.models import AdoptionRule

MEANINGS = "      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}\n"
HALF = "counted: yes, more than: 1/2, of: all members, weight: votes"
CAST = "counted: yes, more than: 1/2, of: present and voting, weight: votes"
LEAVES, STAYS = "surplus: leaves the base", "surplus: stays in the base"


def capping_book(*caps: str, threshold: str = HALF, more: str = "") -> RuleBook:
    listed = "".join(f"      - {{weight: votes, {one}}}\n" for one in caps)
    tally = f"\n      electorate: members\n      base: all members\n      thresholds: [{{{threshold}}}]\n      caps:\n{listed}{more}"
    head = HEAD.replace("groups:\n", "groups:\n  south: {title: the southern members}\n")
    return load(head + an_adoption(tally=tally + MEANINGS), "test.yaml")


def weighing(**members: int | tuple[int, str]) -> tuple[Seat, ...]:
    """Seats with votes, and a group where one is named."""
    told = {name: one if isinstance(one, tuple) else (one, "") for name, one in members.items()}
    return tuple(
        Seat(name, weights=(("votes", Fraction(weight)),), groups=("members", *([group] if group else [])))
        for name, (weight, group) in told.items()
    )


LARGE = weighing(a=10, b=3, c=3, d=4)


def test_without_a_cap_the_large_member_decides_and_with_one_it_does_not() -> None:
    def outcome(book: RuleBook) -> str:
        return find(
            in_council("x", roll=weighing(a=11, b=3, c=3, d=3), positions=votes(yes="a", no="b c d")), book
        ).outcome

    assert outcome(capping_book(f"each: member, at most: 20, {LEAVES}")) == "adopted"
    assert outcome(capping_book(f"each: member, at most: 5, {LEAVES}")) == "not adopted"


def test_what_is_above_the_cap_is_told_of_the_member_that_has_it_and_of_nobody_else() -> None:
    book = capping_book(f"each: member, at most: 5, {LEAVES}", threshold=CAST)
    found = find(in_council("x", roll=LARGE, positions=votes(yes="a", no="b c d")), book)
    assert [one.text for one in found.grounds if one.code == "capped"] == [
        "a has 10 by votes; 5 above the cap of 5 leave the count and the base."
    ]
    [missed] = [one for one in found.grounds if one.code == "threshold missed"]
    assert missed.text == "yes, by votes: 5 of 15 present and voting; more than 1/2 (15/2) needed, and not reached."
    assert found.ground("capped").rule == "adopt"  # type: ignore[union-attr] # it is there


@pytest.mark.parametrize(
    ("surplus", "of", "outcome"),
    [(LEAVES, "9 of 15", "adopted"), (STAYS, "9 of 20", "not adopted")],
    ids=["leaves", "stays"],
)
def test_the_surplus_leaves_the_base_or_stays_in_it(surplus: str, of: str, outcome: str) -> None:
    """Five of a's ten, and d's four, are nine: more than half of fifteen, and less than half of twenty."""
    book = capping_book(f"each: member, at most: 5, {surplus}")
    found = find(in_council("x", roll=LARGE, positions=votes(yes="a d", no="b c")), book)
    assert found.outcome == outcome
    assert any(f"yes, by votes: {of} all members" in text for text in texts(found))
    assert ("but not the base" in texts(found)[1]) is (surplus == STAYS)


def test_a_share_is_one_of_all_that_there_is_before_anything_is_cut() -> None:
    book = capping_book(f"each: member, at most: 1/4, of: all members, {LEAVES}")
    found = find(in_council("x", roll=LARGE, positions=votes(yes="a")), book)
    assert "a has 10 by votes; 5 above the cap of 5 leave the count and the base." in texts(found)
    exact = capping_book(f"each: member, at most: 1/3, of: all members, {LEAVES}")
    assert any("10/3 above the cap of 20/3" in text for text in texts(find(in_council("x", roll=LARGE), exact)))


def test_a_group_is_cut_together_and_each_of_its_seats_by_the_same_ratio() -> None:
    roll = weighing(a=(6, "north"), b=(3, "north"), c=4, d=3)
    book = capping_book(f"each: group, groups: [north], at most: 6, {LEAVES}")
    found = find(in_council("x", roll=roll, positions=votes(yes="a", no="b c d")), book)
    assert "north: 9 by votes; 3 above the cap of 6 leave the count and the base." in texts(found)
    assert any(text.startswith("yes, by votes: 4 of 13 all members") for text in texts(found))


def test_a_group_below_the_cap_and_one_that_nobody_is_of_are_left_alone() -> None:
    roll = weighing(a=(3, "north"), b=(3, "north"), c=4)
    book = capping_book(f"each: group, groups: [north, south], at most: 6, {LEAVES}")
    assert not {"capped", "capped together"} & set(codes(find(in_council("x", roll=roll), book)))


def test_who_has_no_vote_takes_nothing_of_the_cap_away_from_its_group() -> None:
    roll = weighing(a=(6, "north"), b=(6, "north"), c=5)
    more = "      exclusions: [{who: the state concerned, also from the base: yes, status: in force}]\n"
    book = capping_book(f"each: group, groups: [north], at most: 6, {LEAVES}", more=more)
    both = find(in_council("x", roll=roll, positions=votes(yes="a b c")), book)
    one = find(in_council("x", roll=roll, positions=votes(yes="a c"), concerned="b"), book)
    assert "capped together" in codes(both)
    assert "capped together" not in codes(one)
    assert any(text.startswith("yes, by votes: 11 of 11 all members") for text in texts(one))


def test_caps_follow_each_other_and_each_says_what_it_does_to_the_base() -> None:
    """First no member above six, out of the base too; then north not above eight together, which stays in the base."""
    roll = weighing(a=(10, "north"), b=(6, "north"), c=4)
    book = capping_book(f"each: member, at most: 6, {LEAVES}", f"each: group, groups: [north], at most: 8, {STAYS}")
    found = find(in_council("x", roll=roll, positions=votes(yes="a b", no="c")), book)
    assert [one.text for one in found.grounds if one.code.startswith("capped")] == [
        "a has 10 by votes; 4 above the cap of 6 leave the count and the base.",
        "north: 12 by votes; 4 above the cap of 8 leave the count but not the base.",
    ]
    assert any(text.startswith("yes, by votes: 8 of 16 all members") for text in texts(found))


# --- what explains it goes on ----------------------------------------------------------------------------------------

STANDS: tuple[Stand, ...] = ("yes", "no", "abstain", "absent")
CAPS = st.sampled_from(
    [
        f"each: member, at most: {most}, {surplus}"
        for most, surplus in product(("2", "4", "1/4, of: all members"), (LEAVES, STAYS))
    ]
    + [f"each: group, groups: [north], at most: 5, {surplus}" for surplus in (LEAVES, STAYS)]
)
THRESHOLD = st.sampled_from(
    [
        HALF,
        CAST,
        "counted: no, less than: 1/3, of: all members, weight: votes",
        "counted: yes, at least: 6, weight: votes",
    ]
)


@st.composite
def small(draw: st.DrawFn) -> tuple[RuleBook, Question]:
    weights = draw(st.lists(st.integers(1, 9), min_size=2, max_size=4))
    stands = draw(st.lists(st.sampled_from(STANDS), min_size=len(weights), max_size=len(weights)))
    roll = weighing(**{f"m{place}": (weight, "north" if weight > 4 else "") for place, weight in enumerate(weights)})
    book = capping_book(*draw(st.lists(CAPS, min_size=1, max_size=2, unique=True)), threshold=draw(THRESHOLD))
    stood = {f"m{place}": stand for place, stand in enumerate(stands)}
    return book, vary(in_council("x", roll=roll), members=stood)


def moved(question: Question, group: tuple[str, ...], stands: tuple[Stand, ...]) -> Iterator[Question]:
    for chosen in product(stands, repeat=len(group)):
        yield vary(question, members=dict(zip(group, chosen, strict=True)))


def by_trying(
    book: RuleBook, question: Question, stands: tuple[Stand, ...], *, adopted: bool
) -> tuple[int, int] | None:
    members = [seat.member for seat in question.roll]
    for size in range(len(members) + 1):
        able = [
            group
            for group in combinations(members, size)
            if any((find(one, book).outcome == "adopted") is adopted for one in moved(question, group, stands))
        ]
        if able:
            return size, len(able)
    return None


@settings(max_examples=60, deadline=None)
@given(small())
def test_the_fewest_that_would_change_it_are_those_that_trying_every_group_finds(
    made: tuple[RuleBook, Question],
) -> None:
    book, question = made
    adopted = find(question, book).outcome == "adopted"
    expected = by_trying(book, question, ("no", "abstain") if adopted else ("yes",), adopted=not adopted)
    told = [(len(one.members), one.ways) for one in changes(question, book) if one.counted]
    assert told == ([] if expected is None else [expected])


@settings(max_examples=40, deadline=None)
@given(small())
def test_the_smallest_groups_are_those_that_trying_finds(made: tuple[RuleBook, Question]) -> None:
    book, question = made
    against, agreed = (vary(question, everybody=stand) for stand in ("no", "yes"))
    found = groups(question, book)
    sufficient = None if found.sufficient is None else (found.sufficient.number, found.sufficient.ways)
    blocking = None if found.blocking is None else (found.blocking.number, found.blocking.ways)
    assert sufficient == by_trying(book, against, ("yes",), adopted=True)
    assert blocking == by_trying(book, agreed, ("no", "abstain"), adopted=False)


def test_the_control_sums_that_forget_what_stays_in_the_base_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six of six are yes; were a to vote no they were six of sixteen, and of eleven if its surplus were forgotten."""
    book = capping_book(f"each: member, at most: 5, {STAYS}", threshold=CAST.replace("more than: 1/2", "at least: 1/2"))
    question = in_council("x", roll=weighing(a=10, b=3, c=3), positions=votes(yes="b c", abstain="a"))
    assert [(one.members, one.outcome) for one in changes(question, book)] == [(("a",), "not adopted")]
    monkeypatch.setattr(slacks, "for_the_base", lambda threshold, _: threshold)
    assert [one.members for one in changes(question, book)] != [("a",)]


# --- how it is written -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (f"each: member, groups: [north], at most: 5, {LEAVES}", "`groups` names the groups that are capped"),
        (f"each: group, at most: 5, {LEAVES}", "`groups` names the groups that are capped"),
        (f"each: member, at most: 3/2, of: all members, {LEAVES}", "more than the whole"),
        (f"each: group, groups: [west], at most: 5, {LEAVES}", "the group west is not listed"),
        ("each: member, at most: 5", "surplus"),
        (f"each: member, at most: 0.5, {LEAVES}", "neither a whole number"),
    ],
)
def test_a_cap_that_says_too_little_or_too_much_is_refused(wrong: str, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        capping_book(wrong)


def test_a_cap_on_a_measure_that_nothing_adds_up_is_refused() -> None:
    with pytest.raises(BrokenInput, match="no threshold adds up votes, so a cap on it does nothing"):
        capping_book(f"each: member, at most: 5, {LEAVES}", threshold="counted: yes, at least: 2")


def test_sql_refuses_a_cap_by_its_name() -> None:
    rule = capping_book(f"each: member, at most: 5, {LEAVES}").rules[0]
    assert isinstance(rule, AdoptionRule)
    with pytest.raises(NotForSql, match="caps what one member or group weighs"):
        refuse(rule, "substantive")
    assert Cap.model_validate({"weight": "votes", "each": "member", "at most": "1/4", "of": "all members", "surplus": "leaves the base"}).at_most == Fraction(1, 4)  # fmt: skip


def test_a_weight_that_is_lacking_is_not_made_nothing_by_a_cap() -> None:
    book = capping_book("each: member, at most: 5, surplus: leaves the base")
    roll = (Seat("a", weights=(("votes", Fraction(3)),)), Seat("b"), Seat("c"))
    found = find(in_council("a", roll=roll, positions=votes(yes="a", no="b c")), book)
    assert (found.outcome, found.ground("weight not on the roll") is not None) == ("indeterminate", True)
