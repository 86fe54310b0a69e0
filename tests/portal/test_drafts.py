"""Stories, ways and stands of texts from small records: endings, requests that were answered, groups, large rolls."""

import pytest

from tests.decision.states_of import state
from tests.factories import ZONE, a_fact, a_report
from travaux.decision.situation import DocumentState
from travaux.enquiry.states.teller import Teller
from travaux.enquiry.words import Names
from travaux.portal.drafts.sayers import who_says
from travaux.portal.drafts.stands import MOST_ROWS, stands
from travaux.portal.drafts.story import story
from travaux.portal.drafts.way import stages, way_rows
from travaux.record.entry import Fact

TEXT = "csto/document/x"
TELL = Teller(Names({"csto/member/am": "Armenia", "csto/member/by": "Belarus", TEXT: "X"}, "csto"), ZONE)


def text_state(*facts: Fact) -> DocumentState:
    found = state(TEXT, [a_report("r1", *facts)])
    assert isinstance(found, DocumentState)
    return found


def did(event: str, on: str, ref: str, keys: tuple[str, ...] = (), **value: object) -> Fact:
    return a_fact(event, TEXT, on, ref, keys=keys, value=value)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ((did("drafted", "2022-01-01", "f1"),), "Drafted since 1 January 2022 [r1#f1]."),
        (
            (did("adopted", "2022-01-02", "f1", mode="consensus", without=["am"]),),
            "Adopted by consensus, without Armenia on 2 January 2022 [r1#f1].",
        ),
        (
            (did("adopted", "2022-01-02", "f1"), did("joined", "2022-03-04", "f2", ("am",))),
            "Armenia joined on 4 March 2022 [r1#f2].",
        ),
        (
            (did("signature refused", "2022-01-02", "f1", ("am",)),),
            "Armenia refused to sign 2 January 2022 [r1#f1].",
        ),
        (
            (did("adopted", "2022-01-02", "f1"), did("repealed", "2023-01-02", "f2")),
            "repealed since 2 January 2023 [r1#f2].",
        ),
    ],
)
def test_a_story_tells_how_it_ended(facts: tuple[Fact, ...], says: str) -> None:
    assert says in story(text_state(*facts), TELL)


def test_a_request_that_was_answered_is_told_with_its_answer() -> None:
    told = story(
        text_state(
            did("item included", "2022-01-01", "f1"),
            did("removal requested", "2022-01-02", "f2", ("am",)),
            did("item removed", "2022-01-03", "f3"),
        ),
        TELL,
    )
    assert "Armenia then asked, 2 January 2022, to have it removed from the agenda [r1#f2]" in told
    assert told.endswith("What became of the request: item removed [r1#f3].")


def test_the_place_is_told_with_the_day_where_it_is_known() -> None:
    lost = text_state(did("not adopted", "2022-11-23", "f1"))
    assert story(lost, TELL, "Yerevan").startswith("Not adopted at Yerevan on 23 November 2022")
    vague = text_state(did("not adopted", "2022-11-20/2022-11-27", "f1"))
    assert "at Yerevan, between 20 November 2022 and 27 November 2022" in story(vague, TELL, "Yerevan")


def test_members_who_signed_on_one_day_are_one_step() -> None:
    found = text_state(
        did("signed", "2002-10-07", "f1", ("am",)),
        did("signed", "2002-10-07", "f2", ("by",)),
        did("entered into force", "2003-09-18", "f3"),
    )
    assert [one.phrase(TELL) for one in stages(found)] == ["signed by Armenia and Belarus", "entered into force"]
    assert [row.what for row in way_rows(found, {}, TELL)] == ["signed by Armenia and Belarus", "entered into force"]


def test_who_stands_against_it_stands_first_and_the_signed_after() -> None:
    found = text_state(
        did("signed", "2022-01-01", "f1", ("by",), place="Minsk"),
        did("objection raised", "2022-01-02", "f2", ("am",), to="text", manner="written"),
        did("stance recorded", "2022-01-03", "f3", ("kz",), stance="agrees"),
    )
    rows = stands(found, {}, TELL).rows
    assert [row.who for row in rows] == ["Armenia", "Belarus", "kz"]
    assert [mark.status for row in rows for mark in (*row.acts, *row.stances)] == ["objected", "signed", "agrees"]
    assert rows[0].acts[0].told == "2 January 2022 [r1#f2]; to: text; manner: written"
    assert rows[1].acts[0].told == "1 January 2022 [r1#f1]; place: Minsk"


def test_a_group_is_one_row_whatever_the_number_of_tellers_and_never_its_members() -> None:
    group = {"quantifier": "all others", "except": ["am"], "stance": "supports"}
    found = text_state(
        a_fact("group stance stated", TEXT, "2022-01-01", "f1", value=group),
        a_fact("group stance stated", TEXT, "2022-01-02", "f2", value=group),
        a_fact("group stance stated", TEXT, "2022-01-02", "f3", value={"quantifier": "all", "stance": "agrees"}),
    )
    rows = stands(found, {}, TELL).rows
    assert [row.who for row in rows] == ["All others except Armenia, as a group", "All, as a group"]
    assert rows[0].stances[0].told == "1 January 2022 and 2 January 2022 [r1#f1, r1#f2]"


def test_of_a_large_roll_the_rows_are_cut_and_the_rest_is_counted() -> None:
    ballots = [did("ballot cast", "2022-01-02", f"f{n}", (f"m{n}",), ballot="yes") for n in range(MOST_ROWS + 5)]
    found = stands(text_state(did("put to decision", "2022-01-01", "p", mode="vote"), *ballots), {}, TELL)
    assert len(found.rows) == MOST_ROWS
    assert found.more == 5
    assert found.rows[0].acts[0].status == "yes"


def test_a_member_without_an_account_of_its_own_is_told_so_also_without_a_row() -> None:
    found = stands(
        text_state(did("other side not on record", "2022-01-02", "f1", member="am", of="its request")), {}, TELL
    )
    assert found.rows == ()
    assert found.silent == ("Armenia’s own account: none on record (its request) [r1#f1]",)


def test_nobody_is_named_as_teller_of_a_fact_that_is_not_at_hand() -> None:
    assert who_says(["r1#f1"], {}, TELL) == ""
