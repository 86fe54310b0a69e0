"""Every step of memberships, sessions, items, measures and chairmanships, beside one that the table has not."""

import pytest

from travaux.decision.states import CHAIRMANSHIP, ITEM, MEASURE, MEMBERSHIP, SESSION, Machine, Step, step

#: A state, an event, the value that decides where it leads, where that is, and whether the table has the step.
Row = tuple[str, str, str, str, bool]

#: Charter, Arts 19 and 20; what is told of a member's papers does not make a former member one again.
MEMBERSHIP_ROWS: tuple[Row, ...] = (
    ("not on record", "accession applied for", "", "candidate", True),
    ("former", "accession applied for", "", "candidate", True),
    ("vote withdrawn", "accession applied for", "", "candidate", False),
    ("restored", "accession applied for", "", "candidate", False),
    ("acceding", "founding text signed", "", "acceding", True),
    ("restored", "founding text signed", "", "restored", True),
    ("not on record", "founding text signed", "", "acceding", True),
    ("former", "founding text signed", "", "acceding", True),
    ("vote withdrawn", "founding text signed", "", "vote withdrawn", False),
    ("not on record", "membership began", "", "member", True),
    ("acceding", "membership began", "", "member", True),
    ("member", "membership began", "", "member", False),
    ("restored", "membership began", "", "member", False),
    ("member", "prolongation signed", "", "member", True),
    ("restored", "prolongation signed", "", "restored", True),
    ("vote withdrawn", "prolongation signed", "", "vote withdrawn", False),
    ("member", "withdrawal notified", "", "withdrawal notified", True),
    ("restored", "withdrawal notified", "", "withdrawal notified", True),
    ("former", "withdrawal notified", "", "withdrawal notified", False),
    ("member", "suspension requested", "", "member", True),
    ("restored", "suspension requested", "", "restored", True),
    ("vote withdrawn", "suspension requested", "", "vote withdrawn", False),
    ("member", "suspended by the council", "", "suspended by the council", True),
    ("restored", "suspended by the council", "", "suspended by the council", True),
    ("former", "suspended by the council", "", "suspended by the council", False),
    ("suspended by the council", "suspension lifted", "", "member", True),
    ("expelled", "suspension lifted", "", "member", False),
    ("restored", "suspension lifted", "", "member", False),
    ("withdrawal notified", "expelled", "", "expelled", True),
    ("suspended by the council", "expelled", "", "expelled", True),
    ("expelled", "expelled", "", "expelled", False),
    ("restored", "expelled", "", "expelled", False),
    ("member", "membership ended", "", "former", True),
    ("restored", "membership ended", "", "former", True),
    ("former", "membership ended", "", "former", False),
    ("member", "vote withdrawn", "", "vote withdrawn", True),
    ("restored", "vote withdrawn", "", "vote withdrawn", True),
    ("vote withdrawn", "vote withdrawn", "", "vote withdrawn", False),
    ("vote withdrawn", "vote restored", "", "member", True),
    ("restored", "vote restored", "", "member", False),
    ("member", "arrears waived", "", "member", True),
    ("restored", "arrears waived", "", "restored", True),
    ("vote withdrawn", "arrears waived", "", "member", True),
    ("former", "arrears waived", "", "former", False),
    ("former", "membership restored", "", "restored", True),
    ("vote withdrawn", "membership restored", "", "restored", False),
    ("restored", "membership restored", "", "restored", False),
    ("restored", "restoration ratified", "", "member", True),
    ("vote withdrawn", "restoration ratified", "", "member", False),
)  # fmt: skip

