"""Plants a changed module into the running one: functions get their changed code, tables of the module their value."""

import ast
import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tools.mutants.changing import first_line

Place = tuple[str, int]
"""A function by its full name and its first line."""


class CannotBeBuilt(Exception):
    """What a module builds when it is loaded can no longer be built, which nobody can overlook."""


def live(folder: str) -> dict[str, list[FunctionType]]:
    """File -> the functions of it that are alive, of all files below a folder."""
    found: dict[str, list[FunctionType]] = {}
    # Objects that stand for others are not asked what they are: that would wake them.
    for one in [one for one in gc.get_objects() if type(one) is FunctionType]:
        if one.__code__.co_filename.startswith(folder):
            found.setdefault(one.__code__.co_filename, []).append(one)
    return found


def plant(module: ModuleType, functions: Sequence[FunctionType], tree: ast.Module, line: int) -> bool:
    """Change a module that is loaded, and tell whether anything in it is another; `line` is that of the change.

    `functions` are those of its file that are alive.
    What is built once, when a module is loaded (a table), is built anew, and given to whoever imported it by name.
    Raises CannotBeBuilt where it cannot be built any more.
    """
    file = str(module.__file__)
    statement = next(one for one in tree.body if first_line(one) <= line <= (one.end_lineno or one.lineno))
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return _rebuild(module, statement, file)
    codes = dict(_codes(compile(tree, file, "exec")))
    planted = _swap(functions, codes, (first_line(statement), statement.end_lineno or 0))
    _forget(module)
    return planted


def _codes(code: CodeType) -> Iterator[tuple[Place, CodeType]]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield (constant.co_qualname, constant.co_firstlineno), constant
            yield from _codes(constant)


def _swap(functions: Sequence[FunctionType], codes: Mapping[Place, CodeType], lines: tuple[int, int]) -> bool:
    """Give the functions that stand on these lines of a file their new code."""
    planted = False
    for one in functions:
        code = one.__code__
        if lines[0] <= code.co_firstlineno <= lines[1]:
            new = codes.get((code.co_qualname, code.co_firstlineno))
            if new is not None and new != code and new.co_freevars == code.co_freevars:
                one.__code__ = new
                planted = True
    return planted


def _rebuild(module: ModuleType, statement: ast.Assign | ast.AnnAssign, file: str) -> bool:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    before = {name: getattr(module, name) for name in names}
    try:
        exec(compile(ast.Module([statement], []), file, "exec"), vars(module))  # noqa: S102 - our own module
    except Exception as error:
        raise CannotBeBuilt(str(error)) from error
    differs = False
    for name, old in before.items():
        new: Any = getattr(module, name)
        differs = differs or type(new) is not type(old) or new != old
        for other in list(sys.modules.values()):
            if vars(other).get(name) is old:
                setattr(other, name, new)
    return differs


def _forget(module: ModuleType) -> None:
    """Empty what the functions of a module remember."""
    for value in vars(module).values():
        if isinstance(value, _lru_cache_wrapper):
            value.cache_clear()
