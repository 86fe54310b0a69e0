"""What happened in order, what became known between two days, what is contested, what is not covered."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, read, table, text_of

DOCUMENT = "csto/document/assistance-to-armenia"
ORDER = "What happened, in order"


def told_in(site: Client, address: str) -> list[list[str]]:
    return table(site.get(address), ORDER)[1:]


def test_the_request_of_2023_stands_before_the_ally_of_2024_whatever_the_stamp(site: Client) -> None:
    document = told_in(site, f"/timeline?about={DOCUMENT}&name=removal+requested")
    ally = told_in(site, "/timeline?about=csto/member/am&name=regarded+as+ally")
    assert {row[1] for row in document[:1]} == {"between 23 November 2022 and 20 November 2023 (inferred)"}
    assert ally[-1][1].startswith("28 November 2024")
    assert not any("2024" in row[1] for row in document)


def test_it_is_narrowed_by_days_and_pages_on_with_its_filters(site: Client) -> None:
    page = site.get("/timeline?since=2022-11-23&until=2022-11-23")
    assert "Next" in links_of(page)
    assert "since=2022-11-23" in links_of(page)["Next"]
    assert len(page.content) <= 60_000
    assert read(page).faults == []


def test_newest_first_turns_it_round(site: Client) -> None:
    numbers = [row[1] for row in told_in(site, f"/timeline?about={DOCUMENT}&order=newest")]
    assert numbers[0] != told_in(site, f"/timeline?about={DOCUMENT}")[0][1]


def test_its_picture_says_what_it_shows_and_leads_to_the_trails(site: Client) -> None:
    told = site.get(f"/timeline?about={DOCUMENT}").content.decode()
    assert "<svg" in told
    assert "When it happened and when it became known" in told


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("since=yesterday", 400), ("since=2024&until=2023", 400), ("name=nonsense", 400), ("order=up", 400),
        ("about=nonsense", 404), ("about=csto/member/zz", 400), ("cursor=zz", 400), ("since=" + "1" * 50, 400),
        ("about=%00", 404), ("since=9999-99-99", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_gets_help(site: Client, asked: str, status: int) -> None:
    page = site.get(f"/timeline?{asked}")
    assert page.status_code == status
    assert "Go to the first page" in text_of(page)


def test_what_became_known_between_two_days_is_new(site: Client) -> None:
    page = site.get(f"/known?since=2023-11-19&until=2024-12-31&about={DOCUMENT}")
    rows = table(page, "Facts by what was known")[1:]
    assert rows
    assert all(row[1] == "not known" and row[2].startswith("new") for row in rows)


def test_what_was_known_before_is_not_new(site: Client) -> None:
    told = text_of(site.get(f"/known?since=2023-11-21&until=2024-12-31&about={DOCUMENT}"))
    assert "removal requested: Armenia; body" not in told


@pytest.mark.parametrize("asked", ["since=2025&until=2024", "since=x", "about=csto/member/zz"])
def test_two_days_in_the_wrong_order_are_refused(site: Client, asked: str) -> None:
    assert site.get(f"/known?{asked}").status_code == 400


def test_contested_facts_stand_with_those_that_contradict_them(site: Client) -> None:
    page = site.get("/contested?about=csto/session/csc-2024-11-28")
    told = text_of(page)
    assert "Uzbekistan" in told
    assert "Contradicted by" in told


def test_gaps_are_told_as_they_were_noted(site: Client) -> None:
    told = text_of(site.get("/gaps"))
    assert "the full text of its articles; only the opening could be read" in told
    assert "does not mean that it did not happen" in told
