"""What a page carries on in its links, keeps in its form and leaves behind, row by row."""

import pytest
from django.test import RequestFactory

from tests.factories import MOSCOW, ZONE
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import Asked
from travaux.enquiry.words import Names
from travaux.frame import marks
from travaux.frame.page import LinkedNames, LinkedTeller, Page, page_of
from travaux.record.fold import Dials
from travaux.record.times import end_of

ASKED = Asked(Dials(end_of("2024-12-01", ZONE), end_of("2024-12-02", ZONE), 7), Names({"csto/member/am": "Armenia"}, "csto"), ZONE)  # fmt: skip
ASK = RequestFactory()


def a_page(turned: dict[str, str], query: tuple[tuple[str, str], ...] = (), chosen: str = "") -> Page:
    return Page("/csto/members", "csto", ASKED, turned, query, "https://record.example", "Members", chosen)


#: The dials turned, the organisation chosen, and the query that every link carries on.
CARRIED = (
    ({}, "", ""),
    ({"on": "2023-11-23"}, "", "?on=2023-11-23"),
    ({"known": "2024-03"}, "", "?known=2024-03"),
    ({"on": "2023", "known": "2024", "at": "7"}, "", "?on=2023&known=2024&at=7"),
    ({}, "csto", "?organisation=csto"),
    ({"on": "2023"}, "csto", "?on=2023&organisation=csto"),
    ({"on": "2023/2024"}, "", "?on=2023%2F2024"),
    ({"on": "a b&c"}, "", "?on=a+b%26c"),
)


@pytest.mark.parametrize(("turned", "chosen", "query"), CARRIED)
def test_every_link_carries_the_dials_and_the_choice_on(turned: dict[str, str], chosen: str, query: str) -> None:
    page = a_page(turned, chosen=chosen)
    assert page.dials_query == query
    assert page.to("/x") == f"/x{query}"
    assert page.dossier("csto/member/am") == f"/csto/member/am{query}"
    assert page.fact("r1#f1") == f"/record/fact/r1/f1{query}"


#: What the address asks for, what the form of the dials keeps, and the address of this page without its language.
ASKED_FOR: tuple[tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], str], ...] = (
    ((), (), "/csto/members"),
    ((("on", "2023"),), (), "/csto/members?on=2023"),
    ((("on", "2023"), ("year", "2022")), (("year", "2022"),), "/csto/members?on=2023&year=2022"),
    ((("cursor", "abc"),), (), "/csto/members?cursor=abc"),
    ((("language", "ru"),), (("language", "ru"),), "/csto/members"),
    ((("language", "ru"), ("year", "2022")), (("language", "ru"), ("year", "2022")), "/csto/members?year=2022"),
    ((("year", "2021"), ("year", "2022")), (("year", "2021"), ("year", "2022")), "/csto/members?year=2021&year=2022"),
    ((("q", "a&b"),), (("q", "a&b"),), "/csto/members?q=a%26b"),
)


@pytest.mark.parametrize(("query", "kept", "back"), ASKED_FOR)
def test_a_page_keeps_what_was_asked_besides_the_dials(
    query: tuple[tuple[str, str], ...], kept: tuple[tuple[str, str], ...], back: str
) -> None:
    page = a_page({}, query)
    assert (page.besides, page.back) == (kept, back)
    assert page.untouched.partition("?")[2] == "&".join(f"{name}={value}" for name, value in kept).replace(
        "a&b", "a%26b"
    )


def test_a_permanent_link_writes_all_dials_out_and_a_citation_ends_with_it() -> None:
    page = a_page({"on": "2023"}, (("on", "2023"), ("year", "2022")))
    assert page.permanent.startswith("/csto/members?year=2022&on=")
    assert page.permanent.endswith("&at=7")
    assert page.citation == f"Members. {page.told} https://record.example{page.permanent}"
    untitled = Page("/", "csto", ASKED, {})
    assert untitled.citation.startswith("Travaux. ")


def test_the_same_question_is_asked_in_the_words_of_another_organisation() -> None:
    other = a_page({"on": "2023"}).of("cis")
    assert (other.organisation, other.turned, other.path) == ("cis", {"on": "2023"}, "/csto/members")


