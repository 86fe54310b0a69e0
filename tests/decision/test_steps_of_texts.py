"""Every step of a text's table beside one that the table has not, and where what is told out of turn leads."""

import pytest

from travaux.decision.states import DOCUMENT, Machine, Step, step

#: A state, an event, the value that decides where it leads, where that is, and whether the table has the step.
Row = tuple[str, str, str, str, bool]

#: Two states from which each step is foreseen, and the next one, and the last, from which it is not.
DOCUMENT_ROWS: tuple[Row, ...] = (
    ("not on record", "drafted", "", "drafted", True),
    ("drafted", "drafted", "", "drafted", False),
    ("repealed", "drafted", "", "drafted", False),
    ("not on record", "circulated", "", "under agreement", True),
    ("returned for finalisation", "circulated", "", "under agreement", True),
    ("adopted", "circulated", "", "under agreement", False),
    ("repealed", "circulated", "", "under agreement", False),
    ("under agreement", "stance recorded", "", "under agreement", True),
    ("returned for finalisation", "stance recorded", "", "returned for finalisation", True),
    ("not on record", "stance recorded", "", "under agreement", True),
    ("drafted", "stance recorded", "", "under agreement", True),
    ("under silence", "stance recorded", "", "under silence", False),
    ("repealed", "stance recorded", "", "repealed", False),
    ("not on record", "group stance stated", "", "not on record", True),
    ("returned for finalisation", "group stance stated", "", "returned for finalisation", True),
    ("drafted", "group stance stated", "", "under agreement", True),
    ("under silence", "group stance stated", "", "under silence", False),
    ("repealed", "group stance stated", "", "repealed", False),
    ("not on record", "agreed in general", "", "agreed in general", True),
    ("returned for finalisation", "agreed in general", "", "agreed in general", True),
    ("adopted", "agreed in general", "", "agreed in general", False),
    ("repealed", "agreed in general", "", "agreed in general", False),
    ("agreed in general", "finalisation needed", "", "agreed in general", True),
    ("returned for finalisation", "finalisation needed", "", "returned for finalisation", True),
    ("adopted", "finalisation needed", "", "adopted", False),
    ("repealed", "finalisation needed", "", "repealed", False),
    ("not on record", "tabled", "", "tabled", True),
    ("returned for finalisation", "tabled", "", "tabled", True),
    ("adopted", "tabled", "", "tabled", False),
    ("repealed", "tabled", "", "tabled", False),
    ("agreed in general", "put to decision", "", "put to decision", True),
    ("in force", "put to decision", "", "put to decision", True),
    ("repealed", "put to decision", "", "put to decision", False),
    ("not on record", "clause drafted", "", "not on record", True),
    ("returned for finalisation", "clause drafted", "", "returned for finalisation", True),
    ("adopted", "clause drafted", "", "adopted", False),
    ("repealed", "clause drafted", "", "repealed", False),
    ("not on record", "clause removed", "", "not on record", True),
    ("returned for finalisation", "clause removed", "", "returned for finalisation", True),
    ("adopted", "clause removed", "", "adopted", False),
    ("repealed", "clause removed", "", "repealed", False),
    ("under agreement", "round opened", "", "under agreement", True),
    ("tabled", "round opened", "", "tabled", True),
    ("not on record", "round opened", "", "under agreement", True),
    ("returned for finalisation", "round opened", "", "under agreement", True),
    ("adopted", "round opened", "", "adopted", False),
    ("repealed", "round opened", "", "repealed", False),
    ("not on record", "round closed", "", "not on record", True),
    ("returned for finalisation", "round closed", "", "returned for finalisation", True),
    ("adopted", "round closed", "", "adopted", False),
    ("repealed", "round closed", "", "repealed", False),
    ("not on record", "round closed", "to the next round", "not on record", True),
    ("returned for finalisation", "round closed", "to the next round", "returned for finalisation", True),
    ("adopted", "round closed", "to the next round", "adopted", False),
    ("repealed", "round closed", "to the next round", "repealed", False),
    ("not on record", "round closed", "returned", "not on record", True),
    ("returned for finalisation", "round closed", "returned", "returned for finalisation", True),
    ("adopted", "round closed", "returned", "adopted", False),
    ("repealed", "round closed", "returned", "repealed", False),
    ("not on record", "round closed", "agreed in general", "agreed in general", True),
    ("returned for finalisation", "round closed", "agreed in general", "agreed in general", True),
    ("tabled", "round closed", "agreed in general", "tabled", True),
    ("signature refused", "round closed", "agreed in general", "signature refused", True),
    ("signed by all", "round closed", "agreed in general", "agreed in general", False),
    ("repealed", "round closed", "agreed in general", "agreed in general", False),
    ("under agreement", "clause stance recorded", "", "under agreement", True),
    ("returned for finalisation", "clause stance recorded", "", "returned for finalisation", True),
    ("not on record", "clause stance recorded", "", "under agreement", True),
    ("drafted", "clause stance recorded", "", "under agreement", True),
    ("under silence", "clause stance recorded", "", "under silence", False),
    ("adopted", "clause stance recorded", "", "adopted", False),
    ("in force", "clause stance recorded", "", "in force", False),
    ("repealed", "clause stance recorded", "", "repealed", False),
    ("put to decision", "ballot cast", "", "put to decision", True),
    ("under silence", "ballot cast", "", "under silence", False),
    ("repealed", "ballot cast", "", "repealed", False),
    ("agreed in general", "objection raised", "", "agreed in general", True),
    ("under silence", "objection raised", "", "under silence", True),
    ("not adopted", "objection raised", "", "not adopted", False),
    ("repealed", "objection raised", "", "repealed", False),
    ("under agreement", "amendment proposed", "", "under agreement", True),
    ("under silence", "amendment proposed", "", "under silence", True),
    ("not adopted", "amendment proposed", "", "not adopted", False),
    ("repealed", "amendment proposed", "", "repealed", False),
    ("under agreement", "silence opened", "", "under silence", True),
    ("returned for finalisation", "silence opened", "", "under silence", True),
    ("adopted", "silence opened", "", "under silence", False),
    ("repealed", "silence opened", "", "under silence", False),
    ("under silence", "silence extended", "", "under silence", True),
    ("not adopted", "silence extended", "", "not adopted", False),
    ("repealed", "silence extended", "", "repealed", False),
    ("under silence", "silence broken", "", "not adopted", True),
    ("not adopted", "silence broken", "", "not adopted", False),
    ("repealed", "silence broken", "", "not adopted", False),
    ("agreed in general", "signature opened", "", "signature open", True),
    ("put to decision", "signature opened", "", "signature open", True),
    ("adopted", "signature opened", "", "signature open after adoption", True),
    ("taken note of", "signature opened", "", "signature open", False),
    ("repealed", "signature opened", "", "signature open", False),
    ("not on record", "signed", "", "signature open", True),
    ("signature refused", "signed", "", "signature open", True),
    ("signature open", "signed", "", "signature open", True),
    ("adopted", "signed", "", "signature open after adoption", True),
    ("signature open after adoption", "signed", "", "signature open after adoption", True),
    ("in force", "signed", "", "in force", True),
    ("repealed", "signed", "", "signature open", False),
    ("signature open", "signature outstanding", "", "signature open", True),
    ("signature open after adoption", "signature outstanding", "", "signature open after adoption", True),
    ("signature refused", "signature outstanding", "", "signature refused", False),
    ("repealed", "signature outstanding", "", "repealed", False),
    ("not on record", "signature refused", "", "signature refused", True),
    ("put to decision", "signature refused", "", "signature refused", True),
    ("signature open", "signature refused", "", "signature open", True),
    ("in force", "signature refused", "", "in force", True),
    ("repealed", "signature refused", "", "signature refused", False),
    ("signature open", "signature completed", "", "signed by all", True),
    ("signature open after adoption", "signature completed", "", "signed by all", True),
    ("signature refused", "signature completed", "", "signed by all", False),
    ("repealed", "signature completed", "", "signed by all", False),
    ("not on record", "returned for finalisation", "", "returned for finalisation", True),
    ("signature refused", "returned for finalisation", "", "returned for finalisation", True),
    ("signed by all", "returned for finalisation", "", "returned for finalisation", False),
    ("repealed", "returned for finalisation", "", "returned for finalisation", False),
    ("not on record", "adopted", "", "adopted", True),
    ("signature refused", "adopted", "", "adopted", True),
    ("signed by all", "adopted", "", "signed by all", True),
    ("returned for finalisation", "adopted", "", "adopted", False),
    ("repealed", "adopted", "", "adopted", False),
    ("tabled", "not adopted", "", "not adopted", True),
    ("signature refused", "not adopted", "", "not adopted", True),
    ("signed by all", "not adopted", "", "not adopted", False),
    ("repealed", "not adopted", "", "not adopted", False),
    ("under agreement", "taken note of", "", "taken note of", True),
    ("put to decision", "taken note of", "", "taken note of", True),
    ("under silence", "taken note of", "", "taken note of", False),
    ("repealed", "taken note of", "", "taken note of", False),
    ("drafted", "withdrawn", "", "withdrawn", True),
    ("returned for finalisation", "withdrawn", "", "withdrawn", True),
    ("adopted", "withdrawn", "", "withdrawn", False),
    ("repealed", "withdrawn", "", "withdrawn", False),
    ("drafted", "lapsed", "", "lapsed", True),
    ("returned for finalisation", "lapsed", "", "lapsed", True),
    ("adopted", "lapsed", "", "lapsed", False),
    ("repealed", "lapsed", "", "lapsed", False),
    ("not on record", "entered into force", "", "in force", True),
    ("adopted", "entered into force", "", "in force", True),
    ("taken note of", "entered into force", "", "in force", False),
    ("repealed", "entered into force", "", "in force", False),
    ("signature open", "ratified", "", "signature open", True),
    ("in force", "ratified", "", "in force", True),
    ("repealed", "ratified", "", "repealed", False),
    ("signature open after adoption", "joined", "", "signature open after adoption", True),
    ("in force", "joined", "", "in force", True),
    ("repealed", "joined", "", "repealed", False),
    ("signature open after adoption", "declined to join", "", "signature open after adoption", True),
    ("in force", "declined to join", "", "in force", True),
    ("repealed", "declined to join", "", "repealed", False),
    ("signature open after adoption", "certified copy sent", "", "signature open after adoption", True),
    ("in force", "certified copy sent", "", "in force", True),
    ("repealed", "certified copy sent", "", "repealed", False),
    ("signature open after adoption", "repealed", "", "repealed", True),
    ("in force", "repealed", "", "repealed", True),
    ("repealed", "repealed", "", "repealed", False),
)  # fmt: skip


