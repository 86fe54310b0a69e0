"""Finds the small modules that stand in a folder to be used by name."""

import importlib
import pkgutil
from types import ModuleType


def modules_in(package: ModuleType) -> dict[str, ModuleType]:
    """Name -> module, for each module directly in the package, in the order of their names."""
    found = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return {name: importlib.import_module(f"{package.__name__}.{name}") for name in found}