#: A value that a name, a member or a phrase is told of, and the HTML that it becomes on the page.
TOLD = (
    ("member", "am", '<a href="/csto/member/am"><bdi>Armenia</bdi></a>'),
    ("member", "kz", "kz"),
    ("member", "<b>", "&lt;b&gt;"),
    ("of", "csto/member/am", '<a href="/csto/member/am"><bdi>Armenia</bdi></a>'),
    ("of", "csto/document/a-b", '<a href="/csto/document/a-b"><bdi>a b</bdi></a>'),
    ("of", "no dossier", "no dossier"),
    ("phrase", "consensus", "consensus"),
    ("phrase", "\ue000x", "x"),
)


@pytest.mark.parametrize(("how", "text", "html"), TOLD, ids=[str(number) for number in range(len(TOLD))])
def test_names_lead_to_their_pages_and_all_else_stays_a_text(how: str, text: str, html: str) -> None:
    names = LinkedNames(ASKED.names.titles, "csto")
    assert a_page({}).html(getattr(names, how)(text)) == html


def test_a_citation_is_a_small_link_to_its_fact_with_the_dials() -> None:
    page = a_page({"on": "2023"})
    assert isinstance(page.tell, LinkedTeller)
    assert 'href="/record/fact/r1/f1?on=2023"' in page.html(page.tell.cite("r1#f1"))
    assert marks.plain(page.tell.member("am")) == page.plain.member("am") == "Armenia"


@pytest.fixture
def organisations(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of two organisations."""
    monkeypatch.setattr("travaux.office.answers.organisation", lambda: "csto")
    monkeypatch.setattr("travaux.office.answers.organisations", lambda: ("csto", "cis"))
    monkeypatch.setattr("travaux.office.answers.zone_of", lambda _: MOSCOW)
    monkeypatch.setattr("travaux.frame.page.names_of", lambda own, _: Names({}, own))
    monkeypatch.setattr("travaux.frame.page.dials", lambda *said: Dials(at=said[2]))


#: What the address says that cannot be asked, and what is said of it.
REFUSED = (
    ({"on": "x" * 41}, "The dial 'on' is longer than any date"),
    ({"known": "x" * 41}, "The dial 'known' is longer than any date"),
    ({"at": "9" * 41}, "The dial 'at' is longer than any date"),
    ({"at": "many"}, "The dial 'at' is 'many', and it counts entries"),
    ({"at": "-1"}, "The dial 'at' is '-1', and it counts entries"),
    ({"at": "1.5"}, "The dial 'at' is '1.5', and it counts entries"),
    ({"at": "٣"}, "The dial 'at' is '٣', and it counts entries"),
    ({"organisation": "nato"}, "No organisation 'nato' is on record here. There is: csto, cis."),
    ({"organisation": "n" * 99}, f"No organisation '{'n' * 60}' is on record here."),
)


@pytest.mark.usefixtures("organisations")
@pytest.mark.parametrize(("asked", "said"), REFUSED, ids=[str(number) for number in range(len(REFUSED))])
def test_what_cannot_be_asked_is_refused_with_what_can(asked: dict[str, str], said: str) -> None:
    with pytest.raises(BrokenInput) as caught:
        page_of(ASK.get("/", asked))
    assert str(caught.value).startswith(said)


#: Which organisation the page is of, which the address names, and in whose words the page is then made.
CHOSEN = (
    ("", "", "csto", ""),
    ("", "cis", "cis", "cis"),
    ("world", "cis", "cis", "cis"),
    ("world", "", "csto", ""),
    ("csto", "cis", "csto", ""),
    ("cis", "", "cis", ""),
    ("csto", "nato", "csto", ""),
)


@pytest.mark.usefixtures("organisations")
@pytest.mark.parametrize(("of", "asked", "own", "chosen"), CHOSEN)
def test_the_address_chooses_an_organisation_only_for_pages_of_the_whole_record(
    of: str, asked: str, own: str, chosen: str
) -> None:
    page = page_of(ASK.get("/x", {"organisation": asked, "on": " 2023 ", "at": ""}), of, "T")
    assert (page.organisation, page.chosen, page.turned) == (own, chosen, {"on": "2023"})
    assert (page.path, page.site, page.title) == ("/x", "http://testserver", "T")
