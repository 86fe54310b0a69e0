"""Plans at work in browsers without scripts: drawn up, measures entered one by one or pasted, reported on, counted."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.playing import Players, enter, on_one_line, playing, shown
from travaux.decision.situation import PlanState
from travaux.workroom.exercise.yerevan import MEASURES, TOTAL

PLAN = "csto/plan/2030"
AT = "/workroom/plans/csto/2030"
YEREVAN = "csto/session/csc-2022-11-23"
TWO = "osce-contacts; Contacts with the OSCE; secretariat\nfirst-exercise; Hold an exercise; secretariat; 2023-05-31"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of an exercise."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


@pytest.fixture
def drawn(play: Players) -> Players:
    """The same, with a plan drawn up by the secretariat."""
    answer = play.send(
        "secretariat", "/workroom/plans/new", slug="2030", session=YEREVAN, priorities="by", title="Plan of 2030"
    )
    must_lead(answer)
    return play


def must_lead(answer: object, to: str = AT) -> None:
    assert answer.status_code == 302, on_one_line(answer)  # type: ignore[attr-defined]
    assert answer.headers["Location"].partition("?")[0].partition("#")[0] == to  # type: ignore[attr-defined]


def state() -> PlanState:
    found = shown(PLAN).state
    assert isinstance(found, PlanState)
    return found


def paste(play: Players, text: str, who: str = "secretariat") -> None:
    """Look at the lines first, then enter them as they were understood."""
    page = on_one_line(play.send(who, f"{AT}/measures/paste", lines=text, look="1"))
    looked = re.search(r'name="looked" value="([0-9a-f]{64})"', page)
    assert looked is not None, page
    must_lead(play.send(who, f"{AT}/measures/paste", lines=text, enter="1", looked=looked[1]))


def test_a_plan_is_drawn_up_from_a_session_and_the_chairs_priorities(drawn: Players) -> None:
    assert (state().decisions_of.value, state().priorities_of.value) == (YEREVAN, "by")
    assert "Plan of 2030" in drawn.read("rep-am", "/workroom/plans")
    assert "No measure on record, so nothing is counted" in drawn.read("rep-am", AT)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"slug": "Not A Slug"}, "small letters"),
        ({"slug": "x" * 61}, "small letters"),
        ({"slug": "2030"}, "on record already"),
    ],
)
def test_a_plan_that_cannot_be_drawn_up_is_told_and_kept(drawn: Players, fields: dict[str, str], fault: str) -> None:
    answer = drawn.send("secretariat", "/workroom/plans/new", title="Kept title", **fields)
    assert answer.status_code == 422
    assert fault in on_one_line(answer)
    assert "Kept title" in on_one_line(answer)


def test_measures_are_added_one_a_row_and_the_row_stays_open(drawn: Players) -> None:
    must_lead(
        drawn.send(
            "secretariat", f"{AT}/measures", title="Hold an exercise", responsible="Secretariat", due="2023-05-31"
        )
    )
    must_lead(drawn.send("secretariat", f"{AT}/measures", title="Meet the OSCE; twice", responsible="", due=""))
    page = drawn.read("secretariat", f"{AT}?added=1")
    assert "0 of 2 implemented, computed from 2 measures" in page
    assert "Meet the OSCE, twice" in page
    assert "autofocus" in page
    first = state().measures[0]
    assert (first.measure, first.responsible.value, first.due.value) == (
        "hold-an-exercise",
        "csto/body/secretariat",
        "2023-05-31",
    )


def test_a_measure_whose_doer_nobody_knows_is_told_and_kept(drawn: Players) -> None:
    answer = drawn.send("secretariat", f"{AT}/measures", title="Hold an exercise", responsible="the neighbours", due="")
    assert answer.status_code == 422
    assert "Nobody on record is called" in on_one_line(answer)
    assert 'value="Hold an exercise"' in on_one_line(answer)
    assert state().measures == ()


def test_a_paste_is_looked_at_before_anything_is_entered(drawn: Players) -> None:
    page = on_one_line(drawn.send("secretariat", f"{AT}/measures/paste", lines=TWO, look="1"))
    assert "2 lines, as they were understood" in page
    assert "Enter these 2 measures" in page
    assert state().measures == ()
    paste(drawn, TWO)
    assert [one.measure for one in state().measures] == ["osce-contacts", "first-exercise"]


def test_a_paste_that_was_changed_after_the_look_is_looked_at_again(drawn: Players) -> None:
    answer = drawn.send("secretariat", f"{AT}/measures/paste", lines=TWO, enter="1", looked="0" * 64)
    assert answer.status_code == 200
    assert state().measures == ()


def test_a_paste_with_a_bad_line_enters_none(drawn: Players) -> None:
    page = on_one_line(drawn.send("secretariat", f"{AT}/measures/paste", lines=f"{TWO}\nBad; nobody at all", look="1"))
    assert "Mend the marked lines" in page
    assert "Enter these" not in page
    assert state().measures == ()


def test_the_thirty_four_measures_of_the_guided_exercise_are_entered_in_one_go(drawn: Players) -> None:
    paste(drawn, MEASURES)
    assert state().computed.total == TOTAL
    page = drawn.read("secretariat", AT)
    assert "0 of 34 implemented, computed from 34 measures" in page
    assert len(page) <= 61_440


def test_several_rows_are_reported_together_and_those_not_done_come_first(drawn: Players) -> None:
    paste(drawn, TWO)
    fields = {"status-first-exercise": "implemented", "status-osce-contacts": "not implemented"}
    told = {"reason-osce-contacts": "they do not answer", "cause-osce-contacts": "external party"}
    must_lead(drawn.send("secretariat", f"{AT}/reports", **fields, **told))
    page = drawn.read("rep-am", AT)
    assert "1 of 2 implemented, computed from 2 measures" in page
    assert page.index("Contacts with the OSCE") < page.index("1 measure is implemented")
    assert "they do not answer" in page


def test_what_is_not_implemented_needs_its_reason_and_what_was_typed_is_kept(drawn: Players) -> None:
    paste(drawn, TWO)
    answer = drawn.send(
        "secretariat",
        f"{AT}/reports",
        **{"status-osce-contacts": "not implemented", "cause-osce-contacts": "resources"},
    )
    page = on_one_line(answer)
    assert answer.status_code == 422
    assert "&#x27;Contacts with the OSCE&#x27; is not implemented: give the reason." in page
    assert '<option selected value="not implemented">' in page
    assert 'value="resources"' in page
    assert 'aria-invalid="true"' in page
    assert {one.stage.state for one in state().measures} == {"planned"}


def test_a_cause_that_is_none_is_told(drawn: Players) -> None:
    paste(drawn, TWO)
    told = {
        "status-osce-contacts": "not implemented",
        "reason-osce-contacts": "none given",
        "cause-osce-contacts": "fate",
    }
    answer = drawn.send("secretariat", f"{AT}/reports", **told)
    assert answer.status_code == 422
    assert "&#x27;fate&#x27; is no cause." in on_one_line(answer)
    assert {one.stage.state for one in state().measures} == {"planned"}


def test_a_status_that_is_none_is_refused_in_words(drawn: Players) -> None:
    paste(drawn, TWO)
    answer = drawn.send("secretariat", f"{AT}/reports", **{"status-osce-contacts": "flying"})
    assert answer.status_code == 422
    assert "Nothing was entered." in on_one_line(answer)


@pytest.mark.parametrize(("number", "verdict"), [("1", "both agree"), ("2", "they differ")])
def test_a_reported_count_stands_beside_the_computed_one(drawn: Players, number: str, verdict: str) -> None:
    paste(drawn, TWO)
    drawn.send("secretariat", f"{AT}/reports", **{"status-first-exercise": "implemented"})
    enter("secretariat", "count reported", PLAN, ("implemented",), number=number, of="2", noun="measures")
    page = drawn.read("rep-am", AT)
    assert "1 of 2 implemented, computed from 2 measures" in page
    assert verdict in page


def test_a_measure_is_taken_into_the_next_plan_whole(drawn: Players) -> None:
    paste(drawn, TWO)
    enter("secretariat", "plan drawn up", "csto/plan/2031", decisions_of=YEREVAN)
    page = drawn.read("secretariat", f"{AT}/measures/osce-contacts")
    assert 'value="csto/plan/2031"' in page
    must_lead(
        drawn.send("secretariat", f"{AT}/measures/osce-contacts", plan="csto/plan/2031", reason="they answer next year")
    )
    assert next(one for one in state().measures if one.measure == "osce-contacts").stage.state == "carried over"
    after = shown("csto/plan/2031").state
    assert isinstance(after, PlanState)
    assert [(one.measure, one.title.value) for one in after.measures] == [("osce-contacts", "Contacts with the OSCE")]


@pytest.mark.parametrize("who", ["rep-am", "observer", "auditor"])
def test_who_may_not_report_is_offered_no_form_and_refused(drawn: Players, who: str) -> None:
    paste(drawn, TWO)
    page = drawn.read(who, AT)
    assert 'name="status-' not in page
    assert "Add measures" not in page
    assert drawn.send(who, f"{AT}/reports", **{"status-osce-contacts": "implemented"}).status_code == 422
    assert drawn.send(who, f"{AT}/measures", title="Mine", responsible="", due="").status_code == 422
    assert state().computed.numbers == {"planned": 2}


def test_a_plan_of_the_secretariat_alone_is_on_nobody_elses_page(play: Players) -> None:
    enter("secretariat", "plan drawn up", "csto/plan/kept-apart", (), "secretariat", decisions_of=YEREVAN)
    enter(
        "secretariat",
        "measure planned",
        "csto/plan/kept-apart",
        ("m-1",),
        "secretariat",
        title="CANARY of the secretariat",
    )
    assert "CANARY" in play.read("secretariat", "/workroom/plans/csto/kept-apart")
    for who in ("rep-am", "chair", "observer"):
        assert "kept-apart" not in play.read(who, "/workroom/plans")
        assert play[who].get("/workroom/plans/csto/kept-apart").status_code == 404
        assert play[who].get("/workroom/plans/csto/kept-apart/made/plan-report.pdf").status_code == 404


def test_the_report_on_a_plan_is_made_as_docx_and_pdf(drawn: Players) -> None:
    paste(drawn, TWO)
    for fmt, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = drawn["rep-am"].get(f"{AT}/made/plan-report.{fmt}")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
