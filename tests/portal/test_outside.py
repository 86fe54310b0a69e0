"""Outside organisations, the organisation itself, and what post-holders said of the situation."""

import re

import pytest
from django.test import Client

from tests.portal.reading import links_of, prose_of, read, table

LARGEST = 60_000


def test_contacts_stand_with_the_measure_and_its_reason(site: Client) -> None:
    rows = {row[0]: row[1] for row in table(site.get("/outside"), "Organisations with the newest")}
    told = rows["Organization for Security and Co-operation in Europe"]
    assert "status: not implemented" in told
    assert "reason: primarily their stance" in told
    assert "says Imangali Tasmagambetov (Secretary General)" in told
    assert "Collective Security Treaty Organization" not in rows


def test_an_outside_organisation_says_whose_account_it_is(site: Client) -> None:
    words = prose_of(site.get("/world/organisation/osce"))
    assert "20 November 2023: measure reported" in words
    assert "what this organisation itself says of it is not on record" in words


def test_what_is_settled_with_an_organisation_stands_in_the_list_and_on_its_page(site: Client) -> None:
    rows = {row[0]: row[1] for row in table(site.get("/outside"), "Organisations with the newest")}
    assert rows["United Nations"].startswith("observer granted, 2004")
    assert "Observer granted 2004" in prose_of(site.get("/world/organisation/un"))
    assert rows["Serbia"].startswith("No contact with it is told by itself.")


def test_where_an_organisation_is_only_named_its_page_leads_there(site: Client) -> None:
    rows = table(site.get("/world/organisation/serbia"), "Facts about something else that name it")
    assert any("Parliamentary Assembly: observers named" in row[1] for row in rows)


def test_what_an_organisation_said_itself_is_on_its_page(site: Client) -> None:
    words = prose_of(site.get("/world/organisation/foreign-ministry-of-russia"))
    assert "10 June 2024: Ministry of Foreign Affairs of Russia" in words
    assert "of itself it speaks only in the remarks above" in words


def test_our_own_organisation_has_names_bodies_and_posts(site: Client) -> None:
    page = site.get("/world/organisation/csto?on=2024-12-01")
    words = prose_of(page)
    assert "CSTO (abbreviation, en)" in words
    assert links_of(page)["Collective Security Council"] == "/csto/body/csc?on=2024-12-01"
    assert links_of(page)["Secretary General"] == "/csto/post/secretary-general?on=2024-12-01"
    assert "Where it is named elsewhere" not in words


@pytest.mark.parametrize("address", ["/csto/assessments", "/csto/assessment/2024-11-28"])
def test_assessments_stand_by_theme_with_speaker_day_and_source(site: Client, address: str) -> None:
    page = site.get(address)
    words = prose_of(page)
    for theme, what in (
        ("Geopolitical change", "Transformations and changes in the security landscape go on"),
        ("Escalation", "The escalation of conflicts makes new points of tension"),
        ("Threats", "The member states are particularly concerned about challenges and threats"),
        ("Hybrid threats", "Many of the threats are of a hybrid nature"),
    ):
        assert words.index(theme) < words.index(what)
    assert "Imangali Tasmagambetov as Secretary General at Session of the Collective Security Council, Astana" in words
    refs = set(re.findall(r"/record/fact/s0-tasmagambetov/(A\d+)", page.content.decode()))
    assert {"A17", "A18", "A19", "A20"} <= refs


def test_no_assessment_is_shown_before_it_was_known(site: Client) -> None:
    assert "No assessment of the situation is on record" in prose_of(site.get("/csto/assessments?known=2024-11-01"))


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nosuch/assessments", 404), ("/outside?cursor=zz", 400), ("/world/organisation/none", 404)],
)
def test_bad_addresses_get_a_page_that_helps(site: Client, address: str, status: int) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert "Go to the first page" in prose_of(page)


@pytest.mark.parametrize(
    "address",
    ["/outside", "/csto/assessments", "/world/organisation/csto", "/world/organisation/osce?known=2024-01-01"],
)
def test_no_page_of_the_outside_is_too_long(site: Client, address: str) -> None:
    page = site.get(address)
    read(page)
    assert len(page.content) < LARGEST
