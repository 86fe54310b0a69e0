"""What would change a finding, and the smallest groups: held against every group there is, on small bodies."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from math import comb
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.books import CONSENSUS, TALLY, a_book, a_rule, an_adoption
from tests.decision.making import COUNCIL_2022, SIX, a_question, in_council, seats, there, votes
from travaux.decision import explain
from travaux.decision.adoption import find
from travaux.decision.explain import changes, groups, missing
from travaux.decision.fewest import Smallest, Way, smallest
from travaux.decision.question import Position, Question, Ruled, Seat, Silence
from travaux.decision.what_if import Stand, vary
from travaux.rulebook.book import RuleBook
from travaux.rulebook.load import read_library

POSITIONS = "\n      positions: {abstain: not counted, absent: not counted, present not participating: not counted, silent: not counted}\n"
#: In an ordinary run a few small bodies are tried in every way; many, and larger ones, where TRAVAUX_SOAK is set.
TRIES, MOST = (400, 5) if os.environ.get("TRAVAUX_SOAK") else (25, 4)
BASES = ("all members", "entitled", "present and voting", "cast")
STANDS: tuple[Stand, ...] = ("yes", "no", "abstain", "absent")


@dataclass(frozen=True)
class Small:
    """A small body with its rule: thresholds in YAML, a veto or none, and where each member stands."""

    thresholds: tuple[str, ...]
    holder: str
    barrier: bool
    stands: tuple[Stand, ...]
    weights: tuple[int, ...]

    @property
    def book(self) -> RuleBook:
        tally = "\n      electorate: members\n      base: all members\n      thresholds:\n"
        tally += "".join(f"      - {{{one}}}\n" for one in self.thresholds)
        if self.holder:
            tally += f"      vetoes: [{{group: the guarantors, holders: [{self.holder}], by: no}}]\n"
        if self.barrier:
            tally += "      barriers: [{says: Three are against., thresholds: [{counted: no, at least: 3}]}]\n"
        return a_book(an_adoption(tally=tally.rstrip() + POSITIONS))

    @property
    def question(self) -> Question:
        named = [
            (f"m{place}", stand, weight)
            for place, (stand, weight) in enumerate(zip(self.stands, self.weights, strict=True))
        ]
        roll = tuple(
            Seat(
                name,
                weights=(("population", Fraction(weight)),),
                groups=("members", *(["north"] if weight > 4 else [])),
            )
            for name, _, weight in named
        )
        return vary(in_council("m0", roll=roll), members={name: stand for name, stand, _ in named})


def threshold(upward: bool, strict: bool, share: Fraction, base: str, more: str) -> str:
    counted = "yes" if upward else "no"
    word = ("more than" if strict else "at least") if upward else ("less than" if strict else "at most")
    return f"counted: {counted}, {word}: {share}, of: {base}{more}"


SHARES = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1, 3), Fraction(1)])
MORE = st.sampled_from(["", "", ", weight: population", ", among: north", ", waived when fewer against than: 2"])
THRESHOLDS = st.builds(threshold, st.booleans(), st.booleans(), SHARES, st.sampled_from(BASES), MORE)
SMALL = st.integers(2, MOST).flatmap(
    lambda size: st.builds(
        Small,
        st.lists(THRESHOLDS, min_size=1, max_size=2).map(tuple), st.sampled_from(["", "", "m0"]), st.booleans(),
        st.lists(st.sampled_from(STANDS), min_size=size, max_size=size).map(tuple),
        st.lists(st.integers(1, 9), min_size=size, max_size=size).map(tuple),
    )
)  # fmt: skip


def moved(question: Question, group: Sequence[str], stands: Sequence[Stand]) -> Iterator[Question]:
    """The question with the members of a group standing in every way there is of these."""
    for chosen in product(stands, repeat=len(group)):
        yield vary(question, members=dict(zip(group, chosen, strict=True)))


def by_trying(question: Question, book: RuleBook, stands: Sequence[Stand], *, adopted: bool) -> tuple[int, int] | None:
    """The size of the smallest groups that bring it about, and how many there are, by deciding for each anew."""
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


def found(one: Smallest | None) -> tuple[int, int] | None:
    return None if one is None else (one.number, one.ways)


@settings(max_examples=TRIES, deadline=None)
@given(SMALL)
def test_the_fewest_that_would_change_it_are_those_that_trying_every_group_finds(small: Small) -> None:
    question, book = small.question, small.book
    adopted = find(question, book).outcome == "adopted"
    expected = by_trying(question, book, ("no", "abstain") if adopted else ("yes",), adopted=not adopted)
    told = [(len(one.members), one.ways) for one in changes(question, book) if one.counted]
    assert told == ([] if expected is None else [expected])


@settings(max_examples=TRIES, deadline=None)
@given(SMALL)
def test_the_smallest_groups_that_carry_or_stop_it_are_those_that_trying_finds(small: Small) -> None:
    question, book = small.question, small.book
    against, agreed = (vary(question, everybody=stand) for stand in ("no", "yes"))
    told = groups(question, book)
    assert found(told.sufficient) == by_trying(against, book, ("yes",), adopted=True)
    assert found(told.blocking) == by_trying(agreed, book, ("no", "abstain"), adopted=False)


@settings(max_examples=TRIES, deadline=None)
@given(SMALL)
def test_who_can_block_alone_is_who_does_so_when_tried(small: Small) -> None:
    question, book = small.question, small.book
    members = [seat.member for seat in question.roll] if find(question, book).outcome == "adopted" else []
    alone = [
        one
        for one in members
        if any(find(other, book).outcome != "adopted" for other in moved(question, [one], ("no", "abstain")))
    ]
    assert list(groups(question, book).can_block) == alone


def test_the_control_a_count_that_forgets_vetoes_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    question, book = vetoed(), read_library("un-sc")
    assert [one.members for one in changes(question, book)] == [("ru",)]
    monkeypatch.setattr(explain.slacks, "_Freed", lambda at, veto: explain.slacks._Using(at, replace_holders(veto)))
    assert [one.members for one in changes(question, book)] != [("ru",)]


def replace_holders(veto: object) -> object:
    """A veto that nobody holds."""
    return veto.model_copy(update={"holders": ("nobody",)})  # type: ignore[attr-defined] # it is a part of a book


def vetoed() -> Question:
    """The vote of 25 February 2022: eleven, one against, three abstaining."""
    roll = seats(*COUNCIL_2022)
    abstain = "ae cn in"
    yes = " ".join(member for member in COUNCIL_2022 if member not in {"ru", *abstain.split()})
    return Question(
        "sc", a_question().on.replace(month=2, day=25), roll, positions=votes(yes=yes, no="ru", abstain=abstain)
    )


def test_a_veto_is_changed_by_its_holder_alone_and_the_smallest_groups_are_told() -> None:
    told = groups(vetoed(), read_library("un-sc"))
    assert (found(told.sufficient), found(told.blocking), told.can_block) == ((9, comb(10, 4)), (1, 5), ())
    [change] = changes(vetoed(), read_library("un-sc"))
    assert (change.outcome, change.act, change.members, change.ways) == ("adopted", "vote yes", ("ru",), 1)
    assert (change.ground.article, change.ground.side) == ("Art. 27(3)", "for")


def of_193(**changed: object) -> Question:
    """The vote of 7 April 2022: 93, 24 against, 58 abstaining, 18 away."""
    stands = ["yes"] * 93 + ["no"] * 24 + ["abstain"] * 58 + ["absent"] * 18
    roll = tuple(Seat(f"m{place}") for place in range(193))
    question = in_council("m0", body="ga", roll=roll, item_class="important", **changed)
    return vary(question, members={f"m{place}": stand for place, stand in enumerate(stands)})  # type: ignore[misc]


def test_a_body_of_193_is_explained_exactly_and_in_less_time_than_a_page_takes() -> None:
    question, book = of_193(), read_library("un-ga")
    groups(question, book)
    begun = process_time()
    told, [change] = groups(question, book), changes(question, book)
    assert process_time() - begun < 0.5
    # of those who voted yes and of the rest so many vote no instead: 93 less the first, of 117 and the second
    able = sum(comb(93, 16 - rest) * comb(76, rest) for rest in range(17) if 3 * (77 + rest) < 2 * (117 + rest))
    assert (change.outcome, len(change.members), change.ways) == ("not adopted", 16, able)
    assert (found(told.sufficient), found(told.blocking)) == ((129, comb(193, 129)), (65, comb(193, 65)))


def test_twenty_seven_members_that_all_weigh_otherwise_are_counted_exactly() -> None:
    weights = [Fraction(3 * place * place + 7) for place in range(27)]
    roll = tuple(Seat(f"m{place}", weights=(("population", weight),)) for place, weight in enumerate(weights))
    tally = TALLY.replace(
        "more than: 1/2, of: present and voting", "at least: 13/20, of: all members, weight: population"
    )
    book = a_book(an_adoption(tally=tally))
    told = groups(in_council("m0", roll=roll, positions=votes(yes="m0")), book).blocking
    assert told is not None
    total, able = sum(weights), 0
    for group in combinations(weights, told.number):
        able += total - sum(group) < Fraction(13, 20) * total
    assert (told.ways, told.counted, told.exact) == (able, True, True)
    assert all(total - sum(group) >= Fraction(13, 20) * total for group in combinations(weights, told.number - 1))


def test_a_consensus_that_is_awaited_is_stopped_by_one_and_carried_by_all_that_are_missing() -> None:
    question = a_question(positions=there("by kg kz ru"), closed=False)
    stop, carry = changes(question, read_library("csto"))
    assert (stop.outcome, stop.act, stop.ways) == ("not adopted", "object", 6)
    assert (carry.outcome, carry.act, carry.members) == ("adopted", "agree", ("am", "tj"))
    assert groups(question, read_library("csto")).can_block == SIX


def test_an_objection_is_changed_by_whoever_objected() -> None:
    question = a_question(positions=(*there("by kg kz ru tj"), Position("am", presence="present", stance="objects")))
    [change] = changes(question, read_library("csto"))
    assert (change.outcome, change.members) == ("adopted", ("am",))
    assert groups(question, read_library("csto")).can_block == ()


def test_where_readings_part_ways_a_ruling_changes_it_and_nothing_once_it_was_given() -> None:
    absent = a_question(positions=(*there("by kg kz ru tj"), Position("am", presence="absent")))
    book = read_library("csto")
    told = {one.ground.text.partition(" holds")[0].rpartition(" ")[2]: one.outcome for one in changes(absent, book)}
    assert told == {"absence-blocks": "not adopted", "only-objection-blocks": "adopted"}
    ruled = replace(absent, rulings=(Ruled("reading", "chair", "absence-blocks", "as in 2009."),))
    assert [one.act for one in changes(ruled, book)] == ["agree"]
    assert [(one.what, one.by) for one in missing(absent, book)] == [
        ("a ruling of the chair or the body on how the rule is to be read", ("the chair", "the body"))
    ]


def test_under_silence_nobody_must_act_and_each_member_can_stop_it_until_it_expires() -> None:
    silence = Silence("yes", 2_000)
    question = in_council("m0", body="nac", mode="silence", roll=seats("be", "de", "fr"), silence=silence, now=1_000)
    told = groups(question, read_library("nato"))
    assert (found(told.sufficient), found(told.blocking), told.can_block) == ((0, 1), (1, 3), ("be", "de", "fr"))
    assert groups(replace(question, now=3_000), read_library("nato")).can_block == ()


@pytest.mark.parametrize(
    ("positions", "quorum", "by"),
    [
        (votes(yes="a"), "{for: vote, at least: 2, effect: blocks, may be overridden: no}", ("b", "c")),
        ((*votes(yes="a"), Position("b", presence="absent"), Position("c", presence="absent")), "{for: vote, at least: 2, effect: blocks, may be overridden: no}", ("b", "c")),
    ],
    ids=["not on record", "away"],
)  # fmt: skip
def test_a_quorum_that_is_missing_could_be_supplied_by_those_that_are_not_there(
    positions: tuple[Position, ...], quorum: str, by: tuple[str, ...]
) -> None:
    book = a_book(an_adoption(), a_rule("quorum", "quorum", f"    requirements:\n    - {quorum}\n"))
    question = in_council("a", "b", "c", positions=positions)
    told = {one.what: one.by for one in missing(question, book)}
    assert told.get("a quorum", by) == by
    assert find(question, book).ground("quorum lacking") or find(question, book).ground("quorum not known")


def test_a_tie_waits_for_the_one_that_has_the_casting_vote() -> None:
    book = a_book(
        an_adoption(
            tally=TALLY.rstrip() + "\n      tie: the chair decides\n      casting vote of: the Vice President\n"
        )
    )
    question = in_council("a", "b", positions=votes(yes="a", no="b"))
    assert [(one.what, one.by) for one in missing(question, book)] == [
        ("the casting vote of the Vice President", ("the Vice President",))
    ]
    assert [one.outcome for one in changes(question, book)] == ["adopted", "not adopted"]


def test_of_signatures_and_of_a_silent_book_nothing_is_counted() -> None:
    assert groups(a_question(mode="signature"), read_library("csto")) == explain.Groups(None, None, (), ())
    assert changes(a_question(on=a_question().on.replace(year=1990)), read_library("csto")) == ()
    assert changes(a_question(put_to="open"), read_library("csto")) == ()


# --- the fewest ------------------------------------------------------------------------------------------------------

GAINS = st.lists(st.tuples(st.integers(-1, 4), st.integers(0, 4)), min_size=1, max_size=7)


@settings(max_examples=150, deadline=None)
@given(GAINS, st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_the_fewest_are_found_and_counted_as_by_writing_out_every_group(
    gains: list[tuple[int, int]], needs: tuple[int, int]
) -> None:
    way = Way({f"m{place}": each for place, each in enumerate(gains)}, needs)
    sizes = [
        (size, sum(way.reached_by(group) for group in combinations(way.gains, size))) for size in range(len(gains) + 1)
    ]
    expected = next(((size, number) for size, number in sizes if number), None)
    told = smallest([way])
    assert found(told) == expected
    assert told is None or way.reached_by(told.members)


def test_no_way_is_no_group_and_a_need_that_is_met_needs_nobody() -> None:
    assert smallest([]) is None
    assert smallest([Way({"a": (1,)}, (2,))]) is None
    assert smallest([Way({"a": (1,)}, (0,))]) == Smallest(0, 1, ())


def test_two_ways_of_one_size_are_counted_together_and_a_group_that_does_both_once() -> None:
    one, other = Way({"a": (1,), "b": (1,)}, (1,)), Way({"b": (1,), "c": (1,)}, (1,))
    assert found(smallest([one, other])) == (1, 3)


def test_a_vote_under_a_rule_of_consensus_is_counted_by_objections() -> None:
    told = groups(
        in_council("a", "b", positions=there("a b")),
        a_book(an_adoption(tally=CONSENSUS, course="{mode: consensus, entered: directly}")),
    )
    assert (found(told.sufficient), found(told.blocking), told.can_block) == ((2, 1), (1, 2), ("a", "b"))
