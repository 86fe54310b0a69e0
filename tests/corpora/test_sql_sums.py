"""The statement itself: no ballot is read twice for one sum, equal columns are one, only what a rule looks at is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise, product

import duckdb
import pytest

from tests.corpora.ballots_in_sql import DAY, adoption, by, seats, table
from tests.decision.books import a_book, an_adoption
from travaux.corpora.sql import kinds, running, sums
from travaux.corpora.sql.measures import Columns, Measure
from travaux.corpora.sql.rolls import Matter, RollOfDay, Sitting, seasons
from travaux.corpora.sql.running import decided, matter_of
from travaux.corpora.sql.statement import Shape, compile_matters
from travaux.decision.question import Seat
from travaux.rulebook.book import RuleBook

HALF = "counted: yes, more than: 1/2, of: present and voting"
PLAIN = Shape("cast_ballots", (), "one", None, checked=False)


def matter(*thresholds: str, more: str = "") -> Matter:
    book = by(*thresholds, more=more)
    return matter_of(adoption(book), book)


def statement(matters: Sequence[Matter], roll: Sequence[Seat], shape: Shape = PLAIN) -> str:
    return compile_matters(matters, [RollOfDay(tuple(roll), DAY)], shape).sql


@pytest.mark.parametrize("number", range(1, 4))
def test_cells_are_disjoint_and_every_set_is_made_up_of_them(number: int) -> None:
    codes = [frozenset(one) for size in (1, 2, 3) for one in combinations(range(1, 5), size)]
    for sets in list(product(codes, repeat=number))[:: 1 + 40 * (number - 1)]:
        cells = sums._partition(list(sets))
        assert sum(len(cell) for cell in cells) == len(frozenset().union(*cells))
        for each in sets:
            assert frozenset().union(*(cell for cell in cells if cell <= each)) == each


@pytest.mark.parametrize(
    ("codes", "condition"),
    [
        ({3}, "kind = 3"),
        ({1, 2, 3}, "kind BETWEEN 1 AND 3"),
        ({1, 3}, "kind IN (1, 3)"),
        ({9, 2, 5}, "kind IN (2, 5, 9)"),
    ],
)
def test_a_condition_on_kinds_is_as_short_as_it_can_be(codes: set[int], condition: str) -> None:
    assert sums.fits(frozenset(codes)) == condition


def test_a_second_rule_over_the_same_ballots_adds_no_sum_that_is_there_already() -> None:
    one, other = matter(HALF), matter("counted: yes, at least: 2/3, of: present and voting")
    alone, both = statement([one], seats(3)), statement([one, other], seats(3))
    assert both.count("count_if(") == alone.count("count_if(")
    assert both.count(" AS answer") == 2


def test_two_weights_with_the_same_numbers_are_one_column() -> None:
    roll = [Seat("m0", weights=(("people", Fraction(2)), ("money", Fraction(2)))), Seat("m1")]
    asked = matter("counted: yes, at least: 2, weight: people", "counted: yes, at least: 2, weight: money")
    columns = Columns([RollOfDay(tuple(roll), DAY)])
    assert columns.of(Measure("entitled", "people"), asked) == columns.of(Measure("entitled", "money"), asked)
    assert columns.of(Measure("entitled"), asked) != columns.of(Measure("entitled", "money"), asked)
    assert columns.of(Measure("entitled"), asked) == columns.of(Measure("base"), asked) == columns.heads


@pytest.mark.parametrize(
    ("given", "unit"),
    [
        ((Fraction(1), Fraction(7)), 1),
        ((Fraction(1, 2), Fraction(1, 3)), 6),
        ((Fraction(3, 4), Fraction(5, 6)), 12),
    ],
)
def test_a_weight_is_brought_to_the_units_of_all_its_fractions(given: tuple[Fraction, ...], unit: int) -> None:
    roll = tuple(Seat(f"m{place}", weights=(("people", one),)) for place, one in enumerate(given))
    columns = Columns([RollOfDay(roll, DAY)])
    assert columns.unit("people") == unit
    assert columns.unit(None) == 1
    columns.of(Measure("entitled", "people"), matter(HALF))
    assert tuple(int(one * unit) for one in given) in {values[0] for values in columns.names}


@pytest.mark.parametrize(
    ("more", "extras", "read"),
    [
        ("", ("reasoned", "declared"), ()),
        ("      left out: [no without reasons]\n", ("reasoned", "declared"), ("reasoned",)),
        ("      left out: [no without reasons]\n", (), ()),
    ],
)
def test_a_further_column_is_read_only_where_a_rule_looks_at_it(
    more: str, extras: tuple[str, ...], read: tuple[str, ...]
) -> None:
    sql = statement([matter(HALF, more=more)], seats(2), Shape("cast_ballots", extras, "one", None, checked=False))
    assert tuple(name for name in ("reasoned", "declared") if name in sql) == read


def test_what_never_occurs_is_not_looked_for() -> None:
    words = frozenset({"yes", "no"})
    known = statement([matter(HALF)], seats(2), Shape("cast_ballots", (), "one", words, checked=False))
    unknown = statement([matter(HALF)], seats(2))
    assert "count(position)" not in known
    assert "count(position)" in unknown
    assert known.count("count_if(") < unknown.count("count_if(")


def test_doubles_are_looked_for_only_where_that_is_asked() -> None:
    checked = Shape("cast_ballots", (), "one", None, checked=True)
    assert "bit_or(b0)" in statement([matter(HALF)], seats(2), checked)
    assert "bit_or" not in statement([matter(HALF)], seats(2))
    assert "bitstring_agg(seat, 0, 999)" in statement([matter(HALF)], seats(1000), checked)


@pytest.mark.parametrize(
    ("threshold", "there", "sought"),
    [
        (HALF, {"m0", "m1"}, False),
        (HALF, {"m0"}, False),
        (HALF, {"m0", "stranger"}, True),
        (HALF, {"m0", None}, True),
        (HALF, None, True),
        ("counted: yes, at least: 2, weight: people", {"m0", "m1"}, True),
    ],
)
def test_seats_are_sought_only_where_somebody_may_not_sit_there_or_counts_other_than_one(
    threshold: str, there: set[str | None] | None, sought: bool
) -> None:
    members = None if there is None else frozenset(there)
    shape = Shape("cast_ballots", (), "one", None, checked=False, members=members)
    assert ("travaux_seats" in statement([matter(threshold)], seats(2), shape)) == sought


def test_who_sits_there_twice_or_on_one_of_two_rolls_is_sought() -> None:
    shape = Shape("cast_ballots", (), "one", None, checked=False, members=frozenset({"m0"}))
    assert "travaux_seats" in statement([matter(HALF)], [*seats(1), *seats(1)], shape)
    rolls = [RollOfDay(tuple(seats(1)), DAY)] * 2
    assert "travaux_seats" in compile_matters([matter(HALF)], rolls, replace(shape, rolls_by="day")).sql


@pytest.mark.parametrize("threshold", [HALF, "counted: yes, at least: 2/3, of: all members", "counted: no, at most: 0"])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_whether_seats_are_sought_or_not_the_same_comes_of_it(threshold: str, number: int) -> None:
    asked = matter(threshold)
    said = (None, "yes", "no", "abstain", "absent")
    ballots = {"".join(map(str, which)): [said[one] for one in which] for which in product(range(5), repeat=3)}
    with table(ballots) as cast:
        found = [list(decided([asked], cast, seats(number), checked=checked)) for checked in (True, False)]
    assert found[0] == found[1]
    assert len(found[0]) == 125


def test_with_one_roll_the_days_of_the_ballots_are_not_joined_and_with_two_they_are() -> None:
    one = statement([matter(HALF)], seats(2))
    two = compile_matters([matter(HALF)], [RollOfDay(tuple(seats(2)), DAY)] * 2, Shape("b", (), "day", None)).sql
    assert "days" not in one
    assert "LEFT JOIN travaux_days AS days ON days.day = ballots.day::DATE" in two
    assert "seats.roll = heard.roll AND seats.member = heard.member" in two


def test_no_statement_divides_and_none_has_a_decimal_point() -> None:
    asked = [matter(HALF), matter("counted: yes, at least: 13/20, of: all members, weight: people")]
    roll = [Seat(f"m{place}", weights=(("people", Fraction(1, 3)),)) for place in range(3)]
    sql = statement(asked, roll)
    assert "/" not in sql.replace("'", "")
    assert not any(
        left.isdigit() and right.isdigit() for left, _, right in zip(sql, sql[1:], sql[2:], strict=False) if _ == "."
    )


def test_every_day_on_which_the_rule_holds_lies_in_one_season() -> None:
    turns = [date(2001 + step, 3, 1) for step in range(6)]
    sat = [
        Sitting(Seat(f"m{place}"), first, until)
        for place, (first, until) in enumerate(zip(turns[:-2], turns[2:], strict=True))
    ]
    found = seasons([*sat, Seat("always")], [matter(HALF)])
    assert (found[0].first, found[-1].until) == (date(2000, 1, 1), date.max)
    assert all(one.until == after.first for one, after in pairwise(found))
    for season in found:
        members = {seat.member for seat in season.roll.seats}
        assert members == {"always"} | {one.seat.member for one in sat if one.on(season.first)}


def cast(**types: str) -> list[tuple[object, object]]:
    """Two decisions in a table whose columns have these types."""
    kinds_of = {"decision": "VARCHAR", "day": "DATE", "member": "VARCHAR", "position": "VARCHAR"} | types
    book: RuleBook = by(HALF)
    with duckdb.connect() as store:
        if "ENUM" in types.get("position", ""):
            kinds_of["position"] = "ENUM ('yes', 'no', 'absent')"
        columns = ", ".join(f"{name} {kind}" for name, kind in kinds_of.items())
        store.execute(f"CREATE TABLE cast_ballots ({columns})")
        for decision, said in (("2", ("yes", "no")), ("10", ("yes", "yes"))):
            for place, word in enumerate(said):
                store.execute(
                    "INSERT INTO cast_ballots VALUES (?, ?, ?, ?)", [decision, "2020-05-01", f"m{place}", word]
                )
        sat = [*seats(2), Sitting(Seat("m2"), until=date(2010, 1, 1))]
        found = decided([matter_of(adoption(book), book)], running.Table(store, "cast_ballots"), sat)
        return [(decision, answers[0][0]) for decision, answers in found]


@pytest.mark.parametrize(
    ("types", "ids"),
    [
        ({}, ["10", "2"]),
        ({"decision": "INTEGER"}, [2, 10]),
        ({"decision": "HUGEINT"}, [2, 10]),
        ({"day": "TIMESTAMP"}, ["10", "2"]),
        ({"day": "VARCHAR"}, ["10", "2"]),
        ({"position": "ENUM"}, ["10", "2"]),
    ],
)
def test_ids_days_and_words_may_be_of_other_types_and_ids_come_in_their_order(
    types: dict[str, str], ids: list[object]
) -> None:
    assert cast(**types) == [(name, "adopted" if str(name) == "10" else "not adopted") for name in ids]


def test_an_empty_table_has_no_decisions() -> None:
    book = by(HALF)
    with table({}) as ballots:
        assert list(decided([matter_of(adoption(book), book)], ballots, seats(2))) == []


def test_more_decisions_than_are_held_at_once_all_come() -> None:
    book = by(HALF)
    number = running._AT_ONCE + 7
    with table({f"d{place:06}": ["yes"] for place in range(number)}) as ballots:
        found = [name for name, _ in decided([matter_of(adoption(book), book)], ballots, seats(1))]
    assert found == [f"d{place:06}" for place in range(number)]


def test_codes_of_kinds_do_not_hang_on_which_words_occur() -> None:
    every = {kind.code: kind for kind in kinds.kinds(("attended",))}
    assert all(every[kind.code] == kind for kind in kinds.kinds(("attended",), {"no", "silent"}))


def test_a_rule_whose_end_is_unknown_holds_on_no_day() -> None:
    book = a_book(an_adoption(valid_until="unknown"))
    with table({"d": ["yes"]}) as ballots:
        found = list(decided([matter_of(adoption(book), book)], ballots, seats(1)))
    assert found == [("d", (("none", "rule not in force"),))]
