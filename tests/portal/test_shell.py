"""What every page has: the dials, the links that carry them on, the headers, refusals that help."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, text_of
from travaux.frame.templatetags.telling import first_sentence


def test_a_member_is_answered_first(site: Client) -> None:
    page = site.get("/csto/member/am")
    assert page.status_code == 200
    assert "Armenia is a member" in text_of(page)


def test_links_carry_the_turned_dials_on(site: Client) -> None:
    links = links_of(site.get("/csto/member/am?known=2024-03-01"))
    assert links["Members"] == "/csto/members?known=2024-03-01"
    assert links["Permanent link"].startswith("/csto/member/am?on=")


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/csto/member/zz", 404, "The record holds nothing about 'csto/member/zz'"),
        ("/csto/member/am?on=yesterday", 400, "yesterday"),
        ("/csto/member/am?known=2130-01-01", 400, "nobody can know today what will be known then"),
        ("/csto/member/am?at=ten", 400, "it counts entries"),
        ("/csto/member/am?at=99999999", 400, "beyond the head"),
        ("/csto/member/am?on=" + "1" * 50, 400, "longer than any date"),
        ("/no/page/here", 404, "No page has this address"),
    ],
)
def test_what_cannot_be_asked_gets_a_page_that_helps(site: Client, address: str, status: int, says: str) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_every_answer_forbids_what_is_not_ours(site: Client) -> None:
    for address in ("/", "/no/page", "/static/frame/site.css"):
        page = site.get(address)
        page.close()
        headers = page.headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_reader_chooses_language_and_light_and_comes_back(site: Client) -> None:
    back = site.post("/preferences", {"language": "ru", "light": "dark", "next": "/csto/roll?on=2023-11-23"})
    assert back.headers["Location"] == "/csto/roll?on=2023-11-23"
    page = site.get("/csto/roll")
    assert page.headers["Content-Language"] == "ru"
    assert b'class="dark"' in page.content


@pytest.mark.parametrize(
    "elsewhere", ["//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"]
)
def test_no_address_leads_elsewhere_after_a_choice(site: Client, elsewhere: str) -> None:
    assert site.post("/preferences", {"light": "dark", "next": elsewhere}).headers["Location"] == "/"


def test_a_dossier_is_cited_with_the_sentence_that_stands_first_and_no_numbers(site: Client) -> None:
    page = site.get("/csto/member/uz").content.decode()
    cited = page.partition('<textarea id="citation"')[2].partition(">")[2].partition("</textarea>")[0]
    assert cited.startswith(
        "“Uzbekistan has the membership: suspended by the council (since 19 December 2012).” Uzbekistan. As of "
    )
    assert "taking part" not in page.partition("</h1>")[2].partition("</section>")[0]


def test_the_point_behind_an_initial_ends_no_sentence() -> None:
    assert first_sentence("Held by V. Zemsky since 1996. Newest evidence: 2000.") == "Held by V. Zemsky since 1996."
    assert first_sentence("Former (since 1999). Taking no part.") == "Former (since 1999)."
