"""The tally against a count on one's fingers: weights, bases, exclusions, vetoes, thresholds as exact fractions."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.books import TALLY, a_book, an_adoption
from tests.decision.making import in_council
from travaux.decision import counts, tally
from travaux.decision.electorate import Electorate, electorate
from travaux.decision.hearing import Heard, hear
from travaux.decision.question import Ballot, Position, Question, Seat
from travaux.rulebook.adoption import Exclusion, Threshold, Veto
from travaux.rulebook.book import RuleBook
from travaux.rulebook.models import AdoptionRule

BASES = ("all members", "entitled", "present", "present and voting", "cast")
HOW = ("at least", "more than", "at most", "less than")
BALLOTS = ("yes", "no", "abstain", None)
GROUPS = ("north", "south")


@dataclass(frozen=True)
class Voter:
    """One member as drawn: its ballot (None is absent), its weight, its chamber, whether it is a party."""

    ballot: Ballot | None
    weight: int
    group: str
    party: bool


@dataclass(frozen=True)
class Drawn:
    """A vote as drawn, with its one threshold, its exclusion and its veto holders (by number)."""

    voters: tuple[Voter, ...]
    counted: str
    how: str
    share: Fraction
    base: str | None
    weighed: bool
    among: str | None
    leaves_base: bool
    holders: frozenset[int]


SHARES = st.builds(lambda over, under: Fraction(min(over, under), under), st.integers(1, 12), st.integers(1, 12))
VOTERS = st.builds(Voter, st.sampled_from(BALLOTS), st.integers(0, 99), st.sampled_from(GROUPS), st.booleans())
DRAWN = st.builds(
    Drawn,
    st.lists(VOTERS, min_size=1, max_size=9).map(tuple),
    st.sampled_from(("yes", "no", "abstain")), st.sampled_from(HOW), SHARES, st.sampled_from((*BASES, None)),
    st.booleans(), st.sampled_from((*GROUPS, None)), st.booleans(), st.frozensets(st.integers(0, 8), max_size=3),
)  # fmt: skip


@cache
def the_book() -> RuleBook:
    return a_book(an_adoption(tally=TALLY))


def as_rule(drawn: Drawn) -> AdoptionRule:
    """The drawn threshold, exclusion and vetoes in a rule."""
    amount = drawn.share if drawn.base else Fraction(drawn.share.numerator)
    threshold = Threshold.model_validate(
        {
            "counted": drawn.counted, drawn.how: amount, "of": drawn.base, "among": drawn.among,
            "weight": "population" if drawn.weighed else None,
        }
    )  # fmt: skip
    party = {"who": "party to the dispute", "also from the base": drawn.leaves_base, "status": "in force"}
    vetoes = (
        [Veto(group="g", holders=tuple(f"m{one}" for one in sorted(drawn.holders)), by="no")] if drawn.holders else []
    )
    rule = the_book().by_id("adopt")
    assert isinstance(rule, AdoptionRule)
    changed = {"thresholds": (threshold,), "exclusions": (Exclusion.model_validate(party),), "vetoes": tuple(vetoes)}
    parameters = rule.parameters.model_copy(update={"tally": rule.parameters.tally.model_copy(update=changed)})
    return rule.model_copy(update={"parameters": parameters})


def as_question(drawn: Drawn) -> Question:
    named = [(f"m{number}", voter) for number, voter in enumerate(drawn.voters)]
    roll = tuple(
        Seat(member, weights=(("population", Fraction(voter.weight)),), groups=("members", voter.group))
        for member, voter in named
    )
    positions = tuple(
        Position(member, ballot=voter.ballot, presence="present" if voter.ballot else "absent")
        for member, voter in named
    )
    parties = tuple(member for member, voter in named if voter.party)
    return in_council("a", roll=roll, positions=positions, parties=parties)


def engine(drawn: Drawn) -> bool:
    """Whether everything was reached, by the engine."""
    question, rule = as_question(drawn), as_rule(drawn)
    voters = electorate(question, rule, the_book())
    return counted(question, rule, voters, hear(question, rule, voters, rule.parameters.positions())).reached


def counted(question: Question, rule: AdoptionRule, voters: Electorate, heard: tuple[Heard, ...]) -> tally.Tallied:
    return tally.count(question, rule, voters, heard)


def in_base(voter: Voter, base: str, *, leaves: bool) -> bool:
    """Whether a member is in the base of a share."""
    if base == "all members":
        return not (voter.party and leaves)
    inside = {
        "entitled": True,
        "present": voter.ballot is not None,
        "present and voting": voter.ballot in {"yes", "no"},
        "cast": voter.ballot is not None,
    }
    return inside[base] and not voter.party


def fingers(drawn: Drawn) -> bool:
    """The same, counted with whole numbers only and without a word of the engine's."""
    chamber = [voter for voter in drawn.voters if drawn.among in {None, voter.group}]

    def size(voters: list[Voter]) -> int:
        return sum(voter.weight if drawn.weighed else 1 for voter in voters)

    number = size([voter for voter in chamber if voter.ballot == drawn.counted and not voter.party])
    whole = 1
    if drawn.base is not None:
        whole = size([voter for voter in chamber if in_base(voter, drawn.base, leaves=drawn.leaves_base)])
    under = drawn.share.denominator if drawn.base else 1
    left, right = number * under, drawn.share.numerator * whole
    reached = {
        "at least": left >= right,
        "more than": left > right,
        "at most": left <= right,
        "less than": left < right,
    }
    if whole == 0 and drawn.how in {"at least", "more than"}:
        return False
    holders = [drawn.voters[one] for one in drawn.holders if one < len(drawn.voters)]
    vetoed = any(voter.ballot == "no" and not voter.party for voter in holders)
    return reached[drawn.how] and not vetoed


