"""Holds the bounds of the house: small files and functions, every function typed, no rings, tests in proportion."""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from statistics import median

from tools.findings import ROOT, Finding
from tools.source import Function, Source, length, load_time_imports, read_sources

FILE_LINES = 400
FUNCTION_LINES = 50
TEST_LINES = 40
MEDIAN_FUNCTION_LINES = 8
TEST_RATIO = (1.0, 2.0)
# Below this many written lines one more test file swings the proportion, so it says nothing.
RATIO_FROM = 2_000
EMPTY_WORDS = ("Manager", "Helper", "Utils", "Util", "Service", "Handler", "Processor", "Base")
# The frameworks' own words, where a class must bear them.
FRAMEWORK_NAMES = ("BaseCommand",)
# Where the data of others are not there, tests of them say so and step aside; they do it through this file alone.
ONE_DOOR = "tests/corpora/real.py"
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")


def long_files(source: Source) -> Iterator[Finding]:
    """A file over the bound."""
    if source.lines > FILE_LINES:
        yield Finding(
            source.path,
            source.lines,
            f"the file has {source.lines} lines where {FILE_LINES} are allowed",
            "divide it by subject",
        )


def long_functions(source: Source) -> Iterator[Finding]:
    """Functions over the bound; tests have a lower one."""
    for function in source.functions:
        bound = TEST_LINES if function.name.startswith("test_") else FUNCTION_LINES
        if length(function) > bound:
            yield Finding(
                source.path,
                function.lineno,
                f"{function.name} has {length(function)} lines where {bound} are allowed",
                "give a step of it a name of its own",
            )


def _untyped_parts(function: Function) -> Iterator[str]:
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    starred = [part for part in (function.args.vararg, function.args.kwarg) if part]
    yield from (part.arg for part in named + starred if part.annotation is None and part.arg not in {"self", "cls"})
    if function.returns is None:
        yield "the answer"


def untyped_functions(source: Source) -> Iterator[Finding]:
    """Functions with a parameter or an answer that bears no type."""
    for function in source.functions:
        if missing := ", ".join(_untyped_parts(function)):
            yield Finding(
                source.path, function.lineno, f"{function.name} gives no type for {missing}", "write the types down"
            )


def empty_names(source: Source) -> Iterator[Finding]:
    """Classes whose name says that they do something, but not what."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name not in FRAMEWORK_NAMES:
            for word in sorted(set(WORD.findall(node.name)) & set(EMPTY_WORDS)):
                yield Finding(
                    source.path, node.lineno, f"the class {node.name} is called a {word}", "use the trade's word for it"
                )


def _asserts(node: ast.AST) -> bool:
    match node:
        case ast.Assert():
            return True
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in {"raises", "fail"} or name.startswith(("assert", "must", "expect", "verify"))
    return False


def idle_tests(source: Source) -> Iterator[Finding]:
    """Tests that assert nothing; a function that asserts for them is named for it (`must_…`, `verify_…`)."""
    for function in source.functions:
        if function.name.startswith("test_") and not any(_asserts(node) for node in ast.walk(function)):
            yield Finding(
                source.path, function.lineno, f"{function.name} asserts nothing", "say what must come out, or remove it"
            )


def skipped_tests(source: Source) -> Iterator[Finding]:
    """Tests that can step aside: a promise is tested or it is not made.

    The one door is for tests of the recorded decisions of others, which are no part of the project.
    """
    if source.path == ONE_DOOR:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "importorskip", "xfail", "skipTest"}:
            yield Finding(
                source.path, node.lineno, f"a test may step aside ({node.attr})", "make it run everywhere, or remove it"
            )


def rings(sources: tuple[Source, ...]) -> Iterator[Finding]:
    """The first ring of modules that load each other; a package counts only where it is asked for by name."""
    by_module = {source.module: source for source in sources}
    graph = {
        source.module: {
            target if target in by_module else target.rpartition(".")[0] for target in load_time_imports(source.tree)
        }
        & (by_module.keys() - {source.module})
        for source in sources
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as ring:
        names = " > ".join(reversed(ring.args[1]))
        yield Finding(
            by_module[ring.args[1][0]].path, 1, f"modules load each other: {names}", "move the shared part down"
        )


def proportions(code: tuple[Source, ...], tests: tuple[Source, ...]) -> Iterator[Finding]:
    """The middle length of functions, and the lines of tests to the lines of code."""
    lengths = [length(function) for source in code for function in source.functions]
    if lengths and median(lengths) > MEDIAN_FUNCTION_LINES:
        yield Finding(
            "src",
            1,
            f"half of the functions have {median(lengths):g} lines or more where {MEDIAN_FUNCTION_LINES} are allowed",
            "name the steps of the longest",
        )
    code_lines, test_lines = (sum(source.written_lines for source in side) for side in (code, tests))
    least, most = TEST_RATIO
    if code_lines >= RATIO_FROM and not least <= test_lines / code_lines <= most:
        yield Finding(
            "tests",
            1,
            f"{test_lines} lines of tests stand beside {code_lines} of code ({test_lines / code_lines:.2f} to 1)",
            f"keep the proportion between {least:g} and {most:g}",
        )


def breaches(code: tuple[Source, ...], tests: tuple[Source, ...]) -> list[Finding]:
    """Everything in the tree that is over a bound, in the order of the files."""
    found = [*rings(code), *proportions(code, tests)]
    for source in (*code, *tests):
        found += [*long_files(source), *long_functions(source), *untyped_functions(source), *empty_names(source)]
    for source in tests:
        found += [*idle_tests(source), *skipped_tests(source)]
    return sorted(found)


def main() -> int:
    """Prints what is over a bound; answers 1 where there is anything."""
    found = breaches(read_sources(ROOT, "src", "tools"), read_sources(ROOT, "tests"))
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
