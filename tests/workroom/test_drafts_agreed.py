"""A draft at work: stances clause by clause, who may read them, what is open, and what the record keeps of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.drafting import Drafted, entered, words_of
from tests.workroom.playing import Players, on_one_line, playing
from travaux.office import answers

CANARY = "canary-in-a-comment"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise, on the morning of 22 November 2022."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


@pytest.fixture(scope="module")
def silent(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Drafted]:
    """A draft on which nothing is entered any more."""
    with django_db_blocker.unblock(), playing(tmp_path_factory.mktemp("silent")) as players:
        yield entered(players)


@pytest.fixture
def drafted(play: Players) -> Drafted:
    """A draft of seven clauses, circulated."""
    return entered(play)


def test_a_stance_is_recorded_and_leads_back_to_its_clause(drafted: Drafted) -> None:
    answer = drafted.says("rep-am", "3", "objects", comment="Not so.", wording="They assess it together.")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{drafted.at}?receipt=act/")
    assert answer.headers["Location"].endswith("#clause-3")
    (said,) = drafted.state().clause_stances
    assert (said.member, said.clause, said.stance, said.comment) == ("am", "3", "objects", "Not so.")
    page = drafted.play.read("rep-by", drafted.at)
    assert "open: 1 member" in page
    assert "Not so." in page
    assert "<ins>" in page


def test_all_remaining_clauses_are_agreed_to_in_one_transaction(drafted: Drafted) -> None:
    drafted.says("rep-am", "3", "objects")
    before = answers.size()
    page = drafted.play.read("rep-am", drafted.at)
    assert "Agree to all 6 remaining clauses" in page
    sent = drafted.agrees_to_the_rest("rep-am")
    assert sent.status_code == 302
    assert answers.size() == before + 6
    assert "remaining clause" not in drafted.play.read("rep-am", drafted.at)
    assert [one.clause for one in drafted.state().open_clauses] == ["3"]


def test_nobody_agrees_to_words_that_they_have_not_seen(drafted: Drafted) -> None:
    page = drafted.play.read("rep-am", drafted.at)
    seen = dict(zip(re.findall(r'name="clause" value="(\d)"><input type="hidden" name="seen"', page),
                    re.findall(r'name="seen" value="([^"]*)"', page), strict=True))  # fmt: skip
    drafted.does("secretariat", "clause drafted", ("3",), version="1", text="Other words.")
    size = answers.size()
    sent = drafted.play.send(
        "rep-am", f"{drafted.at}/agree-remaining", clause=list(seen), seen=list(seen.values()), audience="public"
    )
    assert (sent.status_code, answers.size()) == (422, size)
    assert "Reworded since you saw it: 3." in on_one_line(sent)


def test_where_one_of_them_is_refused_none_is_entered(silent: Drafted) -> None:
    before = answers.size()
    sent = silent.agrees_to_the_rest("rep-am", "secretariat")
    assert sent.status_code == 422
    assert answers.size() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "perhaps"}, {"stance": ""}, {"clause": "99"}, {"version": "9"}, {"audience": "nobody"}, {"audience": "delegation:by"},
        {"key": ""}, {"comment": "x" * 70_000},
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_told_and_the_comment_is_kept(silent: Drafted, fields: dict[str, str]) -> None:
    before = answers.size()
    answer = silent.says("rep-am", **{"clause": "3", "stance": "objects", "comment": "Kept words.", **fields})
    assert answer.status_code == 422
    page = on_one_line(answer)
    assert "Nothing was entered" in page
    assert fields.get("comment", "Kept words.")[:100] in page or "clause" in fields
    assert answers.size() == before


def test_an_observer_has_no_form_and_is_refused(silent: Drafted) -> None:
    assert "Your stance on clause" not in silent.play.read("observer", silent.at)
    assert silent.says("observer", "3", "objects").status_code == 422


def test_the_secretariat_and_the_chair_do_not_speak_for_members(silent: Drafted) -> None:
    for who in ("secretariat", "chair"):
        assert "Your stance on clause" not in silent.play.read(who, silent.at)


@pytest.mark.parametrize(
    ("audience", "sees", "not_sees"),
    [
        ("delegation:by", ("rep-by", "secretariat"), ("rep-am", "chair", "observer")),
        ("members", ("rep-by", "rep-am", "chair", "secretariat"), ("observer",)),
    ],
)
def test_a_restricted_stance_is_in_no_cell_count_ground_or_paper_of_others(
    drafted: Drafted, audience: str, sees: tuple[str, ...], not_sees: tuple[str, ...]
) -> None:
    assert drafted.says("rep-by", "7", "reserves", comment=CANARY, audience=audience).status_code == 302
    for who in sees:
        assert CANARY in drafted.play.read(who, drafted.at)
        assert CANARY in drafted.play.read(who, f"{drafted.at}/comments")
    for who in not_sees:
        page = drafted.play.read(who, drafted.at)
        assert "This rests on 1 restricted entry" in page
        for address in ("", "/comments", "/act/agreed-in-general"):
            told = drafted.play.read(who, f"{drafted.at}{address}")
            assert CANARY not in told
            assert "open: 1 member" not in told
            assert ">reserves<" not in told
    assert CANARY not in drafted.play.read("observer", "/workroom/drafts")


def test_a_draft_that_only_members_may_read_is_nowhere_for_others(play: Players) -> None:
    found = entered(play, title=f"Secret {CANARY}", audience="members")
    assert (CANARY in play.read("rep-am", "/workroom/drafts")) is True
    assert (CANARY in play.read("observer", "/workroom/drafts")) is False
    outside = words_of(play.read("observer", found.at))
    assert "Nothing of this text is on record that you may know of." in outside
    assert play["observer"].get(f"/{found.dossier}").status_code == 404


def test_the_list_says_who_is_awaited_until_when(drafted: Drafted) -> None:
    drafted.does("secretariat", "round opened", stage="permanent council", deadline="2022-11-30", version="1")
    sent = drafted.agrees_to_the_rest("rep-am")
    assert sent.status_code == 302
    page = words_of(drafted.play.read("rep-by", "/workroom/drafts"))
    row = page[page.index("Joint measures on the border") :]
    assert "waits for you" in row[:60]
    assert "A stance on every clause: Belarus" in row
    assert "until 30 November 2022" in row
    others = words_of(drafted.play.read("rep-am", "/workroom/drafts"))
    assert "waits for you" not in others[others.index("Joint measures on the border") :]


def test_agreed_in_general_with_what_is_open_is_recorded_and_shown(drafted: Drafted) -> None:
    drafted.says("rep-am", "3", "objects")
    drafted.says("rep-by", "7", "reserves")
    drafted.does("secretariat", "agreed in general", open_positions="3, 7")
    page = words_of(drafted.play.read("rep-kz", drafted.at))
    assert "Agreed in general; 2 of 7 clauses open; recorded as open: 3, 7." in page


def test_a_rewording_answers_nobody_s_objection(drafted: Drafted) -> None:
    drafted.says("rep-am", "3", "objects")
    drafted.does("secretariat", "clause drafted", ("3",), version="2", text="Other words.")
    page = words_of(drafted.play.read("rep-am", drafted.at))
    assert "on version 1, reworded since" in page
    assert "given on an earlier wording" in page
    assert "Agree to all 7 remaining clauses" in page


def test_a_request_for_removal_stands_beside_the_text_until_it_is_answered(drafted: Drafted) -> None:
    drafted.does("secretariat", "item included", session="csto/session/csc-2022-11-23", number="4")
    drafted.does("rep-am", "removal requested", ("am",), session="csto/session/csc-2022-11-23", reason="Not ready.")
    page = words_of(drafted.play.read("rep-by", drafted.at))
    assert "Armenia asked to have it removed from the agenda" in page
    assert "No answer to the request is on record; until there is one it stays." in page
    drafted.does("secretariat", "removal refused", session="csto/session/csc-2022-11-23", request_of="am")
    assert "No answer to the request" not in drafted.play.read("rep-by", drafted.at)
