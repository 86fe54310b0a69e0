"""What holds of every page of the site: how it is built, what it is sent with, and that each link leads somewhere."""

import os
from collections.abc import Iterator
from zlib import crc32

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, opened
from tests.pages.census import EVERY, REFUSED
from tests.portal.anatomy import Anatomy, anatomy_of, asked_in, inner_links
from tests.portal.reading import links_of, read, text_of
from travaux.frame.marks import fact_path

#: How many links are followed; every one of them where the tests soak.
SOME = 100_000 if os.environ.get("TRAVAUX_SOAK") else 60
DIALS = {"on": "2024-12-01", "known": "2024-12-02", "at": "600"}
TURNED = "on=2024-12-01&known=2024-12-02&at=600"
#: Addresses that are the same under all dials: files, feeds of what is new, the description of the API, the seal.
WITHOUT_DIALS = (
    "/account/",
    "/workroom/",
    "/feeds/",
    "/static/",
    "/api/v1/docs",
    "/api/v1/openapi.json",
    "/api/v1/checkpoint",
)
#: Of each sort one, for what costs two requests.
FEW = ("/", "/csto/members", "/csto/member/am", "/rules", "/record/fact/s4-tasmagambetov/B02", "/search?q=measures")

Pages = dict[str, HttpResponse]


@pytest.fixture(scope="module")
def pages(told: Place, django_db_blocker: DjangoDbBlocker) -> Pages:
    """Every page of the census and every refusal, read once."""
    with django_db_blocker.unblock(), opened(told):
        client = Client(headers={"accept-language": "en"})
        return {address: client.get(address) for address in (*EVERY, *REFUSED)}


@pytest.fixture(scope="module")
def built(pages: Pages) -> dict[str, Anatomy]:
    """How each of them is built."""
    return {address: anatomy_of(page) for address, page in pages.items()}


def turned(address: str) -> str:
    """The address with the dials turned, those that it bears itself replaced."""
    path, _, query = address.partition("?")
    kept = [one for one in query.split("&") if one and one.partition("=")[0] not in DIALS]
    return f"{path}?{'&'.join([*kept, TURNED])}"


def sampled(addresses: set[str]) -> Iterator[str]:
    """Some of them, always the same ones, from all over the site."""
    yield from sorted(addresses, key=lambda one: (crc32(one.encode()), one))[:SOME]


def test_no_page_names_two_of_its_parts_alike(built: dict[str, Anatomy]) -> None:
    assert {address: one.twice for address, one in built.items() if one.twice} == {}


def test_nothing_refers_to_a_part_that_is_not_there(built: dict[str, Anatomy]) -> None:
    assert {address: one.dangling for address, one in built.items() if one.dangling} == {}


def test_every_field_has_a_label(built: dict[str, Anatomy]) -> None:
    assert {address: one.without_label for address, one in built.items() if one.without_label} == {}
    assert sum(len(one.fields) for one in built.values()) > len(EVERY)


def test_every_page_has_one_chief_heading_and_skips_no_level(built: dict[str, Anatomy]) -> None:
    assert {address: one.headings for address, one in built.items() if one.headings.count(1) != 1 or one.jumps} == {}


@pytest.mark.parametrize("tag", ["main", "header", "footer", "body", "html"])
def test_every_page_has_one_of_each_landmark(built: dict[str, Anatomy], tag: str) -> None:
    assert {address for address, one in built.items() if one.tags.count(tag) != 1} == set()


def test_no_form_asks_for_one_thing_twice_and_all_keep_a_turned_dial(site: Client) -> None:
    for address in ("/csto/sessions?year=2024", "/timeline?name=adopted", "/sources", "/rules?book=un-sc", "/people"):
        for form in anatomy_of(site.get(turned(address))).gets:
            assert (address, DIALS.keys() - form) == (address, set())


