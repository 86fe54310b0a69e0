"""In which language and light a reader is served, where the choice leads back to, and which status a refusal has."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import NoRecord
from travaux.frame.language import light_of, preferences, spoken
from travaux.frame.refusals import NotOnRecordPage, status_of, told_plainly
from travaux.office import exercise
from travaux.office.answers import NoSuchDossier, NothingOnRecord
from travaux.record.dossiers import BadDossier
from travaux.record.events import UnknownEvent
from travaux.record.times import BadDate

ASK = RequestFactory()


def said(request: HttpRequest) -> HttpResponse:
    """A page that says in which language it is made."""
    return HttpResponse(f"{request.method} {translation.get_language()}")


#: What the address says, what the cookie says, what the browser asks for, and the language of the page.
LANGUAGES = (
    ("", "", "", "en"),
    ("", "", "ru", "ru"),
    ("", "", "ru-RU,ru;q=0.9,en;q=0.5", "ru"),
    ("", "", "en;q=0.5,ru;q=0.4", "en"),
    ("", "", "hy", "en"),
    ("", "", "hy,ru;q=0.8", "ru"),
    ("", "ru", "", "ru"),
    ("", "ru", "en", "ru"),
    ("", "en", "ru", "en"),
    ("", "hy", "ru", "ru"),
    ("", "../ru", "", "en"),
    ("ru", "", "", "ru"),
    ("ru", "en", "en", "ru"),
    ("en", "ru", "ru", "en"),
    ("hy", "ru", "en", "ru"),
    ("hy", "", "", "en"),
    ("RU", "", "", "en"),
    ("", "", "nonsense;;q=", "en"),
)


@pytest.mark.parametrize(("address", "cookie", "browser", "language"), LANGUAGES)
def test_the_address_goes_before_the_cookie_and_that_before_the_browser(
    address: str, cookie: str, browser: str, language: str
) -> None:
    request = ASK.get("/", {"language": address} if address else {}, headers={"accept-language": browser})
    request.COOKIES = {"language": cookie} if cookie else {}
    answer = spoken(said)(request)
    assert answer.content.decode() == f"GET {language}"
    assert answer.headers["Content-Language"] == language
    assert answer.headers["Vary"] == "Accept-Language, Cookie"


def test_what_is_made_in_another_language_keeps_its_own_label_and_the_next_page_starts_afresh() -> None:
    def labelled(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.path, headers={"Content-Language": "hy"})

    before = translation.get_language()
    assert spoken(labelled)(ASK.get("/", {"language": "ru"})).headers["Content-Language"] == "hy"
    assert translation.get_language() == before


@pytest.mark.parametrize(
    ("cookie", "light"),
    [("light", "light"), ("dark", "dark"), ("browser", ""), ("", ""), ("Dark", ""), ('dark"><script>', "")],
)  # fmt: skip
def test_a_light_is_one_of_two_or_the_browsers(cookie: str, light: str) -> None:
    request = ASK.get("/")
    request.COOKIES = {"light": cookie}
    assert light_of(request) == light


#: Where a reader asks to be led back to, and where the answer leads.
BACK = (
    ("/", "/"),
    ("/csto/member/am?on=2023-11-23", "/csto/member/am?on=2023-11-23"),
    ("/search?q=a%26b#found", "/search?q=a%26b#found"),
    ("", "/"),
    ("csto/member/am", "/"),
    ("//elsewhere.example/", "/"),
    ("///elsewhere.example/", "/"),
    ("/\\elsewhere.example", "/"),
    ("\\\\elsewhere.example", "/"),
    ("https://elsewhere.example/", "/"),
    ("http:/elsewhere.example", "/"),
    ("javascript:alert(1)", "/"),
    ("data:text/html,x", "/"),
    (" /csto", "/"),
    ("\x00/csto", "/"),
)


@pytest.mark.parametrize(("asked", "leads"), BACK)
def test_a_choice_leads_back_to_this_site_and_nowhere_else(asked: str, leads: str) -> None:
    answer = preferences(ASK.post("/preferences", {"next": asked, "light": "dark"}))
    assert (answer.status_code, answer.headers["Location"]) == (302, leads)


#: What is chosen, and what is kept: a language of the site, a light, and nothing else.
CHOSEN = (
    ({"language": "ru"}, {"language": "ru"}),
    ({"language": "en"}, {"language": "en"}),
    ({"light": "dark"}, {"light": "dark"}),
    ({"light": "browser"}, {"light": "browser"}),
    ({"language": "ru", "light": "light"}, {"language": "ru", "light": "light"}),
    ({"language": "hy"}, {}),
    ({"light": "red"}, {}),
    ({"language": "", "light": ""}, {}),
    ({"session": "x"}, {}),
    ({}, {}),
)


@pytest.mark.parametrize(("chosen", "kept"), CHOSEN)
def test_a_choice_is_kept_where_the_site_has_it(chosen: dict[str, str], kept: dict[str, str]) -> None:
    answer = preferences(ASK.post("/preferences", chosen))
    assert {name: one.value for name, one in answer.cookies.items()} == kept
    assert all(one["httponly"] and one["samesite"] == "Lax" for one in answer.cookies.values())


def test_a_choice_is_made_by_post_alone() -> None:
    assert preferences(ASK.get("/preferences", {"language": "ru"})).status_code == 405


#: What went wrong, and the status of the refusal.
FAULTS = (
    (BrokenInput("x"), 400),
    (BadDate("x", "y"), 400),
    (UnknownEvent("x"), 400),
    (NotOnRecordPage("x"), 404),
    (NoSuchDossier("csto/member/x", []), 404),
    (BadDossier("x", "y"), 404),
    (NothingOnRecord(), 503),
    (NoRecord(), 503),
)


@pytest.mark.parametrize(("fault", "status"), FAULTS, ids=[type(fault).__name__ for fault, _ in FAULTS])
def test_a_refusal_has_its_status(fault: BrokenInput, status: int) -> None:
    assert status_of(fault) == status


#: A method and a path, and whether the question is passed on to the page.
METHODS = (
    ("GET", "/", True),
    ("HEAD", "/csto/member/am", True),
    ("POST", "/", False),
    ("PUT", "/csto/member/am", False),
    ("DELETE", "/record/entry/x", False),
    ("PATCH", "/search", False),
    ("OPTIONS", "/", False),
    ("POST", "/preferences", True),
    ("POST", "/account/login/", True),
    ("POST", "/workroom/act", True),
    ("POST", "/api/v1/organisations/csto/events", True),
    ("POST", "/api/v1/facts", False),
    ("POST", "/workshop", False),
    ("POST", "/accounts", False),
)


@pytest.mark.parametrize(("method", "path", "passed"), METHODS)
def test_what_would_do_something_is_passed_on_only_where_something_is_taken(
    monkeypatch: pytest.MonkeyPatch, method: str, path: str, *, passed: bool
) -> None:
    def refusal(request: HttpRequest, allowed: str) -> HttpResponse:
        return HttpResponse(request.path, status=405, headers={"Allow": allowed})

    monkeypatch.setattr("travaux.frame.refusals.only_read", refusal)
    answer = told_plainly(said)(ASK.generic(method, path))
    assert answer.status_code == (200 if passed else 405)
    assert passed or answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("fault", [ValueError("x"), KeyError("x"), RuntimeError("x"), OSError("x")], ids=repr)
def test_a_fault_of_the_program_is_taken_for_no_broken_input(fault: Exception) -> None:
    answer: Callable[[Any], HttpResponse] = said
    assert told_plainly(answer).process_exception(ASK.get("/"), fault) is None


MB = 1024 * 1024


@pytest.mark.parametrize(
    ("length", "status"),
    [(0, 200), (20 * MB, 200), (24 * MB, 200), (24 * MB + 1, 413), (10**12, 413), ("", 200), ("-1", 200), ("x", 200)],
)
def test_a_form_that_is_too_large_is_refused_before_a_byte_of_it_is_read(
    length: int | str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exercise, "mark_if_there", str)  # there is no record to ask for its mark
    request = ASK.post("/workroom/act", {})
    request.META["CONTENT_LENGTH"] = str(length)
    read: list[HttpRequest] = []

    def answered(asked: HttpRequest) -> HttpResponse:
        read.append(asked)
        return HttpResponse()

    answer = told_plainly(answered)(request)
    assert (answer.status_code, bool(read)) == (status, status == 200)
    assert status == 200 or "larger than 24 MB" in answer.content.decode()