@settings(max_examples=80, deadline=None)
@given(DRAWN)
def test_the_engine_counts_as_one_counts_on_ones_fingers(drawn: Drawn) -> None:
    assert engine(drawn) == fingers(drawn)


YES, NO, ABSTAINS = (Voter(ballot, 1, "north", party=False) for ballot in ("yes", "no", "abstain"))
ES_11_3 = Drawn(
    (YES,) * 93 + (NO,) * 24 + (ABSTAINS,) * 58 + (Voter(None, 1, "north", party=False),) * 18,
    "yes", "at least", Fraction(2, 3), "present and voting", weighed=False, among=None, leaves_base=True, holders=frozenset(),
)  # fmt: skip


def test_the_vote_of_7_april_2022_reached_two_thirds_of_those_voting() -> None:
    assert engine(ES_11_3)
    assert fingers(ES_11_3)


@pytest.mark.parametrize(
    ("base", "reached"),
    [
        # 93 of 117: 279 is at least 234
        ("present and voting", True),
        # the control: the abstentions in the base make it 93 of 175, and 279 is less than 350
        ("cast", False),
        ("present", False),
        # 93 of 193
        ("entitled", False),
        ("all members", False),
    ],
)
def test_on_that_vote_every_other_denominator_gives_the_other_answer(base: str, *, reached: bool) -> None:
    assert engine(replace(ES_11_3, base=base)) is reached


def test_a_base_that_holds_abstentions_is_found_out_by_that_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the engine with the wrong denominator disagrees with the fingers where the world has decided."""
    monkeypatch.setattr(counts, "VOTING", frozenset({"yes", "no", "objection", "abstain"}))
    assert fingers(ES_11_3)
    assert not engine(ES_11_3)


def test_two_thirds_as_a_floating_number_would_lose_votes_that_were_won(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: 78 of 117 are two thirds exactly, and 0.67 of 117 are more."""
    exactly = replace(ES_11_3, voters=(YES,) * 78 + (NO,) * 39)
    assert engine(exactly)
    assert fingers(exactly)
    monkeypatch.setattr(tally, "compare", lambda how, number, _: how == "at least" and float(number) >= 0.67 * 117)
    assert not engine(exactly)


def test_weights_as_floating_numbers_would_miss_an_exact_third(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: three weights of one tenth are three tenths, which floating numbers deny."""
    voters = (Voter("yes", 1, "north", party=False),) * 3 + (Voter("no", 1, "north", party=False),) * 7
    drawn = Drawn(
        voters,
        "yes",
        "at most",
        Fraction(3, 10),
        "cast",
        weighed=True,
        among=None,
        leaves_base=True,
        holders=frozenset(),
    )
    assert engine(drawn)
    assert fingers(drawn)
    monkeypatch.setattr(tally, "compare", lambda _, number, __: sum([0.1] * int(number)) <= 0.3)
    assert not engine(drawn)


@pytest.mark.parametrize(
    ("leaves", "reached"),
    [
        # three of five: the party out of the base too
        (True, True),
        # three of six
        (False, False),
    ],
)
def test_whether_the_excluded_leave_the_base_decides(leaves: bool, reached: bool) -> None:
    voters = (YES,) * 3 + (NO,) * 2 + (Voter("no", 1, "north", party=True),)
    drawn = Drawn(
        voters, "yes", "more than", Fraction(1, 2), "all members", weighed=False, among=None, leaves_base=leaves, holders=frozenset(),
    )  # fmt: skip
    assert (engine(drawn), fingers(drawn)) == (reached, reached)


@pytest.mark.parametrize("party", [True, False])
def test_a_holder_that_is_excluded_has_no_veto(party: bool) -> None:
    voters = (YES,) * 5 + (Voter("no", 1, "north", party=party),)
    drawn = Drawn(
        voters, "yes", "at least", Fraction(1, 2), "cast", weighed=False, among=None, leaves_base=True, holders=frozenset({5}),
    )  # fmt: skip
    assert (engine(drawn), fingers(drawn)) == (party, party)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("how", "reached"), [("at least", False), ("more than", False), ("at most", True)])
def test_a_share_of_nothing_is_never_reached_and_never_passed(base: str, how: str, *, reached: bool) -> None:
    """In a chamber in which nobody sits there is no majority, and nobody against either."""
    drawn = replace(ES_11_3, voters=(YES, NO), base=base, how=how, among="south")
    assert (engine(drawn), fingers(drawn)) == (reached, reached)
