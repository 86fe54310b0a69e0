"""`travaux demo`, `load` and `report`: all or nothing, twice the same, and faults by file and line."""

from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.databases import Place
from travaux.office import answers

HEADER = "chronicle: csto/1\npart: news\nzone: Europe/Moscow\nretrieved: 2026-11-22\n"
SOURCE = """outlets:
  tass-x: {title: TASS, sort: agency}
sources:
  tass-x-2025-01-01: {outlet: tass-x, published: 2025-01-01}
"""
REPORT = """- id: news-1
  chain: [tass-x-2025-01-01]
  facts:
  - {ref: NEWS1, about: member/am, fact: participation resumed, on: 2025-01-01}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.yaml"
    file.write_text(f"{HEADER}{SOURCE}reports:\n{REPORT}", encoding="utf-8")
    return file


@pytest.mark.usefixtures("no_record")
def test_the_demo_makes_the_record_and_tells_the_articles_from_it_in_twelve_lines(travaux: Shell) -> None:
    ran = travaux("demo", "--no-serve")
    told = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert "Checkpoint signed at" in told
    assert "refused to sign" in told
    assert "returned for finalisation and resubmission instructed" in told
    assert "outcome: not on record" in told
    assert "32 of 34 measures implemented, says Imangali Tasmagambetov" in told
    assert "measures on record: 2 of a reported 34" in told
    assert "Absent from the session in Astana" in told
    assert "travaux list contested" in told
    assert sum(line[:1].isdecimal() for line in ran.out.splitlines()) <= 12
    again = travaux("demo", "--no-serve")
    assert again.code == 0
    assert "Nothing was added." in again.out


@pytest.mark.usefixtures("no_record")
@pytest.mark.parametrize("command", ["list facts", "show csto/member/am", "search x", "timeline", "verify", "rebuild"])
def test_before_anything_is_loaded_every_command_says_how_to_begin(travaux: Shell, command: str) -> None:
    ran = travaux(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("No record is loaded yet. Run `travaux demo`")


@pytest.mark.usefixtures("empty_record")
def test_an_empty_record_is_answered_like_none(travaux: Shell) -> None:
    assert travaux("list", "facts").err.startswith("No record is loaded yet.")


@pytest.mark.usefixtures("own_record")
def test_a_file_is_loaded_once_and_passed_over_the_second_time(travaux: Shell, news: Path) -> None:
    before = answers.size()
    assert travaux("load", str(news)).out.startswith(f"3 entries added; the record holds {before + 3:,}.")
    again = travaux("load", str(news), "--json").json()
    assert again == {"added": 0, "repeated": 3, "size": before + 3}


@pytest.mark.usefixtures("own_record")
def test_the_loaded_report_moves_the_state(travaux: Shell, news: Path) -> None:
    travaux("load", str(news))
    assert "resumed: 1 January 2025" in travaux("show", "csto/member/am").out


@pytest.mark.usefixtures("own_record")
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("fact: participation resumed", "fact: participation restarted", "There is no event 'participation restarted'"),
        ("on: 2025-01-01}", "on: 2025-13-01}", "'2025-13-01' cannot be read as a date"),
        ("on: 2025-01-01}", "on: 2025-01-01, mood: glad}", "mood"),
        ("ref: NEWS1", "ref: B21", "B21"),
        ("on: 2025-01-01}", "on: 2025-01-01, after: NOWHERE}", "NOWHERE"),
        ("chain: [tass-x-2025-01-01]", "chain: [tass-x-2025-02-02]", "tass-x-2025-02-02"),
    ],
)
def test_a_fault_in_a_file_is_named_by_line_and_nothing_is_loaded(
    travaux: Shell, news: Path, old: str, new: str, told: str
) -> None:
    before = answers.size()
    text = news.read_text(encoding="utf-8")
    assert old in text
    news.write_text(text.replace(old, new), encoding="utf-8")
    ran = travaux("load", str(news))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("news.yaml, line 1")
    assert told in ran.err
    assert answers.size() == before


@pytest.mark.usefixtures("own_record")
def test_the_same_id_with_other_content_is_refused_by_name(travaux: Shell, news: Path) -> None:
    travaux("load", str(news))
    news.write_text(news.read_text(encoding="utf-8").replace("on: 2025-01-01}", "on: 2025-01-02}"), encoding="utf-8")
    ran = travaux("load", str(news))
    assert ran.code == 2
    assert "report 'news-1' stands in the record already with other content" in ran.err


@pytest.mark.usefixtures("own_record")
def test_one_report_is_filed_with_the_dossiers_it_bears_on(travaux: Shell, news: Path) -> None:
    ran = travaux("report", str(news))
    assert ran.code == 0
    assert "Report 'news-1' was filed at position" in ran.out
    assert "csto/member/am" in ran.out
    assert "This report stands in the record already" in travaux("report", str(news)).out


@pytest.mark.usefixtures("own_record")
def test_a_file_with_two_reports_is_not_filed_as_one(travaux: Shell, news: Path) -> None:
    before = answers.size()
    second = REPORT.replace("news-1", "news-2").replace("NEWS1", "NEWS2")
    news.write_text(news.read_text(encoding="utf-8") + second, encoding="utf-8")
    ran = travaux("report", str(news))
    assert (ran.code, ran.out) == (2, "")
    assert "it holds 2 reports, and this command files one. Nothing was written." in ran.err
    assert answers.size() == before


def test_loading_needs_one_thing_to_load(travaux: Shell, own_record: Place) -> None:
    assert travaux("load").err.startswith("Loading needs chronicle files, or --log with a folder, and not both.")
    assert travaux("load", str(own_record.folder / "missing.yaml")).code == 2
