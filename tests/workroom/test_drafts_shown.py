"""A draft as one reader may know it: title, status, clauses with what was said, what is restricted; nothing made up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test.utils import override_settings

from tests.workroom.drafted import DOC, SIX, clause, draft, stance, told
from travaux.decision.findings import Finding, Ground
from travaux.decision.situation import DocumentState
from travaux.decision.situation.agreeing import ClauseStance
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame.page import Page
from travaux.frame.refusals import NotOnRecordPage
from travaux.office.answers import NoSuchDossier, Shown
from travaux.record.entry import Fact
from travaux.record.fold import Dials
from travaux.rulebook.load import read_library
from travaux.workroom.drafts.grid import Cell, grid
from travaux.workroom.drafts.shown import Draft, entry_of, recorded_open, roll_of, status
from travaux.workroom.drafts.shown import draft as draft_of
from travaux.workroom.drafts.steps import steps
from travaux.workroom.templatetags.drafting import (
    against,
    clock_time,
    readers,
    span_left,
    stance_mark,
    stated_day,
    worded,
)

MOSCOW = ZoneInfo("Europe/Moscow")
NAMES = Names(
    {"csto/member/am": "Armenia", "csto/member/by": "Belarus", "csto/body/csc": "Collective Security Council"}, "csto"
)
PAGE = Page("/workroom/drafts", "csto", Asked(Dials(), NAMES, MOSCOW), {})
TITLES = ("Who may take part", "Quorum", "Rule that applies", "Count", "Objections", "Who is bound", "From when")


def nothing(dossier: str) -> Shown:
    raise NoSuchDossier(dossier, [])


def shown(*facts: Fact, own: str = "", roll: Sequence[str] = SIX) -> Draft:
    state = draft(*facts)
    return Draft(DOC, "x", state, tuple(roll), own, (), {}, True, 0, grid(state, roll, own))


def test_what_the_reader_may_know_nothing_of_is_told_to_be_empty() -> None:
    found = draft_of(DOC, nothing, "am")
    assert (found.there, found.title, found.roll, found.hidden, found.clauses) == (False, "x", (), 0, ())
    assert found.state.stage.state == "not on record"


def test_only_documents_have_a_page_here() -> None:
    with pytest.raises(NotOnRecordPage):
        draft_of("csto/member/am", nothing)


def test_without_a_roll_nobody_is_on_it() -> None:
    assert roll_of("csto", nothing) == ()


def test_clauses_come_with_what_was_said_the_newest_first_and_on_earlier_wordings_last() -> None:
    found = shown(
        clause("1"),
        stance("am", "1", "objects", "2022-11-02", version="1"),
        clause("1", "Other words.", "2", "2022-11-03"),
        stance("by", "1", "agrees", "2022-11-04", version="2"),
        stance("kz", "1", "reserves", "2022-11-05", version="2"),
        own="kz",
    )
    (one,) = found.clauses
    assert [said.stance.member for said in one.said] == ["kz", "by", "am"]
    assert one.open == ("am", "kz") or set(one.open) == {"am", "kz"}
    assert one.own is not None
    assert one.own.stance == "reserves"
    assert {said.audience for said in one.said} == {""}


def test_the_status_is_one_line() -> None:
    found = shown(
        told("drafted", "2022-10-01"),
        clause("1"),
        clause("2"),
        told("circulated", "2022-10-02"),
        stance("am", "2", "objects"),
    )
    assert status(found) == "under agreement; 1 of 2 clauses open"
    assert status(shown(told("drafted", "2022-10-01"))) == "drafted"
    assert recorded_open(found) == ""


def test_an_entry_is_named_before_its_fact() -> None:
    assert entry_of("act/1#f1") == "act/1"


def test_the_steps_are_seven_whatever_the_finding_rests_on() -> None:
    book, state = read_library("csto"), draft(told("drafted"))
    found = steps(Finding("yes"), state, book, PAGE)
    assert tuple(step.title for step in found) == TITLES
    assert found[5].told == "Nobody is bound while nothing is adopted."
    assert found[6].told == "Not before it is adopted."


def test_each_ground_stands_in_its_step_and_in_no_other() -> None:
    grounds = (
        Ground("rule found", "By consensus, under consensus: x"),
        Ground("quorum there", "6 of 6 were there; to vote 6 are needed."),
        Ground("objection", "am objects.", "against", roll=("am", "by")),
        Ground("threshold reached", "y", "for"),
        Ground("may join", "by is not bound and may join later; nothing from it is on record."),
        Ground("roll not on record", "z"),
    )
    found = steps(
        Finding("yes", "not adopted", grounds=grounds, bound={"am": "not bound", "by": "may join"}),
        draft(),
        read_library("csto"),
        PAGE,
    )
    assert [len(step.grounds) for step in found] == [1, 1, 1, 1, 1, 1, 0]
    assert PAGE.html(found[0].told).count("Armenia") == 1
    assert "May join: " in PAGE.html(found[5].told)


def adopted(*facts: Fact) -> DocumentState:
    return draft(told("drafted", "2022-10-01"), told("adopted", "2022-11-23", mode="consensus"), *facts)


def test_from_when_is_told_as_far_as_it_is_on_record() -> None:
    book = read_library("csto")
    bare = steps(Finding("yes", "adopted"), adopted(), book, PAGE)[6].told
    forced = steps(Finding("yes", "adopted"), adopted(told("entered into force", "2023-01-10")), book, PAGE)[6].told
    assert "Adopted: 23 November 2022" in str(PAGE.html(bare))
    assert "No entry into force is on record." in bare
    assert forced == "In force: 10 January 2023."


@pytest.mark.parametrize(
    ("stated", "words"),
    [("", ""), ("none", "none"), ("unknown", "not stated"), ("2022-11-23", "23 November 2022"), ("soon", "soon")],
)
def test_days_are_told_in_words_and_none_is_not_unknown(stated: str, words: str) -> None:
    assert stated_day(stated) == words


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        ("public", "everybody may read it"),
        ("", "everybody may read it"),
        ("members", "for the members only"),
        ("secretariat", "for the secretariat only"),
        ("delegation:am", "for the delegation of Armenia only"),
        ("body:csc", "for Collective Security Council only"),
    ],
)
def test_readers_are_told_by_their_names(audience: str, words: str) -> None:
    assert readers(audience, PAGE) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=6, hours=2, minutes=59), "6 days, 2 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=1, minutes=1), "1 hour, 1 minute"),
        (timedelta(seconds=59), "0 minutes"),
    ],
)
def test_time_left_is_told_as_exactly_as_it_matters(left: timedelta, words: str) -> None:
    assert span_left(left) == words


def cell(word: str, *, earlier: bool = False) -> Cell:
    said: ClauseStance = draft(clause("1"), stance("am", "1", word, version="1")).clause_stances[0]
    made = ClauseStance("am", "1", "1", word, said.comment, said.wording, earlier, said.fact)
    return Cell("am", "1", word, made, own=False)


def test_a_cell_has_glyph_and_word_and_leads_to_the_whole_stance() -> None:
    mark = stance_mark(cell("agrees subject to comments"))
    assert 'class="st open"' in mark
    assert 'href="#said-1-am"' in mark
    assert ">comments<" in mark
    assert "*</a>" in stance_mark(cell("objects", earlier=True))
    assert "<a" not in stance_mark(Cell("am", "1", "no stance recorded", None, own=False))


def test_times_words_and_differences_are_told_plainly() -> None:
    assert clock_time(datetime(2022, 11, 21, 13, 0, tzinfo=MOSCOW)) == "21 November 2022, 13:00"
    assert worded("Agree the text") == "Agree the text"
    assert [one.kind for one in against("They may act.", "They act.")] == ["same", "in", "same"]


@override_settings(LANGUAGE_CODE="en")
def test_no_stance_of_a_hostile_record_is_more_than_words() -> None:
    mark = stance_mark(Cell("am", "1", "<script>", cell("objects").said, own=False))
    assert "<script>" not in mark
