"""Thresholds, vetoes, barriers and ties are exact, whatever the base, the weight and the group."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decision.books import BY_VOTE, TALLY, a_book, an_adoption
from tests.decision.making import codes, in_council, texts, votes, weighing
from travaux.decision.adoption import find
from travaux.decision.findings import Finding
from travaux.decision.question import Position
from travaux.decision.seating import share
from travaux.decision.tally import compare
from travaux.rulebook.book import RuleBook

MEMBERS = ("a", "b", "c", "d", "e", "f")


def counting(threshold: str, **blocks: str) -> RuleBook:
    """A book whose one rule has this threshold."""
    usual = "{counted: yes, more than: 1/2, of: present and voting}"
    tally = TALLY.replace(usual, threshold)
    for block, written in blocks.items():
        tally += f"      {block.replace('_', ' ')}: {written}\n"
    return a_book(an_adoption(tally=tally))


def deciding(book: RuleBook, **ballots: str) -> Finding:
    positions = votes(**ballots)
    told = {position.member for position in positions}
    away = tuple(Position(member, presence="absent") for member in MEMBERS if member not in told)
    return find(in_council(*MEMBERS, positions=(*positions, *away)), book)


@pytest.mark.parametrize(
    ("threshold", "ballots", "outcome"),
    [
        # a tie is no majority
        ("{counted: yes, more than: 1/2, of: present and voting}", {"yes": "a b", "no": "c d"}, "not adopted"),
        ("{counted: yes, at least: 1/2, of: present and voting}", {"yes": "a b", "no": "c d"}, "adopted"),
        # who abstains votes not, but casts
        ("{counted: yes, more than: 1/2, of: present and voting}", {"yes": "a", "abstain": "b c d"}, "adopted"),
        ("{counted: yes, more than: 1/2, of: cast}", {"yes": "a", "abstain": "b c d"}, "not adopted"),
        # who is there counts in the base of those present, who stays away does not
        ("{counted: yes, at least: 2/3, of: present}", {"yes": "a b", "abstain": "c"}, "adopted"),
        ("{counted: yes, at least: 2/3, of: entitled}", {"yes": "a b", "abstain": "c"}, "not adopted"),
        ("{counted: yes, at least: 2/3, of: all members}", {"yes": "a b c d"}, "adopted"),
        ("{counted: yes, at least: 2/3, of: all members}", {"yes": "a b c"}, "not adopted"),
        # negative votes at most a quarter of those cast
        ("{counted: no, at most: 1/4, of: cast}", {"yes": "a b c", "no": "d"}, "adopted"),
        ("{counted: no, less than: 1/4, of: cast}", {"yes": "a b c", "no": "d"}, "not adopted"),
        # a plain number
        ("{counted: yes, at least: 4}", {"yes": "a b c d", "no": "e f"}, "adopted"),
        ("{counted: abstain, at most: 1}", {"yes": "a", "abstain": "b c"}, "not adopted"),
    ],
)
def test_a_threshold_is_held_against_its_own_base(threshold: str, ballots: dict[str, str], outcome: str) -> None:
    assert deciding(counting(threshold), **ballots).outcome == outcome


@pytest.mark.parametrize(
    ("meaning", "outcome"),
    [
        # an abstention that counts against lowers the share
        ("counted against", "not adopted"),
        # one that counts for raises it
        ("counted for", "adopted"),
        # one that is not counted leaves one of two
        ("not counted", "not adopted"),
    ],
)
def test_an_abstention_is_what_the_rule_makes_of_it(meaning: str, outcome: str) -> None:
    tally = TALLY.replace("abstain: not counted", f"abstain: {meaning}")
    found = deciding(a_book(an_adoption(tally=tally)), yes="a", no="b", abstain="c")
    assert found.outcome == outcome


def test_a_negative_vote_without_reasons_is_left_out_of_count_and_base() -> None:
    book = counting("{counted: yes, at least: 2/3, of: all members}", left_out="[no without reasons]")
    four = votes(yes="a b c d")
    bare = (Position("e", ballot="no", reasoned=False), Position("f", ballot="no", reasoned=False))
    found = find(in_council(*MEMBERS, positions=(*four, *bare)), book)
    assert found.outcome == "adopted"
    assert "yes: 4 of 4 all members; at least 2/3 (8/3) needed, and reached." in texts(found)


def test_a_negative_vote_with_reasons_counts() -> None:
    book = counting("{counted: no, at most: 0}", left_out="[no without reasons]")
    assert deciding(book, yes="a b c d e", no="f").outcome == "not adopted"


UNION = (
    "\n      electorate: members\n      base: all members\n      thresholds:\n"
    "      - {counted: yes, at least: 11/20, of: all members}\n"
    "      - {counted: yes, at least: 13/20, of: all members, weight: population, waived when fewer against than: 2}\n"
    "      positions: {abstain: counted against, absent: counted against, present not participating: not counted,"
    " silent: counted against}\n"
)
PEOPLE = weighing(a=(40, "north"), b=(20, "north"), c=(20, "south"), d=(20, "south"))


@pytest.mark.parametrize(
    ("ballots", "outcome", "told"),
    [
        # three of four members and eighty of a hundred inhabitants
        ({"yes": "a b c", "no": "d"}, "adopted", "threshold reached"),
        # three of four members, sixty inhabitants, and one member alone against: it may not block alone
        ({"yes": "b c d", "no": "a"}, "adopted", "threshold waived"),
        # two of four members are too few, whatever their inhabitants
        ({"yes": "a b", "no": "c d"}, "not adopted", "threshold missed"),
    ],
)
def test_members_and_inhabitants_must_both_agree_unless_too_few_are_against(
    ballots: dict[str, str], outcome: str, told: str
) -> None:
    question = in_council("a", roll=PEOPLE, positions=votes(**ballots))
    found = find(question, a_book(an_adoption(tally=UNION)))
    assert (found.outcome, found.grounds[-1].code) == (outcome, told)


def test_a_chamber_without_a_yes_defeats_the_question() -> None:
    tally = (
        "\n      electorate: members\n      base: all members\n      thresholds:\n"
        "      - {counted: yes, at least: 1/2, of: cast}\n      - {counted: yes, at least: 1, among: north}\n"
        "      positions: {abstain: not counted, absent: not counted, present not participating: not counted,"
        " silent: not counted}\n"
    )
    book = a_book(an_adoption(tally=tally))
    south_only = find(in_council("a", roll=PEOPLE, positions=votes(yes="c d", abstain="a b")), book)
    both = find(in_council("a", roll=PEOPLE, positions=votes(yes="a c", abstain="b d")), book)
    assert (south_only.outcome, both.outcome) == ("not adopted", "adopted")


def test_a_second_condition_defeats_what_the_first_had_reached() -> None:
    barrier = (
        "\n      - says: A third of the members abstained with a declaration.\n"
        "        thresholds: [{counted: declared abstention, at least: 1/3, of: all members}]"
    )
    book = counting("{counted: yes, at least: 1}", barriers=barrier)
    declared = tuple(Position(member, ballot="abstain", declared=True) for member in "cd")
    plain = tuple(Position(member, ballot="abstain") for member in "cd")
    rest = votes(yes="a b e f")
    stopped = find(in_council(*MEMBERS, positions=(*rest, *declared)), book)
    passed = find(in_council(*MEMBERS, positions=(*rest, *plain)), book)
    assert (stopped.outcome, passed.outcome) == ("not adopted", "adopted")
    assert texts(stopped)[-1] == "A second condition defeats it: A third of the members abstained with a declaration."


@pytest.mark.parametrize(("tie", "outcome"), [("the chair decides", "open"), ("fails", "not adopted")])
def test_a_tie_goes_where_the_rule_sends_it(tie: str, outcome: str) -> None:
    book = counting("{counted: yes, more than: 1/2, of: present and voting}", tie=tie)
    found = deciding(book, yes="a b", no="c d")
    assert found.outcome == outcome
    assert ("tie" in codes(found)) == (outcome == "open")


def test_a_veto_by_abstention_stops_it() -> None:
    vetoes = "\n      - {group: the guarantors, holders: [a], by: abstain}"
    book = counting("{counted: yes, at least: 1}", vetoes=vetoes)
    assert deciding(book, yes="b c", abstain="a").outcome == "not adopted"
    assert deciding(book, yes="a b", abstain="c").outcome == "adopted"


def test_a_veto_on_another_class_of_question_does_not_count() -> None:
    vetoes = "\n      - {group: the guarantors, holders: [a], by: no, on: [budget]}"
    book = counting("{counted: yes, at least: 1}", vetoes=vetoes)
    assert deciding(book, yes="b c", no="a").outcome == "adopted"


@given(
    ballots=st.lists(st.sampled_from(("yes", "no", "abstain", "absent")), min_size=1, max_size=12),
    share=st.fractions(min_value=Fraction(1, 9), max_value=1, max_denominator=9),
)
def test_shares_agree_with_counting_on_ones_fingers(ballots: list[str], share: Fraction) -> None:
    members = [f"m{number:02}" for number in range(len(ballots))]
    positions = [
        Position(member, presence="absent") if ballot == "absent" else Position(member, ballot=ballot)  # type: ignore[arg-type]
        for member, ballot in zip(members, ballots, strict=True)
    ]
    book = _cached(f"{{counted: yes, at least: {share}, of: cast}}" if share < 1 else "{counted: no, at most: 0}")
    found = find(in_council(*members, positions=tuple(positions)), book)
    yes, no, abstain = (ballots.count(word) for word in ("yes", "no", "abstain"))
    cast = yes + no + abstain
    enough = cast > 0 and yes * share.denominator >= share.numerator * cast if share < 1 else no == 0
    assert found.outcome == ("adopted" if enough else "not adopted")


_BOOKS: dict[str, RuleBook] = {}


def _cached(threshold: str) -> RuleBook:
    if threshold not in _BOOKS:
        _BOOKS[threshold] = counting(threshold)
    return _BOOKS[threshold]


@given(a=st.integers(0, 10**6), b=st.integers(1, 10**6), share=st.fractions(min_value=0, max_value=1))
def test_comparing_is_exact_where_floating_point_would_round(a: int, b: int, share: Fraction) -> None:
    number, needed = Fraction(a), share * b
    exact = a * share.denominator - share.numerator * b
    answers = [compare(how, number, needed) for how in ("at least", "more than", "at most", "less than")]  # type: ignore[arg-type]
    assert answers == [exact >= 0, exact > 0, exact <= 0, exact < 0]


def test_two_thirds_of_a_number_is_not_its_decimal() -> None:
    """The control: with 0.67 in the place of two thirds, two of three would not do."""
    two, three = Fraction(2), Fraction(3)
    assert compare("at least", two, Fraction(2, 3) * three)
    assert not compare("at least", two, Fraction("0.67") * three)


def test_a_rule_that_only_counts_is_entered_directly() -> None:
    found = find(in_council(*MEMBERS, positions=votes(yes="a b c d", no="e")), a_book(an_adoption(course=BY_VOTE)))
    assert (found.mode, found.admissible) == ("vote", "yes")


@pytest.mark.parametrize(
    ("amount", "of", "is_"),
    [
        (Fraction(2, 3), 117, 78),
        (Fraction(2, 3), 118, Fraction(236, 3)),
        (Fraction(1, 2), 0, 0),
        (Fraction(1), Fraction(23, 2), Fraction(23, 2)),
        (Fraction(2, 3), Fraction(3, 2), 1),
    ],
)
def test_a_share_is_exact_and_a_whole_one_is_a_whole_number(
    amount: Fraction, of: int | Fraction, is_: int | Fraction
) -> None:
    found = share(amount, of)
    assert found == is_ == amount * of
    assert isinstance(found, int) is (Fraction(is_).denominator == 1)
