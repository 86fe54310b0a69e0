"""The bundled record and a report of each event, with hostile words in every text that a record may hold.

Entries go in by the desk, as those of a foreign log do: a chronicle's reader would refuse some of these texts.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar
from zlib import crc32

import msgspec

from tests.record import every_event
from travaux.cli.demo import bundled
from travaux.office import desk
from travaux.office.books import adoption
from travaux.record.chronicle.known import Known
from travaux.record.chronicle.read import read_chronicles
from travaux.record.entry import Entry, Fact, Quotation, Said, When
from travaux.record.events import kind_named
from travaux.record.values import RESERVED, Form, Value
from travaux.rulebook.load import read_library

Words = Callable[[str], str]
Held = TypeVar("Held", bound=msgspec.Struct)

#: A word in each payload, so that it is found wherever it was carried.
TRIP: Final = "tripwire"
MARKS: Final = (
    f"\ue000world/person/{TRIP}\ue002{TRIP}\ue003 [\ue001{TRIP}#f\ue002{TRIP}\ue003] \ue004\ue002\ue003\ue000"
)
PAYLOADS: Final = (
    f"<script>{TRIP}()</script>",
    f'"><img src=x onerror={TRIP}()>',
    f"'><svg onload='{TRIP}()'><style>*{{display:none}}</style>",
    f"javascript:{TRIP}()//",
    f"</title></textarea></option></desc><iframe src=//{TRIP}.example></iframe>",
    f"x\" hx-get=\"/{TRIP}\" hx-trigger=\"load\" data-hx-get='/{TRIP}' autofocus onfocus={TRIP}()",
    f"{{{{ page }}}} {{% include '{TRIP}' %}} {{# {TRIP} #}} ${{{TRIP}}} <%= {TRIP} %>",
    f"{{day}} {{n}} {{0}} {{who.__class__}} %(n)s %s %d %% {TRIP}",
    MARKS,
    f"\u202e{TRIP}\u2066\u200b\ufeff\u00ad",
    f"{TRIP}\r\nX-Header: {TRIP}\r\nBEGIN:VEVENT\r\nSUMMARY:{TRIP}\u2028\u2029\x85",
    f"=cmd|' /C {TRIP}'!A1",
    f";@SUM(1+1)*{TRIP};\t=1+{TRIP}",
    f"]]>&{TRIP};&#x3c;script&#x3e;<!-- {TRIP} --><![CDATA[",
    f"\x01\x0b\x1b[31m{TRIP}\ufffe\uffff\x7f",
    f"/person/{TRIP}",
    f"//{TRIP}.example/member/x",
    f'csto/member/{TRIP}"><b>',
    "planned for " * 250 + TRIP,
    "not foreseen from " * 200 + TRIP,
    "'" + "' names no dossier: " * 90 + TRIP,
    TRIP + "m" * 5_000,
)  # fmt: skip
#: How the entries are called that tell one event each.
EVERY: Final = "every-"
_SHORT: Final = 400
_MOST: Final = 60_000
ADOPTED: Final = 1_700_800_000
#: All of them but the longest, which fits no entry several times.
ALL: Final = " ".join(one for one in PAYLOADS if len(one) < _SHORT)
_FREE: Final = {Form.TEXT, Form.NAME}


def one_of(text: str) -> str:
    """The text with one payload behind it or in its place: of equal texts the same, so that what was alike stays so."""
    number = crc32(text.encode())
    payload = PAYLOADS[number % len(PAYLOADS)]
    return payload if number % 3 == 0 else f"{text} {payload}"


def briefly(text: str) -> str:
    """The same for entries that could not hold the longer payloads."""
    return f"{text} {PAYLOADS[crc32(text.encode()) % 4]}"


def with_all(text: str) -> str:
    """The text with every short payload behind it."""
    return f"{text} {ALL}"


def poisoned(entry: Entry, words: Words) -> Entry:
    """The entry with `words` made of every text in it that is no name of a thing, no word of a list, and no date."""
    return _changed(
        entry,
        words,
        "note",
        *(["capacity"] if entry.kind == "report" else []),
        public=_changed(entry.public, words, "basis"),
        said=_said(entry.said, words) if entry.said else None,
        chain=tuple(_changed(link, words, "lines") for link in entry.chain),
        facts=tuple(_fact(fact, words) for fact in entry.facts),
    )


def _said(said: Said, words: Words) -> Said:
    return _changed(said, words, "ambiguous", on=_when(said.on, words) if said.on else None)


def _fact(fact: Fact, words: Words) -> Fact:
    free = {name for name, field in kind_named(fact.fact).fields.items() if field.form in _FREE}
    value = {name: _value(one, words) if name in free else one for name, one in fact.value.items()}
    quote = _changed(fact.quote, words, *Quotation.__struct_fields__) if fact.quote else None
    return _changed(fact, words, "lines", "note", value=value, quote=quote, on=_when(fact.on, words))


def _when(when: When, words: Words) -> When:
    """A date in the source's own words is a text; one that the source states as a date is none."""
    return _changed(when, words, "because", *(["stated"] if when.resolved else []))


def _value(value: Value, words: Words) -> Value:
    if isinstance(value, list):
        return [words(one) for one in value]
    return value if isinstance(value, int) or value in RESERVED else words(value)


def _changed(held: Held, words: Words, *names: str, **others: object) -> Held:
    texts = {name: words(text) for name in names if (text := getattr(held, name))}
    return msgspec.structs.replace(held, **texts, **others)


def of_every_event() -> Iterator[Entry]:
    """A report of each event of the closed list, about one dossier of each kind, with every field that it has."""
    yield from (one for one in every_event.INTRODUCED if one.id in {"names", "source/tass-2023"})
    for number, kind in enumerate(every_event.TOLD):
        (read,) = every_event.read(every_event.written(every_event.most(kind)))[len(every_event.INTRODUCED) :]
        yield _told_whole(read, number)


def _told_whole(entry: Entry, number: int) -> Entry:
    """The report under an id of its own, with all that a report may have: a quotation, an inferred day, a speaker."""
    (fact,) = entry.facts
    when = msgspec.structs.replace(fact.on, resolved="2023-11-22", stated="the day before", because="so told")
    quoted = Quotation("so it was", "en", "так было", "ru")
    told = msgspec.structs.replace(fact, ref=f"E{number}", quote=quoted, on=when)
    said = Said(by="csto/person/x1", on=when, to=("csto/body/x1",), at="csto/session/x1", ambiguous="him or another")
    chain = tuple(msgspec.structs.replace(link, lines="L3") for link in entry.chain)
    return msgspec.structs.replace(
        entry, id=f"{EVERY}{number}", facts=(told,), said=said, chain=chain, note="as heard", capacity="recorder"
    )


def with_all_in(entry: Entry) -> Entry:
    """The entry with every short payload behind each of its texts."""
    return poisoned(entry, with_all)


def entries() -> Iterator[Entry]:
    """The bundled record with a payload in each of its texts, then every event with all of them in each."""
    read = read_chronicles(bundled(), Known())
    for chronicle in read:
        yield from map(_fitting, chronicle.entries)
    yield adoption(read_library("csto"), ADOPTED)
    yield from map(with_all_in, of_every_event())


def _fitting(entry: Entry) -> Entry:
    made = poisoned(entry, one_of)
    return poisoned(entry, briefly) if len(msgspec.json.encode(made)) > _MOST else made


def load() -> None:
    """Load it into the record that is open."""
    desk.load(entries(), "recorder")