#: From the plan to the certified record.
SESSION_ROWS: tuple[Row, ...] = (
    ("not on record", "session scheduled", "", "scheduled", True),
    ("postponed", "session scheduled", "", "scheduled", True),
    ("cancelled", "session scheduled", "", "scheduled", False),
    ("record certified", "session scheduled", "", "scheduled", False),
    ("not on record", "session convened", "", "convened", True),
    ("postponed", "session convened", "", "convened", True),
    ("cancelled", "session convened", "", "convened", False),
    ("record certified", "session convened", "", "convened", False),
    ("scheduled", "agenda agreed", "", "agenda agreed", True),
    ("convened", "agenda agreed", "", "agenda agreed", True),
    ("opened", "agenda agreed", "", "opened", True),
    ("held", "agenda agreed", "", "agenda agreed", False),
    ("record certified", "agenda agreed", "", "agenda agreed", False),
    ("scheduled", "session postponed", "", "postponed", True),
    ("postponed", "session postponed", "", "postponed", True),
    ("cancelled", "session postponed", "", "postponed", False),
    ("record certified", "session postponed", "", "postponed", False),
    ("scheduled", "session cancelled", "", "cancelled", True),
    ("postponed", "session cancelled", "", "cancelled", True),
    ("cancelled", "session cancelled", "", "cancelled", False),
    ("record certified", "session cancelled", "", "cancelled", False),
    ("scheduled", "session opened", "", "opened", True),
    ("agenda agreed", "session opened", "", "opened", True),
    ("postponed", "session opened", "", "opened", False),
    ("record certified", "session opened", "", "opened", False),
    ("opened", "part opened", "", "opened", True),
    ("held", "part opened", "", "held", True),
    ("closed", "part opened", "", "closed", False),
    ("record certified", "part opened", "", "record certified", False),
    ("not on record", "session held", "", "held", True),
    ("opened", "session held", "", "held", True),
    ("held", "session held", "", "held", True),
    ("record certified", "session held", "", "record certified", True),
    ("cancelled", "session held", "", "held", False),
    ("opened", "session closed", "", "closed", True),
    ("held", "session closed", "", "closed", True),
    ("closed", "session closed", "", "closed", False),
    ("record certified", "session closed", "", "closed", False),
    ("not on record", "delegation notified", "", "not on record", True),
    ("opened", "delegation notified", "", "opened", True),
    ("held", "delegation notified", "", "held", False),
    ("record certified", "delegation notified", "", "record certified", False),
    ("not on record", "minutes drawn up", "", "not on record", True),
    ("record certified", "minutes drawn up", "", "record certified", True),
    ("cancelled", "minutes drawn up", "", "cancelled", False),
    ("held", "record certified", "", "record certified", True),
    ("closed", "record certified", "", "record certified", True),
    ("record certified", "record certified", "", "record certified", False),
)  # fmt: skip

#: What is disposed of or withdrawn comes back only by a new proposal.
ITEM_ROWS: tuple[Row, ...] = (
    ("not on record", "item proposed", "", "proposed", True),
    ("withdrawn", "item proposed", "", "proposed", True),
    ("disposed of: taken note of", "item proposed", "", "proposed", False),
    ("not on record", "item included", "", "included", True),
    ("sent back", "item included", "", "included", True),
    ("disposed of: taken note of", "item included", "", "included", False),
    ("withdrawn", "item included", "", "included", False),
    ("proposed", "item deferred", "", "deferred", True),
    ("removal refused", "item deferred", "", "deferred", True),
    ("removed", "item deferred", "", "deferred", False),
    ("withdrawn", "item deferred", "", "deferred", False),
    ("proposed", "item merged", "", "merged", True),
    ("removal refused", "item merged", "", "merged", True),
    ("removed", "item merged", "", "merged", False),
    ("withdrawn", "item merged", "", "merged", False),
    ("not on record", "removal requested", "", "removal requested", True),
    ("sent back", "removal requested", "", "removal requested", True),
    ("disposed of: taken note of", "removal requested", "", "removal requested", False),
    ("withdrawn", "removal requested", "", "removal requested", False),
    ("not on record", "removal refused", "", "removal refused", True),
    ("removal requested", "removal refused", "", "removal refused", True),
    ("removal refused", "removal refused", "", "removal refused", True),
    ("removed", "removal refused", "", "removal refused", False),
    ("withdrawn", "removal refused", "", "removal refused", False),
    ("proposed", "item removed", "", "removed", True),
    ("removal refused", "item removed", "", "removed", True),
    ("removed", "item removed", "", "removed", False),
    ("withdrawn", "item removed", "", "removed", False),
    ("included", "item not taken", "", "not taken", True),
    ("opened", "item not taken", "", "not taken", True),
    ("disposed of: adopted", "item not taken", "", "not taken", False),
    ("withdrawn", "item not taken", "", "not taken", False),
    ("included", "item opened", "", "opened", True),
    ("removal refused", "item opened", "", "opened", True),
    ("removed", "item opened", "", "opened", False),
    ("withdrawn", "item opened", "", "opened", False),
    ("not on record", "adopted", "", "disposed of: adopted", True),
    ("sent back", "adopted", "", "disposed of: adopted", True),
    ("disposed of: taken note of", "adopted", "", "disposed of: adopted", False),
    ("withdrawn", "adopted", "", "disposed of: adopted", False),
    ("not on record", "not adopted", "", "disposed of: not adopted", True),
    ("opened", "not adopted", "", "disposed of: not adopted", True),
    ("disposed of: adopted", "not adopted", "", "disposed of: not adopted", False),
    ("withdrawn", "not adopted", "", "disposed of: not adopted", False),
    ("not on record", "returned for finalisation", "", "sent back", True),
    ("disposed of: not adopted", "returned for finalisation", "", "sent back", True),
    ("sent back", "returned for finalisation", "", "sent back", False),
    ("withdrawn", "returned for finalisation", "", "sent back", False),
    ("included", "taken note of", "", "disposed of: taken note of", True),
    ("opened", "taken note of", "", "disposed of: taken note of", True),
    ("disposed of: adopted", "taken note of", "", "disposed of: taken note of", False),
    ("withdrawn", "taken note of", "", "disposed of: taken note of", False),
    ("proposed", "withdrawn", "", "withdrawn", True),
    ("sent back", "withdrawn", "", "withdrawn", True),
    ("disposed of: taken note of", "withdrawn", "", "withdrawn", False),
    ("withdrawn", "withdrawn", "", "withdrawn", False),
)  # fmt: skip

