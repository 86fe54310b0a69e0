"""The members: who belongs and who takes part are two things, each with its act, its day and its source."""

import re

import pytest
from django.test import Client

from tests.decision.states_of import reports, state
from tests.factories import ZONE, a_fact
from tests.portal.reading import links_of, prose_of, read, table
from travaux.decision.situation import MemberState
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame.page import Page
from travaux.portal.member_lanes import member_lanes
from travaux.portal.pictures.lanes import Lane
from travaux.record.entry import Fact
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING, end_of

LARGEST = 60_000


def test_the_status_table_tells_membership_and_participation_apart(site: Client) -> None:
    rows = {row[0]: row for row in table(site.get("/csto/members"), "Membership and participation")[1:]}
    assert list(rows) == ["Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"]
    assert rows["Armenia"][1].startswith("Member since 20 April 1994")
    assert rows["Armenia"][2] == "Suspended by its own declaration"
    assert rows["Armenia"][3] == "22 February 2024"
    assert "Nikol Pashinyan (Prime Minister of Armenia)" in rows["Armenia"][4]
    assert rows["Armenia"][5].startswith("23 November 2022 present")
    assert rows["Belarus"][2:4] == ["Taking part", "–"]


def test_former_members_and_those_set_aside_stand_apart(site: Client) -> None:
    rows = {row[0]: row[1] for row in table(site.get("/csto/members"), "They are no members")[1:]}
    assert list(rows) == ["Azerbaijan", "Georgia", "Uzbekistan"]
    assert rows["Georgia"].startswith("Former since April 1999")
    assert rows["Uzbekistan"].endswith("at its own request")


def test_a_source_that_lists_a_state_in_passing_makes_no_member_of_it(site: Client) -> None:
    page = site.get("/csto/members")
    assert "2012: listed (Turkmenistan); as: member" in prose_of(page)
    assert not any(row[0] == "Turkmenistan" for row in table(page, "Membership and participation"))
    assert "Turkmenistan is not on record as a member." in prose_of(site.get("/csto/member/tm"))


def test_the_table_follows_both_dials(site: Client) -> None:
    before = table(site.get("/csto/members?known=2024-02-01"), "Membership and participation")
    assert next(row for row in before if row[0] == "Armenia")[2] == "Taking part"
    then = table(site.get("/csto/members?on=2010-01-01"), "Membership and participation")
    assert "Uzbekistan" in [row[0] for row in then]
    assert "No member is on record by that day." in prose_of(site.get("/csto/members?on=1990-01-01"))


def test_the_list_says_what_it_does_not_cover_and_leads_to_its_data(site: Client) -> None:
    page = site.get("/csto/members?on=2024-12-01")
    assert "What this list does not cover" in prose_of(page)
    assert "Newest evidence:" in prose_of(page)
    assert links_of(page)["This list as CSV"] == "/data/members.csv?on=2024-12-01&organisation=csto"


def test_one_member_is_answered_first_with_the_quote_and_its_chain(site: Client) -> None:
    words = prose_of(site.get("/csto/member/am"))
    answer = words.index("Armenia is a member (since 20 April 1994")
    quote = words.index("“to have been, to be, and to remain our ally”")
    chain = words.index(
        "reported by unnamed Russian media (published on an unknown day, not seen by us), taken up by Cal"
    )
    assert answer < quote < chain
    assert "no formal instrument on record" in words[answer:quote]


def sayings(site: Client) -> str:
    """Every part of the list of sayings about participation."""
    return parts(site, "/csto/member/am", "ledger")


def test_every_act_of_participation_has_its_own_day_and_source(site: Client) -> None:
    rows = {row[0]: row for row in table(site.get("/csto/member/am"), "Each act and each saying")}
    assert rows["Announced by the member"][1].startswith("22 February 2024")
    assert rows["Notified formally"][1] == "no formal instrument on record"
    assert rows["Acknowledged"][2] == "Imangali Tasmagambetov (Secretary General)"
    assert rows["Resumed"][1] == "not on record"
    assert re.search(r"no notice had come: suspension of participation23 February 2024\d+ ?Secretariat", sayings(site))


def test_three_lanes_are_drawn_and_told_in_words(site: Client) -> None:
    page = site.get("/csto/member/am")
    lanes = table(page, "The same in words")
    assert {row[0] for row in lanes[1:]} == {"Membership", "Participation", "Attendance"}
    assert ["Membership", "member", "from 20 April 1994 on"] in lanes
    assert any(row[2] == "28 November 2024" and row[1].endswith("absent") for row in lanes)
    assert b"<svg" in page.content


def drawn(*facts: Fact, on: str = "2024-12-01") -> Lane:
    """The lane of participation of a member of whom only these facts are told."""
    found = state("csto/member/am", reports(*facts), on)
    assert isinstance(found, MemberState)
    asked = Asked(Dials(on=end_of(on, ZONE)), Names({}, "csto"), ZONE)
    return member_lanes(found, (), Page("/csto/member/am", "csto", asked, {})).lanes[1]


