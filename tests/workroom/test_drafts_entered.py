"""A text is entered from the browser: pasted, seen in clauses, altered, entered whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.drafting import CSC, NEW, WRITTEN, entered, form_of, words_of
from tests.workroom.playing import Players, on_one_line, playing, shown
from travaux.office import answers, papers
from travaux.workroom.exercise.yerevan import CLAUSES

AT_YEREVAN = "/workroom/drafts/csto/assistance-to-armenia"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise, on the morning of 22 November 2022."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """Players of an exercise in which nothing is entered."""
    with django_db_blocker.unblock(), playing(tmp_path_factory.mktemp("still")) as players:
        yield players


def test_a_pasted_text_is_seen_in_clauses_before_anything_is_entered(still: Players) -> None:
    before = answers.size()
    page = on_one_line(still.send("secretariat", NEW, **WRITTEN, text=CLAUSES, step="preview"))
    assert page.count('name="words"') == 7
    assert "Entered in one go: that the draft exists, 7 clauses, its circulation." in page
    assert answers.size() == before


def test_it_is_entered_whole_with_its_circulation(play: Players) -> None:
    found = entered(play, due="2022-11-30")
    state = found.state()
    assert [one.clause for one in state.clauses] == ["1", "2", "3", "4", "5", "6", "7"]
    assert (state.stage.state, state.versions, state.sort.value, state.body.value) == (
        "under agreement",
        ("1",),
        "decision",
        CSC,
    )
    assert "Joint measures on the border" in play.read("rep-am", found.at)


def test_sent_twice_it_is_entered_once(play: Players) -> None:
    first, size = entered(play), answers.size()
    assert entered(play) == first
    assert answers.size() == size


def test_the_same_title_again_is_another_draft(play: Players) -> None:
    assert entered(play, key="one").at != entered(play, key="two").at


def test_altered_clauses_are_entered_as_altered_and_emptied_ones_left_out(play: Players) -> None:
    form = form_of("1. One\n2. Two\n3. Three")
    form["words"][0], form["words"][1], form["heading"][2] = "One, altered.", "", "Third"
    answer = play.send("secretariat", NEW, **form)
    state = shown(f"csto/document/{answer.headers['Location'].partition('?')[0].rpartition('/')[2]}").state
    clauses = [(one.clause, one.heading, one.text) for one in state.clauses]  # type: ignore[attr-defined]
    assert clauses == [("1", "", "One, altered."), ("3", "Third", "Three")]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "The draft has no title"),
        ({"title": "x" * 301}, "more than 300 letters"),
        ({"version": ""}, "The version has no name"),
        ({"sort": "poem"}, "&#x27;poem&#x27; cannot be chosen as sort"),
        ({"body": "csto/body/none"}, "cannot be chosen as body"),
        ({"sponsor": "zz"}, "cannot be chosen as sponsor"),
        ({"due": "soon"}, "is no day by which answers can be due"),
        ({"number": ["1"] * 7}, "Two clauses are called 1"),
        ({"number": ["Nº 1", "2", "3", "4", "5", "6", "7"]}, "cannot name a clause"),
        ({"key": ""}, "sent under a key of its own"),
        ({"audience": "everyone"}, "everyone"),
    ],
)
def test_what_cannot_be_entered_is_told_and_what_was_typed_is_kept(
    still: Players, changed: dict[str, object], says: str
) -> None:
    before = answers.size()
    answer = still.send("secretariat", NEW, **form_of(**changed))
    page = on_one_line(answer)
    assert (answer.status_code, says in page) == (422, True)
    assert "express solidarity with the Republic of Armenia" in page
    assert answers.size() == before


def test_a_text_without_words_comes_back_as_a_form(still: Players) -> None:
    answer = still.send("secretariat", NEW, **WRITTEN, text=" ", step="preview")
    assert answer.status_code == 422
    assert "There is no text to put into clauses" in on_one_line(answer)
    assert 'value="Joint measures on the border"' in on_one_line(answer)


def test_one_can_go_back_from_the_clauses_to_the_text(still: Players) -> None:
    answer = still.send("secretariat", NEW, **{**form_of(), "step": "back"})
    assert answer.status_code == 200
    assert "express solidarity" in on_one_line(answer).split("<textarea")[1]


def test_a_delegation_enters_that_the_draft_exists_with_the_text_as_a_paper(play: Players) -> None:
    paper = SimpleUploadedFile("draft.txt", CLAUSES.encode(), "text/plain")
    page = on_one_line(
        play.send("rep-am", NEW, **{**WRITTEN, "sponsor": "am"}, text=CLAUSES, step="preview", paper=paper)
    )
    assert "The secretariat then puts it into clauses and circulates it." in page
    signed = page.split('name="paper" value="')[1].split('"')[0]
    found = entered(play, "rep-am", sponsor="am", paper=signed, file="draft.txt")
    state = found.state()
    assert (state.stage.state, state.clauses) == ("drafted", ())
    assert [one.file for one in state.papers] == ["draft.txt"]


def test_a_text_that_a_delegation_pastes_is_kept_whole_as_a_paper(play: Players) -> None:
    page = on_one_line(play.send("rep-am", NEW, **{**WRITTEN, "sponsor": "am"}, text=CLAUSES, step="preview"))
    signed = page.split('name="paper" value="')[1].split('"')[0]
    (paper,) = entered(play, "rep-am", sponsor="am", paper=signed).state().papers
    assert papers.read(paper.digest.removeprefix("sha256:")) == CLAUSES.encode()
    assert paper.size == str(len(CLAUSES.encode()))


def test_a_digest_that_did_not_come_with_the_form_attaches_nothing(play: Players) -> None:
    assert entered(play, paper="sha256:" + "0" * 64, file="stolen.pdf").state().papers == ()


def test_a_text_of_which_nothing_is_known_yet_can_be_begun_where_it_will_stand(still: Players) -> None:
    page = words_of(still.read("secretariat", "/workroom/drafts/csto/not-there-yet"))
    assert "Nothing of this text is on record that you may know of." in page
    assert "Enter that a draft exists" in page


def test_a_text_on_record_is_put_into_clauses_and_a_new_version_holds_only_what_is_new(play: Players) -> None:
    first = play.send("secretariat", f"{AT_YEREVAN}/text", **form_of(version="1", key="first"))
    assert first.status_code == 302, on_one_line(first)
    second = play.send(
        "secretariat",
        f"{AT_YEREVAN}/text",
        **form_of(CLAUSES.replace("each month", "each week"), version="2", key="second"),
    )
    assert second.status_code == 302, on_one_line(second)
    state = shown("csto/document/assistance-to-armenia").state
    assert {one.clause: len(one.wordings) for one in state.clauses} == {  # type: ignore[attr-defined]
        "1": 1, "2": 2, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1,
    }  # fmt: skip
    page = play.read("rep-am", f"{AT_YEREVAN}/versions")
    assert "<del>month</del><ins>week</ins>" in page
    assert "1 clause changed" in page


def test_a_version_in_which_nothing_is_new_is_not_entered(play: Players) -> None:
    play.send("secretariat", f"{AT_YEREVAN}/text", **form_of())
    answer = play.send("secretariat", f"{AT_YEREVAN}/text", **form_of(version="2", key="second"))
    assert answer.status_code == 422
    assert "Nothing is new in this version." in on_one_line(answer)


def test_who_may_not_draft_is_refused_and_nothing_is_entered(still: Players) -> None:
    before = answers.size()
    answer = still.send("observer", NEW, **form_of())
    assert answer.status_code == 422
    assert answers.size() == before


def test_a_version_that_there_is_not_is_no_page(play: Players) -> None:
    found = entered(play)
    assert play["rep-am"].get(f"{found.at}/versions?to=9").status_code == 404
