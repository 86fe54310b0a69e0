"""A small record in which every field that takes text bears what could break a page, a feed, a table or a program."""

from collections.abc import Iterator

from tests.factories import a_fact, a_report
from tests.record.every_event import NAMED, TOLD, dossier_of, scalar_of
from travaux.office.desk import load
from travaux.record.dossiers import qualify
from travaux.record.entry import Entry, Fact, Said
from travaux.record.events import EventKind, Field
from travaux.record.values import Form, Value

NOW = 1_733_000_000
PAYLOAD = (
    '=HYPERLINK("http://x.example") <script>alert(1)</script> ]]> {"lo":1,"hi":2} \u202e\ue000csto/member/am\ue002x\ue003 '
    "&amp; \\n,; BEGIN:VEVENT 'quoted' \U0001f512"
)  # fmt: skip
#: Stands in every restricted entry and nowhere else.
CANARY = "canary"


def value_of(field: Field) -> Value:
    """What a field holds: the payload where it takes text, else what fits it."""
    one = PAYLOAD if field.form in {Form.TEXT, Form.NAME} else scalar_of(field)
    told = qualify(one, "csto") if field.form is Form.DOSSIER and one != "unknown" else one
    return [told] if field.several else told


def fact_of(kind: EventKind) -> Fact:
    """A fact of one kind of event, full of payload."""
    about = qualify(dossier_of(min(kind.about)), "csto")
    keys = () if kind.key is None else (str(value_of(kind.key)),)
    values = {name: value_of(field) for name, field in kind.fields.items()}
    return a_fact(kind.name, about, ref=kind.name.replace(" ", "-"), keys=keys, value=values, note=PAYLOAD)


def entries() -> Iterator[Entry]:
    """A name for a dossier of each kind, a report of every kind of event, and what nobody outside may read."""
    for kind in NAMED:
        about = qualify(dossier_of(kind), "csto")
        named = a_fact(
            "named", about, on="always", ref=f"N-{kind}", value={"name": PAYLOAD, "language": "en", "form": "title"}
        )
        yield a_report(f"names/{kind}", named)
    for kind in TOLD:
        said = Said(by="csto/person/x1", as_="csto/post/x1", at="csto/session/x1")
        yield a_report(f"every/{kind.name.replace(' ', '-')}", fact_of(kind), said=said, note=PAYLOAD)
    secret = a_fact("drafted", f"csto/document/{CANARY}", ref=CANARY, value={"by": "am"}, note=CANARY)
    also = a_fact("said at", "csto/session/x1", ref=f"{CANARY}-2", value={"what": CANARY}, note=CANARY)
    yield a_report(CANARY, secret, also, audience="secretariat", note=CANARY)


def fill() -> None:
    """Load it into the record that is open."""
    load(list(entries()), "the secretariat", NOW)
