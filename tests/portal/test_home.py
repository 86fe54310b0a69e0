"""The first page: the box, the questions, what is new, contested and missing, and a record of several organisations."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import fresh
from tests.factories import a_fact, a_report
from tests.portal.reading import links_of, read, text_of
from travaux.office import desk

MOST_BYTES = 60_000


def test_it_has_one_box_and_example_questions_that_are_asked_by_a_link(site: Client) -> None:
    page = site.get("/")
    assert page.content.decode().count('name="q"') == 1
    assert links_of(page)["Who refused to sign?"] == "/search?q=Who+refused+to+sign%3F"
    assert len(page.content) <= MOST_BYTES


def test_it_tells_sessions_contested_facts_gaps_articles_and_numbers(site: Client) -> None:
    told, links = text_of(site.get("/")), links_of(site.get("/"))
    assert "Session of the Collective Security Council, Bishkek, 27 November 2025" in told
    assert links["Everything that is contested, side by side"] == "/contested"
    assert links["All gaps that are noted"] == "/gaps"
    assert links["Armenia asks CSTO to remove country assistance document from agenda"] == "/articles/udf-262962"
    assert links["Meetings of post-holders"] == "/csto/meetings"


def test_a_session_that_is_only_planned_is_not_told_to_have_been_held(site: Client) -> None:
    told = text_of(site.get("/"))
    planned = told.index("Moscow, planned for 11 November 2026")
    assert told[planned:].startswith("Moscow, planned for 11 November 2026 (whether it was held is not on record)")


def test_turned_dials_turn_every_part_of_it(site: Client) -> None:
    page = site.get("/?on=2023-11-21&known=2023-11-21")
    told = text_of(page)
    assert "2024" not in told.partition("How much there is")[0].partition("What happened last")[2]
    assert links_of(page)["All entries of the log"] == "/entries?on=2023-11-21&known=2023-11-21"


def test_an_empty_record_is_told_to_be_empty(site: Client) -> None:
    told = text_of(site.get("/?at=0"))
    assert "No session on record yet." in told
    assert "No gap is noted by then." in told


@pytest.fixture
def two(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A record of two organisations, each with one member."""
    with django_db_blocker.unblock(), fresh("sqlite", tmp_path):
        for name in ("csto", "nato"):
            fact = a_fact("membership began", (f"{name}/member/am", f"{name}/roll"), "2003", f"f-{name}")
            desk.report(msgspec.structs.replace(a_report(f"r-{name}", fact), organisation=name), "recorder")
        yield Client(headers={"accept-language": "en"})


def test_a_record_of_several_organisations_asks_which_one(two: Client) -> None:
    links = links_of(two.get("/"))
    assert (links["csto"], links["nato"]) == ("/?organisation=csto", "/?organisation=nato")


def test_the_organisation_once_chosen_is_carried_on(two: Client) -> None:
    page = two.get("/?organisation=nato")
    assert page.status_code == 200
    assert links_of(page)["Sources"] == "/sources?organisation=nato"
    assert 'name="organisation" value="nato"' in page.content.decode()
    assert two.get("/sources?organisation=nato").status_code == 200


def test_an_organisation_that_is_not_on_record_is_refused_with_those_that_are(two: Client) -> None:
    page = two.get("/?organisation=efta")
    assert page.status_code == 400
    assert "There is: csto, nato" in text_of(page)
    assert read(page).faults == []
