"""Decisions that really happened, decided anew: nearly all come out as recorded, and what does not is known by name."""

from collections.abc import Iterator, Mapping

import pytest

from tests.corpora import real
from travaux.corpora import mapping as mappings
from travaux.corpora import rows
from travaux.corpora.asking import ask
from travaux.corpora.engine import plain
from travaux.corpora.rows import Row
from travaux.decision.question import Question
from travaux.rulebook import load

pytestmark = real.needed

#: Of each set: decisions, how many can be decided, how many come out as recorded.
SCORES = {
    "unsc": (1062, 1062, 1062),
    "unsc-tables": (616, 608, 604),
    "unga": (913, 913, 913),
    "hrc": (36, 36, 36),
    "us-senate": (366, 365, 365),
    "swiss": (349, 349, 349),
}

#: What the record itself has wrong, told in docs/explanation/recorded-decisions.md.
PROVEN_FAULTS = {
    "1962-06-22": "adopted",
    "1962-03-23": "adopted",
    "1963-09-03": "adopted",
    "1972-08-25": "not adopted (short)",
}

P5 = frozenset({"cn", "fr", "gb", "ru", "us"})


@pytest.mark.parametrize("name", SCORES)
def test_the_scores_are_those_that_the_documentation_gives(name: str) -> None:
    found = real.report(name)
    assert (found.decisions, found.decided, found.reproduced) == SCORES[name]


@pytest.mark.parametrize("name", SCORES)
def test_the_controls_score_no_better_and_where_not_all_was_adopted_worse(name: str) -> None:
    found = real.report(name)
    assert found.controls["threshold changed"] < found.reproduced
    everything_adopted = set(found.classes) == {"adopted"}
    assert everything_adopted or found.controls["always adopted"] < found.reproduced


def test_each_refusal_of_the_security_council_has_the_reason_recorded() -> None:
    classes = real.report("unsc").classes
    assert {name: (one.decisions, one.reproduced) for name, one in classes.items()} == {
        "adopted": (1052, 1052),
        "not adopted (veto)": (5, 5),
        "not adopted (short)": (5, 5),
    }


def test_what_the_tables_have_wrong_is_four_drafts_and_each_is_known() -> None:
    found = real.report("unsc-tables")
    assert sorted(one.computed for one in found.differ) == sorted(PROVEN_FAULTS.values())
    assert {one.why for one in found.undecidable} == {"neither ballots nor totals are given"}


def test_the_one_tie_of_the_senate_waits_for_the_casting_vote() -> None:
    (tie,) = real.report("us-senate").undecidable
    assert "casting vote" in tie.why
    assert "50" in tie.why


def test_the_cantons_are_recomputed_and_totals_that_were_rounded_are_named() -> None:
    rounded = [fault for fault in real.report("swiss").faults if fault.field == "cantons_counted"]
    assert len({fault.id for fault in rounded}) == 25
    assert any("16 yes in total, and 15 1/2 by those named" in fault.what for fault in rounded)


def _questions(name: str) -> Iterator[tuple[Row, Question]]:
    """Every fifth decision by name of a set, as it is asked."""
    read = mappings.read_bundled(name)
    book = load.read_library(str(read.rule_book))
    for row in rows.read(real.FOLDER / real.SETS[name]):
        if row.place % 5 == 0 and row.columns.get("positions"):
            asked = ask(row, read, book)
            if len(asked.questions) == 1 and asked.questions[0].mode is None:
                yield row, asked.questions[0]


def _naive(name: str, question: Question) -> bool:
    """Whether it is adopted, counted by hand: the rule in one line, apart from the engine."""
    ballots = {one.member: one.ballot for one in question.positions}
    yes, no = sum(one == "yes" for one in ballots.values()), sum(one == "no" for one in ballots.values())
    if name == "unsc":
        return yes >= 9 and not any(ballots.get(member) == "no" for member in P5)
    if name == "unga" and question.item_class == "budget":
        return yes * 3 >= (yes + no) * 2
    return yes > no


def _flipped(row: Row, names: list[str], word: str) -> Row:
    positions = row.columns["positions"]
    assert isinstance(positions, Mapping)
    return Row(row.place, {**row.columns, "positions": {**positions, **dict.fromkeys(names, word)}})


@pytest.mark.parametrize("name", ["unsc", "unga", "hrc"])
def test_one_seat_flipped_across_the_threshold_flips_the_finding(name: str) -> None:
    read = mappings.read_bundled(name)
    book = load.read_library(str(read.rule_book))
    flips = 0
    for row, question in _questions(name):
        in_favour = [voter for voter, word in dict(row.columns["positions"]).items() if word == "yes"]  # type: ignore[call-overload]
        moved = [
            voter
            for voter in in_favour
            if voter not in {"CHINA", "FRANCE", "RUSSIAN FEDERATION", "UNITED KINGDOM", "UNITED STATES"}
        ]
        before = _naive(name, question)
        steps = [ask(_flipped(row, moved[:number], "no"), read, book).questions[0] for number in range(len(moved) + 1)]
        expected = [_naive(name, one) for one in steps]
        edge = next((number for number, adopted in enumerate(expected) if adopted != before), None)
        if edge is not None:
            near = plain(steps[edge - 1 : edge + 1], book)
            assert [one.outcome == "adopted" for one in near] == expected[edge - 1 : edge + 1], row.place
            flips += 1
    assert flips > 1
