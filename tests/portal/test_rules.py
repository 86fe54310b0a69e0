"""The rule books: each rule beside its article, found by its anchor, narrowed by chapter and day."""

import pytest
from django.test import Client

from tests.portal.reading import read, table, text_of
from travaux.rulebook.load import read_library, shipped


def test_the_book_of_the_record_comes_first_with_its_digest(site: Client) -> None:
    text = text_of(site.get("/rules"))
    assert "The rule book that the findings of this record go by." in text
    assert read_library("csto").digest in text


@pytest.mark.parametrize("slug", shipped())
def test_every_rule_has_a_place_with_its_sentence_article_and_status(site: Client, slug: str) -> None:
    page = site.get(f"/rules?book={slug}")
    source, book = page.content.decode(), read_library(slug)
    rows = {row[0]: row for rule in book.rules for row in table(page, f"Rules of the chapter {rule.chapter}")[1:]}
    for rule in book.rules:
        assert f'<tr id="{rule.id}">' in source
        _, says, where, _, _, status = rows[rule.id]
        assert " ".join(rule.says.split())[:60] in says
        assert rule.source.article in where
        assert status.lower() == rule.status
    assert len(page.content) <= 60 * 1024
    assert read(page).faults == []


def test_readings_of_a_rule_stand_with_who_holds_them(site: Client) -> None:
    (row,) = [one for one in table(site.get("/rules"), "Rules of the chapter adoption") if one[0] == "consensus"]
    assert "Read as absence-blocks" in row[1]
    assert "(Belarus, 2009)" in row[1]


def test_rules_are_narrowed_by_chapter_and_by_the_day_on_which_they_are_valid(site: Client) -> None:
    before = table(site.get("/rules?chapter=chairmanship&day=2022-11-23"), "Rules of the chapter chairmanship")[1:]
    after = table(site.get("/rules?chapter=chairmanship&day=2024-01-01"), "Rules of the chapter chairmanship")[1:]
    assert [row[0] for row in before] == ["chair-at-the-session"]
    assert [row[0] for row in after] == ["chair-on-1-january"]
    assert "before 23 November 2023" in before[0][3]


def test_a_day_on_which_no_rule_was_valid_is_said_to_be_one(site: Client) -> None:
    assert "has no rule of that chapter valid on that day" in text_of(site.get("/rules?chapter=repeal&day=1990-01-01"))


def test_another_book_of_the_library_is_said_to_be_another(site: Client) -> None:
    assert "the findings of this record go by another" in text_of(site.get("/rules?book=un-ga"))


def test_texts_say_how_far_they_were_read(site: Client) -> None:
    assert "Procedure of foreign-policy co-ordination, 2001-11-28 : not read by us" in (text_of(site.get("/rules")))


@pytest.mark.parametrize(
    ("query", "says"),
    [("book=none", ", ".join(shipped())), ("chapter=none", "adoption, agenda"), ("day=soon", "is no day")],
)
def test_what_the_books_do_not_have_is_refused_with_what_they_have(site: Client, query: str, says: str) -> None:
    page = site.get(f"/rules?{query}")
    assert page.status_code == 400
    assert says in text_of(page)


@pytest.mark.parametrize(
    ("book", "rule", "counted"),
    [
        ("un-sc", "substantive", "Counted: yes, at least 9"),
        ("un-sc", "substantive", "Veto: the permanent members (no)"),
        ("un-ga", "important", "Counted: yes, at least 2/3 (present and voting)"),
    ],
)
def test_what_is_counted_stands_beside_the_sentence(site: Client, book: str, rule: str, counted: str) -> None:
    rows = {row[0]: row for row in table(site.get(f"/rules?book={book}"), "Rules of the chapter adoption")}
    assert counted in rows[rule][1]
