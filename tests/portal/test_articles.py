"""The two articles line by line: each of the fifty-five facts stands there with a link to its source trail."""

import pytest
from django.test import Client

from tests.portal.reading import Reader, links_of, read, table, text_of
from tests.stories.the_fifty_five import ROWS, Row

PAGES = {"A": "/articles/caliber-ally", "B": "/articles/udf-262962"}
CAPTION = "Lines that are cited"


@pytest.fixture(scope="module")
def seen() -> dict[str, Reader]:
    """Both pages, once they were read."""
    return {}


@pytest.fixture
def both(seen: dict[str, Reader], site: Client) -> dict[str, Reader]:
    for letter, address in PAGES.items():
        if letter not in seen:
            page = site.get(address)
            assert page.status_code == 200
            assert len(page.content) <= 60_000
            seen[letter] = read(page)
    return seen


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.ref)
def test_each_of_the_fifty_five_facts_leads_to_its_trail(row: Row, both: dict[str, Reader], site: Client) -> None:
    address = both[row.ref[0]].links[row.ref]
    assert address.endswith(f"/{row.ref}")
    told = text_of(site.get(address))
    assert row.event.casefold() in told.casefold()
    assert "Through whom it is known" in told
    assert [line for line in row.lines.split() if line not in told] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.ref)
def test_each_stands_at_its_lines(row: Row, both: dict[str, Reader]) -> None:
    line, at = "", set()
    for cells in both[row.ref[0]].tables[0].rows:
        words = [" ".join(cell.split()) for cell in cells]
        line = words[0] if words[0].startswith("L") and words[0][1:].isdigit() else line
        if row.ref in words:
            at.add(line)
    assert at == set(row.lines.split())


def test_a_fact_of_several_lines_is_told_whole_once(site: Client) -> None:
    rows = [cells for cells in table(site.get(PAGES["B"]), CAPTION) if "B02" in cells]
    assert sum("in full at an earlier line" in " ".join(cells) for cells in rows) == len(rows) - 1 == 3
    assert "asked" not in rows[0]
    assert "Decision on joint measures to assist Armenia" in rows[0][-1]


def test_every_line_can_be_addressed(site: Client) -> None:
    told = site.get(PAGES["B"]).content.decode()
    assert [f'id="L{number}"' in told for number in (1, 3, 6, 7, 8, 10, 12, 14)] == [True] * 8


def test_the_list_tells_each_date_under_its_label_and_that_no_text_is_shipped(site: Client) -> None:
    page = site.get("/articles")
    told = text_of(page)
    assert "UDF.name" in told
    assert "published: not stated; updated: 23 December 2024, 13:53" in told
    assert "stamp on the page: Updated at 13:53,23-12-2024 (time zone not given)" in told
    assert "sha256:cce8a99b06999564da424c0c463c9e121d91ebd08cbeabcbcd7d16b8dc1c9585" in told
    assert "The texts themselves are not part of this record" in told
    assert links_of(page)["CSTO considers Armenia ally, hopes for full participation in future"] == PAGES["A"]


def test_before_its_day_no_line_of_an_article_is_cited(site: Client) -> None:
    assert "No line of it is cited by then." in text_of(site.get(f"{PAGES['A']}?known=2023-11-21"))


def test_what_was_not_read_whole_has_no_lines_to_show(site: Client) -> None:
    assert site.get("/articles/belta-2023-11-20").status_code == 404
    assert site.get("/articles/nothing-like-it").status_code == 404
    assert site.get(f"{PAGES['A']}?cursor=x").status_code == 400
