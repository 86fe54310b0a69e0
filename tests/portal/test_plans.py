"""Action plans: what is claimed stands as a claim, beside what this record holds by name."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, read, table, text_of

PLAN = "/csto/plan/2023"


def test_the_title_is_the_claim_with_who_makes_it_and_what_is_held(site: Client) -> None:
    source = site.get(PLAN).content.decode()
    title = source[source.index("<title>") : source.index("</title>")]
    assert title.startswith(
        "<title>32 of 34 measures implemented, says Imangali Tasmagambetov (Secretary General), 20 "
    )
    assert "this record holds 2 of the 34 by name." in title


def test_only_the_two_measures_on_record_have_a_place_each_with_its_reason(site: Client) -> None:
    page = site.get(PLAN)
    source, text = page.content.decode(), text_of(page)
    assert source.count("<article") == 2
    assert "Reason given primarily their stance" in text
    assert (
        "Reason given Armenia showed no interest and, in the final part of the work, asked to have it removed" in text
    )
    assert "Caused by Armenia" in text
    assert "Not on record: 32 of the 34 measures by name" in text
    assert links_of(page)["Decision on joint measures to assist Armenia"] == "/csto/document/assistance-to-armenia"


def test_the_other_noun_stands_beside_with_who_uses_it(site: Client) -> None:
    rows = {row[0]: row[1] for row in table(site.get(PLAN), "Reported counts")[1:]}
    assert rows["implemented: 32 measures"].startswith("Imangali Tasmagambetov (Secretary General), 20 November 2023")
    assert rows["total: 34 decisions (told otherwise)"].partition(";")[2].strip().startswith("Secretariat, 20-21 Nov")
    assert "2 documents on stabilising the South Caucasus" in rows


def test_the_bar_is_called_a_claim(site: Client) -> None:
    source = site.get(PLAN).content.decode()
    picture = source[source.index('<div class="picture">') : source.index("Reported counts")]
    assert "a claim, not a list; says Imangali Tasmagambetov" in picture
    assert "s4-tasmagambetov" not in picture


def test_the_session_the_chair_and_the_instruction_that_it_comes_from_are_linked(site: Client) -> None:
    page = site.get(PLAN)
    links, text = links_of(page), text_of(page)
    assert links["Session of the Collective Security Council, Yerevan, 23 November 2022"].startswith("/csto/session/")
    assert links["Chairmanship"] == "/csto/chairmanship"
    assert "instruction given: finalise the document on assistance to Armenia" in text


def test_plans_are_listed_with_what_is_claimed_of_them(site: Client) -> None:
    rows = table(site.get("/csto/plans"), "Action plans")[1:]
    assert [row[0][:35] for row in rows] == ["Action plan to the decisions of the"] * 2
    assert rows[0][1] == "No count of its measures is on record; this record holds 0 by name."
    assert rows[1][1].startswith("32 of 34 measures implemented, says")


def test_a_plan_without_a_count_says_so(site: Client) -> None:
    text = text_of(site.get("/csto/plan/2024"))
    assert "This record holds none of its measures by name." in text
    assert "plan considered" in text


def test_what_was_said_on_20_november_is_not_known_the_day_before(site: Client) -> None:
    assert "No count of its measures is on record" in text_of(site.get(f"{PLAN}?known=2023-11-19"))
    assert "32 of 34" in text_of(site.get(f"{PLAN}?known=2023-11-20"))


@pytest.mark.parametrize(("address", "status"), [("/zzz/plans", 404), ("/csto/plans?cursor=zz", 400)])
def test_what_is_not_there_is_refused(site: Client, address: str, status: int) -> None:
    assert site.get(address).status_code == status


def test_the_page_is_no_larger_than_it_may_be_and_is_well_formed(site: Client) -> None:
    page = site.get(PLAN)
    assert len(page.content) <= 60 * 1024
    assert read(page).faults == []
