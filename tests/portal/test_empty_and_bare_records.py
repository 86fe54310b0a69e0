"""A record with nothing in it, with one fact, or without a rule book: each page says so, and none breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, opened
from tests.factories import a_fact
from tests.pages.census import EVERY
from tests.portal.anatomy import anatomy_of
from tests.portal.reading import prose_of, read
from tests.portal.small import a_name, did, said_by, served, told

TEXT = "xorg/document/text"
LISTS = ("members", "sessions", "attendance", "meetings", "bodies", "documents", "plans", "assessments")
WHOLE = ("/people", "/outside", "/sources", "/remarks", "/timeline", "/known", "/contested", "/gaps", "/articles", "/rules", "/entries", "/data", "/search", "/")  # fmt: skip


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> dict[str, Place]:
    """An empty record; one of an organisation without a rule book, of which only names and a text are told."""
    put = did("put to decision", TEXT, "2023-11-22", "f2", mode="consensus", body="xorg/body/board")
    bare = (
        told(1, a_name("xorg/member/aa", "Aland"), a_name("xorg/body/board", "Board")),
        told(2, a_name(TEXT, "Text"), did("drafted", TEXT, "2023-11-01"), put),
        told(3, a_fact("membership began", ("xorg/member/aa", "xorg/roll"), "1990-01-01")),
        told(4, did("topic discussed", "xorg/session/s", topic="x"), a_name("world/person/zas", "Zas"), said=said_by("zas")),
    )  # fmt: skip
    found = {}
    with django_db_blocker.unblock():
        for name, entries in (("empty", ()), ("bare", bare)):
            folder: Path = tmp_path_factory.mktemp(name)
            with served(folder, *entries):
                found[name] = Place("sqlite", f"sqlite:///{folder / 'record.sqlite3'}", folder)
    return found


@pytest.fixture
def empty(places: dict[str, Place], django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(places["empty"]):
        yield Client(headers={"accept-language": "en"})


@pytest.fixture
def bare(places: dict[str, Place], django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    with django_db_blocker.unblock(), opened(places["bare"]):
        yield Client(headers={"accept-language": "en"})


@pytest.mark.parametrize("language", ["en", "ru"])
def test_on_an_empty_record_every_page_says_that_there_is_nothing_to_read(empty: Client, language: str) -> None:
    for address in EVERY:
        page = empty.get(address, headers={"accept-language": language})
        assert (address, page.status_code) == (address, 503)
        assert read(page).faults == []
        assert "travaux demo" in prose_of(page)
        assert page.headers["Content-Language"] == language


@pytest.mark.parametrize(
    ("address", "status"),
    [("/no/page", 404), ("/csto/member/am?at=1", 503), ("/static/frame/site.css", 200), ("/csto/member/AM", 404)],
)
def test_what_asks_nothing_of_the_record_answers_without_one(empty: Client, address: str, status: int) -> None:
    page = empty.get(address)
    page.close()
    assert page.status_code == status


@pytest.mark.parametrize("address", [*(f"/xorg/{one}" for one in LISTS), *WHOLE])
@pytest.mark.parametrize("query", ["", "?at=4", "?on=1900-01-01", "?known=1900-01-01", "?on=2999-12-31"])
def test_a_list_of_nothing_is_a_page_or_says_that_nothing_is_on_record(bare: Client, address: str, query: str) -> None:
    page = bare.get(f"{address}{query}")
    nobody_knew = query.startswith("?known") and address.startswith("/xorg/")
    assert page.status_code == (404 if nobody_knew else 200)
    assert not nobody_knew or "nothing of an organisation 'xorg' under these dials" in prose_of(page)
    one = anatomy_of(page)
    assert (one.twice, one.dangling, one.jumps, one.without_label) == (set(), set(), [], [])


@pytest.mark.parametrize("address", [*(f"/xorg/{one}?at=0" for one in LISTS), "/xorg/member/aa?at=0", f"/{TEXT}?at=0"])
def test_before_the_first_entry_nothing_is_on_record(bare: Client, address: str) -> None:
    page = bare.get(address)
    assert page.status_code in {200, 404}
    assert "Aland is a member" not in prose_of(page)
    assert "1 November 2023" not in prose_of(page)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/xorg/members", "Aland"),
        ("/xorg/sessions", "Sessions"),
        ("/xorg/plans", "on record"),
        ("/xorg/meetings", "on record"),
        ("/xorg/assessments", "on record"),
        ("/contested", "No"),
        ("/gaps", "No"),
        ("/articles", "No"),
        ("/xorg/session/s", "s: not on record"),
        (f"/{TEXT}", "No finding"),
        ("/world/person/zas", "No post of this person is on record."),
        ("/remarks", "on a day not stated: Zas"),
    ],
)
def test_an_empty_part_says_that_it_is_empty(bare: Client, address: str, says: str) -> None:
    assert says in prose_of(bare.get(address))


def test_without_a_rule_book_nothing_can_be_supposed_and_other_books_can_be_read(bare: Client) -> None:
    refused = bare.get(f"/{TEXT}/what-if")
    assert refused.status_code == 404
    assert "Nothing can be supposed here." in prose_of(refused)
    rules = bare.get("/rules")
    assert "The rule book that the findings of this record go by" not in prose_of(rules)
    assert bare.get("/rules?book=un-sc").status_code == 200


def test_a_fact_that_a_person_says_of_itself_stands_on_its_page_under_two_names(bare: Client) -> None:
    one = anatomy_of(bare.get("/world/person/zas"))
    assert [name for name in one.ids if name.endswith("e4#n-world-person-zas-en")] == [
        "said-e4#n-world-person-zas-en",
        "cite-e4#n-world-person-zas-en",
        "e4#n-world-person-zas-en",
    ]
    assert one.twice == set()