def expect_step(table: Machine, row: Row) -> None:
    """The step leads where the row says; where it is not foreseen it says from where, and is offered to nobody."""
    state, event, value, to, foreseen = row
    told = "" if foreseen else f"not foreseen from {state}"
    assert step(table, state, event, value) == Step(to, foreseen, told)
    if foreseen:
        assert event in table.open_to(state)
        assert table.leads(state, event, value) == to
    else:
        assert table.leads(state, event, value) is None
        others = {one.value for one in table.rows if one.event == event and state in one.before}
        assert value not in others


@pytest.mark.parametrize(
    ("state", "event", "value", "to", "foreseen"), DOCUMENT_ROWS, ids=[" ".join(row[:3]) for row in DOCUMENT_ROWS]
)
def test_a_text_goes_where_its_table_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(DOCUMENT, (state, event, value, to, foreseen))


def test_every_step_of_the_table_stands_here() -> None:
    assert {(event, value) for _, event, value, _, _ in DOCUMENT_ROWS} == {
        (row.event, row.value) for row in DOCUMENT.rows
    }


def test_all_but_a_few_stand_here_both_ways() -> None:
    both = {
        found: {row[4] for row in DOCUMENT_ROWS if row[1:3] == found} for found in {row[1:3] for row in DOCUMENT_ROWS}
    }
    assert [found for found, ways in both.items() if ways != {True, False}] == []