def test_every_page_says_its_language_and_on_what_it_depends(pages: Pages, built: dict[str, Anatomy]) -> None:
    for address, page in pages.items():
        assert (address, page.headers["Content-Language"], built[address].language) == (address, "en", "en")
        varies = {one.strip() for one in page.headers["Vary"].split(",")}
        assert (address, {"Accept-Language", "Cookie"} - varies) == (address, set())
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("header", "holds"),
    [
        ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Content-Security-Policy", "form-action 'self'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_page_and_every_refusal_is_guarded(pages: Pages, header: str, holds: str) -> None:
    assert {address for address, page in pages.items() if holds not in page.headers[header]} == set()


def test_what_depends_on_how_it_is_asked_for_says_so(pages: Pages) -> None:
    asked = {address for address, page in pages.items() if "HX-Request" in page.headers["Vary"]}
    in_parts = {one for one in EVERY if one.startswith("/record/fact/") or ("/document/" in one and "what-if" in one)}
    assert len(in_parts) > 1
    assert asked == in_parts


@pytest.mark.parametrize("address", [*FEW, *REFUSED])
def test_a_head_has_all_headers_of_the_page_and_none_of_its_words(site: Client, pages: Pages, address: str) -> None:
    head = site.head(address)
    assert (head.status_code, head.content) == (pages[address].status_code, b"")
    assert head.headers.keys() | {"Content-Length", "ETag"} >= pages[address].headers.keys()


@pytest.mark.parametrize("address", FEW)
def test_a_page_that_did_not_change_is_not_sent_again(site: Client, address: str) -> None:
    first = site.get(turned(address))
    again = site.get(turned(address), headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Vary"] == first.headers["Vary"]
    other = site.get(turned(address), headers={"if-none-match": first.headers["ETag"], "accept-language": "ru"})
    assert (other.status_code, other.headers["Content-Language"]) == (200, "ru")


@pytest.mark.parametrize("address", FEW)
def test_a_page_under_another_dial_is_another_page(site: Client, address: str) -> None:
    tag = site.get(turned(address)).headers["ETag"]
    assert site.get(turned(address).replace("at=600", "at=599"), headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/", "/csto/member/am", "/record/entry/s4-yerevan", "/no/page/here"])
def test_nothing_but_reading_is_done_at_an_address(site: Client, method: str, address: str) -> None:
    refused = getattr(site, method)(address)
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD")
    assert "The record is only read here" in text_of(refused)


def test_every_link_leads_to_a_page_that_is_whole(site: Client, pages: Pages) -> None:
    found = {link for page in pages.values() for link in inner_links(page)}
    assert len(found) > 1000
    for link in sampled(found):
        page = site.get(link)
        assert (link, page.status_code) == (link, 200)
        if page.headers["Content-Type"].startswith("text/html") and not link.startswith("/api/"):
            one = anatomy_of(page)
            read(page)
            assert (link, one.twice, one.dangling, one.without_label, one.jumps) == (link, set(), set(), [], [])


def test_every_link_carries_the_turned_dials_on(site: Client) -> None:
    for address in EVERY[:: 1 if len(EVERY) * 10 < SOME else 4]:
        page = site.get(turned(address))
        back = links_of(page)["Back to now"]
        for link in inner_links(page):
            if link != back and not link.startswith(WITHOUT_DIALS):
                assert (address, link, DIALS.items() - asked_in(link).items()) <= (address, link, _stamps(link))
        assert DIALS.keys().isdisjoint(asked_in(back))


def _stamps(link: str) -> set[tuple[str, str]]:
    """Of the permanent link alone: there the dials are written out as moments."""
    midnights = {"on": "2024-12-02T00:00:00+03:00", "known": "2024-12-03T00:00:00+03:00"}
    return {(name, DIALS[name]) for name, moment in midnights.items() if asked_in(link).get(name) == moment}


def test_a_fact_that_bears_the_name_of_its_entry_has_a_page(site: Client) -> None:
    page = site.get(fact_path("source/tass-1528269#source/tass-1528269"))
    assert page.status_code == 200
    assert "source registered" in text_of(page)
    assert site.get(fact_path("source/tass-1528269#source/tass")).status_code == 404


def test_the_control_a_page_with_faults_is_found_out() -> None:
    planted = HttpResponse(
        '<html><h1 id="a">x</h1><h3 id="a" aria-describedby="b">y</h3><input id="c"><select name="d"></select>'
        '<label for="e">z</label><textarea id="e"></textarea><a href="#f">w</a><label>v <input name="g"></label></html>'
    )
    found = anatomy_of(planted)
    assert (found.twice, found.dangling, found.jumps) == ({"a"}, {"b", "f"}, [(1, 3)])
    assert (found.without_label, found.language) == (["c", "d"], "")
