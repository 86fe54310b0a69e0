"""What the site says: literal texts in code and templates, and the words of the closed vocabularies."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import django
from django.template import engines
from django.template.base import NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

from tools.findings import ROOT
from tools.languages.literals import said_in
from tools.languages.text import Text

SOURCE: Final = ROOT / "src" / "travaux"
ROOMS: Final = ("enquiry", "exports", "intake", "accounts", "frame", "portal", "workroom")
#: A text as the argument of a filter: `|default:_("all bodies")`.
_ARGUMENT: Final = re.compile(r"""_\("([^"]+)"\)""")


def texts() -> set[Text]:
    """Every text that a page may have to say in another language."""
    code = (path for room in ROOMS for path in sorted((SOURCE / room).rglob("*.py")))
    folders = (folder for room in ROOMS if (folder := SOURCE / room / "templates").is_dir())
    every = (*said_in(code), *(text for folder in folders for text in _of_templates(folder)), *vocabularies())
    return {one for one in every if one.one.strip()}


def _of_templates(folder: Path) -> Iterator[Text]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travaux.config.settings")
    django.setup()
    engine = engines["django"].engine  # type: ignore[attr-defined]
    for path in sorted(folder.rglob("*.html")):
        yield from of_nodes(engine.get_template(str(path.relative_to(folder))).nodelist)
        yield from (Text(found[1]) for found in _ARGUMENT.finditer(path.read_text(encoding="utf-8")))


def of_nodes(nodes: NodeList) -> Iterator[Text]:
    """The texts of the translating tags of one template."""
    every: list[Any] = [*nodes.get_nodes_by_type(TranslateNode), *nodes.get_nodes_by_type(BlockTranslateNode)]
    for node in every:
        context = str(node.message_context.var) if node.message_context else ""
        if isinstance(node, TranslateNode):
            literal = getattr(node.filter_expression.var, "literal", None)
            if isinstance(literal, str):
                yield Text(literal, context=context)
        else:
            told = [node.render_token_list(tokens)[0] for tokens in (node.singular, node.plural) if tokens]
            one, many = (*(trim_whitespace(text) if node.trimmed else text for text in told), "")[:2]
            yield Text(one, many, context)


def vocabularies() -> Iterator[Text]:
    """The words of the record and of the rules: events, fields, states, stances, senses of a source."""
    from tools.languages.words import SENSES, titles, words  # noqa: PLC0415 - it needs Django's settings

    yield from (Text(one) for one in sorted(set(words())))
    yield from (Text(field, context=event) for event, field in SENSES)
    yield from (Text(one, context="title") for one in titles())


def files() -> list[Path]:
    """The catalogues there are, one for each language but English."""
    return sorted((SOURCE / "enquiry" / "locale").glob("*/LC_MESSAGES/django.po"))
