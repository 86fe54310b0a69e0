"""The texts that code says: literals in the calls that say things, also by a constant, a table or a loop."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tools.languages.text import Text

#: Calls whose first argument is a text, or a label that is put before a colon.
SAYING: Final = frozenset(
    {"say", "gettext", "gettext_lazy", "labelled", "remarks", "stage", "_acts", "_holder", "word"}
)
COUNTING: Final = frozenset({"count", "ngettext"})
IN_CONTEXT: Final = frozenset({"pgettext", "pgettext_lazy"})

Named = Mapping[str, list[str]]


def said_in(paths: Iterable[Path]) -> Iterator[Text]:
    """Every text said in these files; a constant may stand in another file than the call."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    constants: dict[str, list[str]] = {}
    for tree in trees:
        for name, value in _assigned(tree.body):
            constants.setdefault(name, []).extend(_strings(value))
    for tree in trees:
        yield from said(tree, constants)


def said(tree: ast.AST, constants: Named) -> Iterator[Text]:
    """Every text said in one file, where constants and the names of loops stand for what they hold."""
    loops = _loops(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node, {**constants, **loops})


def _of_call(call: ast.Call, named: Named) -> Iterator[Text]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    literals = [str(one.value) for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name in SAYING and call.args:
        yield from (Text(one) for one in _possible(call.args[0], named))
    if name in COUNTING and len(literals) > 1:
        yield Text(literals[0], literals[1])
    if name in IN_CONTEXT and len(literals) > 1:
        yield Text(literals[1], context=literals[0])
    if name == "several" and literals:
        yield _several(*literals[:2])
    if name == "listing":
        yield Text(literals[-1] if literals else "and")


def _several(one: str, many: str = "") -> Text:
    """As `enquiry.words.several` makes the plural."""
    return Text(f"{{n}} {one}", f"{{n}} {many or (f'{one[:-1]}ies' if one.endswith('y') else f'{one}s')}")


def _possible(told: ast.expr, named: Named) -> Iterator[str]:
    """What an expression may say, as far as it is written here: a literal, either branch, a constant, a table."""
    match told:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from (*_possible(first, named), *_possible(second, named))
        case ast.BoolOp(values=values):
            yield from (text for one in values for text in _possible(one, named))
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Subscript(value=ast.Name(id=name)):
            yield from named.get(name, ())
        case ast.Subscript(value=ast.Dict() as table) | ast.Call(func=ast.Attribute(value=ast.Dict() as table)):
            yield from _strings(table)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"), args=args):
            yield from (*named.get(name, ()), *(text for one in args[1:] for text in _possible(one, named)))
        case _:
            return


def _assigned(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for one in body:
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.value:
            yield one.target.id, one.value
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
            yield one.targets[0].id, one.value


def _strings(value: ast.expr) -> Iterator[str]:
    """The texts that a literal, a tuple or a table's values hold, at any depth."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            yield from (text for one in values for text in _strings(one))
        case _:
            return


def _loops(tree: ast.AST) -> dict[str, list[str]]:
    """Names that loops over written tuples give to texts: `for label, claim in (("rank", row.rank), …)`."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple | ast.List):
            for item in node.iter.elts:
                _bind(node.target, item, found)
    return found


def _bind(target: ast.expr, item: ast.expr, found: dict[str, list[str]]) -> None:
    if isinstance(target, ast.Name):
        found.setdefault(target.id, []).extend(_strings(item) if isinstance(item, ast.Constant) else ())
    elif isinstance(target, ast.Tuple) and isinstance(item, ast.Tuple):
        for one, part in zip(target.elts, item.elts, strict=False):
            _bind(one, part, found)
