"""People and posts: who held which post on the day asked, and what each person said and is told to have done."""

import re

import pytest
from django.test import Client

from tests.portal.reading import links_of, prose_of, read, table

LARGEST = 60_000
OWN = "Posts of the organisation with their holders"


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        ("2022-11-23", "Stanislav Zas"),
        ("2023-11-20", "Imangali Tasmagambetov"),
        ("2024-11-28", "Imangali Tasmagambetov"),
        ("2026-02-01", "Taalatbek Masadykov"),
    ],
)
def test_a_post_has_the_holder_of_the_day_asked(site: Client, on: str, holder: str) -> None:
    rows = {row[0]: row for row in table(site.get(f"/people?on={on}"), OWN)}
    assert rows["Secretary General"][1] == holder
    assert "others name somebody else" not in rows["Secretary General"][2]
    assert holder in prose_of(site.get(f"/csto/post/secretary-general?on={on}"))


def test_who_is_called_holder_of_a_post_outside_stands_with_that_day(site: Client) -> None:
    rows = {row[0]: row for row in table(site.get("/people"), "Other posts")}
    assert rows["President of Belarus"][1] == "Aleksandr Lukashenko"
    assert rows["President of Belarus"][2].startswith("attested 20 November 2023")
    assert rows["President of Russia"][1] == "not on record"


def test_persons_stand_by_name_and_lead_to_their_pages(site: Client) -> None:
    page = site.get("/people?on=2024-12-01")
    names = [row[0] for row in table(page, "Persons with the posts")[1:]]
    assert names == sorted(names)
    assert {"Akylbek Japarov", "Sadyr Japarov"} <= set(names)
    assert links_of(page)["Stanislav Zas"] == "/world/person/zas?on=2024-12-01"


def test_the_chair_of_the_day_stands_first_and_leads_to_all_who_chaired(site: Client) -> None:
    assert "In the chair on that day: Belarus" in prose_of(site.get("/people?on=2023-11-20"))
    terms = table(site.get("/csto/chairmanship"), "Terms with their beginnings")
    assert terms[1][0] == "Russia"
    assert any(row[0] == "Belarus" and row[2].startswith("between 31 December 2023") for row in terms)
    assert "priority areas of Belarus" in prose_of(site.get("/csto/chairmanship"))


def test_a_post_shows_all_terms_and_rules(site: Client) -> None:
    page = site.get("/csto/post/secretary-general")
    terms = {row[0]: row for row in table(page, "Terms with their beginnings")}
    assert terms["Imangali Tasmagambetov"][1].startswith("1 January 2023")
    assert terms["Imangali Tasmagambetov"][2].startswith("1 January 2026")
    assert "20 November 2023" in terms["Imangali Tasmagambetov"][3]
    assert "23 November 2022" in terms["Stanislav Zas"][3]
    assert "Rules about the post" in prose_of(page)


def test_a_person_has_posts_remarks_in_order_of_saying_and_all_spellings(site: Client) -> None:
    page = site.get("/world/person/tasmagambetov")
    words = prose_of(page)
    assert table(page, "Posts told of")[1][:3] == ["Secretary General", *table(page, "Posts told of")[1][1:3]]
    assert words.index("27 November 2025: Imangali Tasmagambetov") < words.index("28 November 2024: Imangali")
    for spelling in ("Imangali Tasmaghambetov (spelling, en)", "Имангали Тасмагамбетов"):
        assert spelling in words
    assert "caption names" in words
    assert links_of(page)["All remarks by this person, with filters"] == "/remarks?by=world%2Fperson%2Ftasmagambetov"


def test_every_fact_that_attests_a_post_is_on_the_person_s_page(site: Client) -> None:
    for person, ref in (("tasmagambetov", "A04"), ("tasmagambetov", "B04"), ("zas", "B22"), ("lukashenko", "B05")):
        assert re.search(rf'href="/record/fact/[a-z0-9-]+/{ref}"', site.get(f"/world/person/{person}").content.decode())


def test_a_person_whose_post_no_source_tells_has_none_made_up(site: Client) -> None:
    assert "No post of this person is on record." in prose_of(site.get("/world/person/ushakov"))
    assert "not on record" in prose_of(site.get("/world/post/president-of-russia"))


@pytest.mark.parametrize(
    "address",
    [
        "/people",
        "/world/person/tasmagambetov",
        "/csto/post/secretary-general",
        "/csto/chairmanship",
        "/people?on=2023-11-20&known=2024-01-01",
    ],
)
def test_no_page_of_people_is_too_long(site: Client, address: str) -> None:
    page = site.get(address)
    read(page)
    assert len(page.content) < LARGEST


def test_a_cursor_of_another_list_is_refused(site: Client) -> None:
    page = site.get("/people?persons=nonsense")
    assert page.status_code == 400
    assert "cannot be followed" in prose_of(page)
