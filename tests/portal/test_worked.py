"""What the work on a thing left on record stands on its public page, and nothing where nothing is on record."""

from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.portal.small import a_name, began, did, served, told

DOC, SESSION, AM = "csto/document/x", "csto/session/s", "csto/member/am"
HEADING = "The work on it"
ENTRIES = (
    told(1, a_name(DOC, "Aid"), a_name(SESSION, "The summit"), a_name(AM, "Armenia"), began("am"), a_name("world/person/zas", "Zas")),
    told(2, did("drafted", DOC, "2023-11-01")),
    told(3, did("round opened", DOC, "2023-11-02", stage="heads", version="1")),
    told(4, did("clause drafted", DOC, "2023-11-02", keys=("3",), version="1", text="Aid is <b>given</b>.")),
    told(5, did("clause stance recorded", DOC, "2023-11-03", keys=("am",), clause="3", stance="objects")),
    told(6, did("session scheduled", SESSION, "2023-11-01", for_="2023-12-01")),
    told(7, did("delegation notified", SESSION, "2023-11-02", keys=("am",), person="world/person/zas", rank="minister")),
    told(8, did("mandate given", AM, "2023-11-02", keys=("world/person/zas",), rank="delegate")),
)  # fmt: skip


@pytest.fixture
def pages(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    with django_db_blocker.unblock(), served(tmp_path, *ENTRIES) as site:
        return {one: site.get(f"/{one}").content.decode() for one in (DOC, SESSION, AM)}


def test_a_text_is_shown_clause_by_clause_with_who_has_not_agreed(pages: dict[str, str]) -> None:
    page = pages[DOC]
    assert HEADING in page
    assert "Round of agreeing, heads, version 1" in page
    assert "Aid is &lt;b&gt;given&lt;/b&gt;." in page
    assert "Open clauses: 3 (" in page
    assert "The text is not on record." not in page


def test_a_session_shows_who_will_come_and_a_member_who_speaks_for_it(pages: dict[str, str]) -> None:
    assert "Notified for" in pages[SESSION]
    assert all("Zas</" in pages[one] or ">Zas" in pages[one] for one in (SESSION, AM))
    assert "Mandate of" in pages[AM]


def test_where_nothing_of_it_is_on_record_there_is_no_such_part(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:  # fmt: skip
    with django_db_blocker.unblock(), served(tmp_path, ENTRIES[0], ENTRIES[1]) as site:
        page = site.get(f"/{DOC}").content.decode()
    assert HEADING not in page
    assert "The text is not on record." in page
