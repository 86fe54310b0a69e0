"""How answers are put into Russian: notes, titles, fields and months; and that no shape of a sentence goes stale."""

import ast
import re
from functools import cache

import pytest
from django.utils import translation

from tools.findings import ROOT
from travaux.enquiry.again import SHAPES, TITLES, again, title_again
from travaux.enquiry.language import field, inside
from travaux.enquiry.words import span


@cache
def sentences() -> tuple[re.Pattern[str], ...]:
    """Every text of the code as a pattern, its gaps open."""
    found = []
    for path in (ROOT / "src" / "travaux").rglob("*.py"):
        if path.name != "again.py":
            found += [_pattern(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_text(node)]
    return tuple(re.compile(one, re.DOTALL) for one in dict.fromkeys(found) if re.search("[a-z]", one))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _pattern(node: ast.AST) -> str:
    match node:
        case ast.JoinedStr(values=parts):
            return "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts)
        case ast.Constant(value=text):
            return re.escape(str(text))
        case _:
            return ""


def says(shape: str) -> bool:
    """Whether some text of the code makes sentences of this shape, and at least a third of it stands there in words."""
    filled = re.sub(r"\{\w+\}", "77", shape)
    found = [one.pattern for one in sentences() if one.fullmatch(filled)]
    return any(3 * len(re.sub(r"\.\+|\\", "", one)) >= len(filled) for one in found)


@pytest.mark.parametrize("shape", [one for one in SHAPES if not one.startswith("{n} ")])
def test_every_shape_is_still_said_by_some_room(shape: str) -> None:
    assert says(shape)


def test_a_shape_that_nobody_says_is_found() -> None:
    assert not says("No sentence of this house ends so oddly, {n}.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not foreseen from agreed in general", "не предусмотрено на стадии: согласовано в целом"),
        ("its membership is: former", "статус членства: бывшее государство-член"),
        ("rests on 3 restricted entries", "основано на записях ограниченного доступа, числом 3"),
        ("34 decisions", "решения: 34"),
        ("limited format", "ограниченный формат"),
        ("many decisions", "many decisions"),
        (
            "The dial 'at' is 'all', and it counts entries. Give a number such as 100, or leave it out.",
            "Условие «at» равно «all», а оно считает записи. Укажите число, например 100, или не указывайте ничего.",
        ),
    ],
)
def test_a_note_is_told_in_russian_with_what_stands_in_its_gaps(text: str, told: str) -> None:
    assert again(text) == text
    with translation.override("ru"):
        assert again(text) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Session of the Permanent Council, 10 January 2024", "Заседание Постоянного совета, 10 января 2024"),
        (
            "Session of the Collective Security Council, Moscow, planned for 11 November 2026",
            "Сессия Совета коллективной безопасности, Москва, намечена на 11 ноября 2026",
        ),
        (
            "Session of the Collective Security Council, Moscow, December 2015",
            "Сессия Совета коллективной безопасности, Москва, декабрь 2015",
        ),
        (
            "Consultations of the Collective Security Council, 5 and 6 January 2022",
            "Консультации Совета коллективной безопасности, 5-6 января 2022",
        ),
        (
            "Session of a body that nobody knows, 10 January 2024",
            "Session of a body that nobody knows, 10 January 2024",
        ),
    ],
)
def test_a_title_is_told_in_russian_by_its_shape(title: str, told: str) -> None:
    assert title_again(title) == title
    with translation.override("ru"):
        assert title_again(title) == told


def test_a_title_is_no_word_in_the_prose_of_the_record() -> None:
    name = "Decision on joint measures to assist Armenia"
    with translation.override("ru"):
        assert title_again(name) == "Решение о совместных мерах по оказанию помощи Армении"
        assert again(name) == name
    assert "record" in TITLES


def test_a_field_may_mean_something_else_in_one_event() -> None:
    assert field("session scheduled", "for") == "for"
    with translation.override("ru"):
        assert field("session scheduled", "for") == "на какой день"
        assert field("attendance", "rank") == "ранг"


def test_a_month_without_its_day_is_bent_where_the_language_bends_it() -> None:
    assert inside("November 2022") == "November 2022"
    first, day, month = "2022-11-01T00:00:00+03:00", "2022-11-29T00:00:00+03:00", "2022-12-01T00:00:00+03:00"
    with translation.override("ru"):
        assert [inside(one) for one in ("ноябрь 2022", "23 ноября 2022", "2022")] == [
            "ноября 2022",
            "23 ноября 2022",
            "2022",
        ]
        assert span(first, month) == "ноябрь 2022"
        assert span(first, day) == "в период с 1 ноября 2022 по 28 ноября 2022"
