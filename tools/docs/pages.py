"""Writes the reference page of the site's pages from its addresses and what their functions say."""

import os
import re
from importlib import import_module
from typing import Any, Final

import django

from travaux.record.dossiers import KINDS

PATH = "reference/pages.md"
NO_PAGES: Final = frozenset({"preferences", "suggestions"})
_GROUP: Final = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)|<\w+:(\w+)>")

HEAD: Final = """# Pages of the site

A dossier's page has the dossier's name as its address; lists have the name of what they list. Every page takes the
dials as `?on=`, `?known=` and `?at=`, and the language as `?language=`; the filters of a list stand in its form and in
its address. What cannot be asked so is answered with a page that helps, and status 400 or 404. How all of them look:
[screenshots](../screenshots/README.md).

| name | address | what it answers |
| --- | --- | --- |
"""

DOSSIERS: Final = """
## Pages of dossiers

| address | what it is about |
| --- | --- |
"""


def text() -> str:
    """The page: a row an address, then a row a kind of dossier."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    # Only now, since the views are read with the addresses, and need the settings.
    patterns: list[Any] = import_module("travaux.portal.urls").urlpatterns
    rows = "".join(_row(one) for one in patterns if one.name not in NO_PAGES)
    sole = import_module("travaux.record.dossiers").SOLE
    kinds = "".join(
        f"| `/<organisation>/{kind}{'' if kind in sole else '/<slug>'}` | {says} |\n" for kind, says in KINDS.items()
    )
    return f"{HEAD}{rows}{DOSSIERS}{kinds}"


def _row(pattern: Any) -> str:  # noqa: ANN401 - Django's pattern of an address
    says = " ".join(str(pattern.callback.__doc__).split())
    return f"| {pattern.name} | `{address(str(pattern.pattern))}` | {says} |\n"


def address(pattern: str) -> str:
    """An address as people read it: its parts that vary in angle brackets."""
    named = _GROUP.sub(lambda found: f"<{found[1] or found[2]}>", pattern)
    return f"/{named.removeprefix('^').removesuffix('$')}"
