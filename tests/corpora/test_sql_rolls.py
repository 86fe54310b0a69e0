"""Where ballots stand and who sat there: Parquet files, tables, rolls by the day, faults, and what is refused by name."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal

import duckdb
import pytest

from tests.corpora.ballots_in_sql import DAY, adoption, by, decide, one, parquet, seats, table
from tests.decision.books import CONSENSUS, a_book, a_rule, an_adoption
from travaux.broken_input import BrokenInput
from travaux.corpora.sql import engine, kinds, outcomes, rolls
from travaux.corpora.sql.refusals import NotForSql, _courses, _unknown, refuse_quorum
from travaux.corpora.sql.rolls import Sitting
from travaux.corpora.sql.running import Table, decided, matter_of
from travaux.decision.question import (
    Declared,
    GroupSaid,
    Objected,
    PapersOut,
    Position,
    Question,
    Ruled,
    Seat,
)
from travaux.rulebook import load
from travaux.rulebook.adoption import Tally, Threshold
from travaux.rulebook.chapters import Requirement
from travaux.rulebook.models import AdoptionRule, QuorumRule

YES, NO, ABSTAIN, AWAY = "yes", "no", "abstain", "absent"
HALF = by("counted: yes, more than: 1/2, of: all members")
TURN = date(2010, 1, 1)


def test_a_parquet_file_is_read_as_a_table_is(tmp_path: Path) -> None:
    ballots = {"b": [YES, YES, NO], "a": [YES, NO, NO], "c": [YES, YES]}
    file = parquet(ballots, tmp_path / "it's ballots.parquet")
    found = list(outcomes(adoption(HALF), file, seats(3), book=HALF))
    assert found == decide(HALF, ballots, seats(3))
    assert [(name, outcome) for name, outcome, _ in found] == [
        ("a", "not adopted"),
        ("b", "adopted"),
        ("c", "adopted"),
    ]


def test_several_files_are_read_as_one(tmp_path: Path) -> None:
    parquet({"a": [YES, YES]}, tmp_path / "1.parquet")
    parquet({"b": [NO, NO]}, tmp_path / "2.parquet")
    found = list(outcomes(adoption(HALF), str(tmp_path / "*.parquet"), seats(2), book=HALF))
    assert [outcome for _, outcome, _ in found] == ["adopted", "not adopted"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match=r"^Counting the ballots of .+nowhere\.parquet.+ in DuckDB: "):
        list(outcomes(adoption(HALF), tmp_path / "nowhere.parquet", seats(2), book=HALF))


def test_a_column_that_is_lacking_is_named() -> None:
    with duckdb.connect() as store:
        store.execute("CREATE TABLE cast_ballots AS SELECT 1 AS decision, 'm0' AS member")
        with pytest.raises(BrokenInput, match=r"the columns day, position are not there, only decision, member\. Name"):
            list(outcomes(adoption(HALF), Table(store, "cast_ballots"), seats(2), book=HALF))


def test_several_rules_are_counted_from_one_reading() -> None:
    three = by("counted: yes, at least: 3")
    with table({"d": [YES, YES, NO], "e": [YES, YES, YES]}) as cast:
        matters = [matter_of(adoption(book), book) for book in (HALF, three)]
        found = {name: [outcome for outcome, _ in each] for name, each in decided(matters, cast, seats(3))}
    assert found == {"d": ["adopted", "not adopted"], "e": ["adopted", "adopted"]}


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ([YES, NO, None, YES], ("adopted", "threshold reached"), ("indeterminate", "strangers voted")),
        ([YES, NO, AWAY, AWAY], ("not adopted", "threshold missed"), ("not adopted", "threshold missed")),
        ([YES, YES, "silent", AWAY], ("adopted", "threshold reached"), ("adopted", "threshold reached")),
        ([YES, NO, YES, AWAY], ("indeterminate", "strangers voted"), ("adopted", "threshold reached")),
    ],
)
def test_who_sat_there_is_told_by_the_day_and_only_a_stranger_that_votes_stops_it(
    said: list[str | None], before: tuple[str, str], after: tuple[str, str]
) -> None:
    roll = [Sitting(Seat("m0")), Sitting(Seat("m1")), Sitting(Seat("m2"), first=TURN), Sitting(Seat("m3"), until=TURN)]
    book = by("counted: yes, more than: 1/2, of: all members")
    for day, comes_to in ((date(2009, 12, 31), before), (TURN, after)):
        with table({"d": said}, day=day) as cast:
            ((_, outcome, reason),) = outcomes(adoption(book), cast, roll, book=book)
        assert (outcome, reason) == comes_to


def test_decisions_of_many_days_stand_each_on_the_roll_of_its_own() -> None:
    roll = [Sitting(seat) for seat in seats(2)] + [Sitting(Seat(f"n{place}"), first=TURN) for place in range(3)]
    with table({"after": [YES, YES]}) as cast:
        before = "INSERT INTO cast_ballots VALUES ('before', DATE '2005-01-01', 'm0', 'yes'), "
        cast.store.execute(before + "('before', DATE '2005-01-01', 'm1', 'yes'), ('never', NULL, 'm0', 'yes')")
        found = list(outcomes(adoption(HALF), cast, roll, book=HALF))
    assert found == [
        ("after", "indeterminate", "not on record"),
        ("before", "adopted", "threshold reached"),
        ("never", "none", "rule not in force"),
    ]


def test_equal_rolls_that_follow_each_other_are_one_and_days_without_the_rule_have_none() -> None:
    matter = matter_of(adoption(HALF), HALF)
    turned = [Sitting(Seat("m0"), until=TURN), Sitting(Seat("m0"), first=TURN), Sitting(Seat("m1"))]
    (season,) = rolls.seasons(turned, [matter])
    assert (season.first, season.until) == (date(2000, 1, 1), date.max)
    changed = [Sitting(Seat("m0"), until=TURN), Sitting(Seat("m0", "observer"), first=TURN)]
    assert [one.first for one in rolls.seasons(changed, [matter])] == [date(2000, 1, 1), TURN]


def test_a_rule_beside_it_that_changes_begins_another_season() -> None:
    quorum = a_rule(
        "there", "quorum", "    requirements:\n    - {for: vote, at least: 3, effect: blocks, may be overridden: no}\n"
    )
    book = by("counted: yes, at least: 1", rules=[quorum.replace("valid from: 2000-01-01", "valid from: 2015-01-01")])
    for day, outcome in ((date(2014, 12, 31), "adopted"), (date(2015, 1, 1), "cannot be put")):
        with table({"d": [YES, AWAY, AWAY]}, day=day) as cast:
            assert [found[1] for found in outcomes(adoption(book), cast, seats(3), book=book)] == [outcome]


@pytest.mark.parametrize("day", [date(1999, 12, 31), None])
def test_outside_the_days_of_the_rule_nothing_is_decided(day: date | None) -> None:
    with table({"d": [YES, YES]}, day=day) as cast:
        assert list(outcomes(adoption(HALF), cast, seats(2), book=HALF)) == [("d", "none", "rule not in force")]


@pytest.mark.parametrize(
    ("said", "roll", "comes_to"),
    [
        ([YES, YES], [], ("indeterminate", "roll not on record")),
        ([YES, YES, YES], seats(2), ("indeterminate", "strangers voted")),
        ([YES, "aye"], seats(2), ("none", "word unknown")),
        ([YES, "Yes"], seats(2), ("none", "word unknown")),
        ([YES, None], seats(2), ("indeterminate", "not on record")),
        ([YES, YES], seats(3), ("adopted", "threshold reached")),
        ([YES], seats(3), ("indeterminate", "not on record")),
        ([NO, NO], seats(3), ("not adopted", "threshold open")),
    ],
)
def test_what_is_wrong_with_the_ballots_is_told_and_nothing_is_guessed(
    said: list[str | None], roll: list[Seat], comes_to: tuple[str, str]
) -> None:
    assert one(HALF, said, roll) == comes_to


def test_a_member_that_stands_there_twice_is_found_unless_nobody_looks() -> None:
    with table({"d": [YES, NO], "e": [YES, YES]}) as cast:
        cast.store.execute("INSERT INTO cast_ballots VALUES ('d', DATE '2020-05-01', 'm0', 'yes')")
        assert list(outcomes(adoption(HALF), cast, seats(2), book=HALF)) == [
            ("d", "none", "named twice"),
            ("e", "adopted", "threshold reached"),
        ]
        unchecked = decided([matter_of(adoption(HALF), HALF)], cast, seats(2), checked=False)
        assert "named twice" not in {reason for _, answers in unchecked for _, reason in answers}


@pytest.mark.parametrize("size", [1, 2, 126, 127, 252, 253, 504, 505, 700])
def test_one_double_among_many_seats_is_found_wherever_it_stands(size: int) -> None:
    book = by("counted: yes, at least: 1")
    cast: dict[str, list[str | None]] = {"0": ["yes"] * size}
    with table(cast) as ballots:
        for place in sorted({0, size // 2, size - 1}):
            whole = f"SELECT 'd{place:03}', day, member, position FROM cast_ballots WHERE decision = '0'"  # noqa: S608 - our own
            ballots.store.execute(f"INSERT INTO cast_ballots {whole}")
            ballots.store.execute(f"INSERT INTO cast_ballots {whole} AND member = 'm{place}'")
        found = {name: reason for name, _, reason in outcomes(adoption(book), ballots, seats(size), book=book)}
    assert found.pop("0") == "threshold reached"
    assert set(found.values()) == {"named twice"}


def test_a_table_of_ones_own_may_be_called_seats() -> None:
    with duckdb.connect() as store:
        store.execute(
            "CREATE TABLE seats AS SELECT 'd' AS decision, DATE '2020-05-01' AS day, 'm0' AS member, 'yes' AS position"
        )
        found = list(outcomes(adoption(HALF), Table(store, "seats"), seats(1), book=HALF))
        assert store.execute("SELECT count(*) FROM seats").fetchall() == [(1,)]
    assert found == [("d", "adopted", "threshold reached")]


def test_a_roll_that_is_larger_than_the_body_decides_nothing() -> None:
    book = by("counted: yes, at least: 1", more="      seats: 2\n")
    assert one(book, [YES, YES]) == ("adopted", "threshold reached")
    assert one(book, [YES, YES, YES]) == ("indeterminate", "roll too large")


@pytest.mark.parametrize(
    ("book", "rule", "name"),
    [
        ("csto", "consensus", r"it has readings that part ways \(absence-blocks, only-objection-blocks\)"),
        ("csto", "limited-format", "it is decided in a limited format"),
        ("csto", "sanction", "it leaves out the state concerned"),
        ("osce", "silence", "it is a silence procedure"),
        ("nato", "silence", "it is a silence procedure"),
        ("wto", "waiver", "it falls back on another rule after a time"),
    ],
)
def test_a_course_is_refused_by_its_name_and_the_way_out_is_told(book: str, rule: str, name: str) -> None:
    read = load.read_library(book)
    chosen = read.by_id(rule)
    with pytest.raises(NotForSql, match=rf"^Compiling the rule {rule} to SQL: .*{name}.*Use --engine plain\.$"):
        list(outcomes(chosen, "nowhere.parquet", seats(2), book=read))  # type: ignore[arg-type]


def test_what_the_text_leaves_undecided_and_signatures_are_refused_too() -> None:
    for tally, course, name in (
        (CONSENSUS, "{mode: consensus, entered: directly}", "leaves undecided what a position counts as"),
        (CONSENSUS.replace("undecided", "blocks"), "{mode: signature, entered: directly}", "collects signatures"),
    ):
        book = a_book(an_adoption(tally=tally, course=course))
        with pytest.raises(NotForSql, match=name), table({"d": [YES]}) as cast:
            list(outcomes(adoption(book), cast, seats(1), book=book))


class LaterTally(Tally):
    settled_by_lot: Literal["yes", "no"] = "no"


class LaterThreshold(Threshold):
    counted_twice: tuple[str, ...] = ()


class LaterQuorum(Requirement):
    counted_again: int | None = None


def later(rule: AdoptionRule, **tally: object) -> AdoptionRule:
    """The rule as a later version of the vocabulary would read it, with parameters that SQL has not heard of."""
    parameters = rule.parameters
    grown = LaterTally.model_construct(**{**dict(parameters.tally), **tally})  # type: ignore[arg-type]
    return rule.model_copy(update={"parameters": parameters.model_copy(update={"tally": grown})})


def test_a_parameter_that_no_statement_takes_into_account_is_refused_by_its_name() -> None:
    rule = adoption(HALF)
    (threshold,) = rule.parameters.tally.thresholds
    twice = LaterThreshold.model_construct(**dict(threshold), counted_twice=("m0",))
    for tally, name in (({"settled_by_lot": "yes"}, "settled by lot"), ({"thresholds": (twice,)}, "counted twice")):
        with pytest.raises(
            NotForSql, match=rf"^Compiling the rule .+ to SQL: it sets `{name}`.* Use --engine plain\.$"
        ):
            matter_of(later(rule, **tally), HALF)


def test_a_parameter_that_is_left_as_it_is_without_one_is_not_in_the_way() -> None:
    with table({"d": [YES, YES]}) as cast:
        ((_, outcome, _),) = outcomes(later(adoption(HALF)), cast, seats(2), book=HALF)
    assert outcome == "adopted"


def test_a_quorum_with_a_parameter_that_no_statement_knows_is_refused() -> None:
    given = LaterQuorum(for_="vote", at_least=Fraction(2), effect="blocks", may_be_overridden=False)
    refuse_quorum(adoption(HALF), given)
    with pytest.raises(NotForSql, match="it sets `counted again`"):
        refuse_quorum(adoption(HALF), given.model_copy(update={"counted_again": 2}))


@pytest.mark.parametrize("book", load.shipped())
def test_nothing_that_a_rule_of_the_library_sets_is_unknown_to_sql(book: str) -> None:
    for rule in load.read_library(book).rules:
        match rule:
            case AdoptionRule():
                told = " ".join(_courses(rule))
            case QuorumRule():
                told = " ".join(why for one in rule.parameters.requirements for why in _unknown(one))
            case _:
                continue
        assert "sets `" not in told, rule.id


def test_a_blocking_minority_that_hangs_on_ballots_is_refused() -> None:
    fewest = "waived when fewer against than: the fewest that could block and one more"
    book = by(f"counted: yes, at least: 2/3, of: present and voting, {fewest}")
    with pytest.raises(NotForSql, match="the fewest that could block are reckoned from ballots, not from the roll"):
        one(book, [YES, NO])


QUESTION = Question("council", DAY, tuple(seats(3)), positions=(Position("m0", "yes"), Position("m1", "yes")))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"closed": False}, "it is still being decided"),
        ({"put_to": "discuss"}, "it is still being decided"),
        ({"mode": "signature"}, "signatures are collected"),
        ({"declarations": (Declared("m2", "adoption"),)}, "a member declared something"),
        ({"objections": (Objected("m2"),)}, "a member objected"),
        ({"group": (GroupSaid((), "supports"),)}, "something is told of a group"),
        ({"rulings": (Ruled("quorum", "chair"),)}, "a ruling was given"),
        ({"papers": PapersOut(("en",))}, "papers were handed out"),
        ({"casting_vote": "yes"}, "a casting vote was given"),
        ({"quorum_asked": True}, "a count of those there was asked for"),
        ({"roll": (*seats(3), Seat("m0"))}, "a member sits there twice"),
        ({"positions": (Position("m0", stance="agrees"),)}, "a member took a stance or signed"),
        ({"positions": (Position("m0", signature="signed"),)}, "a member took a stance or signed"),
        ({"positions": (Position("m0", "yes", presence="absent"),)}, "a member voted and was absent"),
        ({"positions": (Position("m0", "yes", proxy="m1"),)}, "a member acted for another"),
    ],
)
def test_a_question_that_tells_more_than_ballots_is_refused_by_name(changed: dict[str, object], why: str) -> None:
    asked = replace(QUESTION, **changed)  # type: ignore[arg-type]
    first, refused, last = engine([QUESTION, asked, QUESTION], HALF)
    assert (first.outcome, last.outcome) == ("adopted", "adopted")
    assert refused.outcome == "none"
    assert refused.why == f"Laying out a question of 2020-05-01 for SQL: {why}, which is no ballot. Use --engine plain."


def test_a_question_on_which_the_book_is_silent_is_told_as_the_plain_engine_tells_it() -> None:
    early = replace(QUESTION, on=date(1990, 1, 1))
    (found,) = engine([early], HALF)
    assert found.outcome == "indeterminate"
    assert found.why.startswith("Looked in the rule book test for a rule of the chapter adoption")


def test_a_question_whose_rule_is_refused_says_why_and_the_others_are_decided() -> None:
    csto = load.read_library("csto")
    asked = Question("csc", date(2015, 1, 1), tuple(seats(2)), positions=(Position("m0", "yes"),))
    (found,) = engine([asked], csto)
    assert found.why.startswith("Compiling the rule consensus to SQL: it has readings that part ways")


def test_what_an_outcome_waits_for_is_told_in_a_sentence() -> None:
    alone, nobody = replace(QUESTION, positions=()), replace(QUESTION, roll=(), positions=())
    strange = replace(QUESTION, positions=(Position("x", "yes"),))
    told = [(one.outcome, one.why) for one in engine([alone, nobody, strange], HALF)]
    assert told == [
        ("indeterminate", "The outcome is indeterminate. Not on record is what somebody did on whom it depends."),
        ("indeterminate", "The outcome is indeterminate. The roll of the day is not on record."),
        ("indeterminate", "The outcome is indeterminate. Somebody voted that is not on the roll."),
    ]


def test_every_kind_of_ballot_has_its_own_code_and_the_code_in_sql_is_that_one() -> None:
    extras = ("reasoned", "declared", "attended")
    every = kinds.kinds(extras)
    few = kinds.kinds(extras, {"yes", "absent"})
    assert set(few) < set(every)
    assert sorted(kind.code for kind in every) == sorted({kind.code for kind in every})
    with duckdb.connect() as store:
        for kind in every[1:]:
            said = kind.position
            row = f"SELECT '{said.ballot or said.presence}' AS position, {said.reasoned} AS reasoned, "
            row += f"{said.declared} AS declared, '{said.attended}' AS attended"
            assert store.execute(f"SELECT {kinds.code(extras)} FROM ({row})").fetchall() == [(kind.code,)]  # noqa: S608 - our own


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            "      exclusions:\n      - {who: recused, also from the base: no, makes up the quorum: no, status: in force}\n",
            "leaves out members whom no quorum is made up of",
        ),
        (
            "      caps:\n      - {weight: votes, each: member, at most: 10, surplus: leaves the base}\n",
            "caps what one member or group weighs",
        ),
    ],
)
def test_a_rule_that_leaves_out_or_caps_as_no_statement_does_is_refused_by_name(more: str, why: str) -> None:
    weighed = "counted: yes, more than: 1/2, of: all members, weight: votes"
    book = by(weighed, more=more)
    with pytest.raises(NotForSql, match=f"it {why}"):
        matter_of(adoption(book), book)
