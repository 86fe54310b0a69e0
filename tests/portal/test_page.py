"""The page's question: its addresses carry the dials, its permanent link answers the same, its parts and choices."""

import os
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ZONE
from tests.pages.census import EVERY
from tests.portal.reading import links_of, read
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame import leaves
from travaux.frame.page import DIALS, Page, page_of
from travaux.frame.refusals import status_of
from travaux.office.pages import Page as Found
from travaux.portal import choices, moments
from travaux.record.fold import Dials
from travaux.record.times import BEGINNING, END, Interval, end_of, read_date

TEXTS = st.text(max_size=30)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
QUERIES = st.lists(st.tuples(NAMES | st.sampled_from([*DIALS, "cursor", "language"]), TEXTS), max_size=6)
TURNED = st.dictionaries(st.sampled_from(DIALS), TEXTS.filter(bool))
ASKED = Asked(Dials(on=end_of("2024-12-01", ZONE), known=end_of("2024-12-02", ZONE), at=7), Names({}, "csto"), ZONE)


def a_page(query: str = "", turned: dict[str, str] | None = None, chosen: str = "", path: str = "/x") -> Page:
    pairs = tuple((name, one) for name, several in QueryDict(query).lists() for one in several)
    return Page(path, "csto", ASKED, turned or {}, pairs, "https://record.example", "A title", chosen)


def asking(query: str) -> Any:  # noqa: ANN401 - a request, as far as these functions look at one
    return SimpleNamespace(GET=QueryDict(query))


