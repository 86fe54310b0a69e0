"""Tallies in SQL, row by row: thresholds, bases, weights, chambers, vetoes, barriers, ties, exclusions, quorums."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.corpora.ballots_in_sql import POSITIONS, adoption, by, decide, one, seats, table, tally
from tests.decision.books import CONSENSUS, a_book, a_rule, an_adoption
from travaux.corpora.sql import outcomes
from travaux.corpora.sql.refusals import NotForSql
from travaux.decision.question import Seat

YES, NO, ABSTAIN, AWAY = "yes", "no", "abstain", "absent"
TWO_THIRDS = "counted: yes, at least: 2/3, of: present and voting"
REACHED, MISSED = ("adopted", "threshold reached"), ("not adopted", "threshold missed")


@pytest.mark.parametrize(
    ("threshold", "said", "comes_to"),
    [
        (TWO_THIRDS, [YES, YES, NO], REACHED),
        (TWO_THIRDS, [YES] * 67 + [NO] * 34, MISSED),
        (TWO_THIRDS, [ABSTAIN, AWAY], MISSED),
        ("counted: yes, more than: 1/2, of: present and voting", [YES, NO], MISSED),
        ("counted: yes, more than: 1/2, of: present and voting", [YES, YES, NO], REACHED),
        ("counted: yes, at least: 1/2, of: cast", [YES, NO, ABSTAIN], MISSED),
        ("counted: yes, at least: 1/2, of: cast", [YES, YES, NO, ABSTAIN], REACHED),
        ("counted: yes, at least: 1/2, of: present", [YES, ABSTAIN, AWAY], REACHED),
        ("counted: yes, at least: 1/2, of: all members", [YES, ABSTAIN, AWAY], MISSED),
        ("counted: yes, at least: 2", [YES, YES, NO], REACHED),
        ("counted: yes, more than: 2", [YES, YES, NO], MISSED),
        ("counted: no, at most: 1", [NO, AWAY], REACHED),
        ("counted: no, less than: 1", [NO, AWAY], MISSED),
        ("counted: no, less than: 1/2, of: present and voting", [ABSTAIN, AWAY], MISSED),
        ("counted: no, at most: 1/2, of: present and voting", [ABSTAIN, AWAY], REACHED),
        ("counted: abstain, at least: 2", [ABSTAIN, ABSTAIN, NO], REACHED),
    ],
)
def test_each_comparison_and_each_base_is_counted_exactly(
    threshold: str, said: list[str], comes_to: tuple[str, str]
) -> None:
    assert one(by(threshold), said) == comes_to


@pytest.mark.parametrize(("noes", "comes_to"), [(49, REACHED), (50, MISSED)])
def test_two_thirds_of_a_hundred_and_fifty_are_a_hundred_and_not_one_less(noes: int, comes_to: tuple[str, str]) -> None:
    yeses = 100 if noes == 49 else 99
    assert one(by(TWO_THIRDS), [YES] * yeses + [NO] * noes) == comes_to


@pytest.mark.parametrize(
    ("weights", "comes_to"),
    [
        ((Fraction(2, 3), Fraction(1, 3)), REACHED),
        ((Fraction(2, 3) - Fraction(1, 10**12), Fraction(1, 3)), MISSED),
        ((Fraction(10**15 * 2), Fraction(10**15)), REACHED),
        ((Fraction(10**15 * 2 - 1), Fraction(10**15)), MISSED),
        ((Fraction(0), Fraction(0)), MISSED),
    ],
)
def test_weights_are_added_up_as_whole_units_of_their_fractions(
    weights: tuple[Fraction, ...], comes_to: tuple[str, str]
) -> None:
    roll = [replace(seat, weights=(("people", weight),)) for seat, weight in zip(seats(2), weights, strict=True)]
    book = by("counted: yes, at least: 2/3, of: all members, weight: people")
    assert one(book, [YES, NO], roll) == comes_to


def test_a_count_of_a_weight_may_be_a_broken_number() -> None:
    roll = [replace(seat, weights=(("seats", Fraction(1, 2)),)) for seat in seats(4)]
    book = by("counted: yes, at least: 3/2, weight: seats")
    assert one(book, [YES, YES, YES, NO], roll) == REACHED
    assert one(book, [YES, YES, NO, NO], roll) == MISSED


def test_weights_whose_units_do_not_fit_are_refused() -> None:
    roll = [Seat("m0", weights=(("people", Fraction(1, 2**61)),)), Seat("m1", weights=(("people", Fraction(3)),))]
    with pytest.raises(NotForSql, match=r"^Counting by people in SQL: .+ --engine plain\.$"):
        one(by("counted: yes, at least: 1, weight: people"), [YES, NO], roll)


def test_a_chamber_counts_for_itself_and_a_member_without_it_counts_nowhere() -> None:
    north = [Seat("m0", groups=("north",)), Seat("m1", groups=("north",)), Seat("m2"), Seat("m3")]
    book = by("counted: yes, at least: 1/2, of: cast", "counted: yes, more than: 1/2, of: cast, among: north")
    assert one(book, [YES, YES, NO, NO], north) == REACHED
    assert one(book, [YES, NO, YES, YES], north) == MISSED


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ([YES, YES, NO], ("adopted", "threshold reached")),
        ([NO, YES, YES], ("not adopted", "veto")),
        ([NO, YES, NO], ("not adopted", "veto not counted")),
        ([ABSTAIN, YES, YES], ("adopted", "threshold reached")),
        ([ABSTAIN, YES, NO], ("not adopted", "threshold missed")),
        ([None, YES, YES], ("indeterminate", "not on record")),
        ([None, YES, NO], ("indeterminate", "not on record")),
        ([None, NO, NO], ("not adopted", "threshold open")),
        ([YES, YES, None], ("adopted", "threshold reached")),
    ],
)
def test_a_veto_stops_only_what_would_be_adopted(said: list[str | None], comes_to: tuple[str, str]) -> None:
    veto = "      vetoes:\n      - {group: the founder, holders: [m0], by: no}\n"
    assert one(by("counted: yes, at least: 2", more=veto), said) == comes_to


def test_a_veto_for_another_class_of_question_stops_nothing() -> None:
    veto = "      vetoes:\n      - {group: the founder, holders: [m0], by: no, on: [budget]}\n"
    assert one(by("counted: yes, at least: 2", more=veto), [NO, YES, YES]) == REACHED


@pytest.mark.parametrize(("noes", "comes_to"), [(1, REACHED), (2, ("not adopted", "barrier"))])
def test_a_barrier_stands_when_all_its_thresholds_are_reached(noes: int, comes_to: tuple[str, str]) -> None:
    thresholds = "[{counted: no, at least: 2}, {counted: yes, at most: 9}]"
    barrier = f"      barriers:\n      - says: Two against.\n        thresholds: {thresholds}\n"
    assert one(by("counted: yes, at least: 3", more=barrier), [YES] * 3 + [NO] * noes) == comes_to


@pytest.mark.parametrize(("noes", "comes_to"), [(2, REACHED), (3, MISSED)])
def test_a_threshold_is_waived_where_too_few_are_against(noes: int, comes_to: tuple[str, str]) -> None:
    book = by("counted: yes, at least: 9/10, of: all members, waived when fewer against than: 3")
    assert one(book, [YES] * 7 + [NO] * noes) == comes_to


@pytest.mark.parametrize(("noes", "comes_to"), [(3, REACHED), (4, MISSED)])
def test_the_fewest_that_could_block_and_one_more_are_reckoned_from_the_roll(
    noes: int, comes_to: tuple[str, str]
) -> None:
    weights = [20, 15, 10, *[5] * 11]
    roll = [replace(seat, weights=(("people", Fraction(weights[place])),)) for place, seat in enumerate(seats(14))]
    fewest = "waived when fewer against than: the fewest that could block and one more"
    book = by(f"counted: yes, at least: 13/20, of: all members, weight: people, {fewest}")
    said = [NO] * noes + [YES] * (14 - noes)
    assert one(book, said, roll) == comes_to


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ([YES, NO], ("open", "tie")),
        ([YES, NO, ABSTAIN], ("open", "tie")),
        ([YES, YES, NO], REACHED),
        ([YES, NO, NO], MISSED),
        ([AWAY, AWAY], MISSED),
        ([YES, NO, None], ("indeterminate", "not on record")),
    ],
)
def test_a_tie_waits_for_whoever_decides_it(said: list[str | None], comes_to: tuple[str, str]) -> None:
    book = by("counted: yes, more than: 1/2, of: present and voting", more="      tie: the chair decides\n")
    assert one(book, said) == comes_to


def test_a_tie_that_one_more_yes_would_not_turn_is_lost() -> None:
    assert one(by(TWO_THIRDS, more="      tie: the chair decides\n"), [YES, YES, NO, NO]) == MISSED


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ([YES, ABSTAIN, "silent"], ("adopted", "no objection")),
        ([YES, NO, YES], ("not adopted", "objection")),
        ([YES, AWAY, YES], ("not adopted", "objection")),
        ([YES, None, YES], ("indeterminate", "not on record")),
        ([NO, None, YES], ("not adopted", "threshold open")),
    ],
)
def test_where_objections_are_counted_a_no_is_one(said: list[str | None], comes_to: tuple[str, str]) -> None:
    consensus = CONSENSUS.replace("absent: undecided", "absent: blocks")
    assert one(a_book(an_adoption(tally=consensus)), said) == comes_to


def test_exclusions_take_a_member_from_the_count_and_where_it_is_said_from_the_base() -> None:
    roll = [*seats(2), Seat("m2", "vote withdrawn")]
    for also, comes_to in (("yes", REACHED), ("no", MISSED)):
        out = f"      exclusions:\n      - {{who: vote withdrawn, also from the base: {also}, status: in force}}\n"
        book = by("counted: yes, more than: 2/3, of: all members", more=out)
        assert one(book, [YES, YES, YES], roll) == comes_to


def test_who_recuses_itself_is_left_out_only_in_that_decision() -> None:
    out = "      exclusions:\n      - {who: recused, also from the base: yes, status: in force}\n"
    book = by("counted: yes, at least: 2/3, of: all members", more=out)
    found = decide(book, {"a": [YES, NO, "recused"], "b": [YES, YES, NO], "c": [YES, YES, "recused"]}, seats(3))
    assert [outcome for _, outcome, _ in found] == ["not adopted", "adopted", "adopted"]


def test_where_all_have_recused_themselves_nobody_decides() -> None:
    out = "      exclusions:\n      - {who: recused, also from the base: yes, status: in force}\n"
    book = by("counted: yes, at least: 0", more=out)
    assert one(book, ["recused", "recused"]) == ("cannot be put", "nobody decides")


@pytest.mark.parametrize(
    ("left_out", "columns", "outcome"),
    [
        ("no without reasons", {"reasoned": (True, True, True)}, "not adopted"),
        ("no without reasons", {"reasoned": (True, None, False)}, "not adopted"),
        ("no without reasons", {"reasoned": (True, False, False)}, "adopted"),
        ("no without reasons", {}, "not adopted"),
        ("ballot by proxy", {"attended": ("in person", "proxy", "proxy")}, "adopted"),
        ("ballot by proxy", {"attended": (None, "online", "proxy")}, "not adopted"),
        ("ballot by proxy", {"attended": (None, "by pigeon", "proxy")}, "none"),
    ],
)
def test_ballots_that_are_left_out_count_nowhere(
    left_out: str, columns: dict[str, tuple[object, ...]], outcome: str
) -> None:
    book = by("counted: yes, more than: 1/2, of: all members", more=f"      left out: [{left_out}]\n")
    with table({"d": [YES, NO, NO]}, **columns) as cast:
        ((_, found, _),) = outcomes(adoption(book), cast, seats(3), book=book)
    assert found == outcome


def test_only_a_declared_abstention_counts_as_one() -> None:
    book = by("counted: declared abstention, at most: 1")
    with table({"d": [ABSTAIN, ABSTAIN, YES]}, declared=(True, False, True)) as cast:
        assert [found[1] for found in outcomes(adoption(book), cast, seats(3), book=book)] == ["adopted"]
    with table({"d": [ABSTAIN, ABSTAIN, YES]}, declared=(True, True, True)) as cast:
        assert [found[1] for found in outcomes(adoption(book), cast, seats(3), book=book)] == ["not adopted"]


@pytest.mark.parametrize(
    ("quorum", "said", "comes_to"),
    [
        ("at least: 2/3, of: entitled, effect: blocks", [YES, YES, AWAY], REACHED),
        ("at least: 2/3, of: entitled, effect: blocks", [YES, AWAY, AWAY], ("cannot be put", "quorum lacking")),
        ("more than: 2/3, of: entitled, effect: blocks", [YES, YES, AWAY], ("cannot be put", "quorum lacking")),
        ("at least: 3, effect: blocks", [YES, YES, AWAY], ("cannot be put", "quorum lacking")),
        ("at least: 3, effect: blocks", [YES, YES, None], REACHED),
        ("at least: 3, effect: advises", [YES, YES, AWAY], REACHED),
        ("at least: 3, effect: blocks, checked: on request", [YES, YES, AWAY], REACHED),
    ],
)
def test_a_quorum_that_blocks_comes_first(quorum: str, said: list[str | None], comes_to: tuple[str, str]) -> None:
    rule = a_rule("there", "quorum", f"    requirements:\n    - {{for: vote, {quorum}, may be overridden: no}}\n")
    assert one(by("counted: yes, at least: 1", rules=[rule]), said) == comes_to


def test_a_quorum_of_those_who_came_in_person_leaves_the_others_out() -> None:
    needed = "{for: vote, at least: 2, effect: blocks, may be overridden: no, counts: [in person]}"
    book = by("counted: yes, at least: 1", rules=[a_rule("there", "quorum", f"    requirements:\n    - {needed}\n")])
    for ways, outcome in ((("in person", None), "adopted"), (("in person", "online"), "cannot be put")):
        with table({"d": [YES, YES]}, attended=ways) as cast:
            assert [found[1] for found in outcomes(adoption(book), cast, seats(2), book=book)] == [outcome]


@pytest.mark.parametrize(
    ("counted", "said", "outcome"),
    [
        ("position taken", [YES, NO, ABSTAIN], "adopted"),
        ("position taken", [YES, "recused", "silent"], "adopted"),
        ("position taken", [YES, NO, "present"], "not adopted"),
        ("position taken", [YES, NO, AWAY], "not adopted"),
        ("yes or no objection", [YES, YES, "silent"], "adopted"),
        ("yes or no objection", [YES, YES, AWAY], "not adopted"),
        ("yes or no objection", [YES, YES, NO], "not adopted"),
    ],
)
def test_what_else_can_be_counted(counted: str, said: list[str], outcome: str) -> None:
    assert one(by(f"counted: {counted}, at least: 3"), said)[0] == outcome


@pytest.mark.parametrize(("meaning", "outcome"), [("counted against", "not adopted"), ("counted for", "adopted")])
def test_recusing_oneself_counts_as_the_rule_says(meaning: str, outcome: str) -> None:
    said = POSITIONS.replace("{", f"{{recused: {meaning}, ")
    book = a_book(an_adoption(tally=tally("counted: yes, more than: 1/2, of: present and voting", positions=said)))
    assert one(book, [YES, NO, "recused"])[0] == outcome


@pytest.mark.parametrize(
    ("how", "meaning", "outcome"),
    [
        (how, meaning, outcome)
        for how in (ABSTAIN, AWAY, "present not participating", "silent")
        for meaning, outcome in (
            ("not counted", "adopted"),
            ("counted against", "not adopted"),
            ("counted for", "adopted"),
            ("no objection", "adopted"),
            ("blocks", "not adopted"),
        )
    ],
)
def test_each_meaning_of_each_way_of_saying_neither_yes_nor_no(how: str, meaning: str, outcome: str) -> None:
    keys = {AWAY: "absent", ABSTAIN: "abstain"}
    said = POSITIONS.replace(f"{keys.get(how, how)}: not counted", f"{keys.get(how, how)}: {meaning}")
    book = a_book(an_adoption(tally=tally("counted: yes, at least: 1/2, of: present and voting", positions=said)))
    assert one(book, [YES, how, how])[0] == outcome


def test_where_nobody_may_act_for_another_a_ballot_by_proxy_counts_nowhere() -> None:
    book = by("counted: yes, at least: 2", more="      proxies: {each acts for at most: 0}\n")
    for ways, outcome in ((("in person", "proxy"), "not adopted"), (("in person", "represented"), "adopted")):
        with table({"d": [YES, YES]}, attended=ways) as cast:
            assert [found[1] for found in outcomes(adoption(book), cast, seats(2), book=book)] == [outcome]
