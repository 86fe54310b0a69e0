"""Reading one fact of a chronicle: its event's declaration gives every scalar its type."""

import re
from collections.abc import Iterable
from typing import Final

from travaux.marked import Marked, Table
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.page import Page, node_line
from travaux.record.dossiers import kind_of, qualify
from travaux.record.entry import Fact, Modality, Quotation, When
from travaux.record.events import EventKind, Field, kind_named
from travaux.record.times import read_date
from travaux.record.values import RESERVED, BadValue, Form, Value, read_value

COMMON: Final = (
    "ref", "about", "fact", "key", "closed", "on", "inferred", "modality", "after", "lines", "quote", "note",
)  # fmt: skip
QUOTE: Final = ("words", "language", "original", "original language")
INFERRED: Final = ("stated", "from", "because")
# What the header says, so that a chain can rely on it.
REGISTERED: Final = ("record opened", "outlet registered", "source registered")
REF: Final = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*")


def on_paper(field_name: str) -> str:
    """The key of an event's field on paper; one that every fact has already is written `value on`."""
    return f"value {field_name}" if field_name in COMMON else field_name


def read_fact(node: Marked, page: Page, known: Known, *, act: bool) -> Fact | None:
    """One fact, or None with its faults noted."""
    table = page.table(node, "a fact")
    before = len(page.faults)
    ref = page.text(table.get("ref"), "ref")
    where = f"fact {ref}" if ref else "a fact without ref"
    if not REF.fullmatch(ref):
        what = f"{where}: '{ref}' is no ref" if ref else "a fact has no ref"
        page.fault(node_line(node), what, "Give it one that no other fact bears, of letters, figures and hyphens")
    kind: EventKind | None = None
    with page.noting(table.lines.get("fact", node_line(node)), where):
        kind = kind_named(page.text(table.get("fact"), where))
    if kind is None:
        return None
    page.only(table, (*COMMON, *map(on_paper, kind.fields)), where)
    _allowed(kind, page, table, where, act=act)
    about = _about(table, kind, page, known, where)
    on = read_when(table, page, known, where)
    fact = Fact(
        ref=ref,
        about=about,
        fact=kind.name,
        on=on or When("", 0, 0),
        keys=_keys(table, kind, page, where),
        closed=_yes(table, page, where),
        value=_values(table, kind, page, known, where, act=act),
        modality=_modality(table, page, where),
        after=_after(table, page, known, where),
        lines=page.text(table.get("lines"), where),
        quote=_quote(table, page, where),
        note=page.text(table.get("note"), where),
    )
    return fact if len(page.faults) == before else None


def _allowed(kind: EventKind, page: Page, table: Table, where: str, *, act: bool) -> None:
    """Note an event that cannot be told, or done, in this way."""
    line = table.lines["fact"]
    if act and not kind.act:
        page.fault(line, f"{where}: '{kind.name}' is only ever reported, never done", "Leave out kind: act")
    elif not act and kind.name in REGISTERED:
        page.fault(line, f"{where}: '{kind.name}' is no report", "Declare it in the header, under outlets: or sources:")


def _about(table: Table, kind: EventKind, page: Page, known: Known, where: str) -> tuple[str, ...]:
    line = table.lines.get("about", table.line)
    if not page.items(table.get("about"), where):
        page.fault(line, f"{where}: it is about no dossier", f"Write about: {min(kind.about)}/…")
    found = []
    for text in page.texts(table.get("about"), where):
        with page.noting(line, where):
            dossier = qualify(text, page.organisation)
            if kind_of(dossier) not in kind.about:
                raise BadValue(
                    f"'{kind.name}' is no event of a {kind_of(dossier)}. "
                    f"It is one of a {' or '.join(sorted(kind.about))}."
                )
            if kind_of(dossier) == "source":
                require_dossier(dossier, known)
            found.append(dossier)
    return tuple(found)


def read_when(table: Table, page: Page, known: Known, where: str) -> When | None:
    """The `on` of a fact or of a saying, with what it was inferred from."""
    line = table.lines.get("on", table.line)
    text = page.text(table.get("on"), where)
    if not text:
        page.fault(line, f"{where}: it has no day", "Write on: and a date, an interval, always or unknown")
        return None
    with page.noting(line, where):
        interval = read_date(text, page.zone)
        if "inferred" not in table:
            return When(text, interval.lo, interval.hi)
        inferred = page.table(table["inferred"], f"{where}, inferred")
        page.only(inferred, INFERRED, f"{where}, inferred")
        if not page.text(inferred.get("stated"), where) or not ({"from", "because"} & set(inferred)):
            raise BadValue(
                "a day is inferred, but not from what. Write inferred: {stated: the source's words, from: …}."
            )
        return When(
            page.text(inferred.get("stated"), where),
            interval.lo,
            interval.hi,
            resolved=text,
            inferred_from=tuple(_inferred_from(one, page, known) for one in page.texts(inferred.get("from"), where)),
            because=page.text(inferred.get("because"), where),
        )
    return None


