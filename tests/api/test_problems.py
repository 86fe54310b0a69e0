"""Refusals for programs, by themselves: which sort a fault is, what the answer holds, which status it has."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from ninja.errors import ValidationError

from travaux.api.parameters import Misread
from travaux.api.problems import (  # fmt: skip
    CONTENT_TYPE,
    NotHere,
    Sort,
    UnknownParameter,
    instead_of,
    misread,
    only_read,
    problem,
    refused,
    sort_of,
)
from travaux.broken_input import BrokenInput
from travaux.enquiry.asking import NoRecord, NotOnRecord
from travaux.office.answers import NoSuchDossier, NothingOnRecord
from travaux.office.closely import NoSuchEntry, NoSuchFact
from travaux.office.receipts import Reason
from travaux.record.dossiers import BadDossier
from travaux.record.events import UnknownEvent
from travaux.record.times import BadDate

ASKED = RequestFactory().get("/api/v1/facts?on=x")


def told(answer: HttpResponse) -> dict[str, Any]:
    """What the answer says, once it is seen to be a refusal that nobody keeps."""
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    assert answer.headers["Cache-Control"] == "no-store"
    said: dict[str, Any] = json.loads(answer.content)
    assert said["status"] == answer.status_code
    return said


#: Every sort of refusal: the end of its type's address, and its status. Programs hold on to both.
SORTS = (
    (Sort.UNASKABLE, "cannot-be-asked-so", 400),
    (Sort.UNKNOWN, "unknown-parameter", 400),
    (Sort.ABSENT, "not-on-record", 404),
    (Sort.NOWHERE, "no-such-address", 404),
    (Sort.METHOD, "reading-only", 405),
    (Sort.EMPTY, "nothing-yet", 503),
    (Sort.KEYLESS, "key-missing", 400),
    (Sort.NOBODY, "who-are-you", 401),
    (Sort.FORBIDDEN, "not-yours-to-do", 403),
    (Sort.OTHERWISE, "stands-otherwise", 409),
    (Sort.LONG, "too-long", 413),
    (Sort.MEDIA, "not-json", 415),
    (Sort.UNTAKEN, "cannot-be-entered", 422),
    (Sort.BROKEN, "broken", 500),
)


@pytest.mark.parametrize(("sort", "slug", "status"), SORTS, ids=[row[1] for row in SORTS])
def test_a_sort_of_refusal_has_its_address_and_status(sort: Sort, slug: str, status: int) -> None:
    said = told(problem(ASKED, sort, "It cannot be done."))
    assert said == {
        "type": f"/api/v1/docs#{slug}",
        "title": sort.title,
        "status": status,
        "detail": "It cannot be done.",
        "instance": "/api/v1/facts",
    }
    assert sort.title[:1].isupper()


def test_no_sort_is_left_out_and_no_two_share_a_name() -> None:
    assert {row[0] for row in SORTS} == set(Sort)
    assert len({sort.slug for sort in Sort}) == len({sort.title for sort in Sort}) == len(SORTS)


#: A fault, and which sort of refusal it is.
FAULTS = (
    (UnknownParameter("colour", ["on", "known"]), Sort.UNKNOWN),
    (NoSuchDossier("csto/member/x", ["csto/member/am"]), Sort.ABSENT),
    (NotHere("No rule book is called 'x'."), Sort.ABSENT),
    (BadDossier("x", "there is no kind ''"), Sort.ABSENT),
    (NotOnRecord("csto/member/x", {}), Sort.ABSENT),
    (NoSuchFact("r1#f1"), Sort.ABSENT),
    (NoSuchEntry("r1"), Sort.ABSENT),
    (NothingOnRecord(), Sort.EMPTY),
    (NoRecord(), Sort.EMPTY),
    (BadDate("tomorrow", "it has none of the forms known here"), Sort.UNASKABLE),
    (UnknownEvent("item burnt"), Sort.UNASKABLE),
    (Misread(["limit: must be less than 201"]), Sort.UNASKABLE),
    (BrokenInput("Something else."), Sort.UNASKABLE),
)


@pytest.mark.parametrize(("fault", "sort"), FAULTS, ids=[type(fault).__name__ for fault, _ in FAULTS])
def test_a_fault_is_refused_as_what_it_is_in_its_own_words(fault: Exception, sort: Sort) -> None:
    assert sort_of(fault) is sort
    said = told(refused(ASKED, fault))
    assert (said["detail"], said["title"]) == (str(fault), sort.title)


#: An unknown parameter, the known ones, and what is said.
PARAMETERS = (
    ("colour", ("on", "known"), "This address has no parameter 'colour'. It has: on, known. Correct the name, or leave it out."),
    ("colour", (), "This address has no parameter 'colour'. It has: none. Correct the name, or leave it out."),
    ("", ("on",), "This address has no parameter ''. It has: on. Correct the name, or leave it out."),
    ("x" * 100, ("on",), f"This address has no parameter '{'x' * 60}'. It has: on. Correct the name, or leave it out."),
    ("\ud800", ("on",), "This address has no parameter '?'. It has: on. Correct the name, or leave it out."),
)  # fmt: skip


@pytest.mark.parametrize(("name", "known", "said"), PARAMETERS, ids=["one of two", "of none", "empty", "long", "torn"])
def test_an_unknown_parameter_is_told_with_those_that_there_are(name: str, known: tuple[str, ...], said: str) -> None:
    fault = UnknownParameter(name, known)
    assert str(fault) == said
    answer = told(refused(ASKED, fault))
    assert answer["detail"] == said
    assert answer.get("known", []) == list(known)


def test_reasons_and_what_could_be_asked_are_told_only_where_there_are_some() -> None:
    reasons = [Reason("no authority", "Only the chair may do it."), Reason("ended", "The mandate has ended.")]
    said = told(problem(ASKED, Sort.FORBIDDEN, "No.", ["a", "b"], reasons))
    assert said["known"] == ["a", "b"]
    assert [one["code"] for one in said["reasons"]] == ["no authority", "ended"]
    assert not {"known", "reasons"} & set(told(problem(ASKED, Sort.FORBIDDEN, "No.")))


def test_what_cannot_be_sent_as_text_is_sent_all_the_same() -> None:
    assert told(problem(ASKED, Sort.UNASKABLE, "a\ud800b"))["detail"] == "a?b"


#: A refusal that was made for people, and what programs are told instead: the sort and the words.
INSTEAD = (
    (404, Sort.NOWHERE, "Nothing is read at this address. All are listed at /api/v1/docs."),
    (405, Sort.METHOD, "The public record is only read: ask with GET or HEAD."),
    (500, Sort.BROKEN, "Nothing was lost: the API only reads. The same question may work later."),
    (400, Sort.UNASKABLE, "The address or one of its parts cannot be read. Write it anew."),
    (403, Sort.UNASKABLE, "The address or one of its parts cannot be read. Write it anew."),
    (414, Sort.UNASKABLE, "The address or one of its parts cannot be read. Write it anew."),
)


@pytest.mark.parametrize(("status", "sort", "detail"), INSTEAD)
def test_a_page_of_refusal_becomes_a_problem(status: int, sort: Sort, detail: str) -> None:
    answer = instead_of(ASKED, HttpResponse("<html>", status=status))
    said = told(answer)
    assert (said["title"], said["status"], said["detail"]) == (sort.title, sort.status, detail)
    assert ("Allow" in answer.headers) is (status == 405)


def test_a_method_that_would_do_something_is_told_which_ones_read() -> None:
    assert only_read(ASKED).headers["Allow"] == "GET, HEAD"


def test_every_parameter_that_cannot_be_read_is_named() -> None:
    errors = [
        {"loc": ("query", "limit"), "msg": "Input should be less than or equal to 200"},
        {"loc": ("query", "at"), "msg": "Input should be a valid integer"},
    ]
    said = told(misread(ASKED, ValidationError(errors)))
    assert said["detail"] == (
        "Some parameters cannot be read. limit: input should be less than or equal to 200; "
        "at: input should be a valid integer. Correct them, or leave them out."
    )
