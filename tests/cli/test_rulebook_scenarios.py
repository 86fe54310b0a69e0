"""`travaux rulebook test, check, diff, show, schema` over a book of one's own with the scenarios beside it."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.decision.test_scenarios import HEAD, MET, SHORT
from tests.rulebook.small_books import CLUB
from travaux.rulebook import load

BOOK = load.FOLDER.joinpath("un-sc.yaml").read_text(encoding="utf-8")
PASSING = HEAD + MET
DIFFERING = PASSING + SHORT[SHORT.index("- case") :].replace("ukraine", "second").replace("Eleven for", "Again")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book of one's own, with scenarios that pass beside it."""
    (tmp_path / "own.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "own.scenarios.yaml").write_text(PASSING, encoding="utf-8")
    return tmp_path / "own.yaml"


def beside(own: Path, text: str) -> Path:
    """Other scenarios beside the book."""
    file = own.with_name("own.scenarios.yaml")
    file.write_text(text, encoding="utf-8")
    return file


def test_scenarios_that_pass_end_with_exit_code_zero(travaux: Shell, own: Path) -> None:
    ran = travaux("rulebook", "test", str(own))
    assert ran.code == 0
    assert "un-sc      1          1     0" in ran.out
    assert "1 scenario: none differs." in ran.out


def test_one_that_differs_is_told_by_line_with_what_differs_and_why(travaux: Shell, own: Path) -> None:
    beside(own, DIFFERING)
    ran = travaux("rulebook", "test", str(own))
    assert ran.code == 1
    assert "own.scenarios.yaml, line 25: second" in ran.out
    assert "outcome: expected adopted, found not adopted." in ran.out
    assert "It came out so because:\n    By vote, under substantive" in ran.out
    assert "2 scenarios: 1 differs." in ran.out


def test_the_file_of_scenarios_may_be_named_instead_of_the_book(travaux: Shell, own: Path) -> None:
    ran = travaux("rulebook", "test", str(beside(own, PASSING)))
    assert (ran.code, "1 scenario: none differs." in ran.out) == (0, True)


def test_words_choose_among_the_scenarios(travaux: Shell, own: Path) -> None:
    beside(own, DIFFERING)
    assert travaux("rulebook", "test", str(own), "-k", "eleven").code == 0
    assert travaux("rulebook", "test", str(own), "-k", "AGAIN second").code == 1
    none = travaux("rulebook", "test", str(own), "-k", "twelve")
    assert (none.code, "No scenario has the words 'twelve'" in none.err) == (2, True)


def test_programs_get_every_case_with_what_differs_and_what_is_tried(travaux: Shell, own: Path) -> None:
    beside(own, DIFFERING)
    told = travaux("rulebook", "test", str(own), "--json").json()
    (book,) = told["books"]
    assert (told["scenarios"], told["differ"], book["book"], book["file"]) == (2, 1, "un-sc", "own.scenarios.yaml")
    assert [(one["case"], one["passed"], one["golden"]) for one in book["cases"]] == [
        ("ukraine", True, 1),
        ("second", False, 1),
    ]
    assert book["cases"][1]["differences"] == [{"point": "outcome", "expected": "adopted", "found": "not adopted"}]
    assert {"rule": "substantive", "point": "yes at least 9: missed", "by": []} in book["coverage"]


def test_coverage_tells_each_point_of_each_rule_and_those_untried(travaux: Shell, own: Path) -> None:
    ran = travaux("rulebook", "test", str(own), "--coverage")
    assert ran.code == 0
    assert "yes at least 9: missed" in ran.out
    assert "UNTRIED" in ran.out
    assert "untried." in ran.out.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PASSING.replace("scenarios: un-sc", "scenarios: un-ga"), "the scenarios are of the rule book un-ga"),
        (
            PASSING.replace("[ru]", "[xx]"),
            "own.scenarios.yaml, line 14: xx does not sit on the roll. Name one of ae, al",
        ),
    ],
)
def test_scenarios_that_cannot_be_run_are_wrong_use(travaux: Shell, own: Path, text: str, told: str) -> None:
    beside(own, text)
    ran = travaux("rulebook", "test", str(own))
    assert ran.code == 2
    assert told in ran.err


def test_a_book_without_scenarios_is_told_where_they_would_stand(travaux: Shell, own: Path) -> None:
    own.with_name("own.scenarios.yaml").unlink()
    ran = travaux("rulebook", "test", str(own))
    assert ran.code == 2
    assert "there is no own.scenarios.yaml. Begin it with `scenarios: un-sc`" in ran.err


