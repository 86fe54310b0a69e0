"""Drafts told in rows: what fields bear beforehand, what is waited for, what is said, how versions are named."""

import pytest

from tests.workroom.carded import a_card
from tests.workroom.drafted import SIX, clause, draft, stance, told
from travaux.record.entry import Fact
from travaux.workroom.drafts.comments import said_words, table
from travaux.workroom.drafts.grid import grid
from travaux.workroom.drafts.presets import STAGES, Asked, values_of
from travaux.workroom.drafts.versions import following
from travaux.workroom.drafts.waits import Wait, open_rounds, outstanding, silence_now, waits
from travaux.workroom.sessions.roll_call import delegations

CSC, SESSION = "csto/body/csc", "csto/session/here"
DRAFTED = told("drafted", "2022-10-01", body=CSC)
TABLED = told("tabled", "2022-11-10")
OPENED = told("silence opened", "2022-11-11", expires="2022-11-18T12:00")
ROUND = told("round opened", "2022-11-02", stage="working group", deadline="2022-11-20")
CLOSED = told("round closed", "2022-11-21", stage="working group")


@pytest.mark.parametrize(
    ("versions", "name"),
    [
        ((), "1"),
        (("1",), "2"),
        (("9",), "10"),
        (("1", "2"), "3"),
        (("2", "1"), "2"),
        (("0",), "1"),
        (("007",), "8"),
        (("99999",), "100000"),
        (("100000",), "100000, revised"),
        (("1a",), "1a, revised"),
        (("draft",), "draft, revised"),
        (("1", "draft"), "draft, revised"),
        (("-1",), "-1, revised"),
        (("1.0",), "1.0, revised"),
        (("²",), "², revised"),
        (("٣",), "٣, revised"),
        (("<b>",), "<b>, revised"),
        (("",), ", revised"),
    ],
)
def test_a_version_to_come_is_the_next_number_where_the_last_is_one(versions: tuple[str, ...], name: str) -> None:
    assert following(versions) == name


@pytest.mark.parametrize(("done", "following_stage"), [*zip(STAGES, (*STAGES[1:], STAGES[-1]), strict=True)])
def test_the_round_to_come_is_of_the_next_stage_and_the_last_stays(done: str, following_stage: str) -> None:
    asked = Asked(draft(DRAFTED, told("round opened", "2022-11-02", stage=done)), "am")
    assert values_of("open-round", "round opened", asked)["stage"] == following_stage


@pytest.mark.parametrize(
    ("slug", "event", "facts", "expected"),
    [
        ("object", "objection raised", (DRAFTED,), {"to": "text", "manner": "official"}),
        ("close-round", "round closed", (DRAFTED,), {}),
        ("close-round", "round closed", (DRAFTED, ROUND), {"stage": "working group"}),
        ("close-round", "round closed", (DRAFTED, ROUND, CLOSED), {}),
        ("circulate", "circulated", (DRAFTED,), {}),
        ("circulate", "circulated", (DRAFTED, clause("1", version="3")), {"version": "3"}),
        ("off-control", "taken off control", (DRAFTED,), {}),
        ("silence-broken", "silence broken", (DRAFTED, TABLED, OPENED), {}),
        ("extend-silence", "silence extended", (DRAFTED, TABLED, OPENED), {}),
        ("adopted", "adopted", (DRAFTED,), {"body": CSC}),
        ("agreed-in-general", "agreed in general", (DRAFTED, clause("1")), {}),
    ],
)
def test_fields_bear_what_is_on_record_and_no_more(
    slug: str, event: str, facts: tuple[Fact, ...], expected: dict[str, str]
) -> None:
    assert values_of(slug, event, Asked(draft(*facts), "am")) == expected


@pytest.mark.parametrize(
    ("facts", "whats"),
    [
        ((DRAFTED,), ["its circulation"]),
        ((DRAFTED, TABLED), ["the question to be put"]),
        ((DRAFTED, told("agreed in general", "2022-11-10")), ["the question to be put"]),
        ((DRAFTED, TABLED, told("put to decision", "2022-11-12")), ["the outcome to be announced"]),
        ((DRAFTED, TABLED, OPENED), ["the end of the silence"]),
        ((DRAFTED, TABLED, told("signature opened", "2022-11-12")), ["signatures"]),
        ((DRAFTED, told("withdrawn", "2022-11-12")), []),
        ((DRAFTED, told("lapsed", "2022-11-12")), []),
        ((DRAFTED, TABLED, told("taken note of", "2022-11-12")), []),
    ],
)
def test_at_each_stage_a_draft_waits_for_what_comes_next(facts: tuple[Fact, ...], whats: list[str]) -> None:
    assert [one.what for one in waits(draft(*facts), SIX)] == whats


