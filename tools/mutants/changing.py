"""The changes: a comparison, a boolean, a number, a condition, what is returned; sentences are left out."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
#: What a type says, and what a class is by its decorator, is no step of a decision.
_TYPES: Final = ("annotation", "returns", "type_params", "decorator_list", "bases")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """One change: the line it stands on, of which kind it is, what stood there and what stands there now.

    `path` leads from the root of the module to the node; `kind` is *comparison*, *boolean*, *number*, *condition* or
    *return*; `function` is the first line of the function it stands in, 0 where it stands in none.
    """

    line: int
    kind: str
    before: str
    after: str
    path: Path
    function: int


def changes(source: str) -> tuple[Change, ...]:
    """Every change of a module, in the order of its lines."""
    found = [change for path, node, function in _walk(ast.parse(source), (), 0) for change in _of(path, node, function)]
    return tuple(sorted(found, key=lambda change: (change.line, repr(change.path))))


def changed(source: str, change: Change) -> ast.Module:
    """The module with one change made; every node keeps its line."""
    root = ast.parse(source)
    node = _at(root, change.path)
    new = _made(node, change)
    _place(root, change.path, ast.copy_location(new, node))
    return ast.fix_missing_locations(root)


def _walk(node: ast.AST, path: Path, function: int) -> Iterator[tuple[Path, ast.AST, int]]:
    """Every node with its path and the first line of its function."""
    if isinstance(node, ast.FunctionDef):
        function = first_line(node)
    yield path, node, function
    for name, value in ast.iter_fields(node):
        if name in _TYPES:
            continue
        if isinstance(value, ast.AST):
            yield from _walk(value, (*path, name), function)
        elif isinstance(value, list):
            for number, each in enumerate(value):
                if isinstance(each, ast.AST):
                    yield from _walk(each, (*path, name, number), function)


def first_line(node: ast.stmt) -> int:
    """The line on which a statement begins, its decorators among it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min((node.lineno, *(one.lineno for one in decorators)))


def _of(path: Path, node: ast.AST, function: int) -> Iterator[Change]:
    for kind, new in _variants(node):
        yield Change(getattr(node, "lineno", 0), kind, _told(node), _told(new), path, function)


def _told(node: ast.AST) -> str:
    """A node in one line; of a condition what is asked."""
    return f"if {ast.unparse(node.test)}" if isinstance(node, ast.If | ast.IfExp) else ast.unparse(node)


def _variants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What a node may become."""
    match node:
        case ast.Compare(left, [operator], right):
            yield "comparison", ast.Compare(left, [_SWAPS[type(operator)]()], right)  # type: ignore[list-item]
        case ast.BoolOp(operator, values):
            yield "boolean", ast.BoolOp(_SWAPS[type(operator)](), values)  # type: ignore[arg-type]
        case ast.UnaryOp(ast.Not(), operand):
            yield "boolean", operand
        case ast.BinOp(left, operator, right) if type(operator) in _SWAPS and not _text(left, right):
            yield "number", ast.BinOp(left, _SWAPS[type(operator)](), right)  # type: ignore[arg-type]
        case ast.Constant(bool(value)):
            yield "boolean", ast.Constant(not value)
        case ast.Constant(int(value)):
            yield "number", ast.Constant(value + 1)
        case ast.If(test, body, orelse) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield "condition", ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test, body, orelse) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield "condition", ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return", ast.Return(ast.Constant(None))
        case _:
            return


def _text(*parts: ast.expr) -> bool:
    """Whether a sentence is put together here; sentences are left out."""
    return any(isinstance(part, ast.JoinedStr | ast.Constant) and not _number(part) for part in parts)


def _number(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, int)


def _made(node: ast.AST, change: Change) -> ast.AST:
    return next(new for kind, new in _variants(node) if (kind, _told(new)) == (change.kind, change.after))


def _at(node: object, path: Path) -> ast.AST:
    for step in path:
        node = node[step] if isinstance(step, int) else getattr(node, step)  # type: ignore[index]
    assert isinstance(node, ast.AST)  # noqa: S101 - a path leads to a node
    return node


def _place(root: ast.AST, path: Path, new: ast.AST) -> None:
    *before, last = path
    holder: object = root
    for step in before:
        holder = holder[step] if isinstance(step, int) else getattr(holder, step)  # type: ignore[index]
    if isinstance(last, int):
        holder[last] = new  # type: ignore[index]
    else:
        setattr(holder, last, new)
