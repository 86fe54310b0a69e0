"""Whatever stands in a record, it is survived: decided, or not decided with a reason; and nothing that helps is lost."""

import os
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora.making import MAPPING, book, mapping, record, run
from travaux.corpora.rows import Twice
from travaux.decision.findings import Outcome

LONG: Final = bool(os.environ.get("TRAVAUX_SOAK"))
NAMES: Final = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "??", "", "  ", "ALPHA")
WORDS: Final = ("yes", "no", "abstain", "absent", ".", "perhaps", "", None, 7, ["yes", "no"], [], {"a": 1})
ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 400) | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=6,
)
BALLOTS: Final = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(WORDS) | st.builds(Twice, st.lists(st.sampled_from(WORDS), max_size=3))
)
TOTALS: Final = st.lists(st.sampled_from(["015", "3", 2, None, "N.A.", "many", 1.5, -1, 99]), max_size=4)
DATES: Final = st.sampled_from(
    ["2020-02-03", "3 February 2020", "15/16 March 2020", "31 April 2020", None, "N.A.", "soon", 2020, "0000-00-00"]
)
READ_BY: Final = (
    mapping(),
    mapping(MAPPING + "named against: {column: vetoed_by, between: ',| and ', all with a veto: no}\n"),
    mapping(MAPPING + "electors: {column: counts, order: [yes, no], weight: votes, group: people}\n"),
    mapping(MAPPING + "seats may be vacant: yes\nnames: {form: '^(?P<name>[A-Za-z]+)$', seats in a group: 2}\n"),
)


@settings(max_examples=2000 if LONG else 120, deadline=None)
@given(
    columns=st.fixed_dictionaries(
        {},
        optional={
            "id": ANYTHING,
            "date": DATES | ANYTHING,
            "year": st.sampled_from([2020, "2020", 0, 99999, None]),
            "title": st.sampled_from(["Procedure", "A matter", None]),
            "manner": st.sampled_from(["without a vote", "unanimous", "a veto", "", None, 3]),
            "positions": BALLOTS | ANYTHING,
            "counts": TOTALS | ANYTHING,
            "vetoed_by": st.sampled_from(["Alpha", "Alpha and Beta", ", and ", None, "??"]),
            "recorded": st.sampled_from(["adopted", "not adopted", "carried", None, ["adopted"]]),
        },
    ),
    read_by=st.sampled_from(READ_BY),
)
def test_any_record_is_survived_and_what_is_not_decided_has_a_reason(
    columns: dict[str, object], read_by: object
) -> None:
    found = run(record(**columns), read_by=read_by)  # type: ignore[arg-type]
    assert found.decisions == 1
    assert found.decided + len(found.undecidable) == 1
    assert all(one.why for one in found.undecidable)
    assert all(fault.id and fault.field and fault.what for fault in found.faults)
    assert found.reproduced + len(found.differ) <= found.decided


@settings(max_examples=500 if LONG else 60, deadline=None)
@given(ballots=st.lists(st.sampled_from(["yes", "no", "abstain", "absent"]), min_size=5, max_size=5))
def test_a_decision_read_from_sound_ballots_is_that_of_the_rule_by_hand(ballots: list[str]) -> None:
    positions = dict(zip(("Alpha", "Beta", "Gamma", "Delta", "Epsilon"), ballots, strict=True))
    expected: Outcome = "adopted" if ballots.count("yes") >= 3 and ballots[0] != "no" else "not adopted"
    found = run(record(positions=positions, recorded=expected))
    assert (found.decided, found.reproduced, found.faults) == (1, 1, [])
    assert run(record(positions=positions, recorded=expected), by_book=book()).plain
