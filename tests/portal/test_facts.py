"""The source trail of a fact as page and as sheet, and the entries of the log."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, read, text_of

CHAIN = "/record/fact/s0-tasmagambetov/A12"


def test_a_trail_runs_from_the_speaker_to_the_line(site: Client) -> None:
    told = text_of(site.get(CHAIN))
    parts = (
        "was, is and will remain",
        "to have been, to be, and to remain our ally",
        "Imangali Tasmagambetov as Secretary General",
        "Session of the Collective Security Council, Astana, 28 November 2024",
        "unnamed Russian media",
        "not seen by us",
        "Caliber.Az",
        "published: not stated",
        "retrieved by us: 22 November 2026",
        "L4",
        "Source not graded",
        "Item 6: truth cannot be judged",
        "entered by",
    )
    assert [one for one in parts if one not in told] == [], told
    assert told.index("unnamed Russian media") < told.index("Caliber.Az")


def test_an_inferred_day_says_what_the_source_says_and_from_what_it_was_inferred(site: Client) -> None:
    page = site.get("/record/fact/s4-article/B04")
    told = text_of(page)
    assert "The source says “20 November”." in told
    assert "the page's own stamp of December 2024 is no date of an event" in told
    assert links_of(page)["B12"] == "/record/fact/s4-tasmagambetov/B12"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("s0-article/A14", ("taken from", "unnamed Russian media", "L3")),
        ("s0-article/A25", ("written by", "Vafa Guliyeva", "L8")),
        ("s0-article/A26", ("named", "Collective Security Treaty Organization", "L2")),
        ("udf-page/B01", ("stamped", "Updated at", "23 December 2024, 13:53", "L1")),
        ("udf-page/B28", ("taken from", "BelTA", "L8", "L14")),
        ("udf-page/B29", ("caption names", "Imangali Tasmagambetov", "L7")),
    ],
)
def test_what_a_page_tells_of_itself_is_a_fact_like_others(site: Client, address: str, says: tuple[str, ...]) -> None:
    entry, _, ref = address.partition("/")
    found = links_of(site.get("/articles/caliber-ally" if ref < "B" else "/articles/udf-262962"))[ref]
    told = text_of(site.get(found))
    assert [one for one in says if one.casefold() not in told.casefold()] == [], (entry, told)


def test_the_unclear_speaker_stays_unclear(site: Client) -> None:
    assert "speaker unclear: Stanislav Zas or the article" in text_of(site.get("/record/fact/s4-zas-or-article/B25"))


def test_contradicting_reports_stand_side_by_side_and_copies_count_once(site: Client) -> None:
    told = text_of(site.get("/record/fact/s4-tasmagambetov/B13"))
    assert "2 independent sources tell the same. Copies of one report count as one." in told
    assert "Contested: others say" in told
    assert "noun: decisions; number: 32" in told


def test_the_wrong_guest_of_astana_is_held_as_disputed(site: Client) -> None:
    told = text_of(site.get("/record/fact/session-2024-by-news-az/S-2024-uz"))
    assert "Contested: others say" in told
    assert "News.Az" in told


def test_what_a_translation_drifted_to_is_kept_as_a_name_in_dispute(site: Client) -> None:
    told = text_of(site.get("/record/entry/english-page-joint-staff"))
    assert "instead of: Chief of the Joint Staff" in told
    assert "Chairman of the CSTO Joint Staff" in told


def test_the_mangled_dates_of_a_translation_are_told_as_such(site: Client) -> None:
    page = site.get("/record/entry/english-page-november-session")
    assert "by 23 November 2023" in text_of(page)
    assert "documents on stabilising the South Caucasus" in text_of(page)


def test_as_a_sheet_it_is_a_part_of_a_page_with_a_way_out(site: Client) -> None:
    sheet = site.get(CHAIN, headers={"hx-request": "true"})
    told = sheet.content.decode()
    assert "<html" not in told
    assert '<button type="button" data-close hidden>' in told
    assert links_of(sheet)["As a page of its own"] == CHAIN
    assert "HX-Request" in sheet.headers["Vary"]
    assert read(sheet).faults == []


def test_it_leads_to_the_same_for_programs_and_to_the_article(site: Client) -> None:
    links = links_of(site.get(f"{CHAIN}?known=2025-01-01"))
    assert links["The same as JSON"] == "/api/v1/facts/s0-tasmagambetov%23A12?known=2025-01-01"
    assert links["L4"] == "/articles/caliber-ally?known=2025-01-01#L4"


def test_a_fact_that_was_not_public_yet_says_so(site: Client) -> None:
    assert "It had not happened, or was not public yet." in text_of(site.get(f"{CHAIN}?known=2023-11-21"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/record/fact/s4-yerevan/B99", "No fact on record is called 's4-yerevan#B99'"),
        ("/record/fact/nothing/B21", "No fact on record is called"),
        ("/record/entry/nothing", "No entry on record has the id 'nothing'"),
    ],
)
def test_a_trail_of_nothing_is_not_found(site: Client, address: str, says: str) -> None:
    page = site.get(address)
    assert page.status_code == 404
    assert says in text_of(page)


def test_entries_stand_newest_first_and_page_on(site: Client) -> None:
    page = site.get("/entries")
    numbers = [int(row[0]) for row in read(page).tables[0].rows[1:] for row in [row]]
    assert numbers == sorted(numbers, reverse=True)
    onward = links_of(page)["Next"]
    assert text_of(site.get(onward)) != text_of(page)
    assert "Previous" in links_of(site.get(onward))


def test_an_entry_tells_its_chain_and_facts(site: Client) -> None:
    told = text_of(site.get("/record/entry/s4-yerevan"))
    assert "belta-2022-11 › belta-2023-11-20 › udf-262962:L14" in told
    assert "signature refused: Armenia" in told
