"""Deciding anew with the engine that counts in DuckDB: the same report as the plain one gives, but for the sentences."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

import pytest

from tests.corpora.making import ALL, book, mapping, record
from travaux.corpora import engine as engines
from travaux.corpora.engine import Computed, plain
from travaux.corpora.redeciding import redecide
from travaux.corpora.report import Report
from travaux.corpora.rows import Row
from travaux.corpora.sql import engine
from travaux.decision.question import Position, Question, Seat
from travaux.rulebook import load

REFUSED: Final = {"recorded": "not adopted"}
SHORT: Final = {"Alpha": "yes", "Beta": "yes", "Gamma": "no", "Delta": "no", "Epsilon": "abstain"}
RECORDS: Final[Mapping[str, dict[str, object]]] = {
    "adopted": record(),
    "short": record(positions=SHORT, **REFUSED),
    "a veto": record(positions=ALL | {"Alpha": "no"}, manner="stopped by a veto", **REFUSED),
    "too few for a veto": record(positions=SHORT | {"Alpha": "no"}, manner="too few votes", **REFUSED),
    "recorded otherwise": record(positions=SHORT),
    "a tie": record(title="Procedure", positions=SHORT),
    "one voter twice": record(positions=SHORT | {"Epsilon": ["yes", "abstain"]}),
    "without a vote": record(positions={}, manner="adopted without a vote"),
    "unanimous": record(positions={}, manner="unanimously"),
    "before the rules": record(date="1990-01-01"),
    "no outcome": record(recorded="who knows"),
    "nobody known": record(positions=ALL | {"Omega": "yes"}),
}


def reported(by: str, *records: dict[str, object]) -> Report:
    rows = (Row(place, one | {"id": f"D-{place}"}) for place, one in enumerate(records, 1))
    return redecide(rows, mapping(), book(), (by, engines.named(by)))


def without_sentences(found: Report) -> list[object]:
    """What a report says, the words of grounds and of what stands in the way left out."""
    return [
        (found.decisions, found.decided, found.reproduced),
        [(one.id, one.recorded, one.computed) for one in found.differ],
        [one.id for one in found.undecidable],
        [(one.id, one.field, one.what) for one in found.faults],
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_each_kind_of_record_is_reported_alike(name: str) -> None:
    assert without_sentences(reported("duckdb", RECORDS[name])) == without_sentences(reported("plain", RECORDS[name]))


def test_all_of_them_together_are_reported_alike_and_in_their_order() -> None:
    found, other = reported("duckdb", *RECORDS.values()), reported("plain", *RECORDS.values())
    assert without_sentences(found) == without_sentences(other)
    assert found.decisions == len(RECORDS)
    assert 0 < found.reproduced < found.decided < found.decisions


def test_the_controls_score_alike() -> None:
    found, other = reported("duckdb", *RECORDS.values()), reported("plain", *RECORDS.values())
    assert found.controls == other.controls


def seats(number: int) -> tuple[Seat, ...]:
    return tuple(Seat(f"m{place}") for place in range(number))


def question(said: str, roll: tuple[Seat, ...], **more: object) -> Question:
    """A question of the General Assembly; y, n, a, - and . are yes, no, abstain, absent and nothing known."""
    words = {"y": "yes", "n": "no", "a": "abstain"}
    cast = [
        Position(seat.member, presence="absent") if word == "-" else Position(seat.member, words[word])  # type: ignore[arg-type]
        for seat, word in zip(roll, said, strict=True)
        if word != "."
    ]
    return replace(Question("ga", date(2020, 1, 1), roll, "important", positions=tuple(cast)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "outcome", "reason"),
    [
        ("yyn", "adopted", ""),
        ("ynn", "not adopted", "short"),
        ("yna", "not adopted", "short"),
        ("y--", "adopted", ""),
        ("---", "not adopted", "short"),
        ("yy.", "adopted", ""),
        ("yn.", "indeterminate", ""),
        ("nn.", "not adopted", ""),
        ("...", "indeterminate", ""),
    ],
)
def test_a_question_is_answered_as_the_plain_engine_answers_it(said: str, outcome: str, reason: str) -> None:
    asked, un_ga = [question(said, seats(3))], load.read_library("un-ga")
    (found,), (other,) = engine(asked, un_ga), plain(asked, un_ga)
    assert (found.outcome, found.reason) == (other.outcome, other.reason) == (outcome, reason)


def test_answers_come_in_the_order_of_the_questions_whatever_rules_and_rolls_they_have() -> None:
    un_ga = load.read_library("un-ga")
    asked = [
        question("y" * place + "n" * (9 - place), seats(9), item_class=("important", "other")[place % 2])
        for place in range(10)
    ]
    asked += [question("yn" + "y" * size, seats(size + 2), on=date(1999, 1, 1) + timedelta(size)) for size in range(9)]
    assert [one.outcome for one in engine(asked, un_ga)] == [one.outcome for one in plain(asked, un_ga)]
    assert {one.outcome for one in engine(asked, un_ga)} == {"adopted", "not adopted"}


def test_rolls_that_differ_only_in_weights_are_not_taken_for_one() -> None:
    eu = load.read_library("eu-council")
    rolls = [
        tuple(
            replace(seat, weights=(("population", Fraction(heavy if place < 4 else 1)),))
            for place, seat in enumerate(seats(27))
        )
        for heavy in (1, 100)
    ]
    asked = [
        replace(question("nnnn" + "y" * 23, roll), body="council", item_class="substantive")
        for roll in (*rolls, *rolls)
    ]
    found = [one.outcome for one in engine(asked, eu)]
    assert found == [one.outcome for one in plain(asked, eu)] == ["adopted", "not adopted", "adopted", "not adopted"]


def test_of_two_positions_of_one_member_the_first_counts_in_both_engines() -> None:
    un_ga = load.read_library("un-ga")
    twice = replace(
        question("yn", seats(2)), positions=(Position("m0", "yes"), Position("m1", "yes"), Position("m1", "no"))
    )
    assert [one.outcome for one in (*engine([twice], un_ga), *plain([twice], un_ga))] == ["adopted", "adopted"]


def test_no_questions_have_no_answers() -> None:
    assert list(engine([], load.read_library("un-ga"))) == []


def test_an_answer_keeps_why_nothing_was_decided() -> None:
    senate = load.read_library("us-senate")
    tie = replace(question("yn", seats(2)), body="senate", item_class="substantive")
    assert list(engine([tie], senate)) == [Computed("open", why="It waits for the casting vote.", tie=True)]
