"""The published schema describes the books of the library, and refuses what the loader's models refuse."""

import pytest
from jsonschema import Draft202012Validator

from tests.rulebook.small_books import CLUB
from travaux import marked
from travaux.rulebook.load import FOLDER, shipped
from travaux.rulebook.models import RuleBookFile
from travaux.rulebook.schema import json_schema

SCHEMA = Draft202012Validator(json_schema())


def test_the_schema_is_a_schema_and_says_what_it_describes() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["title"] == "Rule book"
    assert json_schema()["description"].startswith("An organisation's rules of procedure")


@pytest.mark.parametrize("slug", shipped())
def test_a_book_of_the_library_fits_the_schema(slug: str) -> None:
    root = marked.read((FOLDER / f"{slug}.yaml").read_text(encoding="utf-8"), slug)
    assert [error.message for error in SCHEMA.iter_errors(root)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("valid from", "valid form"),
        ("at least: 1/2", "at least: 0.5"),
        ("may be overridden: no", "may be overridden: perhaps"),
        ("base: present and voting", "base: most"),
        ("version: 2026-01-01", "version: unknown"),
        ("chapter: quorum", "chapter: quora"),
        ("zone: Europe/Vienna\n", ""),
        ("entered: directly", "entered: somehow"),
    ],
)
def test_what_the_models_refuse_the_schema_refuses(old: str, new: str) -> None:
    assert old in CLUB
    assert not SCHEMA.is_valid(marked.read(CLUB.replace(old, new), "club"))
    assert SCHEMA.is_valid(marked.read(CLUB, "club"))


def test_numbers_may_be_numbers_for_editors_that_type_yaml() -> None:
    root = marked.read(CLUB.replace("{more than: 1/2, of: present and voting}", "{at least: 9}"), "club")
    assert SCHEMA.is_valid(root)
    root["rules"][1]["parameters"]["tally"]["thresholds"][0]["at least"] = 9
    assert SCHEMA.is_valid(root)


def test_a_book_that_was_dumped_reads_back_equal() -> None:
    book = RuleBookFile.model_validate(marked.read(CLUB, "club"))
    dumped = book.model_dump(by_alias=True, exclude_none=True, mode="json")
    assert RuleBookFile.model_validate(dumped) == book
    assert dumped["rules"][0]["parameters"]["requirements"][0] == {
        "for": "vote",
        "at least": "1/2",
        "of": "all members",
        "counts": ["in person", "online", "represented"],
        "effect": "blocks",
        "may be overridden": "no",
        "checked": "always",
    }


def test_a_loaded_book_cannot_be_changed() -> None:
    book = RuleBookFile.model_validate(marked.read(CLUB, "club"))
    with pytest.raises(ValueError, match="frozen"):
        book.title = "Other"