def _inferred_from(text: str, page: Page, known: Known) -> str:
    """A dossier, or the address of a fact, which may stand later in the same load."""
    if "/" in text and "#" not in text:
        dossier = qualify(text, page.organisation)
        require_dossier(dossier, known)
        return dossier
    address = known.foreseen(text, page.organisation)
    if address is None:
        raise BadValue(f"it is inferred from '{text}', and no fact bears that ref. Correct the ref.")
    return address


def require_dossier(dossier: str, known: Known) -> None:
    """Raise BadValue for a dossier that nothing is about, so that no name hangs in the air."""
    if kind_of(dossier) == "source" and not known.introduces(dossier):
        raise BadValue(f"'{dossier}' is no outlet and no source of this record. Declare it, or correct the name.")
    if not known.introduces(dossier):
        raise BadValue(f"nothing in this record is about '{dossier}'. Introduce it (fact: named), or correct the name.")


def _keys(table: Table, kind: EventKind, page: Page, where: str) -> tuple[str, ...]:
    texts, line = page.texts(table.get("key"), where), table.lines.get("key", table.line)
    if kind.key is None:
        if texts:
            page.fault(line, f"{where}: '{kind.name}' takes no key", "Remove it")
        return ()
    if not texts:
        page.fault(line, f"{where}: '{kind.name}' needs a key", f"Write key: and a {kind.key.form.value}, or unknown")
    keys = tuple(str(one) for text in texts if (one := _scalar(text, kind.key, page, line, where)) is not None)
    if doubled := twice(keys):
        page.fault(line, f"{where}: the key '{doubled}' stands twice", "Keep one of the two")
    return keys


def twice(names: Iterable[str]) -> str:
    """The first name that stands twice, or nothing."""
    seen: set[str] = set()
    return next((name for name in names if name in seen or seen.add(name)), "")  # type: ignore[func-returns-value]


def _values(table: Table, kind: EventKind, page: Page, known: Known, where: str, *, act: bool) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, declared in kind.fields.items():
        paper = on_paper(name)
        if paper not in table:
            if act and declared.required:
                page.fault(table.line, f"{where}: an act needs '{paper}'", f"Write {paper}: …")
            continue
        line = table.lines[paper]
        texts = page.texts(table[paper], where)
        read = [one for text in texts if (one := _scalar(text, declared, page, line, where)) is not None]
        _require_dossiers(declared, read, page, known, line, where)
        if declared.several:
            found[name] = [str(one) for one in read]
        elif len(texts) != 1:
            page.fault(line, f"{where}: '{name}' takes one value", "Write one, or unknown")
        elif read:
            found[name] = read[0]
    return found


def _require_dossiers(declared: Field, read: list[str | int], page: Page, known: Known, line: int, where: str) -> None:
    if declared.form is Form.DOSSIER:
        for dossier in read:
            with page.noting(line, where):
                if dossier not in RESERVED:
                    require_dossier(str(dossier), known)


def _scalar(text: str, declared: Field, page: Page, line: int, where: str) -> str | int | None:
    with page.noting(line, where):
        return read_value(declared.form, text, words=declared.words, organisation=page.organisation, zone=page.zone)
    return None


def _yes(table: Table, page: Page, where: str) -> bool:
    text = page.text(table.get("closed"), where)
    if text not in {"", "true", "false"}:
        page.fault(table.lines["closed"], f"{where}: 'closed' is true or false, not '{text}'", "Write one of the two")
    if text == "true" and "key" not in table:
        page.fault(table.lines["closed"], f"{where}: a closed list needs keys", "Write key: [one, two]")
    return text == "true"


def _modality(table: Table, page: Page, where: str) -> tuple[Modality, ...]:
    found = []
    for text in page.texts(table.get("modality"), where):
        if text in {one.value for one in Modality}:
            found.append(Modality(text))
        else:
            words = ", ".join(one.value for one in Modality)
            page.fault(table.lines["modality"], f"{where}: there is no modality '{text}'", f"Write one of {words}")
    return tuple(found) or (Modality.ASSERTION,)


def _after(table: Table, page: Page, known: Known, where: str) -> tuple[str, ...]:
    found = []
    for text in page.texts(table.get("after"), where):
        address = known.address(text, page.organisation)
        if address is None or "#" not in address:
            page.fault(
                table.lines["after"],
                f"{where}: it follows '{text}', and no fact of that ref is recorded before it",
                "Put that fact earlier, or correct the ref",
            )
        else:
            found.append(address)
    return tuple(found)


def _quote(table: Table, page: Page, where: str) -> Quotation | None:
    if "quote" not in table:
        return None
    quote = page.table(table["quote"], f"{where}, quote")
    page.only(quote, QUOTE, f"{where}, quote")
    words, language, original, original_language = (page.text(quote.get(name), where) for name in QUOTE)
    if not words:
        page.fault(
            table.lines["quote"], f"{where}: the quotation has no words", "Write quote: {words: …, language: en}"
        )
    return Quotation(words, language or "en", original, original_language)
