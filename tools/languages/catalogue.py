"""`python -m tools.languages.catalogue`: writes the catalogues anew (--write), or says what they lack (--check)."""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.findings import Finding
from tools.languages.gather import files, texts
from tools.languages.text import Text

HEAD = "# The words of Travaux: `make docs` gathers what is to be said, and msgstr is written by hand."


def renewed(old: Catalog, wanted: set[Text]) -> Catalog:
    """A catalogue of just these texts, with the translations that it has."""
    fresh = Catalog(locale=old.locale, header_comment=HEAD, project="Travaux", fuzzy=False)
    fresh.revision_date = fresh.creation_date = old.creation_date
    for text in sorted(wanted):
        known = old.get(text.one, text.context or None)
        fresh.add((text.one, text.many) if text.many else text.one, _kept(known, text), context=text.context or None)
    return fresh


def _kept(known: Message | None, text: Text) -> Any:  # noqa: ANN401 - a text, or the forms of a counted one
    """What is said already; nothing where the text is counted now and was not before, or the other way round."""
    sort = tuple if text.many else str
    return known.string if known is not None and isinstance(known.string, sort) else sort()


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as it is kept, and as it is read."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=116, sort_output=True, omit_header=False)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def lacking(path: Path, catalogue: Catalog) -> Iterator[Finding]:
    """What has no translation, or one with other gaps than the text."""
    name = str(path.parent.parent.name)
    for message in catalogue:
        if not message.id:
            continue
        forms = [str(one) for one in (message.string if isinstance(message.string, tuple) else [message.string])]
        one = str(message.id[-1] if isinstance(message.id, tuple) else message.id)
        if not forms or not all(forms):
            yield Finding(name, 1, f"nothing is said for {one!r}", "write its msgstr")
        elif any(_gaps(form) != _gaps(one) for form in forms):
            yield Finding(
                name, 1, f"the gaps of {one!r} are others than those of its translation", "name the same gaps"
            )


def _gaps(text: str) -> set[str]:
    """`{day}` in sentences of the code, `%(n)s` in those of the templates."""
    return set(re.findall(r"\{\w+\}|%\(\w+\)s", text))


def main(arguments: list[str]) -> int:
    """Answers 1 where a catalogue lacks something or is not as it would be written."""
    wanted, found = texts(), list[Finding]()
    for path in files():
        with path.open("rb") as file:
            old = read_po(file, locale=path.parent.parent.name)
        fresh = renewed(old, wanted)
        po, mo = written(fresh)
        if "--write" in arguments:
            path.write_bytes(po)
            path.with_suffix(".mo").write_bytes(mo)
        elif path.read_bytes() != po or path.with_suffix(".mo").read_bytes() != mo:
            found.append(Finding(str(path.name), 1, "it is not what the code and the templates say", "make docs"))
        found += lacking(path, fresh)
    for one in found[:40]:
        print(one)
    print(f"{len(found)} findings" if found else "every text has its words")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
