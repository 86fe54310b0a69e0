"""The agenda of a session from the facts of its documents: order, places, requests and what became of them."""

import pytest

from tests.workroom.carded import a_card
from travaux.record.telling import FactCard
from travaux.workroom.sessions.agenda import Item, agenda, next_number

YEREVAN = "csto/session/csc-2022-11-23"
MINSK = "csto/session/csc-2023-11-23"
DRAFT = "csto/document/assistance-to-armenia"
OTHER = "csto/document/statement"

PROPOSED = a_card("item proposed", DRAFT, "2022-11-01", session=YEREVAN, by="am")
INCLUDED = a_card("item included", DRAFT, "2022-11-02", session=YEREVAN, number=3)
ASKED = a_card("removal requested", DRAFT, "2022-11-20", "am", session=YEREVAN, reason="not ready")


def item(*cards: FactCard, session: str = YEREVAN) -> Item:
    (found,) = agenda(session, {DRAFT: cards})
    return found


def test_an_item_has_its_number_and_who_proposed_it() -> None:
    found = item(PROPOSED, INCLUDED)
    assert (found.place, found.number, found.proposers) == ("on", 3, ("am",))


@pytest.mark.parametrize(
    ("event", "fields"),
    [("item removed", {"request_of": "am"}), ("item deferred", {"to": MINSK}), ("item merged", {"with_": OTHER}), ("item not taken", {"why": "no quorum"})],
)  # fmt: skip
def test_what_is_off_the_agenda_keeps_its_place_and_number(event: str, fields: dict[str, str]) -> None:
    found = item(PROPOSED, INCLUDED, a_card(event, DRAFT, "2022-11-21", **fields))
    assert (found.place, found.number) == ("off", 3)
    assert found.ended is not None
    assert found.ended.name == event


def test_a_request_leaves_the_item_where_it_is_until_it_is_decided() -> None:
    found = item(PROPOSED, INCLUDED, ASKED)
    assert found.place == "on"
    assert [one.member for one in found.open_requests] == ["am"]


@pytest.mark.parametrize(
    ("decision", "place"),
    [("item removed", "off"), ("removal refused", "on")],
)
def test_a_decision_on_a_request_answers_it(decision: str, place: str) -> None:
    found = item(PROPOSED, INCLUDED, ASKED, a_card(decision, DRAFT, "2022-11-22", session=YEREVAN, request_of="am"))
    assert found.place == place
    assert found.open_requests == ()
    assert found.requests[0].decision is not None
    assert found.requests[0].decision.name == decision


def test_a_removal_at_the_request_of_another_member_answers_nobody_else() -> None:
    found = item(
        PROPOSED, INCLUDED, ASKED, a_card("item removed", DRAFT, "2022-11-22", session=YEREVAN, request_of="by")
    )
    assert [one.member for one in found.open_requests] == ["am"]


def test_an_item_put_off_goes_on_at_the_other_session_and_stays_struck_out_at_the_first() -> None:
    cards = (
        PROPOSED, INCLUDED, a_card("item deferred", DRAFT, "2022-11-23", to=MINSK),
        a_card("item proposed", DRAFT, "2023-10-01", session=MINSK, by="am"),
        a_card("item included", DRAFT, "2023-10-02", session=MINSK, number=1),
    )  # fmt: skip
    assert (item(*cards).place, item(*cards).number) == ("off", 3)
    assert (item(*cards, session=MINSK).place, item(*cards, session=MINSK).number) == ("on", 1)


def test_a_request_about_a_later_session_is_not_shown_at_an_earlier_one() -> None:
    later = a_card("item included", DRAFT, "2023-10-02", session=MINSK)
    asked = a_card("removal requested", DRAFT, "2023-11-13", "am")
    assert item(INCLUDED, later, asked).requests == ()
    assert [one.member for one in item(INCLUDED, later, asked, session=MINSK).requests] == ["am"]


def test_items_without_numbers_follow_the_one_before_and_what_is_on_no_agenda_comes_last() -> None:
    told = {
        "csto/document/z": (a_card("adopted", "csto/document/z", session=YEREVAN),),
        "csto/document/y": (a_card("item proposed", "csto/document/y", session=YEREVAN),),
        DRAFT: (INCLUDED,),
        OTHER: (a_card("item included", OTHER, session=YEREVAN),),
    }
    found = agenda(YEREVAN, told)
    assert [(one.document, one.place) for one in found] == [
        (DRAFT, "on"), (OTHER, "on"), ("csto/document/y", "proposed"), ("csto/document/z", "elsewhere"),
    ]  # fmt: skip
    assert [one.number for one in found[:2]] == [3, 4]
    assert next_number(found) == 5


def test_the_first_item_of_an_empty_agenda_has_number_one() -> None:
    assert next_number(()) == 1