def query_of(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


@given(TURNED, st.dictionaries(NAMES, TEXTS, max_size=4))
def test_an_address_carries_the_dials_and_what_is_added_whatever_they_hold(
    turned: dict[str, str], added: dict[str, str]
) -> None:
    page = a_page(turned=turned)
    asked = dict(query_of(page.to("/csto/members", **added)))
    assert asked == {**turned, **{name: value for name, value in added.items() if value}}
    assert page.to("/y").startswith("/y?") == bool(turned)


@given(QUERIES)
def test_a_permanent_link_keeps_every_filter_writes_out_every_dial_and_leaves_the_cursor(
    query: list[tuple[str, str]],
) -> None:
    page = Page("/x", "csto", ASKED, {}, tuple(query))
    asked = query_of(page.permanent)
    kept = [pair for pair in query if pair[0] not in {*DIALS, "cursor"}]
    assert asked[: len(kept)] == kept
    assert [name for name, _ in asked[len(kept) :]] == list(DIALS)
    again = Page("/x", "csto", ASKED, {}, tuple(asked))
    assert again.permanent == page.permanent


@given(QUERIES)
def test_the_way_back_is_the_page_as_it_was_asked_for_but_for_its_language(query: list[tuple[str, str]]) -> None:
    page = Page("/x", "csto", ASKED, {}, tuple(query))
    assert query_of(page.back) == [pair for pair in query if pair[0] != "language"]
    assert {name for name, _ in query_of(page.untouched)}.isdisjoint({*DIALS, "cursor"})


@given(st.lists(st.integers(), max_size=40), st.integers(1, 12))
def test_the_parts_of_a_list_hold_all_of_it_once_and_lead_to_the_end_and_back(items: list[int], length: int) -> None:
    seen: list[int] = []
    one = leaves.leaf(a_page(), "said", items, length)
    while True:
        assert 0 < len(one.items) <= length or not items
        seen += one.items
        if not one.next:
            break
        one = leaves.leaf(a_page(urlsplit(one.next).query), "said", items, length)
    assert seen == items
    while one.previous:
        one = leaves.leaf(a_page(urlsplit(one.previous).query), "said", items, length)
    assert one == leaves.leaf(a_page(), "said", items, length)
    assert one.parted == (len(items) > length)


@pytest.mark.parametrize("part", ["0", "4", "-1", "1.0", "x", "１", "9999999", "1" * 40])
def test_a_part_that_is_not_there_is_refused_with_the_number_of_parts(part: str) -> None:
    with pytest.raises(leaves.NoSuchPart, match="Write a number from 1 to 3"):
        leaves.leaf(a_page(urlencode({"said": part})), "said", range(25), 10)


@pytest.mark.parametrize(
    ("query", "number", "before", "behind"),
    [
        ("", 0, "", "/x?said=2#said"),
        ("said=1", 0, "", "/x?said=2#said"),
        ("said=2", 10, "/x#said", "/x?said=3#said"),
        ("said=3", 20, "/x?said=2#said", ""),
        ("said=1&said=3", 20, "/x?said=2#said", ""),  # of several the last
        ("said=2&facts=4", 10, "/x?facts=4#said", "/x?said=3&facts=4#said"),  # other lists stay where they are
        ("said=2&cursor=abc", 10, "/x#said", "/x?said=3#said"),
    ],
)
def test_a_part_leads_to_those_beside_it(query: str, number: int, before: str, behind: str) -> None:
    one = leaves.leaf(a_page(query), "said", range(25), 10)
    assert (one.items[0], one.previous, one.next, one.total) == (number, before, behind, 25)


def test_a_list_read_by_cursors_keeps_them_under_its_own_name() -> None:
    one = leaves.leaf_of(
        a_page("said=now&posts=p", {"on": "2024"}), "said", Found((1,), next="n+/", previous="", total=None)
    )
    assert dict(query_of(one.next)) == {"said": "n+/", "posts": "p", "on": "2024"}
    assert (one.previous, one.items, one.parted) == ("", (1,), True)


@pytest.mark.parametrize(
    ("query", "year"),
    [("", 0), ("year=", 0), ("year=+", 0), ("year=2024", 2024), ("year=+2024+", 2024), ("year=1", 1), ("year=4999", 4999)],
)  # fmt: skip
def test_a_year_is_read(query: str, year: int) -> None:
    assert choices.year_of(asking(query)) == year


@pytest.mark.parametrize("year", ["0", "5000", "-1", "24x", "２０２４", "2024.0", "9" * 30, "\0"])
def test_what_is_no_year_is_refused_with_an_example(year: str) -> None:
    with pytest.raises(choices.NoSuchYear, match="Write four figures, for example 2024") as refused:
        choices.year_of(asking(urlencode({"year": year})))
    assert len(str(refused.value)) < 200


@given(TEXTS, st.sets(NAMES, max_size=30))
def test_a_choice_is_one_of_those_there_are_or_refused_with_them(text: str, known: set[str]) -> None:
    request = asking(urlencode({"body": text}))
    if not text.strip() or text.strip() in known:
        assert choices.chosen(request, "body", known) == text.strip()
        return
    with pytest.raises(choices.NoSuchChoice) as refused:
        choices.chosen(request, "body", known)
    assert all(one in str(refused.value) for one in sorted(known)[:20])
    assert ("and" in str(refused.value).partition("There are")[2]) >= (len(known) > 20)


@given(st.text(max_size=60))
def test_a_day_in_an_address_is_a_stretch_of_time_or_refused(text: str) -> None:
    request = asking(urlencode({"since": text}))
    try:
        found = moments.day_asked(request, "since", a_page())
    except BrokenInput as fault:
        refused = fault
    else:
        assert found == (read_date(text.strip(), ZONE) if text.strip() else None)
        return
    assert status_of(refused) == 400


@pytest.mark.parametrize(
    ("lo", "hi", "found"),
    [
        (None, None, Interval(BEGINNING, END)),
        ("1970-01-01T00:00:01+00:00", None, Interval(1, END)),
        (None, "1970-01-01T03:00:00+03:00", Interval(BEGINNING, 0)),
    ],
)
def test_open_ends_of_a_day_are_open(lo: str | None, hi: str | None, found: Interval) -> None:
    assert moments.interval_of(lo, hi) == found


@pytest.mark.parametrize(
    ("query", "turned", "at"),
    [
        ("", {}, None),
        ("on=2023-11-23", {"on": "2023-11-23"}, None),
        ("on=+2023+&known=&at=", {"on": "2023"}, None),  # blanks turn nothing
        ("at=0", {"at": "0"}, 0),
        ("at=100&year=2024", {"at": "100"}, 100),
        ("on=2023&on=2024", {"on": "2024"}, None),  # of several the last
    ],
)
def test_a_request_turns_the_dials_that_it_names(
    site: Client, rf: RequestFactory, query: str, turned: dict[str, str], at: int | None
) -> None:
    page = page_of(rf.get(f"/csto/members?{query}"), "csto")
    assert page.turned == turned
    assert site is not None
    assert at is None or page.asked.dials.at == at


@pytest.mark.parametrize(
    "query",
    ["at=-1", "at=1.5", "at=%D9%A1", "at=999999999999999", "on=2023-13-01", "on=..", "known=2999", "on=unknown", "known=" + "1" * 41],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/csto/members", "/search?q=x", "/record/fact/s4-yerevan/B27"])  # fmt: skip
def test_a_dial_that_cannot_be_set_so_is_refused_on_every_page(site: Client, path: str, query: str) -> None:
    refused = site.get(f"{path}{'&' if '?' in path else '?'}{query}")
    assert refused.status_code == 400
    assert read(refused).text


@pytest.mark.parametrize("address", EVERY[:: 1 if os.environ.get("TRAVAUX_SOAK") else 5])
def test_a_permanent_link_answers_with_the_same_words(site: Client, address: str) -> None:
    first = site.get(address)
    permanent = links_of(first)["Permanent link"]
    assert {name for name, _ in query_of(permanent)} >= set(DIALS)
    again = site.get(permanent)
    assert words_of(again) == words_of(first)
    assert links_of(again)["Permanent link"] == permanent


def words_of(page: HttpResponse) -> str:
    """The words of the main part of a page."""
    told: str = page.content.decode()
    main = unescape(told[told.index("<main") : told.index("</main>")])
    return " ".join(" ".join(part.partition(">")[2] for part in main.split("<")).split())
