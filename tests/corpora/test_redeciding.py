"""Deciding anew: what comes out is held up to the record, class by class, beside controls that must score worse."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from tests.corpora.making import ALL, BOOK, MAPPING, book, mapping, record, run
from travaux.broken_input import BrokenInput
from travaux.corpora import engine, report, rows
from travaux.corpora import mapping as mappings
from travaux.corpora.asking import ask
from travaux.corpora.controls import changed
from travaux.corpora.engine import Computed, plain
from travaux.corpora.gathering import gathered
from travaux.corpora.redeciding import redecide
from travaux.corpora.rows import Row, Twice
from travaux.decision.question import Question
from travaux.rulebook.book import RuleBook

REFUSED = {"recorded": "not adopted"}
SHORT = {"Alpha": "yes", "Beta": "yes", "Gamma": "no", "Delta": "no", "Epsilon": "abstain"}
CLOSE = SHORT | {"Epsilon": "yes"}


def test_every_decision_that_comes_out_as_recorded_is_reproduced() -> None:
    found = run(record(), record(id="D-2", positions=SHORT, **REFUSED))
    assert (found.decisions, found.decided, found.reproduced) == (2, 2, 2)
    assert found.plain
    assert (found.differ, found.undecidable, found.faults) == ([], [], [])


def test_one_that_comes_out_otherwise_is_named_with_its_grounds() -> None:
    (differs,) = run(record(positions=SHORT)).differ
    assert (differs.id, differs.recorded, differs.computed) == ("D-1", "adopted", "not adopted (short)")
    assert "yes: 2; at least 3 needed, and not reached." in differs.grounds


@pytest.mark.parametrize(
    ("positions", "manner", "reproduced"),
    [
        (ALL | {"Alpha": "no"}, "stopped by a veto", 1),
        (ALL | {"Alpha": "no"}, "too few votes", 0),
        (SHORT, "too few votes", 1),
        (SHORT | {"Alpha": "no"}, "stopped by a veto", 0),
        (SHORT | {"Alpha": "no"}, "", 1),
    ],
)
def test_the_reason_must_be_right_where_the_record_gives_one(positions: object, manner: str, reproduced: int) -> None:
    found = run(record(positions=positions, manner=manner, **REFUSED))
    assert (found.decided, found.reproduced) == (1, reproduced)


def test_a_tie_waits_for_the_casting_vote_and_is_not_decided() -> None:
    tie = {"Alpha": "yes", "Beta": "yes", "Gamma": "no", "Delta": "no", "Epsilon": "abstain"}
    found = run(record(title="Procedure", positions=tie))
    assert found.decided == 0
    assert found.undecidable[0].why.startswith("It waits for the casting vote. Yes and no are 2 each")


def test_without_a_casting_vote_a_tie_is_lost_and_a_record_that_says_so_agrees() -> None:
    tie = {"Alpha": "yes", "Beta": "yes", "Gamma": "no", "Delta": "no", "Epsilon": "abstain"}
    found = run(record(title="Procedure", positions=tie, **REFUSED))
    assert (found.decided, found.reproduced) == (1, 1)


def test_what_depends_on_what_the_record_leaves_open_is_not_decided() -> None:
    found = run(record(positions=SHORT | {"Epsilon": ["yes", "abstain"]}))
    assert found.undecidable[0].why.startswith("The record leaves open how some voted or who sat there")
    assert "adopted or not adopted" in found.undecidable[0].why


def test_what_no_rule_answers_is_not_decided_and_says_so() -> None:
    found = run(record(date="1999-12-31"))
    assert "Looked in the rule book council for a rule of the chapter adoption" in found.undecidable[0].why


def test_what_lacks_its_ballots_is_not_decided_and_says_so() -> None:
    (lacking,) = run(record(positions={})).undecidable
    assert (lacking.id, lacking.why) == ("D-1", "neither ballots nor totals are given")


def test_a_recorded_outcome_that_nobody_knows_is_decided_and_compared_with_nothing() -> None:
    found = run(record(recorded="carried"))
    assert (found.decided, found.reproduced, found.differ) == (1, 0, [])
    assert list(found.classes) == ["not known"]


def test_scores_are_given_for_each_class_of_recorded_outcome_beside_the_controls() -> None:
    two_of_five = BOOK.replace("at least: 3", "at least: 2")
    found = run(
        record(), record(id="D-2", positions=CLOSE), record(id="D-3", positions=SHORT, manner="too few", **REFUSED)
    )
    assert {name: (one.decisions, one.reproduced, one.always_adopted, one.threshold_changed)
            for name, one in found.classes.items()} == {
        "adopted": (2, 2, 2, 1),
        "not adopted (short)": (1, 1, 0, 1),
    }  # fmt: skip
    assert found.controls == {"always adopted": 2, "threshold changed": 2}
    assert found.threshold == "substance: yes at least 4 instead of 3"
    assert run(record(positions=SHORT, **REFUSED), by_book=book(two_of_five)).reproduced == 0


def test_the_mapping_may_name_the_threshold_that_the_control_changes() -> None:
    named = mapping(MAPPING + "control: {rule: procedure, amount: 2/3}\n")
    assert changed(book(), named).what == "procedure: yes more than 2/3 instead of 1/2"
    missing = mapping(MAPPING + "control: {rule: nothing, amount: 2/3}\n")
    with pytest.raises(BrokenInput, match=r"the rule nothing, and the book council\s+has no such rule"):
        changed(book(), missing)


def test_the_changed_book_leaves_the_other_as_it_is() -> None:
    ours = book()
    other = changed(ours, mapping()).book
    assert other.by_id("substance") != ours.by_id("substance")
    assert other.by_id("procedure") == ours.by_id("procedure")
    assert ours == book()


def test_a_share_is_changed_to_another_share_and_a_book_without_votes_is_refused() -> None:
    share = book(BOOK.replace("at least: 3", "at least: 2/3, of: entitled"))
    assert changed(share, mapping()).what == "substance: yes at least 1/2 instead of 2/3"
    only_consensus = BOOK[: BOOK.index("- id: substance")] + BOOK[BOOK.index("- id: agreement") :]
    with pytest.raises(BrokenInput, match="counts no votes in favour"):
        changed(book(only_consensus), mapping())


def test_one_seat_flipped_across_the_threshold_flips_the_outcome() -> None:
    for name, word in CLOSE.items():
        if word == "yes":
            found = run(record(positions=CLOSE | {name: "abstain"}))
            assert found.differ[0].computed == "not adopted (short)", name
    for name, word in SHORT.items():
        if word != "yes":
            assert run(record(positions=SHORT | {name: "yes"}, **REFUSED)).differ[0].computed == "adopted", name


def test_ways_of_writing_are_told_once_with_how_often() -> None:
    found = run(*(record(id=f"D-{number}", counts=["5", "0", "0"]) for number in range(3)))
    (told,) = found.faults
    assert (told.id, told.field, told.what) == ("D-0", "counts", "totals are written as text, and so in 2 more")


def test_several_forms_of_the_day_in_one_file_are_told() -> None:
    one_form = run(record(), record(id="D-2", date="2020-03-04"))
    assert one_form.faults == []
    three = run(record(), record(id="D-2", date="3 March 2020"), record(id="D-3", date="3 March 2020 in Nairobi"))
    assert [one.what for one in three.faults] == [
        "the day is written in the form '#-#-#'",
        "the day is written in the form '# month #', and so in 1 more",
    ]


def test_lists_have_an_end_and_what_is_left_off_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MOST", 2)
    found = run(*(record(id=f"D-{number}", positions=SHORT) for number in range(5)))
    assert (len(found.differ), found.left_off, found.decided) == (2, 3, 5)
    assert not found.plain


def test_a_stream_is_read_no_further_than_the_lot_that_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.corpora.redeciding.AT_ONCE", 3)
    read: list[int] = []
    held: list[int] = []

    def source() -> Iterator[Row]:
        for number in range(10):
            read.append(number)
            yield Row(number, record(id=f"D-{number}"))

    redecide(source(), mapping(), book(), ("plain", plain), lambda done: held.append(len(read) - done))
    assert len(held) == 4
    assert max(held) == 0


def test_rows_of_one_ballot_each_are_gathered_into_decisions() -> None:
    by_row = mapping(MAPPING.replace("  column: positions\n", "  voter: who\n  ballot: how\n"))
    common = {name: value for name, value in record().items() if name != "positions"}
    ballots = [("D-1", name, word) for name, word in ALL.items()] + [("D-2", "Alpha", "yes"), ("D-2", "Alpha", "no")]
    rows = [
        Row(place, common | {"id": one, "who": who, "how": how}) for place, (one, who, how) in enumerate(ballots, 1)
    ]
    first, second = gathered(rows, by_row)
    assert first.columns["ballots"] == ALL
    assert (second.place, second.columns["ballots"]) == (6, {"Alpha": Twice(["yes", "no"])})
    assert [one.outcome for one in plain(ask(first, by_row, book()).questions, book())] == ["adopted"]


def test_ballots_may_stand_in_columns_of_their_own() -> None:
    wide = mapping(MAPPING.replace("  column: positions\n", "  columns: '^vote (?P<name>.+)$'\n"))
    columns = {f"vote {name}": word for name, word in SHORT.items()}
    assert run(record(positions=None, **columns, **REFUSED), read_by=wide).reproduced == 1


def test_an_engine_that_is_not_there_is_refused_with_those_that_are() -> None:
    assert engine.named("plain") is plain
    with pytest.raises(BrokenInput, match="no engine 'abacus': there are plain, duckdb"):
        engine.named("abacus")


def test_the_other_amount_is_never_the_same() -> None:
    for amount in ("1/2", "2/3", "3/5"):
        share = book(BOOK.replace("at least: 3", f"at least: {amount}, of: entitled"))
        rule = changed(share, mapping()).book.by_id("substance")
        assert rule is not None
        assert rule.parameters.tally.thresholds[0].amount != Fraction(amount)  # type: ignore[union-attr]


def test_vote_events_of_any_body_are_decided_by_its_rule_book(tmp_path: Path) -> None:
    votes = [{"voter_id": name.lower(), "option": word} for name, word in SHORT.items()]
    event = {"id": "7", "start_date": "2020-02-03", "result": "fail", "votes": votes}
    file = tmp_path / "events.json"
    file.write_text(json.dumps([event, event | {"id": "8", "result": "pass"}]))
    found = redecide(rows.read(file), mappings.read_bundled("popolo"), book(), ("plain", plain))
    assert (found.decided, found.reproduced) == (2, 1)
    assert found.differ[0].id == "8"


def test_what_differs_by_an_engine_that_only_counts_has_the_grounds_all_the_same() -> None:
    asked_for: list[int] = []

    def counting(questions: Sequence[Question], by: RuleBook) -> list[Computed]:
        asked_for.append(len(questions))
        return [Computed(one.outcome, one.reason, (), one.why, one.tie) for one in plain(questions, by)]

    rows_given = [Row(1, record(positions=SHORT)), Row(2, record(id="D-2"))]
    found = redecide(rows_given, mapping(), book(), ("counting", counting))
    assert asked_for == [2, 2]
    assert (found.engine, found.reproduced) == ("counting", 1)
    assert "yes: 2; at least 3 needed, and not reached." in found.differ[0].grounds