def test_a_start_that_no_source_states_is_drawn_as_a_fade() -> None:
    described = a_fact("participation described", "csto/member/am", "2024-11-28", value={"as": "paused"})
    (bar,) = drawn(described).periods
    assert (bar.begun.lo, bar.ended, bar.hatched) == (BEGINNING, None, True)
    assert bar.stated == "described so 28 November 2024; its start is not stated"


def test_what_is_only_acknowledged_began_at_some_time_before() -> None:
    told = a_fact("participation suspension acknowledged", "csto/member/am", "2024-11-28", value={"start": "unknown"})
    (bar,) = drawn(told).periods
    assert (bar.begun.lo, bar.words) == (BEGINNING, "suspended by its own declaration")


def test_an_announced_start_is_drawn_on_its_day_and_nothing_before_it() -> None:
    announced = a_fact("participation suspension announced", "csto/member/am", "2024-02-22")
    lane = drawn(announced)
    assert [one.stated for one in lane.periods] == ["from 22 February 2024 on"]
    assert [(one.words, one.stated) for one in lane.events] == [("announced", "22 February 2024")]
    assert drawn(announced, on="2024-02-01").empty


def test_taking_part_again_is_drawn_from_its_own_day() -> None:
    announced = a_fact("participation suspension announced", "csto/member/am", "2024-02-22")
    resumed = a_fact("participation resumed", "csto/member/am", "2024-06-01")
    lane = drawn(announced, resumed)
    assert [(one.words, one.stated) for one in lane.periods] == [("taking part", "from 1 June 2024 on")]


def test_what_a_member_asked_is_told_without_an_outcome_that_nobody_tells(site: Client) -> None:
    rows = table(site.get("/csto/member/am"), "A request is not its outcome")
    asked = next(row for row in rows if row[1] == "Removal requested")
    assert asked[0] == "Decision on joint measures to assist Armenia"
    assert asked[3:] == ["showed no interest in it", "not on record"]
    assert sum(row[1] == "Signature refused" for row in rows) == 2
    assert "The other side is not on record" in prose_of(site.get("/csto/member/am"))


def parts(site: Client, address: str, name: str) -> str:
    """The words of a page with every part of one of its lists."""
    told, number = "", 1
    while (page := site.get(address, {name: number})).status_code == 200:
        told, number = told + prose_of(page), number + 1
    return told


def test_every_part_of_the_state_is_on_the_page_or_one_of_its_parts(site: Client) -> None:
    told = parts(site, "/csto/member/am", "said") + parts(site, "/csto/member/am", "deeds")
    told += parts(site, "/csto/member/am", "money") + parts(site, "/csto/member/am", "ledger")
    for words in (
        "expresses its sovereignty and independence and is not influenced from outside",
        "that of an independent sovereign nation which no other country or organisation can influence",
        "horizon: near future",
        "freezing one's participation is not provided for",
        "withdrawal is the next step",
        "formal notice given (budget)",
        "declined to join",
        "amount: 53.22 million",
        "Described as: paused",
        "Said that no notice had come: withdrawal",
        "appeal made",
    ):
        assert words in told, words


def test_every_fact_of_a_member_is_in_the_table_of_facts(site: Client) -> None:
    addresses = re.findall(r'<tr id="([^"]+)"', "".join(page_parts(site, "/csto/member/am")))
    assert len(addresses) == len(set(addresses)) > 100
    assert {"A01", "A02", "A03", "A07", "A08", "A09", "A10", "A11", "A12", "A13"} <= {
        one.rpartition("#")[2] for one in addresses
    }


def page_parts(site: Client, address: str) -> list[str]:
    """The sources of a page with every part of its table of facts."""
    found: list[str] = []
    while (page := site.get(address, {"facts": len(found) + 1})).status_code == 200:
        found.append(page.content.decode())
    return found


@pytest.mark.parametrize("address", ["/csto/members", "/csto/member/am", "/csto/roll", "/csto/member/uz"])
def test_no_page_of_members_is_too_long(site: Client, address: str) -> None:
    for language in ("en", "ru"):
        assert len(site.get(address, headers={"accept-language": language}).content) < LARGEST
    read(site.get(f"{address}?on=2024-12-01&known=2024-12-02"))


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nosuch/members", 404, "The record holds nothing of an organisation 'nosuch'"),
        ("/csto/member/am?facts=900", 400, "The list 'facts' has no part '900'"),
        ("/csto/member/am?said=two", 400, "Write a number from 1 to"),
        ("/csto/members?members=0", 400, "The list 'members' has no part '0'"),
    ],
)
def test_a_part_that_is_not_there_is_refused_with_those_that_are(
    site: Client, address: str, status: int, says: str
) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in prose_of(page)
