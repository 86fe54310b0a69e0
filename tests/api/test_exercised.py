"""The mark of an exercise on what programs read: on every answer of one, and on none of a real record."""

import json

import pytest
from django.http import HttpResponse

from travaux.api.exercised import FIELD, HEADER, exercised, marked

MARK = "Exercise: the summit that never was"


@pytest.fixture
def drill(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that is an exercise."""
    monkeypatch.setattr("travaux.office.exercise.mark", lambda: MARK)
    monkeypatch.setattr("travaux.office.install.there", lambda: True)


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that is none."""
    monkeypatch.setattr("travaux.office.exercise.mark", lambda: "")
    monkeypatch.setattr("travaux.office.install.there", lambda: True)


#: The sort of an answer, what it holds, and whether the mark stands first in it.
ANSWERS = (
    ("application/json", b'{"a": 1}', True),
    ("application/json", b'{"a":{"b":[1,2]}}', True),
    ("application/json", b"{}", True),
    ("application/json; charset=utf-8", b'{"a": 1}', True),
    ("application/problem+json", b'{"title": "x"}', True),
    ("application/json", b"[1, 2]", False),
    ("application/json", b'"text"', False),
    ("application/json", b"null", False),
    ("application/json", b"", False),
    ("text/html", b'{"a": 1}', False),
    ("text/csv", b"a,b\n", False),
    ("application/atom+xml", b"<feed/>", False),
    ("application/x-ndjson", b'{"a": 1}\n', False),
    ("application/schema+json", b'{"a": 1}', False),
)
EACH = pytest.mark.parametrize(("sort", "body", "inside"), ANSWERS)


@EACH
@pytest.mark.usefixtures("drill")
def test_every_answer_of_an_exercise_is_marked_and_an_object_also_inside(
    sort: str, body: bytes, *, inside: bool
) -> None:
    answer = marked(HttpResponse(body, content_type=sort))
    assert answer.headers[HEADER] == "yes"
    if not inside:
        assert answer.content == body
        return
    told = json.loads(answer.content)
    assert told == {FIELD: MARK, **json.loads(body)}
    assert next(iter(told)) == FIELD
    assert answer.headers["Content-Length"] == str(len(answer.content))


@EACH
@pytest.mark.usefixtures("real")
def test_no_answer_of_a_real_record_is_touched(sort: str, body: bytes, *, inside: bool) -> None:
    answer = marked(HttpResponse(body, content_type=sort))
    assert HEADER not in answer.headers
    assert answer.content == body
    assert inside or FIELD.encode() not in answer.content


@pytest.mark.parametrize("title", ["Sessions", "", "What became known"])
@pytest.mark.usefixtures("drill")
def test_a_title_stands_behind_the_mark_of_an_exercise(title: str) -> None:
    assert exercised(title) == f"{MARK} - {title}"


@pytest.mark.parametrize("title", ["Sessions", "", "What became known"])
@pytest.mark.usefixtures("real")
def test_a_title_of_a_real_record_stands_alone(title: str) -> None:
    assert exercised(title) == title


def test_where_no_record_is_there_nothing_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> str:
        raise AssertionError

    monkeypatch.setattr("travaux.office.install.there", lambda: False)
    monkeypatch.setattr("travaux.office.exercise.mark", asked)
    assert HEADER not in marked(HttpResponse(b"{}", content_type="application/json")).headers


@pytest.mark.usefixtures("drill")
def test_a_mark_with_quotes_and_letters_of_any_script_stays_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = 'Учение "Заря" \\ \u2028'
    monkeypatch.setattr("travaux.office.exercise.mark", lambda: mark)
    assert json.loads(marked(HttpResponse(b'{"a": 1}', content_type="application/json")).content) == {
        FIELD: mark,
        "a": 1,
    }
