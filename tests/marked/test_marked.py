"""YAML is read with lines, as strings, and refused with a sentence where it is more than we need."""

import pytest

from travaux import marked


def fault_of(text: str) -> marked.Fault:
    """Read a text that must be refused and give the fault."""
    with pytest.raises(marked.Fault) as caught:
        marked.read(text, "file.yaml")
    return caught.value


def test_every_scalar_stays_a_string() -> None:
    root = marked.read("a: no\nb: 2023-11-23\nc: 12\nd: 1.50\ne:\nf: ~\ng: 'x'\n", "file.yaml")
    assert root == {"a": "no", "b": "2023-11-23", "c": "12", "d": "1.50", "e": "", "f": "~", "g": "x"}
    assert all(isinstance(value, marked.Text) for value in root.values())


def test_every_node_knows_its_line() -> None:
    root = marked.read("a: 1\nb:\n- x\n- {c: 2,\n   d: 3}\n", "file.yaml")
    assert root["a"].line == 1
    assert root["b"].line == 3
    assert marked.line_of(root, ("b",)) == 2
    assert marked.line_of(root, ("b", 0)) == 3
    assert marked.line_of(root, ("b", 1, "c")) == 4
    assert marked.line_of(root, ("b", 1, "d")) == 5


def test_a_path_that_leads_nowhere_ends_at_the_deepest_node_found() -> None:
    root = marked.read("a:\n  b:\n    c: 1\n", "file.yaml")
    assert marked.line_of(root, ("a", "b", "nothing")) == 2
    assert marked.line_of(root, ("a", "an alternative", "b", "c")) == 3
    assert marked.line_of(root, ("a", "b", "c", "deeper")) == 3
    assert marked.line_of(root, ()) == 1
    assert marked.line_of(marked.read("a: [x]\n", "f"), ("a", 7)) == 1


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    root = marked.read("\ufeffa: 1\r\nb: 2\r\n", "file.yaml")
    assert root == {"a": "1", "b": "2"}
    assert root["b"].line == 2


def test_a_folded_text_is_one_string_on_the_line_where_it_begins() -> None:
    root = marked.read("a: >-\n  one\n  two\nb: 2\n", "file.yaml")
    assert root == {"a": "one two", "b": "2"}
    assert marked.line_of(root, ("b",)) == 4


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: &x 2\n", 2, "the anchor &x stands here"),
        ("a: 1\nb: *x\n", 2, "an alias stands here"),
        ("a: !!int 3\n", 1, "the tag tag:yaml.org,2002:int stands here"),
        ("a: ! 3\n", 1, "the tag ! stands here"),
        ("a: 1\nb: {c: 1,\n  c: 2}\n", 3, "the key 'c' stands here again, after line 2"),
        ("a: 1\n---\nb: 1\n", 2, "a second document begins here"),
        ("- a\n", 1, "the file does not begin with a mapping"),
        ("\n\nword\n", 3, "the file does not begin with a mapping"),
        ("", 1, "the file is empty"),
        ("# only a remark\n", 1, "the file is empty"),
        ("a: 1\n\tb: 2\n", 2, "a tab stands here"),
        ("a: 1\nb: \x00\n", 2, "the character U+0000 stands here"),
        ("a: 1\nb: \x9b\n", 2, "the character U+009B stands here"),
        ("a: 1\nb: x\u2028y\n", 2, "the character U+2028 stands here"),
        ("a: 1\rb: 2\n", 1, "the character U+000D stands here"),
        ("a: 1\nb: \ud800\n", 2, "the character U+D800 stands here"),
        ('a: 1\nb: "\\ud800"\n', 2, "an escape here makes a control character or half a character"),
        ('a: 1\nb: "\\0"\n', 2, "an escape here makes a control character or half a character"),
        ("%YAML 1.2\n---\na: 1\n", 1, "a directive or another line that begins with % stands here"),
        ("a: 1\n? [b]\n: c\n", 2, "a list or a mapping is used as a key"),
        (
            "a: 1\nb: [1, 2\nc: 3\n",
            3,
            "this is no YAML: while parsing a flow sequence expected ',' or ']', but got ':'",
        ),
        ('a: 1\nb: "\\U00110000"\n', 2, "the YAML breaks off here with a character or an escape that does not exist"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    fault = fault_of(text)
    assert (fault.line, fault.what) == (line, what)
    assert str(fault) == f"file.yaml, line {line}: {what}. {fault.remedy}"
    assert fault.remedy


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_refused_and_no_stack_is_lost(bracket: str) -> None:
    fault = fault_of("a:\n  " + bracket * 100_000)
    assert fault.line == 2
    assert fault.what == "the nesting is deeper than 32 levels"


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    levels = marked.DEEPEST - 1
    assert marked.read("a: " + "[" * levels + "x" + "]" * levels, "file.yaml")


def test_a_file_above_the_limit_is_refused_before_it_is_parsed() -> None:
    fault = fault_of("a: " + "x" * marked.LARGEST)
    assert fault.what == "the file is larger than 4194304 bytes"
    assert fault_of("a: " + "é" * (marked.LARGEST // 2)).what == fault.what


def test_a_key_that_is_a_yaml_merge_stays_a_plain_key() -> None:
    assert marked.read("<<: {a: 1}\nb: 2\n", "file.yaml") == {"<<": {"a": "1"}, "b": "2"}
