"""A question as it was asked: its address, its parameters, its dials, and the addresses of the pages around it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from tests.databases import Place
from travaux.api.asking import BadFilter, GivenTwice, Question, given_in, on_record, question_of
from travaux.api.parameters import Dialled, Dossiers, Facts, Misread, Paged, read
from travaux.api.problems import Sort, UnknownParameter, problem, refused, sort_of
from travaux.broken_input import BrokenInput
from travaux.office.pages import Unreadable
from travaux.record.fold import Dials
from travaux.record.times import zone_named

ZONE = zone_named("Europe/Moscow")


def request(query: str, path: str = "/api/v1/facts") -> HttpRequest:
    return cast("HttpRequest", SimpleNamespace(GET=QueryDict(query), path=path))


def question(path: str = "/api/v1/facts", **given: str) -> Question:
    return Question(path, given, Dials(0, 0, 5), ZONE)


def test_what_is_left_empty_is_not_asked() -> None:
    assert given_in(request("on=&known=2023-11-21&limit=3"), Paged()) == {"known": "2023-11-21", "limit": "3"}


@pytest.mark.parametrize(
    ("query", "fault", "says"),
    [
        ("page=2", UnknownParameter, "It has: on, known, at, limit, cursor"),
        ("on=2023&on=2024", GivenTwice, "'on' is given more than once"),
        ("on=a%00b", Unreadable, "no name on record has"),
        ("a" * 500 + "=1", UnknownParameter, "a" * 60 + "'"),
    ],
)
def test_parameters_are_known_given_once_and_readable(query: str, fault: type[BrokenInput], says: str) -> None:
    with pytest.raises(fault) as caught:
        given_in(request(query), Paged())
    assert says in str(caught.value)


def test_the_address_of_another_page_keeps_all_but_the_cursor() -> None:
    asked = question(about="csto/member/am", cursor="here", limit="2")
    assert asked.page("there") == "/api/v1/facts?about=csto%2Fmember%2Fam&cursor=there&limit=2"
    assert asked.first == "/api/v1/facts?about=csto%2Fmember%2Fam&limit=2"
    assert asked.page("") is None


def test_an_address_is_written_so_that_it_can_be_asked() -> None:
    assert question("/feeds/csto/член.atom").own == "/feeds/csto/%D1%87%D0%BB%D0%B5%D0%BD.atom"


def test_only_with_both_dials_turned_the_present_is_no_part_of_the_answer() -> None:
    assert question(on="2023", known="2023").fixed
    assert not question(on="2023").fixed
    assert not question(at="5").fixed


def test_moments_are_told_by_the_clocks_of_the_record() -> None:
    assert question().here("2024-11-28T21:00:00+00:00") == "2024-11-29T00:00:00+03:00"
    assert question().here(None) is None
    assert question().moment("") is None
    assert question().moment("1970-01-01T03:00") == 0


def test_days_end_in_the_zone_of_what_is_asked_about(place: Place) -> None:  # noqa: ARG001 - it must be open
    asked = question_of(request("on=2023-11-23"), Dialled(on="2023-11-23"), "csto/member/am")
    assert asked.zone.key == "Europe/Moscow"
    assert asked.stamps()[0] == "2023-11-24T00:00:00+03:00"


@pytest.mark.parametrize(("value", "says"), [("armenia", "no full name"), ("csto/member/zz", "nothing on record")])
def test_a_filter_names_something_on_record(place: Place, value: str, says: str) -> None:  # noqa: ARG001 - it must be open
    on_record(about="csto/member/am", by="")
    with pytest.raises(BadFilter, match=says):
        on_record(about=value)


def test_parameters_beside_the_api_are_read_by_the_same_bounds() -> None:
    assert read(Facts, request("about=csto/member/am&limit=9")).limit == 9
    assert read(Facts, request("limit=9000"), without="limit").limit == 50
    with pytest.raises(Misread, match="limit: input should be less than or equal to 200"):
        read(Facts, request("limit=9000"))


def test_a_kind_that_the_address_names_is_not_asked_again() -> None:
    assert Dossiers(kind="plan", year=2023).narrow("").kind == "plan"
    assert Dossiers(kind="plan").narrow("session").kind == "session"


def test_a_problem_says_what_where_and_what_to_do() -> None:
    asked = RequestFactory().get("/api/v1/facts")
    told: Any = problem(asked, Sort.UNASKABLE, "It is \ud800 so.")
    assert told.status_code == 400
    assert b'"instance":"/api/v1/facts"' in told.content
    assert b"It is ? so." in told.content


def test_any_broken_input_is_a_question_that_cannot_be_asked_so() -> None:
    assert sort_of(BrokenInput("no")) is Sort.UNASKABLE
    assert refused(RequestFactory().get("/api/v1/x"), BrokenInput("no")).status_code == 400


def test_every_sort_of_refusal_has_a_name_of_its_own() -> None:
    assert len({sort.slug for sort in Sort}) == len(Sort)
