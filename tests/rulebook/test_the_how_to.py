"""The how-to on rule books alone suffices: every key and word stands in it, and every piece of YAML in it loads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tools.findings import ROOT
from travaux import testing
from travaux.decision import scenario_file, scenario_schema
from travaux.rulebook import load
from travaux.rulebook.schema import json_schema

PAGE: Final = (ROOT / "docs/how-to/write-a-rule-book.md").read_text(encoding="utf-8")
BLOCKS: Final = [part.split("\n```")[0] + "\n" for part in PAGE.split("```yaml\n")[1:]]
HEAD: Final = (
    BLOCKS[0][: BLOCKS[0].index("    tally:")]
    .replace("groups:\n", "groups:\n  issuers: {title: one chamber}\n")
    .replace(
        "texts:\n",
        "texts:\n  note-2009: {title: A note, seen: part, where: here}\n"
        "  statute-1990: {title: The old statute, seen: no, where: here}\n",
    )
)
RULE: Final = BLOCKS[0][BLOCKS[0].index("    tally:") :].splitlines(keepends=True)
TALLY, POSITIONS, COURSE, BOUND = "".join(RULE[:5]), *RULE[5:8]
OTHER_RULE: Final = BLOCKS[0][BLOCKS[0].index("- id: majority") :]
FALLBACK: Final = OTHER_RULE.replace("id: majority", "id: two-thirds").replace("directly", "by fallback")
#: Words that no author writes: what the loader adds, and the schema's own.
OURS: Final = {"chapter"}


def words(node: object) -> Iterator[str]:
    """Every word of a closed list, and every key that a block may have."""
    match node:
        case dict():
            yield from (str(word) for word in (*node.get("enum", ()), *([node["const"]] if "const" in node else [])))
            properties = node.get("properties", {})
            yield from properties if isinstance(properties, dict) else ()
            for value in node.values():
                yield from words(value)
        case list():
            for value in node:
                yield from words(value)


@pytest.mark.parametrize("word", sorted(set(words(json_schema())) - OURS))
def test_every_key_and_word_of_a_rule_book_stands_in_the_how_to(word: str) -> None:
    assert word in PAGE


def scenario_words() -> set[str]:
    """Every key and word of a scenario, but for the codes and fields of grounds, of which the page shows the usual."""
    schema: dict[str, Any] = scenario_schema.json_schema()
    schema["$defs"].pop("ground")
    return set(words(schema))


@pytest.mark.parametrize("word", sorted(scenario_words()))
def test_every_key_and_word_of_a_scenario_stands_in_the_how_to(word: str) -> None:
    assert word in PAGE


def with_piece(piece: str) -> str:
    """The page's book with one of its pieces put where it belongs."""
    match piece.partition(":")[0].strip(" -"):
        case "id":
            return f"{HEAD}{TALLY}{POSITIONS}{COURSE}{BOUND}{piece}"
        case "tally":
            return f"{HEAD}{piece}{POSITIONS}{COURSE}{BOUND}"
        case "exclusions":
            return f"{HEAD}{TALLY}{POSITIONS}{piece}{COURSE}{BOUND}"
        case "course":
            return f"{HEAD}{TALLY}{POSITIONS}{piece}{BOUND}{FALLBACK if 'two-thirds' in piece else ''}"
        case _:
            return f"{HEAD}{TALLY}{POSITIONS}{COURSE}{BOUND}{piece}"


def test_the_page_shows_as_many_pieces_as_are_tried() -> None:
    assert len(BLOCKS) == 10
    assert [block.split(":")[0].strip(" -") for block in BLOCKS[2:]] == [
        "tally", "exclusions", "course", "course", "course", "readings", "id", "id",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(2, len(BLOCKS)))
def test_every_piece_of_a_book_on_the_page_loads(number: int) -> None:
    found = load.faults_in(with_piece(BLOCKS[number]), "dairy.yaml")
    assert [str(fault) for fault in found] == []


def test_the_control_a_piece_with_a_wrong_word_does_not_load() -> None:
    for piece in BLOCKS[2:]:
        key = piece.splitlines()[1].partition(":")[0]
        assert load.faults_in(with_piece(piece.replace(f"{key}:", f"{key}x:")), "dairy.yaml"), piece


def test_the_scenarios_of_the_page_pass_and_the_tests_that_it_shows_as_well(tmp_path: Path) -> None:
    (tmp_path / "dairy.yaml").write_text(BLOCKS[0], encoding="utf-8")
    (tmp_path / "dairy.scenarios.yaml").write_text(BLOCKS[1], encoding="utf-8")
    loaded = testing.load_book(tmp_path / "dairy.yaml")
    assert [str(trial) for trial in testing.trials(loaded) if trial.hold().outcome] == ["milk-price", "a-tie"]
    shown = PAGE.split("```python\n")[1].split("```")[0]
    space: dict[str, Any] = {"__file__": str(tmp_path / "test_dairy.py"), "__name__": "test_dairy"}
    exec(compile(shown, "test_dairy.py", "exec"), space)  # noqa: S102 - what the page shows is ours
    for against in (3, 4, 5):
        space["test_more_against_than_for_is_never_adopted"](against)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("valid from: 2020", "valid form: 2020", "the key `valid form` has no place here. Did you mean `valid from`?"),
        ("more than: 1/2", "more than: 0.67", "'0.67' is neither a whole number (9) nor a fraction (2/3)"),
        (
            "{more than: 1/2, of: present and voting}",
            "{more than: 1/2}",
            "1/2 is a share, and `of` does not say of what",
        ),
        ("seen: whole", "seen: no", "the rule is given as in force, but the text statute was not read"),
    ],
)
def test_a_message_that_the_page_explains_is_the_one_that_is_given(old: str, new: str, told: str) -> None:
    assert old in BLOCKS[0]
    assert any(told in str(fault) for fault in load.faults_in(BLOCKS[0].replace(old, new), "dairy.yaml"))
    assert told.partition("statute")[0].replace("1/2 is", "2/3 is") in PAGE


def test_two_rules_that_claim_one_question_are_told_as_the_page_says() -> None:
    twice = BLOCKS[0] + BLOCKS[0][BLOCKS[0].index("- id: majority") :].replace("id: majority", "id: second")
    (fault,) = load.faults_in(twice, "dairy.yaml")
    assert fault.what == "the rule answers the same question on the same days as majority"
    assert fault.what.removesuffix("majority") in PAGE


def test_every_ground_of_the_page_is_one_that_there_is() -> None:
    table = PAGE[PAGE.index("| code | tells") : PAGE.index("Any ground may also")]
    codes = [word for line in table.strip().splitlines()[2:] for word in line.split("|")[1].split("`")[1::2]]
    assert len(codes) > 20
    text = BLOCKS[1].replace(
        "grounds: [threshold missed]", f"grounds: [{', '.join(f'{chr(34)}{one}{chr(34)}' for one in codes)}]"
    )
    assert scenario_file.faults_in(text, "x") == ()
