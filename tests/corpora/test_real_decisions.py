"""Decisions that really happened, decided anew: nearly all come out as recorded, and what does not is known by name."""

import re
from collections.abc import Iterator, Mapping

import pytest

from tests.corpora import real
from tools.findings import ROOT
from travaux.corpora import mapping as mappings
from travaux.corpora import rows
from travaux.corpora.asking import ask
from travaux.corpora.engine import plain
from travaux.corpora.rows import Row
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


def test_the_page_gives_these_scores() -> None:
    page = (ROOT / "docs/explanation/recorded-decisions.md").read_text(encoding="utf-8")
    rows_told = re.findall(r"^\| `([a-z-]+)`: [^|]+((?:\| [\d,]+ ){5})\|", page, re.MULTILINE)
    told = {name: [int(cell.replace(",", "")) for cell in re.findall(r"[\d,]+", cells)] for name, cells in rows_told}
    assert told == {
        name: [found.decisions, found.decided, found.reproduced, *found.controls.values()]
        for name in SCORES
        if (found := real.report(name))
    }


PERMANENT = frozenset({"CHINA", "FRANCE", "RUSSIAN FEDERATION", "UNITED KINGDOM", "UNITED STATES"})
HALF = frozenset({"ow", "nw", "bs", "bl", "ar", "ai"})
COLUMN = {"swiss": "cantons"}


def _by_name(name: str) -> Iterator[tuple[Row, dict[str, str]]]:
    """Some decisions by name of a set, from its beginning to its end, with the ballots as they stand there."""
    column = COLUMN.get(name, "positions")
    found = [row for row in rows.read(real.FOLDER / real.SETS[name]) if row.columns.get(column)]
    for row in found[:: max(1, len(found) // 24)]:
        positions = row.columns[column]
        assert isinstance(positions, Mapping)
        if all(isinstance(word, str) for word in positions.values()):
            yield row, {voter: word for voter, word in positions.items() if "USA)" not in voter}


def _naive(name: str, row: Row, ballots: Mapping[str, str]) -> bool:
    """Whether it is adopted, counted on one's fingers: the rule in a line, apart from engine, book and mapping."""
    yes, no = sum(one == "yes" for one in ballots.values()), sum(one == "no" for one in ballots.values())
    match name:
        case "unsc":
            return yes >= 9 and not any(ballots.get(member) == "no" for member in PERMANENT)
        case "unga" if row.columns.get("committee") == "Fifth Committee":
            return yes * 3 >= (yes + no) * 2
        case "us-senate":
            words = f"{row.columns['question']} {row.columns['description']}".lower()
            if "cloture" in words or "motion to waive" in words:
                return yes * 5 >= len(ballots) * 3
            return yes * 3 >= (yes + no) * 2 if "ratification" in words or "motion to suspend" in words else yes > no
        case "swiss":
            of_people = row.columns["people"]
            assert isinstance(of_people, list)
            weight = {voter: 1 if voter in HALF else 2 for voter, word in ballots.items() if word != "."}
            cantons = sum(weight[voter] for voter, word in ballots.items() if word == "yes")
            both = row.columns["legal_form"] in {1, 3, 4}
            return bool(of_people[0] > of_people[1]) and (not both or cantons * 2 > sum(weight.values()))
        case _:
            return yes > no


@pytest.mark.parametrize("name", ["unsc", "unga", "hrc", "us-senate", "swiss"])
def test_one_seat_flipped_across_the_threshold_flips_the_finding(name: str) -> None:
    read, column = mappings.read_bundled(name), COLUMN.get(name, "positions")
    book = load.read_library(str(read.rule_book))
    flips = 0
    for row, ballots in _by_name(name):
        movable = [voter for voter, word in ballots.items() if word == "yes" and voter not in PERMANENT]
        steps = [ballots | dict.fromkeys(movable[:number], "no") for number in range(len(movable) + 1)]
        expected = [_naive(name, row, one) for one in steps]
        edge = next((number for number, adopted in enumerate(expected) if adopted != expected[0]), None)
        if edge is not None:
            near = [ask(Row(row.place, {**row.columns, column: one}), read, book) for one in steps[edge - 1 : edge + 1]]
            found = plain([one.questions[0] for one in near], book)
            assert [one.outcome == "adopted" for one in found] == expected[edge - 1 : edge + 1], row.place
            flips += 1
    assert flips > 1
