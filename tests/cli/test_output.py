"""What is printed: the same through a pipe, no wider than the page, JSON that programs read."""

import io
import sys

import msgspec
import pytest

from tests.factories import ZONE
from travaux.cli import output
from travaux.exports.tables import Table
from travaux.record.times import Interval, read_date


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_a_long_sentence_is_wrapped_and_an_indented_one_stays_indented(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("  " + "word " * 60)
    found = printed(capsys)
    assert len(found) > 1
    assert all(line.startswith("  word") and len(line) <= 120 for line in found)


def test_an_empty_line_is_one_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("one", "", "two")
    assert printed(capsys) == ["one", "", "two"]


def test_brackets_in_a_sentence_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("[bold]a#b[/bold] [s4-yerevan#B21]")
    output.heading("[red]Facts")
    output.print_table(("[i]x",), [("[b]y",)])
    assert printed(capsys) == ["[bold]a#b[/bold] [s4-yerevan#B21]", "", "[red]Facts", "[i]x", "[b]y"]


def test_a_table_gives_the_width_that_is_left_to_one_column(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table(("day", "fact", "address"), [("1 May", "word " * 40, "r1#f1")], fold=1)
    found = printed(capsys)
    assert found[0].startswith("day")
    assert found[1].endswith("r1#f1")
    assert max(map(len, found)) <= 120
    assert not any(line.endswith(" ") for line in found)


def test_the_first_column_can_be_bounded(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table(("day", "fact"), [("between one day and another", "it is so")], fold=1, first=12)
    assert printed(capsys)[1].startswith("between one ")


def test_json_is_indented_and_keeps_letters_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json({"name": "Ереван", "in": Interval(1, 2)})
    text = capsys.readouterr().out
    assert "Ереван" in text
    assert msgspec.json.decode(text) == {"name": "Ереван", "in": {"lo": 1, "hi": 2}}


def test_with_a_zone_intervals_are_told_as_the_moments_they_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_json({"happened": read_date("2023-11-23", ZONE)}, ZONE)
    told = msgspec.json.decode(capsys.readouterr().out)["happened"]
    assert told["lo"] == "2023-11-23T00:00:00+03:00"


def test_csv_goes_out_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding="utf-8"))
    output.print_csv(Table(("a",), (("=1",),)))
    assert held.getvalue() == b"a\r\n'=1\r\n"
