"""The page about data leads only to what is there."""

from django.test import Client

from tests.portal.reading import links_of

FOR_PROGRAMS = ("/data/", "/api/", "/feeds/")


def test_every_address_for_programs_answers(site: Client) -> None:
    page = site.get("/data")
    there = [address for address in links_of(page).values() if address.startswith(FOR_PROGRAMS)]
    assert len(there) >= 25
    assert [address for address in there if site.get(address).status_code != 200] == []


def test_tables_are_asked_for_under_the_turned_dials(site: Client) -> None:
    links = links_of(site.get("/data?known=2023-11-21"))
    assert links["members.csv"] == "/data/members.csv?known=2023-11-21"
