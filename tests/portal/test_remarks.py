"""Remarks stand in the order of saying, each with its way to us; whoever stamps a page changes nothing in it."""

import html
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.portal.reading import links_of, prose_of, read

LARGEST = 60_000
BY = "/remarks?by=tasmagambetov"


def days(page: HttpResponse) -> list[str]:
    """The days of saying, in the order of the page."""
    return [found.strip() for found in re.findall(r"<h3>([^:<]+):", page.content.decode())]


def test_a_request_told_on_a_page_stamped_later_stands_before_the_later_saying(site: Client) -> None:
    first = prose_of(site.get(f"{BY}&since=2023-11-20&until=2024-11-28"))
    last = prose_of(site.get(f"{BY}&since=2023-11-20&until=2024-11-28&order=newest"))
    assert "removal requested: Armenia" in first
    assert "updated 23 December 2024" in first
    assert "to have been, to be, and to remain our ally" in last
    assert "removal requested: Armenia" not in last.split("to remain our ally", maxsplit=1)[0]


def test_the_order_of_saying_can_be_turned_round(site: Client) -> None:
    assert days(site.get(BY))[0] == "20 November 2023"
    assert days(site.get(f"{BY}&order=newest"))[0].endswith("2025")


def test_each_remark_has_its_chain_as_a_sentence_and_its_manner_in_words(site: Client) -> None:
    words = prose_of(site.get(BY))
    assert (
        "Imangali Tasmagambetov as Secretary General to Aleksandr Lukashenko at Meeting of the Secretary General and the "
        "President of Belarus, 20 November 2023, 20 November 2023; reported by BelTA (published 20 November 2023, not seen "
        "by us), taken up by UDF.name (published on an unknown day, updated 23 December 2024, 13:53), L12."
    ) in words
    assert "(indirect speech, quotation)" in words
    assert "thanks expressed: by: Imangali Tasmagambetov; for: the opportunity to discuss" in words


def test_a_hope_is_told_as_a_hope(site: Client) -> None:
    words = prose_of(site.get(f"{BY}&since=2024-11-28&until=2024-11-28"))
    assert "return hoped for: horizon: near future; to: full participation (quotation, hope)" in words
    assert words.count("“to have been, to be, and to remain our ally”") >= 1


def test_a_remark_can_be_cited_with_its_permanent_address(site: Client) -> None:
    content = html.unescape(site.get(f"{BY}&since=2024-11-28&until=2024-11-28").content.decode())
    cited = next(one for one in re.findall(r"<textarea[^>]*>([^<]+)<", content) if "remain our ally" in one)
    assert cited.startswith("Imangali Tasmagambetov as Secretary General at Session of the Collective Security Council")
    assert re.search(r"http://testserver/record/fact/s0-tasmagambetov/A01\?on=.+&known=.+&at=\d+$", cited)


@pytest.mark.parametrize(
    "name", ["Imanghali Tasmagambetov", "Имангали Тасмагамбетов", "world/person/tasmagambetov", "Tasmagambetov"]
)
def test_a_speaker_is_found_by_any_spelling_on_record(site: Client, name: str) -> None:
    page = site.get("/remarks", {"by": name})
    assert "Said by: Imangali Tasmagambetov." in prose_of(page)


def test_two_of_one_name_are_not_taken_for_one(site: Client) -> None:
    page = site.get("/remarks?by=Japarov")
    assert page.status_code == 404
    assert "Akylbek Japarov, Sadyr Japarov" in prose_of(page)


@pytest.mark.parametrize("outlet", ["belta", "BelTA", "world/source/belta"])
def test_an_outlet_narrows_to_what_came_through_it(site: Client, outlet: str) -> None:
    words = prose_of(site.get("/remarks", {"via": outlet}))
    assert "Known through: BelTA." in words
    assert (
        "Caliber.Az" not in words.split("What this list does not cover", maxsplit=1)[0].split("Remarks", maxsplit=3)[-1]
    )


def test_remarks_about_a_member_keep_the_filter_on_their_next_page(site: Client) -> None:
    page = site.get("/remarks?about=csto/member/am&known=2024-12-01")
    assert "About: Armenia." in prose_of(page)
    assert links_of(page)["Next"].startswith("/remarks?known=2024-12-01&about=csto%2Fmember%2Fam&cursor=")
    assert site.get(links_of(page)["Next"]).status_code == 200


def test_what_was_not_known_yet_is_not_there(site: Client) -> None:
    page = site.get("/remarks?by=tasmagambetov&known=2023-11-21")
    assert "removal requested" in prose_of(page)
    assert "remain our ally" not in prose_of(page)
    assert "No remark on record fits." in prose_of(site.get("/remarks?by=tasmagambetov&known=2022-01-01"))


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("since=yesterday", 400, "yesterday"),
        ("since=2024-01-01&until=2023-01-01", 400, "Exchange them"),
        ("by=nobody-of-this-name", 404, "No one speaker on record is called"),
        ("via=no-such-paper-anywhere", 404, "No one outlet on record is called"),
        ("about=csto/member/zz", 404, "Nothing on record is about 'csto/member/zz'"),
        ("cursor=zzz", 400, "cannot be followed"),
        ("by=%00", 400, ""),
    ],
)
def test_what_cannot_be_asked_of_remarks_gets_a_page_that_helps(
    site: Client, query: str, status: int, says: str
) -> None:
    page = site.get(f"/remarks?{query}")
    assert page.status_code == status
    assert says in prose_of(page)


@pytest.mark.parametrize(
    "query", ["", "by=tasmagambetov", "about=csto/member/am&order=newest", "on=2024-12-01&known=2024-12-02"]
)
def test_no_page_of_remarks_is_too_long(site: Client, query: str) -> None:
    page = site.get(f"/remarks?{query}")
    read(page)
    assert len(page.content) < LARGEST
