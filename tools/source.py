"""Python files of a checkout, read and parsed once, with the functions and imports found in them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path relative to the checkout (with `/`) and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed text; a file that does not parse raises SyntaxError."""
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """The dotted name under which the file is imported (`src/travaux/record/fold.py` is `travaux.record.fold`)."""
        return self.path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def lines(self) -> int:
        """How many lines the file has, blank ones included."""
        return len(self.text.splitlines())

    @property
    def written_lines(self) -> int:
        """How many lines are not blank."""
        return sum(1 for line in self.text.splitlines() if line.strip())

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function and method, nested ones too, in the order of the file."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, Function)]
        return tuple(sorted(found, key=lambda node: node.lineno))


def length(function: Function) -> int:
    """Lines from `def` to the end, docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def read_sources(root: Path, *folders: str) -> tuple[Source, ...]:
    """All Python files below `folders` of the checkout `root`, in the order of their paths; migrations are left out.

    A migration is written once and never again changed, so bounds for living code do not fit it.
    """
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    return tuple(
        Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if "migrations" not in path.parts
    )


def load_time_imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module asks for while it loads: not inside functions, not for type checkers only.

    `from a import b` gives `a.b`, since only the whole tree tells whether `b` is a module.
    """
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.If(test=test, orelse=orelse) if ast.unparse(test).endswith("TYPE_CHECKING"):
                waiting.extend(orelse)
            case _:
                waiting.extend(ast.iter_child_nodes(node))
