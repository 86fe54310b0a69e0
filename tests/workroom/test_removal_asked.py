"""A request to remove an item, and what becomes of it, as the page of a session shows it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.workroom.playing import Players, enter, playing
from travaux.office import answers

SESSION = "csto/session/csc-2022-12-20"
AT = "/workroom/sessions/csto/csc-2022-12-20"
ITEM = "csto/document/on-the-border"
ROW = f"{AT}/items/on-the-border"


@pytest.fixture
def play(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """A session that is planned, with one item on its agenda, which Armenia asks to remove."""
    with django_db_blocker.unblock(), playing(tmp_path) as players:
        enter("secretariat", "session scheduled", SESSION, for_="2022-12-20", place="Moscow", bodies=["csto/body/csc"])
        enter("secretariat", "drafted", ITEM, subject="On the border", body="csto/body/csc")
        enter("rep-am", "item proposed", ITEM, session=SESSION, by="am", body="csto/body/csc")
        enter("secretariat", "item included", ITEM, session=SESSION, body="csto/body/csc", number="1")
        enter("rep-am", "removal requested", ITEM, ("am",), session=SESSION, reason="it is not ready")
        yield players


def test_the_request_stands_beside_the_item_which_stays(play: Players) -> None:
    page = play.read("rep-kz", AT)
    assert "asked to remove this item" in page
    assert "<q>it is not ready</q>" in page
    assert "It waits. A request is not its outcome" in page
    assert 'class="removed"' not in page
    assert "1 request for removal is not decided" in page


def test_the_finding_is_folded_beside_the_request(play: Players) -> None:
    page = play.read("rep-kz", AT)
    assert "<summary>Finding: not stated</summary>" in page
    assert "Who decides on a removal, and what the request does meanwhile, the rules do not say." in page


def test_a_removal_strikes_the_item_out_with_its_rule_and_source(play: Players) -> None:
    enter("secretariat", "item removed", ITEM, session=SESSION, request_of="am")
    page = play.read("rep-kz", AT)
    assert 'class="removed"><bdi>On the border</bdi>' in page
    struck = page.partition("Removed on")[2]
    assert "at the request of" in struck[:120]
    assert "rule agenda · not seen" in struck[:400]
    assert "On the border" not in play.read("rep-kz", f"{AT}?off=hide").partition("<table>")[2].partition("</table>")[0]


def test_a_refusal_keeps_the_item_with_the_request_beside_it(play: Players) -> None:
    enter("chair", "removal refused", ITEM, session=SESSION, request_of="am", reason="it concerns all")
    page = play.read("rep-kz", AT)
    assert 'class="removed"' not in page
    assert "Decided:" in page
    assert "removal refused" in page


def test_the_chair_is_led_from_the_request_to_its_ruling(play: Players) -> None:
    page = play.read("chair", AT)
    led = re.search(rf'href="({ROW}/rule\?of=[^"]+)"', page)
    assert led is not None
    assert "Rule on the request" in play.read("chair", led[1])
    assert "/rule?of=" not in play.read("rep-kz", AT)


def test_the_ruling_of_the_chair_stands_beside_the_request(play: Players) -> None:
    asked = answers.show(ITEM, _now()).entries[-1].id
    enter(
        "chair", "ruling given", ITEM, on_=asked, ruling="overrules", reason="the member may withdraw what it proposed"
    )
    page = play.read("rep-kz", AT)
    assert "Ruling (chair): overrules, stands" in page
    assert "the member may withdraw what it proposed" in page
    assert "Nobody has decided yet." in page


def test_a_request_that_was_ruled_out_is_shown_with_its_ruling(play: Players) -> None:
    asked = answers.show(ITEM, _now()).entries[-1].id
    enter("chair", "ruling given", ITEM, on_=asked, ruling="accepts", effect="no effect", reason="too late")
    page = play.read("rep-kz", AT)
    assert "asked to remove this item" in page
    assert "no effect" in page
    assert 'class="removed"' not in page


@pytest.mark.parametrize(
    ("who", "offered", "withheld"),
    [
        ("rep-am", ["ask-removal"], ["remove", "keep", "defer", "not-taken", "open-item"]),
        ("chair", ["remove", "keep", "defer"], ["ask-removal"]),
        ("secretariat", ["ask-removal", "remove", "keep", "defer"], ["not-taken"]),
        ("observer", [], ["ask-removal", "remove", "keep"]),
    ],
)
def test_everybody_is_offered_what_is_theirs(play: Players, who: str, offered: list[str], withheld: list[str]) -> None:
    page = play.read(who, AT)
    assert [act for act in offered if f'href="{ROW}/{act}"' not in page] == []
    assert [act for act in withheld if f'href="{ROW}/{act}"' in page] == []


def test_asking_takes_the_item_from_its_row_with_only_the_reason_to_write(play: Players) -> None:
    page = play.read("rep-kz", f"{ROW}/ask-removal")
    assert "Ask to remove" in page
    assert "On the border" in page
    assert play["rep-kz"].get(f"{AT}/items/no-such-thing/ask-removal").status_code == 404
    assert play["rep-kz"].get(f"{ROW}/fly").status_code == 400


def test_an_item_that_only_one_delegation_may_know_is_on_no_page_of_another(play: Players) -> None:
    apart = "csto/document/kept-apart"
    enter("rep-am", "drafted", apart, (), "delegation:am", subject="CANARY of Armenia", body="csto/body/csc")
    enter("rep-am", "item proposed", apart, (), "delegation:am", session=SESSION, by="am", body="csto/body/csc")
    assert "CANARY" in play.read("rep-am", AT)
    for who in ("rep-kz", "chair", "observer"):
        for address in (AT, "/workroom/sessions", f"{AT}/publish", f"{AT}/roll-call"):
            page = play.read(who, address)
            assert "CANARY" not in page
            assert "kept-apart" not in page


def _now() -> answers.Dials:
    moment = answers.clock.now()
    return answers.Dials(moment, moment)
