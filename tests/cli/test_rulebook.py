"""`travaux rulebook`: what it lists, shows and finds wanting."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from travaux.rulebook import load

BOOK = load.FOLDER.joinpath("un-ga.yaml").read_text(encoding="utf-8")


def test_the_library_is_listed_with_how_much_of_it_rests_on_texts_that_were_read(travaux: Shell) -> None:
    ran = travaux("rulebook", "list")
    assert ran.code == 0
    assert "csto" in ran.out
    assert "18 of 22" in ran.out
    assert "what rests on it is our reading" in ran.out


def test_programs_get_each_book_with_the_digest_of_its_file(travaux: Shell) -> None:
    listed = {book["book"]: book for book in travaux("rulebook", "list", "--json").json()}
    assert tuple(listed) == load.shipped()
    assert listed["csto"]["digest"] == load.read_library("csto").digest


def test_a_sound_file_passes_the_check(travaux: Shell, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(BOOK, encoding="utf-8")
    ran = travaux("rulebook", "check", str(file))
    assert (ran.code, ran.out) == (0, f"{file}: no fault found\n")


def test_a_fault_is_named_by_file_line_and_remedy_with_exit_code_one(travaux: Shell, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(BOOK.replace("organisation:", "organization:"), encoding="utf-8")
    ran = travaux("rulebook", "check", str(file))
    assert ran.code == 1
    assert "own.yaml, line " in ran.out
    assert "Did you mean `organisation`?" in ran.out
    told = travaux("rulebook", "check", "--json", str(file)).json()
    assert {fault["file"] for fault in told} == {str(file)}
    assert all(fault["line"] >= 1 for fault in told)


def test_a_rule_is_shown_with_its_text_its_days_and_its_status(travaux: Shell) -> None:
    ran = travaux("rulebook", "show", "csto", "--rule", "quorum-icmec")
    assert "quorum-icmec [in force, valid from 2015-09-10; icmec]" in ran.out
    assert "Rule 1(4)" in ran.out


def test_only_the_rules_of_a_day_are_shown(travaux: Shell) -> None:
    before = travaux("rulebook", "show", "un-sc", "--on", "1964-01-01", "--json").json()
    after = travaux("rulebook", "show", "un-sc", "--on", "1966-01-01", "--json").json()
    assert {rule["id"] for rule in before["rules"]} != {rule["id"] for rule in after["rules"]}


def test_a_file_is_shown_like_a_book_of_the_library(travaux: Shell, tmp_path: Path) -> None:
    file, beside = tmp_path / "own.yaml", tmp_path / f"own{load.SCENARIOS}"
    file.write_text(BOOK, encoding="utf-8")
    beside.write_bytes((load.FOLDER / f"un-ga{load.SCENARIOS}").read_bytes())
    assert travaux("rulebook", "show", str(file)).out == travaux("rulebook", "show", "un-ga").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "none"), f"There is no rule book 'none': the library has {', '.join(load.shipped())}"),
        (("show", "csto", "--rule", "veto"), "Looked in the rule book csto for the rule veto: it has none."),
        (
            ("show", "un-sc", "--chapter", "quorum", "--on", "1950-01-01"),
            "Looked in the rule book un-sc for a rule of the chapter quorum valid on 1950-01-01: it has none.",
        ),
        (("show", "csto", "--on", "2023-13-01"), "--on 2023-13-01 is no day"),
        (("check", "missing.yaml"), "Reading missing.yaml: No such file or directory. Name a file that is there."),
    ],
)
def test_wrong_use_is_answered_with_one_message_and_exit_code_two(
    travaux: Shell, words: tuple[str, ...], message: str
) -> None:
    ran = travaux("rulebook", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)


def test_a_file_that_is_no_text_is_refused(travaux: Shell, tmp_path: Path) -> None:
    file = tmp_path / "picture.yaml"
    file.write_bytes(b"\xff\xfe\x00")
    ran = travaux("rulebook", "check", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert "it is no UTF-8 text" in ran.err


def test_the_schema_is_printed_as_json(travaux: Shell) -> None:
    assert travaux("rulebook", "schema").json()["title"] == "Rule book"
