"""Drafts and decisions: the list, and the page of one with its way, positions, requests and finding."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, read, table, text_of

ASSISTANCE = "/csto/document/assistance-to-armenia"
SIXTY = 60 * 1024


def test_the_list_tells_body_stage_newest_step_and_session(site: Client) -> None:
    rows = table(site.get("/csto/documents"), "Drafts and decisions")
    (row,) = [one for one in rows if one[0] == "Decision on joint measures to assist Armenia"]
    assert row[1:3] == ["Collective Security Council", "Returned for finalisation"]
    assert row[3].startswith("removal requested, between 23 November 2022 and 20 November 2023")
    assert row[4] == "Session of the Collective Security Council, Yerevan, 23 November 2022"


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("body=csto/body/cfm", "Decision changing the budget for 2024", "Charter of the Organization"),
        ("session=csto/session/csc-2023-11-23", "Decision on the budget for 2024", "Charter of the Organization"),
        ("year=2004", "regulate the activity", "Decision on the budget for 2024"),
    ],
)
def test_the_list_is_narrowed_by_body_session_and_year(site: Client, query: str, there: str, not_there: str) -> None:
    named = " ".join(row[0] for row in table(site.get(f"/csto/documents?{query}"), "Drafts and decisions"))
    assert there in named
    assert not_there not in named


def test_the_list_goes_on_where_it_ends(site: Client) -> None:
    page = site.get("/csto/documents")
    following = site.get(links_of(page)["Next"])
    first, second = (table(one, "Drafts and decisions")[1:] for one in (page, following))
    assert len(first) == 25
    assert not {row[0] for row in first} & {row[0] for row in second}


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/csto/documents?body=csto/body/none", 400, "csto/body/csc"),
        ("/csto/documents?session=x", 400, "csto/session/csc-2022-11-23"),
        ("/csto/documents?year=last", 400, "Write four figures"),
        ("/csto/documents?cursor=zz", 400, "cursor"),
        ("/zzz/documents", 404, "nothing of an organisation 'zzz'"),
        ("/csto/document/no-such-text", 404, "holds nothing about"),
        (f"{ASSISTANCE}?facts=99", 400, "has no part '99'"),
    ],
)
def test_what_the_list_does_not_have_is_refused_with_what_it_has(
    site: Client, address: str, status: int, says: str
) -> None:
    page = site.get(address)
    assert page.status_code == status
    assert says in text_of(page)


def test_the_story_stands_first_and_a_request_is_not_its_outcome(site: Client) -> None:
    text = text_of(site.get(ASSISTANCE)).replace(" .", ".")
    story = text[text.index("Collective Security Council. Not adopted") :]
    assert story.startswith("Collective Security Council. Not adopted at Yerevan on 23 November 2022")
    for part in ("refused to sign", "returned for finalisation", "to have it removed from the agenda"):
        assert part in story[:500]
    assert "What became of the request is not on record." in story[:600]
    assert "Outcome of the request Not on record" in text
    assert "item removed" not in text


def test_members_stand_in_rows_and_a_group_stays_a_group(site: Client) -> None:
    rows = table(site.get(ASSISTANCE), "Where members stand")[1:]
    assert [row[0] for row in rows] == ["Armenia", "All others except Armenia, as a group"]
    armenia, others = rows
    assert armenia[1].startswith("Refused to sign 23 November 2022")
    assert "Nikol Pashinyan" in armenia[1]
    assert armenia[2].startswith("Asked for removal between 23 November 2022 and 20 November 2023")
    assert "Armenia’s own account: none on record" in armenia[3]
    assert others[1:3] == ["Not recorded", others[2]]
    assert others[2].startswith("Supports")
    assert others[3].startswith("Imangali Tasmagambetov (Secretary General), via BelTA")


def test_the_way_is_told_step_by_step_and_as_a_line_that_goes_back(site: Client) -> None:
    page = site.get(ASSISTANCE)
    steps = {row[1].split("[")[0].rstrip(" 0123456789"): row for row in table(page, "Its way so far")[1:]}
    assert any(step.startswith("Armenia refused to sign") for step in steps)
    assert any(step.startswith("all others except Armenia: supports, told of the group") for step in steps)
    assert "23 November 2022 (day inferred)" in {row[0] for row in steps.values()}
    assert "back to be finalised" in text_of(page)


def test_instructions_say_to_whom_and_by_when_only_as_far_as_sources_do(site: Client) -> None:
    rows = table(site.get(ASSISTANCE), "Instructions")
    (told,) = [row for row in rows if "finalise the document on assistance to Armenia" in row[2]]
    assert "so says Imangali Tasmagambetov" in told[1]
    assert told[3:] == ["not stated", "not stated"]


def test_the_finding_gives_its_grounds_with_articles_that_lead_to_the_rules(site: Client) -> None:
    page = site.get(ASSISTANCE)
    text = text_of(page)
    assert "Finding: not adopted" in text
    assert "Armenia refused to sign, so there is no consensus." in text
    assert "our reading; text not seen" in text
    assert "The engine advises; the chair or the body decides." in text
    assert "Roll behind it Armenia , Belarus , Kyrgyzstan , Kazakhstan , Russia and Tajikistan" in text
    cited = "Charter of the CSTO, signed on 2002-10-07, Art. 12(1); Rule 14 of the Rules of procedure"
    assert links_of(page)[cited] == "/rules?book=csto#consensus"


def test_no_member_goes_by_its_key_in_a_finding(site: Client) -> None:
    finding = text_of(site.get(ASSISTANCE)).partition("Finding:")[2].partition("Counted as a measure")[0]
    assert not {"am", "kz", "kg", "ru", "tj"} & set(finding.replace(",", " ").replace(".", " ").split())


def test_where_no_question_can_be_put_the_page_says_so(site: Client) -> None:
    page = site.get("/csto/document/charter")
    assert "No finding The record does not tell which body was to decide on it" in text_of(page)
    assert "What if …" not in links_of(page)


def test_who_is_bound_follows_what_was_declared_by_the_day_asked(site: Client) -> None:
    later = text_of(site.get("/csto/document/budget-2024"))
    assert "Armenia declared on 8 May 2024" in later
    assert "Armenia : Not bound" in later
    before = text_of(site.get("/csto/document/budget-2024?on=2023-12-31"))
    assert "Armenia : Open" in before
    assert "does not join" not in before


def test_before_the_refusal_was_known_nothing_tells_of_it(site: Client) -> None:
    text = text_of(site.get(f"{ASSISTANCE}?known=2022-11-23"))
    assert "Agreed in general" in text
    assert "refused to sign" not in text
    assert "asked to have it removed" not in text


def test_the_plan_that_counts_it_stands_beside_it(site: Client) -> None:
    text = text_of(site.get(ASSISTANCE))
    assert "Counted as a measure" in text
    assert "32 of 34 measures implemented" in text


@pytest.mark.parametrize("slug", ["assistance-to-armenia", "charter", "budget-2024", "declaration-2022-11-23"])
def test_a_page_is_no_larger_than_it_may_be_and_is_well_formed(site: Client, slug: str) -> None:
    page = site.get(f"/csto/document/{slug}")
    assert len(page.content) <= SIXTY
    assert read(page).faults == []
