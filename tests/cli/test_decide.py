"""`travaux decide`: the finding on a document of the record and on the bundled cases, with exit codes."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from travaux.decision import case as cases


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("record")
def test_the_refused_document_is_found_not_adopted_with_the_refusal_as_ground(travaux: Shell) -> None:
    ran = travaux("decide", "csto/document/assistance-to-armenia")
    told = flat(ran.out)
    assert ran.code == 0
    assert "Finding: not adopted by consensus." in told
    assert "s4-yerevan#B21" in told
    assert "our reading; text not seen" in told
    assert "Newest evidence: " in told
    assert told.endswith("The engine advises; the chair or the body decides.")


@pytest.mark.usefixtures("record")
def test_programs_get_the_finding_with_the_digest_of_the_rule_book(travaux: Shell) -> None:
    told = travaux("decide", "document/assistance-to-armenia", "--json").json()
    assert told["finding"]["outcome"] == "not adopted"
    assert len(told["finding"]["digest"]) == 64
    assert told["expected"] is None


@pytest.mark.parametrize("name", cases.bundled())
def test_every_bundled_case_comes_out_as_it_expects(travaux: Shell, name: str) -> None:
    ran = travaux("decide", "--case", name)
    assert "as the case expects" in ran.out
    assert "NOT what the case expects" not in ran.out


def test_two_readings_wait_for_a_ruling_with_exit_code_one(travaux: Shell) -> None:
    ran = travaux("decide", "--case", "note-of-2009")
    assert ran.code == 1
    told = flat(ran.out)
    assert "Read as absence-blocks" in told
    assert "Read as only-objection-blocks" in told
    assert "Missing: a ruling of the chair or the body" in told


def test_a_case_of_ones_own_that_comes_out_otherwise_ends_with_exit_code_one(travaux: Shell, tmp_path: Path) -> None:
    text = (cases.FOLDER / "s-2022-155.yaml").read_text(encoding="utf-8")
    case = cases.bundled_case("s-2022-155")
    other = "adopted" if case.outcome == "not adopted" else "not adopted"
    file = tmp_path / "own.yaml"
    file.write_text(text.replace(f"outcome: {case.outcome}", f"outcome: {other}"), encoding="utf-8")
    ran = travaux("decide", "--case", str(file))
    assert ran.code == 1
    assert f"and NOT what the case expects ({other})" in ran.out


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Deciding needs a document on record, or --case with a case, and not both."),
        (("--case", "nowhere"), "There is no case 'nowhere': bundled are "),
        (("csto/member/am",), "'csto/member/am' is a member, and only a document is decided on."),
        (("csto/document/nowhere",), "Nothing on record is about 'csto/document/nowhere'."),
        (("--case", "note-of-2009", "--book", "atlantis"), "There is no rule book 'atlantis'"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_one_message(
    travaux: Shell, words: tuple[str, ...], message: str
) -> None:
    ran = travaux("decide", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)
