"""Sessions at work in browsers without scripts: planned, convened, agenda, requests, roll, papers, what follows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.playing import Players, on_one_line, playing, shown
from travaux.decision.situation import DocumentState, SessionState
from travaux.workroom.sessions.calling import newcomer

LIST = "/workroom/sessions"
CSC = "csto/body/csc"
SESSION = "csto/session/csc-2022-12-20"
AT = "/workroom/sessions/csto/csc-2022-12-20"
PLANNED = {"body": CSC, "day": "2022-12-20", "place": "Moscow", "way": "in person", "sort": "regular"}


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise, on the morning of 22 November 2022."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


@pytest.fixture
def planned(play: Players) -> Players:
    """The same, with a session planned by the secretariat."""
    must_lead(play.send("secretariat", f"{LIST}/new", **PLANNED, title="Session of December"), AT)
    return play


def must_lead(answer: object, to: str) -> None:
    assert answer.status_code == 302, on_one_line(answer)  # type: ignore[attr-defined]
    assert answer.headers["Location"].partition("?")[0].partition("#")[0] == to  # type: ignore[attr-defined]


def state_of(dossier: str) -> SessionState:
    state = shown(dossier).state
    assert isinstance(state, SessionState)
    return state


def items_of(page: str) -> list[str]:
    return re.findall(r'<tr id="item-[^"]*"><td>([^<]*)</td> <th scope="row"[^>]*><a [^>]*><bdi>([^<]*)</bdi>', page)


def test_what_the_rules_say_of_notice_is_told_before_the_button_is_there(play: Players) -> None:
    bare = play.read("secretariat", f"{LIST}/new")
    assert "Plan the session" not in bare
    page = play.read("secretariat", f"{LIST}/new?body={CSC}&day=2022-12-20&place=Moscow")
    assert "28 days lie before the opening." in page
    assert "How much notice a session needs the rules do not say" in page
    assert page.index("lie before the opening") < page.index("Plan the session")
    assert "On 18 full days in between people work in every capital." in page
    assert "16 December 2022: Independence Day" in page
    assert 'value="Session of Collective Security Council, Moscow, 20 December 2022"' in page


def test_a_planned_session_stands_in_the_list_with_what_it_lacks(planned: Players) -> None:
    state = state_of(SESSION)
    assert (state.stage.state, state.planned_for.value, state.planned_place.value) == (
        "scheduled",
        "2022-12-20",
        "Moscow",
    )
    page = planned.read("rep-am", LIST)
    assert "Session of December" in page
    assert "it is not convened" in page
    assert "no item is on the agenda" in page


def test_a_session_that_is_on_record_is_not_planned_twice(planned: Players) -> None:
    page = planned.read("secretariat", f"{LIST}/new?body={CSC}&day=2022-12-20")
    assert "on record already" in page
    assert f'href="{AT}"' in page
    assert "Plan the session" not in page


@pytest.mark.parametrize("who", ["rep-am", "observer"])
def test_who_may_not_plan_is_offered_no_button_and_refused(play: Players, who: str) -> None:
    assert "Plan the session" not in play.read(who, f"{LIST}/new?body={CSC}&day=2022-12-20")
    answer = play.send(who, f"{LIST}/new", **PLANNED, title="x")
    assert answer.status_code == 422
    assert "Nothing was entered." in on_one_line(answer)


@pytest.mark.parametrize("day", ["soon", "2022-13-40", "'; --"])
def test_a_day_that_is_none_is_told_and_what_was_typed_is_kept(play: Players, day: str) -> None:
    page = play.read("secretariat", f"{LIST}/new?body={CSC}&place=Minsk&day={day}")
    assert "is no day" in page
    assert 'value="Minsk"' in page
    assert "Plan the session" not in page


def test_items_are_added_one_after_the_other_by_their_titles(planned: Players) -> None:
    for title in ("On the border", "On the budget", "Draft decision on joint measures to assist Armenia"):
        must_lead(planned.send("secretariat", f"{AT}/items", title=title), AT)
    page = planned.read("secretariat", f"{AT}?added=1")
    assert [number for number, _ in items_of(page)] == ["1", "2", "3"]
    assert [title for _, title in items_of(page)][:2] == ["On the border", "On the budget"]
    assert "autofocus" in page


def test_a_title_on_record_adds_that_text_and_no_new_one(planned: Players) -> None:
    title = shown("csto/document/assistance-to-armenia").title
    must_lead(planned.send("secretariat", f"{AT}/items", title=title), AT)
    assert "/workroom/drafts/csto/assistance-to-armenia" in planned.read("secretariat", AT)


def test_a_member_proposes_an_item_which_is_not_yet_on_the_agenda(planned: Players) -> None:
    must_lead(planned.send("rep-am", f"{AT}/items", title="On observers at the border"), AT)
    page = planned.read("rep-kz", AT)
    assert "On observers at the border" in page
    assert "proposed, not on the agenda" in page
    assert "Armenia" in page.split("asked for by")[1][:120]


def test_an_empty_title_is_told_and_nothing_is_entered(planned: Players) -> None:
    answer = planned.send("secretariat", f"{AT}/items", title="  ")
    assert answer.status_code == 422
    assert "Write the title of the item." in on_one_line(answer)


def test_an_observer_is_offered_nothing_to_do(planned: Players) -> None:
    page = planned.read("observer", AT)
    assert "What you can do now" not in page
    assert "Add item" not in page
    assert planned.send("observer", f"{AT}/items", title="Mine").status_code == 422


def test_the_same_form_sent_twice_adds_one_item(planned: Players) -> None:
    for _ in range(2):
        planned["secretariat"].post(f"{AT}/items", {"title": "Twice", "key": "one-key"})
    assert len(items_of(planned.read("secretariat", AT))) == 1


def test_publishing_tells_the_notice_and_puts_both_papers_on_record(planned: Players) -> None:
    planned.send("secretariat", f"{AT}/items", title="On the border")
    page = planned.read("secretariat", f"{AT}/publish")
    assert page.index("lie before the opening") < page.index("Publish as DOCX and PDF")
    must_lead(planned.send("secretariat", f"{AT}/publish", audience="public"), AT)
    papers = state_of(SESSION).papers
    assert [one.title for one in papers] == ["Draft agenda", "Draft agenda"]
    assert {one.file.rpartition(".")[2] for one in papers} == {"docx", "pdf"}
    page = planned.read("secretariat", AT)
    assert "the draft agenda is not out" not in page
    kept = re.findall(r'href="(/workroom/papers/[^"]+)"', page)
    assert [planned["rep-am"].get(one).status_code for one in kept] == [200, 200]


@pytest.mark.parametrize(
    ("audience", "why"), [("delegation:am", "for everybody or for the members"), ("nobody", "for everybody")]
)
def test_an_agenda_is_published_for_no_other_readers(planned: Players, audience: str, why: str) -> None:
    answer = planned.send("secretariat", f"{AT}/publish", audience=audience)
    assert answer.status_code == 422
    assert why in on_one_line(answer)
    assert state_of(SESSION).papers == ()


def test_a_session_of_the_members_is_not_published_to_everybody(play: Players) -> None:
    must_lead(play.send("secretariat", f"{LIST}/new", **PLANNED, title="Kept", audience="members"), AT)
    assert play["observer"].get(AT).status_code == 404
    assert "Kept" in play.read("rep-am", LIST)
    answer = play.send("secretariat", f"{AT}/publish", audience="public")
    assert answer.status_code == 422
    assert "These readers may know nothing of the session." in on_one_line(answer)
    must_lead(play.send("secretariat", f"{AT}/publish", audience="members"), AT)


@pytest.mark.parametrize("audience", ["delegation:by", "everyone", "secretariat"])
def test_a_form_for_readers_that_are_not_ones_own_is_refused_with_what_was_typed(
    planned: Players, audience: str
) -> None:
    answer = planned.send("rep-am", f"{AT}/items", title="Mine", audience=audience)
    assert answer.status_code == 422
    assert 'value="Mine"' in on_one_line(answer)
    assert "Mine" not in planned.read("rep-am", AT)


def test_a_paper_is_made_for_whoever_asks(planned: Players) -> None:
    answer = planned["rep-am"].get(f"{AT}/made/draft-agenda.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_roll_is_entered_in_one_go_with_who_represents_whom(planned: Players) -> None:
    fields = {
        "presence-am": "absent",
        "notice-am": "yes",
        "reason-am": "on a visit",
        "presence-by": "present",
        "rank-by": "leader",
    }
    must_lead(planned.send("secretariat", f"{AT}/roll-call", **fields), AT)
    page = planned.read("rep-kz", AT)
    assert "Quorum" in page or "quorum" in page
    assert "with notice" in page
    assert "on a visit" in page
    rows = {row.member: row.presence.value for row in state_of(SESSION).attendance}
    assert rows == {"am": "absent", "by": "present"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "Nobody was called."),
        ({"presence-am": "flying"}, "&#x27;flying&#x27; is no presence."),
        ({"presence-am": "represented"}, "Say who represents the member."),
        (
            {"presence-am": "present", "person-am": "Nobody At All"},
            "Nobody on record is called &#x27;Nobody At All&#x27;",
        ),
    ],
)
def test_a_roll_that_cannot_be_entered_is_told_and_kept(planned: Players, fields: dict[str, str], fault: str) -> None:
    answer = planned.send("secretariat", f"{AT}/roll-call", **fields)
    assert answer.status_code == 422
    assert fault in on_one_line(answer)
    assert state_of(SESSION).attendance == ()


def test_somebody_who_is_not_on_record_is_entered_with_the_roll_once_that_is_said(planned: Players) -> None:
    fields = {"presence-am": "represented", "person-am": "Anna Newcomer", "rank-am": "substitute"}
    page = on_one_line(planned.send("secretariat", f"{AT}/roll-call", **fields))
    assert "or say in the row that this is somebody new" in page
    assert 'name="new-am"' in page
    assert 'name="new-by"' not in page
    must_lead(planned.send("secretariat", f"{AT}/roll-call", **fields, **{"new-am": "yes"}), AT)
    (row,) = state_of(SESSION).attendance
    person = str(row.person.value)
    assert person == newcomer("Anna Newcomer")
    assert "Anna Newcomer" in planned.read("rep-kz", AT)
    again = {"presence-by": "represented", "person-by": "anna newcomer"}
    must_lead(planned.send("secretariat", f"{AT}/roll-call", **again), AT)
    assert {str(one.person.value) for one in state_of(SESSION).attendance} == {person}


def test_a_session_that_nobody_knows_of_is_not_found(play: Players) -> None:
    assert play["secretariat"].get("/workroom/sessions/csto/csc-1999-01-01").status_code == 404
    assert play["secretariat"].get(f"{LIST}/csto/csc-2022-11-23/act/fly").status_code == 400


def test_what_is_dealt_with_there_is_led_to_its_paper_trail(planned: Players) -> None:
    planned.send("secretariat", f"{AT}/items", title="On the border")
    page = planned.read("secretariat", AT)
    document = re.search(r'href="/workroom/drafts/csto/([^"]+)"', page)
    assert document is not None
    assert f'href="/csto/document/{document[1]}"' in page
    assert f'href="/{SESSION}"' in page
    assert isinstance(shown(f"csto/document/{document[1]}").state, DocumentState)


def test_the_chair_finds_the_empty_form_of_a_session_too(play: Players) -> None:
    page = play.read("chair", f"{LIST}/new")
    assert "See what the rules say" in page