@pytest.mark.parametrize(
    ("wait", "member", "role", "yours"),
    [
        (Wait("x"), "am", "delegation", False),
        (Wait("x"), "", "chair", False),
        (Wait("x", ("am",)), "am", "delegation", True),
        (Wait("x", ("am",)), "by", "delegation", False),
        (Wait("x", ("am", "by")), "by", "delegation", True),
        (Wait("x", ("",)), "", "chair", False),
        (Wait("x", role="chair"), "", "chair", True),
        (Wait("x", role="chair"), "", "secretariat", False),
        (Wait("x", ("am",), role="chair"), "am", "delegation", False),
        (Wait("x", role="secretariat"), "", "secretariat", True),
    ],
)
def test_it_is_one_s_turn_or_not(wait: Wait, member: str, role: str, yours: bool) -> None:
    assert wait.yours(member, role) is yours


@pytest.mark.parametrize(
    ("acts", "left"),
    [
        ((), "am by kg kz ru tj"),
        ((("signed", "am"),), "by kg kz ru tj"),
        ((("signature refused", "am"),), "by kg kz ru tj"),
        ((("signed", "am"), ("signed", "tj")), "by kg kz ru"),
        ((("signed", "az"),), "am by kg kz ru tj"),
        (tuple(("signed", one) for one in SIX), ""),
    ],
)
def test_who_neither_signed_nor_refused_is_waited_for(acts: tuple[tuple[str, str], ...], left: str) -> None:
    facts = [told(event, f"2022-11-{13 + day}", member) for day, (event, member) in enumerate(acts)]
    state = draft(DRAFTED, TABLED, told("signature opened", "2022-11-12"), *facts)
    assert " ".join(outstanding(state, SIX)) == left


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, 0),
        ({"comment": "Not so."}, 1),
        ({"wording": "They may."}, 1),
        ({"comment": "Not so.", "wording": "They may."}, 1),
        ({"comment": "<script>alert(1)</script>"}, 1),
    ],
)
def test_comments_and_wordings_are_counted_and_the_silent_are_named(more: dict[str, str], words: int) -> None:
    state = draft(DRAFTED, clause("1"), stance("am", "1", "objects", **more))
    (row,) = table(grid(state, SIX))
    assert (said_words([row]), row.silent) == (words, SIX[1:])
    assert [(one.member, one.comment) for one in row.said] == [("am", more.get("comment", ""))]


@pytest.mark.parametrize(("facts", "number"), [((), 0), ((ROUND,), 1), ((ROUND, CLOSED), 0)])
def test_a_round_is_open_until_it_is_closed(facts: tuple[Fact, ...], number: int) -> None:
    assert len(open_rounds(draft(DRAFTED, *facts))) == number
    assert silence_now(draft(DRAFTED, *facts)) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"presence": "present"}, "present"),
        ({"presence": "absent"}, "absent"),
        ({"presence": "present", "rank": "leader"}, "present"),
        ({"presence": "present", "rank": "substitute"}, "represented"),
        ({"presence": "present", "rank": "representative"}, "represented"),
        ({"presence": "present", "rank": "substitute", "by": "online"}, "represented"),
        ({"presence": "present", "by": "online"}, "online"),
        ({"presence": "absent", "by": "online"}, "absent"),
        ({"presence": "absent", "rank": "substitute"}, "absent"),
        ({"presence": "unknown"}, "not stated"),
        ({}, "not stated"),
    ],
)
def test_how_a_delegation_was_there_is_told_in_one_word(value: dict[str, str], word: str) -> None:
    class Nobody:
        notified = ()

    card = a_card("attendance", SESSION, "2022-11-23T10:10", "am", **value)
    (row,) = delegations(Nobody(), ["am"], [card])  # type: ignore[arg-type]
    assert row.newest is not None
    assert (row.newest.word, row.newest.part) == (word, "")
