"""One question, answered before the list: the golden questions, odd input, suggestions."""

import pytest
from django.test import Client

from tests.portal.reading import links_of, read, text_of

GOLDEN = (
    ("is Armenia still a member", ("Armenia is a member", "suspended by its own declaration", "no formal instrument")),
    ("who refused to sign", ("Decision on joint measures to assist Armenia", "Nikol Pashinyan", "refused to sign, 23 November 2022")),
    ("why was it not adopted", ("not adopted, 23 November 2022", "refused to sign", "returned for finalisation")),
    ("what did Armenia ask to have removed", ("Decision on joint measures to assist Armenia", "asked to remove it from the agenda", "outcome of the request: not on record")),
    ("how many measures", ("32 of 34 measures implemented, says Imangali Tasmagambetov", "primarily their stance", "Armenia showed no interest")),
    ("who was absent in Astana", ("Astana, 28 November 2024", "Absent: Armenia", "Contested: Uzbekistan")),
    ("what did the Secretary General say of Armenia", ("Imangali Tasmagambetov ( Secretary General ), 28 November 2024: was, is and will remain", "unnamed Russian media › Caliber.Az")),
)  # fmt: skip


def answer(site: Client, question: str, **dials: str) -> str:
    """The words of the block that stands before the list."""
    page = site.get("/search", {"q": question, **dials})
    assert page.status_code == 200
    return text_of(page).partition("on record bear")[0]


@pytest.mark.parametrize(("question", "says"), GOLDEN, ids=[question for question, _ in GOLDEN])
def test_a_golden_question_is_answered_before_the_list(site: Client, question: str, says: tuple[str, ...]) -> None:
    told = answer(site, question)
    assert [one for one in says if one not in told] == [], told


def test_the_answer_names_its_newest_evidence_and_leads_to_its_sources(site: Client) -> None:
    page = site.get("/search?q=is+Armenia+still+a+member")
    assert "Newest evidence: 3 February 2026" in text_of(page)
    assert 'class="ref"' in page.content.decode()
    assert len(page.content) <= 60_000


def test_the_answer_is_that_of_the_day_asked(site: Client) -> None:
    told = answer(site, "is Armenia still a member", on="2022-01-01", known="2022-01-01")
    assert "Armenia is a member" in told
    assert "suspended" not in told


def test_a_name_in_another_script_and_a_nickname_find_the_same(site: Client) -> None:
    assert answer(site, "Пашинян").count("Nikol Pashinyan") >= 1
    assert "Session of the Collective Security Council" in answer(site, "summit in Astana")


@pytest.mark.parametrize("spelling", ["Tasmaghambetov", "Pashinian", "Lukashenka", "Aleynyk"])
def test_other_spellings_of_a_name_find_the_person(site: Client, spelling: str) -> None:
    person = {
        "Tasmaghambetov": "Tasmagambetov",
        "Pashinian": "Pashinyan",
        "Lukashenka": "Lukashenko",
        "Aleynyk": "Aleinik",
    }
    assert person[spelling] in text_of(site.get("/search", {"q": spelling}))


def test_nothing_asked_is_met_with_help(site: Client) -> None:
    page = site.get("/search")
    assert "How to ask" in text_of(page)
    assert links_of(page)["How many measures?"] == "/search?q=How+many+measures%3F"


def test_nothing_found_says_what_was_looked_for_and_offers_lists(site: Client) -> None:
    told = text_of(site.get("/search?q=qwertzuiop"))
    assert "Nothing on record by then bears “qwertzuiop”" in told
    assert "Or begin with a list" in told


@pytest.mark.parametrize(
    ("question", "says"), [("???", "search"), ("a" * 201, "The question has 201 letters, and 200 are read at most")]
)
def test_a_question_that_cannot_be_looked_for_gets_help(site: Client, question: str, says: str) -> None:
    page = site.get("/search", {"q": question})
    assert page.status_code == 400
    assert says.casefold() in text_of(page).casefold()


@pytest.mark.parametrize(
    "odd", ["<script>alert(1)</script>", "%", "'; DROP TABLE x", "\x00", "\ud83d", "᠎", "a" * 200, "_" * 9]
)
def test_odd_input_is_inert_and_never_a_fault_of_ours(site: Client, odd: str) -> None:
    page = site.get("/search", {"q": odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")})
    assert page.status_code in {200, 400}
    assert b"<script>alert" not in page.content
    assert read(page).faults == []


def test_suggestions_are_links_and_empty_for_what_cannot_be_looked_for_yet(site: Client) -> None:
    assert links_of(site.get("/search/suggestions?q=armen"))["Armenia"] == "/csto/member/am"
    for nothing in ("", "?", "qwertzuiop"):
        page = site.get("/search/suggestions", {"q": nothing})
        assert (page.status_code, page.content.strip()) == (200, b"")


def test_the_box_works_without_scripts_and_keeps_the_dials(site: Client) -> None:
    told = site.get("/search?q=Armenia&known=2023-11-21").content.decode()
    assert 'action="/search" method="get"' in told
    assert '<input type="hidden" name="known" value="2023-11-21">' in told
    assert "autofocus" not in told
