"""What the site says: literal texts in code and templates, and the words of the closed vocabularies."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import django
from django.template import engines
from django.template.base import NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

from tools.findings import ROOT

SOURCE: Final = ROOT / "src" / "travaux"
ROOMS: Final = ("enquiry", "portal", "api", "exports")
#: Calls whose first literal argument is a text, or a label that is put before a colon.
SAYING: Final = frozenset({"say", "gettext", "labelled", "remarks", "stage", "_acts", "_holder", "word"})
COUNTING: Final = frozenset({"count", "ngettext"})

#: One text, or the two forms of a counted one.
Text = tuple[str, ...]


def texts() -> set[Text]:
    """Every text that a page may have to say in another language."""
    return {one for one in (*_of_code(), *_of_templates(), *vocabularies()) if one[0].strip()}


def _of_code() -> Iterator[Text]:
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _of_call(node)


def _of_call(call: ast.Call) -> Iterator[Text]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    literals = [str(one.value) for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name in SAYING and literals:
        yield (literals[0],)
    if name in COUNTING and len(literals) > 1:
        yield literals[0], literals[1]
    if name == "several" and literals:
        yield _several(*literals[:2])
    if name == "listing":
        yield (literals[-1] if literals else "and",)


def _several(one: str, many: str = "") -> Text:
    """As `enquiry.words.several` makes the plural."""
    return f"{{n}} {one}", f"{{n}} {many or (f'{one[:-1]}ies' if one.endswith('y') else f'{one}s')}"


def _of_templates() -> Iterator[Text]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    engine = engines["django"].engine  # type: ignore[attr-defined]
    for folder in (SOURCE / "portal" / "templates", SOURCE / "api" / "templates"):
        for path in sorted(folder.rglob("*.html")):
            yield from _of_nodes(engine.get_template(str(path.relative_to(folder))).nodelist)


def _of_nodes(nodes: NodeList) -> Iterator[Text]:
    every: list[Any] = [*nodes.get_nodes_by_type(TranslateNode), *nodes.get_nodes_by_type(BlockTranslateNode)]
    for node in every:
        if isinstance(node, TranslateNode):
            text = node.filter_expression.var
            yield (str(getattr(text, "literal", text)),)
        else:
            told = (node.render_token_list(tokens)[0] for tokens in (node.singular, node.plural) if tokens)
            yield tuple(trim_whitespace(text) if node.trimmed else text for text in told)


def vocabularies() -> Iterator[Text]:
    """The words of the record and of the rules: events, fields, states, stances, senses of a source."""
    from tools.languages.words import words  # noqa: PLC0415 - it needs Django's settings

    return ((one,) for one in sorted(words()))


def files() -> list[Path]:
    """The catalogues there are, one for each language but English."""
    return sorted((SOURCE / "enquiry" / "locale").glob("*/LC_MESSAGES/django.po"))
