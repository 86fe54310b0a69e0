"""Whatever plain data is written as YAML is read back equal, each key and item on the line where it was written."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux import marked

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=9
)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=25
)
ROOTS = st.dictionaries(WORDS, TREES, min_size=1, max_size=5)
Path = tuple[str | int, ...]


def written(tree: object, path: Path, lines: list[str], where: dict[Path, int]) -> None:
    """Write a tree as YAML, one key, item or word a line, and note on which line each path begins."""
    if isinstance(tree, str):
        lines.append(json.dumps(tree, ensure_ascii=False))
        return
    opening, closing = ("{", "}") if isinstance(tree, dict) else ("[", "]")
    lines.append(opening)
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(tree, dict):
            lines.append(f"{json.dumps(step, ensure_ascii=False)}:")
            where[(*path, step)] = len(lines)
        else:
            where[(*path, step)] = len(lines) + 1
        written(value, (*path, step), lines, where)
        lines[-1] += ","
    lines.append(closing)


def as_yaml(tree: object) -> tuple[str, dict[Path, int]]:
    """Give the text of a tree and the line of every path in it."""
    lines: list[str] = []
    where: dict[Path, int] = {}
    written(tree, (), lines, where)
    return "\n ".join(lines) + "\n", where


@settings(max_examples=25, deadline=None)
@given(ROOTS)
def test_what_was_written_is_read_back_equal(tree: dict[str, object]) -> None:
    text, _ = as_yaml(tree)
    assert marked.read(text, "file.yaml") == tree


@settings(max_examples=25, deadline=None)
@given(ROOTS)
def test_every_path_leads_to_the_line_where_it_was_written(tree: dict[str, object]) -> None:
    text, where = as_yaml(tree)
    root = marked.read(text, "file.yaml")
    assert {path: marked.line_of(root, path) for path in where} == where


def test_a_reader_that_forgets_the_lines_of_keys_is_found_out() -> None:
    text, where = as_yaml({"a": ["b", {"c": "d"}]})
    root = marked.read(text, "file.yaml")
    root.lines.clear()
    assert {path: marked.line_of(root, path) for path in where} != where