#: A measure goes where the report on it says.
MEASURE_ROWS: tuple[Row, ...] = (
    ("not on record", "measure planned", "", "planned", True),
    ("planned", "measure planned", "", "planned", False),
    ("carried over", "measure planned", "", "planned", False),
    ("not on record", "measure reported", "planned", "planned", True),
    ("carried over", "measure reported", "planned", "planned", True),
    ("removed", "measure reported", "planned", "planned", False),
    ("not on record", "measure reported", "in progress", "in progress", True),
    ("carried over", "measure reported", "in progress", "in progress", True),
    ("removed", "measure reported", "in progress", "in progress", False),
    ("not on record", "measure reported", "implemented", "implemented", True),
    ("carried over", "measure reported", "implemented", "implemented", True),
    ("removed", "measure reported", "implemented", "implemented", False),
    ("not on record", "measure reported", "not implemented", "not implemented", True),
    ("carried over", "measure reported", "not implemented", "not implemented", True),
    ("removed", "measure reported", "not implemented", "not implemented", False),
    ("planned", "measure reported", "removed", "removed", True),
    ("not implemented", "measure reported", "removed", "removed", True),
    ("removed", "measure reported", "removed", "removed", False),
    ("carried over", "measure reported", "removed", "removed", False),
    ("planned", "measure reported", "carried over", "carried over", True),
    ("not implemented", "measure reported", "carried over", "carried over", True),
    ("removed", "measure reported", "carried over", "carried over", False),
    ("carried over", "measure reported", "carried over", "carried over", False),
)  # fmt: skip

#: One member chairs, or none.
CHAIR_ROWS: tuple[Row, ...] = (
    ("not on record", "chairmanship planned", "", "not on record", True),
    ("vacant", "chairmanship planned", "", "vacant", True),
    ("not on record", "chairmanship began", "", "chaired", True),
    ("vacant", "chairmanship began", "", "chaired", True),
    ("chaired", "chairmanship ended", "", "vacant", True),
    ("vacant", "chairmanship ended", "", "vacant", False),
    ("not on record", "priorities set", "", "not on record", True),
    ("vacant", "priorities set", "", "vacant", True),
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
    ("state", "event", "value", "to", "foreseen"), MEMBERSHIP_ROWS, ids=[" ".join(row[:3]) for row in MEMBERSHIP_ROWS]
)
def test_a_membership_goes_where_its_table_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(MEMBERSHIP, (state, event, value, to, foreseen))


@pytest.mark.parametrize(
    ("state", "event", "value", "to", "foreseen"), SESSION_ROWS, ids=[" ".join(row[:3]) for row in SESSION_ROWS]
)
def test_a_session_goes_where_its_table_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(SESSION, (state, event, value, to, foreseen))


@pytest.mark.parametrize(
    ("state", "event", "value", "to", "foreseen"), ITEM_ROWS, ids=[" ".join(row[:3]) for row in ITEM_ROWS]
)
def test_an_item_goes_where_its_table_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(ITEM, (state, event, value, to, foreseen))


@pytest.mark.parametrize(
    ("state", "event", "value", "to", "foreseen"), MEASURE_ROWS, ids=[" ".join(row[:3]) for row in MEASURE_ROWS]
)
def test_a_measure_goes_where_its_report_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(MEASURE, (state, event, value, to, foreseen))


@pytest.mark.parametrize(
    ("state", "event", "value", "to", "foreseen"), CHAIR_ROWS, ids=[" ".join(row[:3]) for row in CHAIR_ROWS]
)
def test_a_chairmanship_goes_where_its_table_says_and_a_step_out_of_turn_is_marked(
    state: str, event: str, value: str, to: str, *, foreseen: bool
) -> None:
    expect_step(CHAIRMANSHIP, (state, event, value, to, foreseen))


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (MEMBERSHIP, MEMBERSHIP_ROWS),
        (SESSION, SESSION_ROWS),
        (ITEM, ITEM_ROWS),
        (MEASURE, MEASURE_ROWS),
        (CHAIRMANSHIP, CHAIR_ROWS),
    ],
    ids=["membership", "session", "item", "measure", "chairmanship"],
)
def test_every_step_of_the_table_stands_here(table: Machine, rows: tuple[Row, ...]) -> None:
    assert {(event, value) for _, event, value, _, _ in rows} == {(row.event, row.value) for row in table.rows}
