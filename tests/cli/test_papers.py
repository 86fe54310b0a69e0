"""`travaux papers`: a file in either format, the list, the templates, and refusals that say what to do."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from tests.exports.paper_texts import docx_text, pdf_text, tight
from travaux.exports.papers import PAPERS, make
from travaux.record.fold import Dials

SESSION = "csto/session/csc-2022-11-23"


@pytest.mark.parametrize("fmt", ["pdf", "docx"])
def test_a_paper_is_written_where_it_was_asked_for(travaux: Shell, record: Place, tmp_path: Path, fmt: str) -> None:
    ran = travaux("papers", "minutes", "session/csc-2022-11-23", "--format", fmt, "--out", str(tmp_path / "x"))
    assert (ran.code, ran.err) == (0, "")
    content = (tmp_path / "x").read_bytes()
    assert f"{len(content):,} bytes" in ran.out
    said = docx_text(content) if fmt == "docx" else pdf_text(content)
    assert tight("Nikol Pashinyan") in tight(said)
    assert record.vendor == "sqlite"


def test_in_a_folder_it_bears_the_name_of_dossier_and_paper(travaux: Shell, record: Place, tmp_path: Path) -> None:
    assert travaux("papers", "plan-report", "csto/plan/2023", "--out", str(tmp_path)).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["2023-plan-report.pdf"]
    assert record.folder != tmp_path


def test_a_paper_by_the_dials_is_that_of_the_day(travaux: Shell, record: Place, tmp_path: Path) -> None:
    ran = travaux("papers", "plan-report", "csto/plan/2023", "--at", "300", "--known", "2023-12-01", "--on",
                  "2023-11-30", "--language", "ru", "--format", "docx", "--out", str(tmp_path / "x.docx"))  # fmt: skip
    assert ran.code == 0
    said = docx_text((tmp_path / "x.docx").read_bytes())
    assert "План мероприятий" in said
    assert "Позиция в журнале: 300." in said
    assert record.folder != tmp_path


def test_the_list_tells_what_each_paper_is_made_of(travaux: Shell) -> None:
    ran = travaux("papers", "list")
    assert ran.code == 0
    for paper in PAPERS.values():
        (line,) = [line for line in ran.out.splitlines() if line.startswith(f"{paper.slug} ")]
        assert paper.title in line
        assert line.endswith(paper.kind)


def test_templates_are_written_once_and_then_left_alone(travaux: Shell, own_record: Place) -> None:
    told = travaux("papers", "templates").out
    assert "`travaux papers templates --write` puts the shipped ones there." in " ".join(told.split())
    first, again = (travaux("papers", "templates", "--write") for _ in range(2))
    folder = own_record.folder / "templates"
    assert len(list(folder.iterdir())) == 2 * len(PAPERS) + 1 == first.out.count("Written:")
    assert again.out.count("Left as it") == 2 * len(PAPERS) + 1
    assert folder.stat().st_mode & 0o777 == 0o700


def test_an_edited_template_that_is_broken_ends_with_its_line(
    travaux: Shell, own_record: Place, tmp_path: Path
) -> None:
    travaux("papers", "templates", "--write")
    broken = own_record.folder / "templates" / "minutes.typ"
    broken.write_text(broken.read_text(encoding="utf-8").replace("item.title", "item.titel"), encoding="utf-8")
    ran = travaux("papers", "minutes", SESSION, "--out", str(tmp_path / "x"))
    assert ran.code == 2
    assert "Filling in the template minutes.typ, line " in ran.err
    assert 'dictionary does not contain key "titel"' in ran.err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("menu", SESSION), "There is no paper 'menu'. Name one of: draft-agenda"),
        (("minutes",), "is made of a dossier. Name one, such as csto/session/csc-2022-11-23."),
        (("minutes", "csto/plan/2023"), "is made of a session, and 'csto/plan/2023' is none. Name a session."),
        (("minutes", "csto/session/ghost"), "Nothing on record is about 'csto/session/ghost'"),
        (("minutes", SESSION, "--format", "odt"), "No paper is made as 'odt'. Write docx or pdf."),
        (("minutes", SESSION, "--language", "xx"), "No paper is written in 'xx'. Write one of: en, ru"),
        (("minutes", SESSION, "--out", "/nowhere/x.pdf"), "/nowhere/x.pdf: No such file or directory. Name another"),
        (("silence-certificate", "csto/document/charter"), "no silence procedure on it is on record. Make it when"),
    ],
)
def test_what_cannot_be_made_ends_with_2_and_says_what_can(
    travaux: Shell, record: Place, words: tuple[str, ...], told: str
) -> None:
    ran = travaux("papers", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in " ".join(ran.err.split())
    assert record.vendor == "sqlite"


def test_the_command_makes_what_every_other_door_makes(travaux: Shell, record: Place, tmp_path: Path) -> None:
    at = ("--on", "2024-01-01", "--known", "2024-01-01", "--at", "400")
    assert travaux("papers", "draft-agenda", SESSION, *at, "--out", str(tmp_path / "x")).code == 0
    end = 1_704_142_800  # the end of the first of January 2024 in Moscow
    assert (tmp_path / "x").read_bytes() == make("draft-agenda", SESSION, "pdf", Dials(end, end, 400)).content
    assert record.vendor == "sqlite"