def test_the_check_of_a_book_checks_the_scenarios_beside_it(travaux: Shell, own: Path) -> None:
    sound = travaux("rulebook", "check", str(own))
    assert (sound.code, sound.out.count("no fault found")) == (0, 2)
    file = beside(own, PASSING.replace("[ru]", "[xx]").replace("un-sc", "un-ga"))
    ran = travaux("rulebook", "check", str(own))
    assert (ran.code, "own.scenarios.yaml, line 14: xx does not sit on the roll" in ran.out) == (1, True)
    assert f"{file}: 1 fault" in ran.out
    beside(own, PASSING.replace("scenarios: un-sc", "scenarios: un-ga"))
    assert "line 1: the scenarios are of un-ga, and the book is un-sc" in travaux("rulebook", "check", str(own)).out
    assert travaux("rulebook", "check", str(file)).code == 0


def test_a_difference_is_told_rule_by_rule_with_exit_code_one(travaux: Shell, own: Path) -> None:
    new = own.with_name("new.yaml")
    new.write_text(BOOK.replace("at least: 9", "at least: 8"), encoding="utf-8")
    ran = travaux("rulebook", "diff", "un-sc", str(new))
    assert ran.code == 1
    assert "procedural (adoption) was changed.\n  tally, thresholds, 1, at least: 9 became 8" in ran.out
    told = travaux("rulebook", "diff", str(own), str(new), "--json").json()
    assert {(rule["rule"], rule["what"]) for rule in told["rules"]} >= {("substantive", "changed")}
    assert told["old"]["digest"] != told["new"]["digest"]


def test_books_that_say_the_same_differ_in_nothing(travaux: Shell, own: Path) -> None:
    ran = travaux("rulebook", "diff", "un-sc", str(own))
    assert (ran.code, "nothing differs." in ran.out) == (0, True)


def test_a_rule_that_is_gone_is_told_with_its_sentence(travaux: Shell, tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(CLUB, encoding="utf-8")
    cut = CLUB[CLUB.index("- id: quorum") : CLUB.index("- id: majority")]
    new.write_text(CLUB.replace(cut, "").replace("      quorum: quorum\n", ""), encoding="utf-8")
    ran = travaux("rulebook", "diff", str(old), str(new))
    assert "quorum (quorum) is gone.\n  Half of the members must be there to vote." in ran.out
    assert "quorum (quorum) was added." in travaux("rulebook", "diff", str(new), str(old)).out


def test_a_book_is_shown_with_what_it_rests_on_and_how_many_scenarios_try_each_rule(travaux: Shell, own: Path) -> None:
    shown = travaux("rulebook", "show", str(own)).out
    assert "It rests on:\n  Charter of the United Nations, Art. 23 and 27: read whole" in shown
    assert "1 scenario stands beside it." in shown
    assert shown.count("tried by 1 scenario\n") == 1
    assert "tried by none" in shown
    own.with_name("own.scenarios.yaml").unlink()
    bare = travaux("rulebook", "show", str(own)).out
    assert "No scenarios stand beside it." in bare
    assert "tried by" not in bare


def test_the_readings_of_a_rule_are_shown_with_who_holds_them(travaux: Shell) -> None:
    shown = travaux("rulebook", "show", "csto", "--rule", "consensus").out
    assert "Reading absence-blocks, held by Belarus, 2009:" in shown


def test_both_schemas_are_printed(travaux: Shell) -> None:
    assert travaux("rulebook", "schema").json()["title"] == "Rule book"
    assert travaux("rulebook", "schema", "--scenarios").json()["title"] == "Scenarios of a rule book"


def test_the_grounds_of_cases_that_pass_are_printed_on_request(travaux: Shell, own: Path) -> None:
    plainly, whole = travaux("rulebook", "test", str(own)), travaux("rulebook", "test", str(own), "--grounds")
    assert "By vote, under" not in plainly.out
    assert "ukraine (passes)" in whole.out
    assert "By vote, under substantive" in whole.out
    assert whole.code == 0


def test_what_a_rule_sets_is_shown_as_the_machine_understands_it(travaux: Shell, own: Path) -> None:
    lines = travaux("rulebook", "show", str(own), "--rule", "substantive").out.splitlines()
    assert "  tally, thresholds, 1, at least: 9" in lines
    assert "  tally, vetoes, 1, holders: cn, fr, gb, ru, us" in lines
    every = travaux("rulebook", "show", str(own), "--parameters").out
    assert every.count("course, mode: vote") > 1
    assert "course, mode: vote" not in travaux("rulebook", "show", str(own)).out
