"""What a draft waits for: of whom, until when; nothing where nothing is awaited."""

from tests.workroom.drafted import SIX, clause, draft, stance, told
from travaux.record.entry import Fact
from travaux.workroom.drafts.waits import Wait, waits
from travaux.workroom.drafts.whole import positions

DRAFTED = told("drafted", "2022-10-01", body="csto/body/csc")
CIRCULATED = told("circulated", "2022-10-02", version="1")
TABLED = told("tabled", "2022-11-10")


def awaited(*facts: Fact) -> tuple[Wait, ...]:
    return waits(draft(*facts), SIX)


def test_a_draft_waits_to_be_circulated() -> None:
    assert awaited(DRAFTED) == (Wait("its circulation", of="the secretariat", role="secretariat"),)


def test_a_round_waits_for_those_who_have_not_spoken_until_its_deadline() -> None:
    opened = told("round opened", "2022-11-02", stage="permanent council", deadline="2022-11-20")
    said = [stance(one, "1", "agrees") for one in ("am", "by", "kg", "kz")]
    assert awaited(DRAFTED, clause("1"), CIRCULATED, opened, *said) == (
        Wait("a stance on every clause", ("ru", "tj"), until="2022-11-20"),
        Wait("the end of the round", until="2022-11-20"),
    )


def test_a_text_agreed_in_general_waits_for_agreement_on_what_is_open() -> None:
    general = told("agreed in general", "2022-11-10")
    found = awaited(DRAFTED, clause("1"), CIRCULATED, stance("am", "1", "objects"), general)
    assert found == (Wait("agreement on the open clauses: 1", ("am",)),)


def test_silence_waits_for_its_end_as_it_was_put_off() -> None:
    opened = told("silence opened", "2022-11-11", expires="2022-11-20T12:00")
    extended = told("silence extended", "2022-11-12", expires="2022-11-25T12:00")
    assert awaited(DRAFTED, TABLED, opened) == (Wait("the end of the silence", until="2022-11-20T12:00"),)
    assert awaited(DRAFTED, TABLED, opened, extended) == (Wait("the end of the silence", until="2022-11-25T12:00"),)


def test_signatures_are_awaited_of_those_who_neither_signed_nor_refused() -> None:
    facts = (DRAFTED, TABLED, told("signature opened", "2022-11-11"), told("signed", "2022-11-12", "am"))
    assert awaited(*facts) == (Wait("signatures", ("by", "kg", "kz", "ru", "tj")),)


def test_a_request_waits_for_an_answer_and_a_returned_text_comes_back() -> None:
    back = told("returned for finalisation", "2022-11-23", "csto/body/csc", to="unknown", due="none")
    asked = told("removal requested", "2022-11-24", "am")
    found = awaited(DRAFTED, TABLED, told("not adopted", "2022-11-23"), back, asked)
    assert found == (
        Wait("an answer to the request to remove it", ("am",)),
        Wait("the text to come back finalised"),
    )


def test_an_instruction_is_awaited_until_it_is_taken_off_control() -> None:
    given = told(
        "instruction given",
        "2022-11-11",
        "csto/body/csc",
        to="csto/body/cfm",
        what="Report",
        due="2023-02-01",
        number="1",
    )
    off = told("taken off control", "2023-01-11", number="1")
    assert awaited(DRAFTED, TABLED, given)[-1] == Wait("Report", of="csto/body/cfm", until="2023-02-01")
    assert [one.what for one in awaited(DRAFTED, TABLED, given, off)] == ["the question to be put"]


def test_nothing_is_awaited_of_a_text_that_was_withdrawn() -> None:
    assert awaited(DRAFTED, told("withdrawn", "2022-11-11")) == ()


def test_it_is_the_turn_of_members_named_and_of_the_seat_whose_turn_it_is() -> None:
    of_members, of_the_chair = Wait("x", ("am",)), Wait("x", of="the chair", role="chair")
    assert of_members.yours("am", "delegation")
    assert not of_members.yours("by", "delegation")
    assert not of_members.yours("", "observer")
    assert of_the_chair.yours("", "chair")
    assert not of_the_chair.yours("am", "delegation")


def test_all_that_was_said_of_the_whole_text_is_told_what_stands_against_it_first() -> None:
    state = draft(
        DRAFTED,
        CIRCULATED,
        told("stance recorded", "2022-11-02", "kz", stance="agrees"),
        told("amendment proposed", "2022-11-03", "by", text="Other words."),
        told("objection raised", "2022-11-04", "am", to="text", reason="Not so."),
        told("no objection declared", "2022-11-05", "tj", to="limited format"),
        told("put to decision", "2022-11-06", mode="vote"),
        told("ballot cast", "2022-11-07", "ru", ballot="yes"),
    )
    assert [(one.member, one.status, one.why) for one in positions(state)] == [
        ("am", "objects", "Not so."),
        ("kz", "agrees", ""),
        ("by", "amendment proposed", "Other words."),
        ("ru", "yes", ""),
        ("tj", "no objection declared", ""),
    ]
