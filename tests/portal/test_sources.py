"""Outlets and publications: every date under its label, and what rests on one of them alone."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, table, text_of

UDF = "/world/source/udf-262962"


def test_the_list_pages_and_keeps_its_filters(site: Client) -> None:
    page = site.get("/sources?read=opening")
    assert len(page.content) <= 60_000
    assert "read=opening" in links_of(page)["Next"]
    rows = table(page, "Outlets and publications")[1:]
    assert {row[3] for row in rows} == {"opening"}


def test_it_is_narrowed_by_kind_and_by_outlet(site: Client) -> None:
    assert "BelTA" in text_of(site.get("/sources?sort=agency"))
    rows = table(site.get("/sources?outlet=world/source/udf"), "Outlets and publications")[1:]
    assert [row[0] for row in rows] == ["Armenia asks CSTO to remove country assistance document from agenda"]
    assert "updated: 23 December 2024, 13:53" in rows[0][2]


@pytest.mark.parametrize("filtered", ["sort=nonsense", "outlet=world/source/nope", "read=twice", "cursor=zz"])
def test_an_unknown_filter_is_refused_with_those_that_exist(site: Client, filtered: str) -> None:
    assert site.get(f"/sources?{filtered}").status_code == 400


def test_an_article_keeps_stamp_and_publication_apart(site: Client) -> None:
    told = text_of(site.get(UDF))
    for part in (
        "Published not stated",
        "Updated 23 December 2024, 13:53",
        "Stamp on the page Updated at 13:53,23-12-2024",
        "A stamp dates the page, not what it tells.",
        "Taken from",
        "Reliability not graded",
    ):
        assert part in told, told


def test_it_tells_what_passed_through_it_and_what_rests_on_it_alone(site: Client) -> None:
    links = links_of(site.get(UDF))
    assert links["Line by line: what each line became"] == "/articles/udf-262962"
    assert links["Show what rests on it alone"] == f"{UDF}?only=yes"
    alone = text_of(site.get(f"{UDF}?only=yes"))
    assert "What rests on it alone" in alone
    assert "thanks expressed" in alone
    every = text_of(site.get(UDF))
    assert "signature refused: Armenia" in every
    assert "signature refused: Armenia" not in alone.partition("Facts, in order of happening")[0]


def test_an_outlet_lists_its_publications(site: Client) -> None:
    page = site.get("/world/source/belta")
    assert "Its publications, the newest first" in text_of(page)
    assert links_of(page)["All its publications"] == "/sources?outlet=world%2Fsource%2Fbelta"
    assert len(page.content) <= 60_000


def test_a_stamp_before_what_the_page_tells_dates_the_page_alone(site: Client) -> None:
    told = text_of(site.get("/world/source/news-by-2025-11-26"))
    assert "stamped: label: date; shows: 26 November 2025" in told
    assert "27 November 2025" in told.partition("What passed through it")[2]
