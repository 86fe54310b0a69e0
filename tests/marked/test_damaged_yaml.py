"""A damaged file is read or refused with a line that it has, and nothing else happens, however it is damaged."""

import os
import random
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux import marked

COUNT = 10_000 if os.environ.get("TRAVAUX_SOAK") else 1_000
PLAIN = """\
chronicle: csto/1
zone: Europe/Moscow   # where days end
sources:
  tass: {outlet: TASS, "published": '2023-11-20', languages: [ru, en]}
reports:
- id: r1
  note: >-
    folded over
    two lines
  facts:
  - {ref: A, on: ../2023-11-20, quote: "it \\"was\\" so"}
  -
    ref: B
    words: |
      kept
        as they stand
"""
SOUP = st.text(st.sampled_from("ab:-?,[]{}#&*!|>'\"%@`\\ \n\t~0\u00e9\u2028\x00"), max_size=60)


def _line_of_refusal(text: str) -> int | None:
    """The line that the refusal names; None where the text is read. Any other exception goes through."""
    refused: marked.Fault | None = None
    try:
        marked.read(text, "file.yaml")
    except marked.Fault as fault:
        refused = fault
    if refused is None:
        return None
    assert str(refused) == f"file.yaml, line {refused.line}: {refused.what}. {refused.remedy}"
    assert refused.what
    assert refused.remedy
    return refused.line


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _damaged(text: str, rng: random.Random) -> str:
    """One to three characters lost, doubled, swapped or put in."""
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(text))
        match rng.randrange(4):
            case 0:
                text = text[:at] + text[at + 1 :]
            case 1:
                text = text[:at] + text[at] + text[at:]
            case 2:
                text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
            case _:
                text = text[:at] + rng.choice("{}[],:#&*!|>'\"%@`\\\x00\t \u00e9\u2028-?\n0") + text[at:]
    return text


def test_the_plain_file_is_read() -> None:
    assert _line_of_refusal(PLAIN) is None
    assert marked.read(PLAIN, "file.yaml")["zone"] == "Europe/Moscow"


def test_a_damaged_file_is_read_or_refused_with_a_line_of_its_own() -> None:
    damaged = [_damaged(PLAIN, random.Random(seed)) for seed in range(COUNT)]  # noqa: S311 - to be seen again
    lines = [(_line_of_refusal(text), _lines(text)) for text in damaged]
    assert [pair for pair in lines if pair[0] is not None and not 1 <= pair[0] <= pair[1]] == []
    refused = sum(line is not None for line, _ in lines)
    assert COUNT // 5 < refused < COUNT  # the control: some damage is harmless


@settings(max_examples=2_000 if COUNT == 10_000 else 60, deadline=None)
@given(SOUP)
def test_a_soup_of_yaml_signs_is_read_or_refused_with_a_line(text: str) -> None:
    line = _line_of_refusal(text)
    assert line is None or 1 <= line <= _lines(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_at_all_does_more_than_be_refused(text: str) -> None:
    assert _line_of_refusal(f"a: {text}") in {None, *range(1, _lines(text) + 1)}


@pytest.mark.parametrize("end", range(0, len(PLAIN), 7))
def test_a_file_that_breaks_off_is_read_or_refused_at_its_end(end: int) -> None:
    line = _line_of_refusal(PLAIN[:end])
    assert line is None or line <= _lines(PLAIN[:end])


def test_a_bundled_file_with_a_line_lost_is_read_or_refused() -> None:
    whole = (files("travaux.record") / "library" / "csto" / "20-members.yaml").read_text(encoding="utf-8").split("\n")
    for place in range(0, len(whole), max(1, 1_000 // COUNT * 10)):
        line = _line_of_refusal("\n".join(whole[:place] + whole[place + 1 :]))
        assert line is None or 1 <= line <= len(whole)


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), 3),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0), 2),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 1), 1),  # there is no second item: the list's own line
        ("a:\n  - b: 1\n", ("a", -1), 1),  # nor one before the first
        ("a:\n  - b: 1\n", ("a", "0"), 1),  # nor one by that name
        ("a: {b: 1}\n", (0,), 1),  # a mapping has no index
        ("\n\na: 1\n", ("a",), 3),
        ("a: |\n  x\n  y\nb: 2\n", ("b",), 4),
        ("'a': 1\n\"b\": 2\n", ("b",), 2),
    ],
)  # fmt: skip
def test_a_path_leads_to_the_nearest_line_that_the_file_has(text: str, path: tuple[str | int, ...], line: int) -> None:
    assert marked.line_of(marked.read(text, "file.yaml"), path) == line


def test_a_scalar_is_a_string_that_knows_its_line_and_a_node_answers_for_its_own() -> None:
    text = marked.Text.at(7, "am")
    assert (text, text.line, text.upper()) == ("am", 7, "AM")
    items = marked.Items(3)
    items.append(text)
    assert (items.line_under(0), items.line_under(1), items.line_under("0")) == (7, None, None)
    table = marked.read("a: 1\n", "file.yaml")
    assert (table.line_under("a"), table.line_under("b"), table.line_under(0)) == (1, None, None)
