"""The checker of bounds notices each breach that it is there for, and leaves sound work alone."""

from collections.abc import Callable, Iterator

import pytest

from tools import style_bounds as bounds
from tools.findings import ROOT, Finding
from tools.forbidden_words import forbidden_in, tracked_texts
from tools.source import Source, read_sources

Rule = Callable[[Source], Iterator[Finding]]


def lines(count: int) -> str:
    return "\n".join(f"    x = {number}" for number in range(count))


def whats(rule: Rule, text: str) -> list[str]:
    return [finding.what for finding in rule(Source("src/travaux/planted.py", text))]


@pytest.mark.parametrize(
    ("rule", "text", "what"),
    [
        (bounds.long_files, "x = 1\n" * 401, "the file has 401 lines where 400 are allowed"),
        (bounds.long_functions, f"def f() -> None:\n{lines(50)}", "f has 51 lines where 50 are allowed"),
        (bounds.long_functions, f"def test_f() -> None:\n{lines(40)}", "test_f has 41 lines where 40 are allowed"),
        (bounds.untyped_functions, "def f(a, *b): ...", "f gives no type for a, b, the answer"),
        (bounds.empty_names, "class VoteManager: ...", "the class VoteManager is called a Manager"),
        (bounds.empty_names, "class BaseRule: ...", "the class BaseRule is called a Base"),
        (bounds.idle_tests, "def test_f() -> None:\n    f()", "test_f asserts nothing"),
        (bounds.skipped_tests, "@pytest.mark.skipif(True)\ndef test_f(): ...", "a test may step aside (skipif)"),
        (bounds.skipped_tests, "pytest.importorskip('psycopg')", "a test may step aside (importorskip)"),
    ],
)
def test_a_breach_is_named(rule: Rule, text: str, what: str) -> None:
    assert whats(rule, text) == [what]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (bounds.long_files, "x = 1\n" * 400),
        (bounds.long_functions, f"def f() -> None:\n{lines(49)}"),
        (bounds.untyped_functions, "class A:\n    def f(self, a: int, *b: int, c: int = 0) -> int: ..."),
        # a database and a basis are no Base
        (bounds.empty_names, "class Database: ...\nclass Basis: ...\nclass FeesPaid: ..."),
        (bounds.idle_tests, "def test_f() -> None:\n    with pytest.raises(ValueError):\n        f()"),
        (bounds.idle_tests, "def test_f() -> None:\n    assert_equal_roots(f())"),
    ],
)
def test_sound_work_is_left_alone(rule: Rule, text: str) -> None:
    assert whats(rule, text) == []


def test_a_ring_of_modules_is_shown_link_by_link() -> None:
    one = Source("src/a/one.py", "from a import two")
    two = Source("src/a/two.py", "from a.three import name")
    three = Source("src/a/three.py", "import a.one")
    (found,) = bounds.rings((one, two, three))
    assert sorted(found.what.removeprefix("modules load each other: ").split(" > ")[1:]) == [
        "a.one",
        "a.three",
        "a.two",
    ]


@pytest.mark.parametrize(
    "late", ["def f() -> None:\n    import a.one", "if typing.TYPE_CHECKING:\n    import a.one", "x = lambda: a.one"]
)
def test_what_is_not_loaded_closes_no_ring(late: str) -> None:
    assert list(bounds.rings((Source("src/a/one.py", "import a.two"), Source("src/a/two.py", late)))) == []


def test_long_functions_as_the_rule_are_noticed() -> None:
    code = (Source("src/a.py", "\n".join(f"def f{n}() -> None:\n{lines(9)}" for n in range(3))),)
    assert [finding.what for finding in bounds.proportions(code, ())] == [
        "half of the functions have 10 lines or more where 8 are allowed"
    ]


@pytest.mark.parametrize(("tests", "holds"), [(1_900, False), (2_000, True), (4_000, True), (4_100, False)])
def test_tests_are_in_proportion_to_the_code(tests: int, *, holds: bool) -> None:
    found = list(bounds.proportions((Source("a.py", "x = 1\n" * 2_000),), (Source("b.py", "x = 1\n" * tests),)))
    assert (found == []) is holds


def test_a_young_tree_has_no_proportion_yet() -> None:
    assert list(bounds.proportions((Source("a.py", "x = 1\n" * 1_999),), ())) == []


def test_a_finding_says_where_what_and_what_to_do() -> None:
    (found,) = bounds.breaches((), (Source("tests/a.py", "def test_f() -> None:\n    f()"),))
    assert str(found) == "tests/a.py:1: test_f asserts nothing; say what must come out, or remove it"


@pytest.mark.parametrize(
    "line",
    [
        f"path = '/{'work'}/main/x'",
        f"see /{'tmp'}/x",
        f"/{'root'}/.pyenv",
        f"from py{'pi'}.org",
        f"# TO{'DO'} later",
        f"good enough for{' '}now",
        f"raise Not{'Implemented'}Error",
        f"an ag{'ent'} wrote this",
        f"closes iss{'ue'} #12",
    ],
)
def test_a_word_without_a_place_in_the_tree_is_found(line: str) -> None:
    (found,) = forbidden_in("docs/a.md", f"first\n{line}")
    assert (found.path, found.line) == ("docs/a.md", 2)


@pytest.mark.parametrize(
    "line",
    [
        "the user agent of a reader",
        "User-Agent: x",
        "prov:Agent",
        "the agency's agenda",
        "framework/ and https://example.org/workroom/x",
        "entry#12",
        "tmp_path / 'a'",
    ],
)
def test_a_word_of_the_trade_is_left_alone(line: str) -> None:
    assert list(forbidden_in("docs/a.md", line)) == []


def test_the_checker_reads_the_whole_tree_and_not_only_python() -> None:
    paths = {path for path, _ in tracked_texts()}
    assert {"Makefile", "pyproject.toml", "tools/style_bounds.py"} <= paths
    assert [path for path in paths if path.endswith((".webp", ".woff2"))] == [], "the bytes of a picture are no words"


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    for source in read_sources(ROOT, "src", "tools"):
        first = (bounds.ast.get_docstring(source.tree) or "").partition("\n\n")[0]
        assert first.endswith("."), f"{source.path} does not begin with a sentence that says what it is for"
        assert ". " not in first.replace("\n", " "), f"{source.path} begins with more than one sentence"


def test_tests_step_aside_through_one_file_alone_and_say_why() -> None:
    text = "needed = pytest.mark.skipif(True, reason='the recorded decisions are not here')"
    assert list(bounds.skipped_tests(Source(bounds.ONE_DOOR, text))) == []
    assert len(list(bounds.skipped_tests(Source("tests/corpora/other.py", text)))) == 1
    assert "reason=" in (ROOT / bounds.ONE_DOOR).read_text(encoding="utf-8")
