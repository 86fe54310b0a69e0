"""The guided exercise: its steps are ticked off by the record, its clock goes forward by the secretariat's hand."""

# ruff: noqa: ARG001 - a fixture is asked for so that somebody plays

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import records
from tests.databases import opened
from tests.factories import a_fact
from tests.workroom.playing import Players, enter, playing
from travaux.office import clock
from travaux.workroom.exercise.script import Script, Shown, Step, placed
from travaux.workroom.exercise.yerevan import CLAUSES, DRAFT, MEASURES, SCRIPT, TOTAL, YEREVAN

GUIDE = "/workroom/exercise"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        yield players


def test_there_are_twelve_steps_of_which_the_first_is_next(play: Players) -> None:
    page = play.read("chair", GUIDE)
    assert (page.count('<li id="step-'), "Yours:" in page, "Convene the session of Yerevan" in page) == (12, True, True)
    assert page.count('aria-current="step"') == 1


def test_a_step_is_ticked_off_when_the_record_shows_it(play: Players) -> None:
    enter("secretariat", "session scheduled", YEREVAN, for_="2022-11-23", place="Yerevan", bodies=["csto/body/csc"])
    enter("chair", "session convened", YEREVAN, for_="2022-11-23", place="Yerevan")
    page = play.read("rep-am", GUIDE)
    assert ("Ask for the item" in page.partition("Next")[2][:400], "Yours:" in page) == (True, True)
    assert "Yours:" not in play.read("rep-by", GUIDE)


def test_what_is_done_out_of_turn_is_ticked_off_and_the_first_that_is_not_stays_next(play: Players) -> None:
    enter("rep-am", "item proposed", DRAFT, session=YEREVAN)
    page = play.read("chair", GUIDE)
    assert "Convene the session of Yerevan" in page.partition("Next")[2][:400]
    assert page.count("done") >= 1


def test_the_secretariat_sets_the_clock_forward(play: Players) -> None:
    before = clock.now()
    answer = play["secretariat"].post(f"{GUIDE}/clock", {"to": "2022-11-23"})
    assert (answer.status_code, clock.now() - before > 80_000) == (302, True)


@pytest.mark.parametrize(("who", "to", "why"), [
    ("secretariat", "2022-11-01", "goes forward only"),
    ("secretariat", "tomorrow", "tomorrow"),
    ("secretariat", "", "date"),
    ("rep-am", "2022-11-23", "The secretariat sets the clock"),
])  # fmt: skip
def test_a_clock_that_cannot_be_set_so_stays_and_what_was_typed_is_kept(
    play: Players, who: str, to: str, why: str
) -> None:
    before = clock.now()
    answer = play[who].post(f"{GUIDE}/clock", {"to": to})
    page = answer.content.decode()
    assert (answer.status_code, why in page, clock.now() - before < 60) == (422, True, True), page[:3000]
    assert to in page


def test_a_record_that_is_no_exercise_has_no_such_page(play: Players) -> None:
    client = play["chair"]
    with opened(records.told()):
        assert client.get(GUIDE).status_code in {302, 404}


def test_strangers_are_led_to_the_sign_in_and_back(play: Players) -> None:
    answer = Client().get(GUIDE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/login/?next=%2Fworkroom%2Fexercise")


def test_the_script_has_the_texts_that_its_steps_need() -> None:
    assert len(MEASURES.splitlines()) == TOTAL
    assert [line.partition(".")[0] for line in CLAUSES.splitlines()] == [str(number) for number in range(1, 8)]
    assert len(SCRIPT.steps) == 12


def a_step(*shown: Shown) -> Step:
    return Step("title", "chair", (), "says", "/", shown)


@pytest.mark.parametrize(("shown", "done"), [
    (Shown("step taken", "csto/member/am"), True),
    (Shown("step taken", "csto/member/by"), False),
    (Shown("other", "csto/member/am"), False),
    (Shown("step taken", "csto/member/am", least=2), False),
    (Shown("step taken", "csto/member/am", keys=("am",)), False),
    (Shown("step taken", "csto/member/am", value={"what": "left"}), True),
    (Shown("step taken", "csto/member/am", value={"what": "came"}), False),
])  # fmt: skip
def test_a_condition_holds_only_for_facts_that_are_told(shown: Shown, *, done: bool) -> None:
    fact = a_fact("step taken", value={"what": "left"})
    card = type("Card", (), {"name": fact.fact, "about": fact.about, "key": fact.keys, "value": fact.value})
    script = Script("t", (a_step(shown),))
    assert [one.stage for one in placed(script, (card,))] == ["done" if done else "next"]  # type: ignore[arg-type]
