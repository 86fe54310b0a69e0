"""What programs and people are given on standard output: JSON as it is, sentences within the width of a page."""

import msgspec
import pytest

from travaux.cli.output import PIPED_WIDTH, as_json, heading, print_table, say

HOSTILE = ("[bold]x[/bold]", "[link=https://evil.example]x[/link]", ":smile:", "<b>x</b>", "{x} %s \\n")


@pytest.mark.parametrize(
    ("thing", "printed"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        ("x", '"x"'),
        ("Ереван", '"Ереван"'),
        ('a"b', '"a\\"b"'),
        ("a\x1bb", '"a\\u001bb"'),
        ([], "[]"),
        ({}, "{}"),
        ([1, 2], "[\n  1,\n  2\n]"),
        ({"a": 1}, '{\n  "a": 1\n}'),
    ],
    ids=repr,
)
def test_a_thing_is_written_as_json_and_read_back(thing: object, printed: str) -> None:
    assert as_json(thing) == printed
    assert msgspec.json.decode(printed) == thing


@pytest.mark.parametrize("text", HOSTILE)
def test_words_that_would_style_a_terminal_are_printed_as_words(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(text)
    assert capsys.readouterr().out == f"{text}\n"
    heading(text)
    assert capsys.readouterr().out == f"\n{text}\n"
    print_table([text], [[text]])
    assert capsys.readouterr().out == f"{text}\n{text}\n"


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_a_long_line_is_wrapped_and_stays_indented(indent: str, capsys: pytest.CaptureFixture[str]) -> None:
    say(indent + "word " * 60)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert {len(line) <= PIPED_WIDTH for line in lines} == {True}
    assert {line.startswith(f"{indent}word") for line in lines} == {True}
