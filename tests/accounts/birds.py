"""A record with a canary in every restricted field of every audience, people of every role, and every address there is."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product
from typing import Final

from django.http import HttpResponse
from django.urls import get_resolver
from pypdf import PdfReader

from tests.accounts.matrix import fitting
from tests.accounts.people import Seated, sit
from tests.factories import a_fact, a_report
from tests.stories.exercise import BODY, CHAIR, SECRETARIAT, enter, moment, of
from travaux.accounts import keeping
from travaux.decision.act import Act, Author
from travaux.office import desk, reading
from travaux.office.desk import Receipt
from travaux.record.dossiers import KINDS
from travaux.record.entry import Entry, Quotation, Said
from travaux.record.events import EVENTS
from travaux.record.events.kind import Field
from travaux.record.values import Form, Value

AUDIENCES: Final = (
    "members", "secretariat", "delegation:am", "delegation:by", "delegation:kg", "body:csc", "body:pc",
)  # fmt: skip
BIRDS: Final = {audience: f"canary{number}sings" for number, audience in enumerate(AUDIENCES)}
BIRD: Final = re.compile(r"canary\d+sings")
AT: Final = "2022-11-23T10:00"
DOCUMENT, SESSION, PLAN, NOTE = (
    "csto/document/budget", "csto/session/opened", "csto/plan/2023", "csto/communication/note",
)  # fmt: skip


def world() -> None:
    """What everybody may read, and beside it for each audience whatever only it may."""
    public = [
        Act("session scheduled", (SESSION,), CHAIR, desk.NOW, (), {"for": "2022-11-23"}),
        Act("session convened", (SESSION,), CHAIR, desk.NOW),
        Act("session opened", (SESSION,), CHAIR, desk.NOW),
        Act("drafted", (DOCUMENT,), of("am"), desk.NOW, (), {"body": "csto/body/csc"}),
        Act("clause drafted", (DOCUMENT,), SECRETARIAT, desk.NOW, ("1",), {"text": "The budget is agreed."}),
        Act("item proposed", (DOCUMENT,), of("am"), desk.NOW, (), {"session": SESSION}),
        Act("item included", (DOCUMENT,), SECRETARIAT, desk.NOW, (), {"session": SESSION}),
        Act("round opened", (DOCUMENT,), SECRETARIAT, desk.NOW, (), {"stage": "permanent council"}),
        Act("plan drawn up", (PLAN,), SECRETARIAT, desk.NOW),
        Act("measure planned", (PLAN,), SECRETARIAT, desk.NOW, ("one",), {"title": "One"}),
        Act("communication registered", (NOTE,), of("am"), desk.NOW, (), {"sender": "am", "subject": "A note"}),
        Act("suspended by the council", ("csto/member/kg",), BODY, desk.NOW, (), {"ground": "sanction"}),
    ]
    for number, act in enumerate(public):
        enter(act, moment(AT) + number)
    for number, audience in enumerate(AUDIENCES):
        _hide(audience, moment(AT) + 100 + 20 * number)
    desk.load([_every_field(audience) for audience in AUDIENCES], "a clerk", moment(AT) + 1_000)


def _hide(audience: str, at: int) -> None:
    bird, member = BIRDS[audience], audience.partition(":")[2] if audience.startswith("delegation") else "ru"
    clause = {"clause": "1", "stance": "reserves", "comment": bird, "wording": bird}
    hidden: list[tuple[Author, str, tuple[str, ...], tuple[str, ...], dict[str, str]]] = [
        (SECRETARIAT, "stance recorded", (DOCUMENT,), (member,), {"stance": "objects", "reason": bird}),
        (SECRETARIAT, "clause stance recorded", (DOCUMENT,), (member,), clause),
        (SECRETARIAT, "removal requested", (DOCUMENT,), (member,), {"reason": bird}),
        (SECRETARIAT, "clause drafted", (DOCUMENT,), (f"2-{bird}",), {"text": bird}),
        (SECRETARIAT, "communication registered", (f"csto/communication/{bird}",), (), {"sender": member, "subject": bird, "number": bird}),
        (SECRETARIAT, "drafted", (f"csto/document/{bird}",), (), {"subject": bird}),
        (SECRETARIAT, "session scheduled", (f"csto/session/{bird}",), (), {"for": "2027-01-01", "place": bird}),
        (SECRETARIAT, "attendance", (SESSION,), (member,), {"presence": "absent", "reason": bird}),
        (SECRETARIAT, "measure planned", (PLAN,), (bird,), {"title": bird}),
        (SECRETARIAT, "measure reported", (PLAN,), ("one",), {"status": "not implemented", "reason": bird}),
        (SECRETARIAT, "paper attached", (NOTE,), (), {"title": bird, "file": bird, "digest": f"sha256:{'0' * 64}"}),
        (SECRETARIAT, "correction explained", (DOCUMENT,), (), {"why": bird}),
        (BODY, "instruction given", (DOCUMENT,), ("csto/body/csc",), {"what": bird}),
        (CHAIR, "ruling given", (DOCUMENT,), (), {"ruling": "accepts", "reason": bird}),
    ]  # fmt: skip
    for number, (who, kind, about, keys, value) in enumerate(hidden):
        answer = desk.submit(
            Act(kind, about, who, desk.NOW, keys, dict(value)), "a clerk", "", at + number, audience=audience
        )
        assert isinstance(answer, Receipt), answer


#: What each kind of fact is about here.
ABOUT: Final = {
    "document": DOCUMENT, "session": SESSION, "plan": PLAN, "communication": NOTE, "member": "csto/member/ru",
    "roll": "csto/roll", "chairmanship": "csto/chairmanship", "post": "csto/post/secretary-general",
    "body": "csto/body/csc", "meeting": "csto/meeting/one", "organisation": "world/organisation/osce",
    "person": "world/person/x", "assessment": "csto/assessment/one",
}  # fmt: skip


def _every_field(audience: str) -> Entry:
    """A report with every event there is, its canary in each field of words, in its note, its quotation, its speaker."""
    bird = BIRDS[audience]
    facts = [
        a_fact(
            kind.name, next(ABOUT[one] for one in sorted(kind.about) if one in ABOUT), on="2022-11-23",
            ref=f"{bird}-{number}", keys=() if kind.key is None else (fitting(kind.key, "ru", "csto/body/csc"),),
            value={name: _worded(one, bird) for name, one in kind.fields.items() if one.required or one.form in WORDED},
            note=bird, quote=Quotation(bird), lines=bird,
        )
        for number, kind in enumerate(EVENTS.values()) if kind.about & ABOUT.keys()
    ]  # fmt: skip
    said = Said(by=f"world/person/{bird}", to=(bird,))
    return a_report(f"told-{bird}", *facts, public="2022-11-23", audience=audience, said=said, note=bird)


WORDED: Final = {Form.TEXT, Form.NAME}


def _worded(one: Field, bird: str) -> Value:
    found: Value = bird if one.form in WORDED else fitting(one, "ru", "csto/body/csc")
    found = int(str(found)) if one.form is Form.COUNT else found
    return [str(found)] if one.several else found


Role = tuple[Seated | None, frozenset[str]]


def roles() -> dict[str, Role]:
    """Everybody with the audiences that they may read, as the table of readers has it."""
    ended, off = sit("am.ended", "delegation", "am"), sit("sec.off", "secretariat")
    keeping.end_seat(ended.seat)
    keeping.disable(off.account)
    whole = frozenset(AUDIENCES)
    return {
        "nobody": (None, frozenset()),
        "am": (
            sit("am", "delegation", "am", "delegate", bodies=("csc",)),
            frozenset({"members", "delegation:am", "body:csc"}),
        ),
        "by": (sit("by", "delegation", "by", "delegate"), frozenset({"members", "delegation:by"})),
        "by without mandate": (sit("by.clerk", "delegation", "by"), frozenset({"members", "delegation:by"})),
        "kg, suspended": (
            sit("kg", "delegation", "kg", "delegate", bodies=("csc",)), frozenset({"delegation:kg"}),
        ),
        "chair": (sit("chair", "chair", bodies=("pc",)), frozenset({"members", "body:pc"})),
        "secretariat": (sit("sec", "secretariat"), whole),
        "auditor": (sit("auditor", "auditor"), whole),
        "depositary": (sit("dep", "depositary"), frozenset({"members"})),
        "observer": (sit("obs", "observer"), frozenset()),
        "seat ended": (ended, frozenset()),
        "account disabled": (off, frozenset()),
    }  # fmt: skip


#: What stands in the place of a slug, by what stands before it.
SLUGS: Final = {
    "/workroom/drafts": ("budget", BIRDS["members"]),
    "/workroom/sessions": ("opened", BIRDS["secretariat"]),
    "/workroom/plans": ("2023",),
    "/workroom/communications": ("note", BIRDS["delegation:by"]),
    "": ("budget", "opened", "2023", "am", "note", "csc", BIRDS["members"], BIRDS["secretariat"]),
}
#: What may stand in the place of each part of an address.
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "organisation": ("csto",),
    "kind": tuple(kind for kind in KINDS if kind not in {"roll", "chairmanship", "record"}),
    "document": ("budget", BIRDS["secretariat"]),
    "name": (
        "csto",
        DOCUMENT,
        SESSION,
        f"csto/document/{BIRDS['members']}",
        "one",
        BIRDS["body:csc"],
        "entries",
        "facts",
    ),
    "book": ("csto",),
    "dossier": (DOCUMENT, NOTE, f"csto/communication/{BIRDS['delegation:by']}"),
    "event": ("stance recorded",),
    "act": ("instruction-given", "session closed"),
    "paper": ("agenda", "comments", "plan", "minutes"),
    "fmt": ("docx", "pdf"),
    "digest": ("0" * 64,),
    "uidb36": ("1",),
    "key": ("x",),
    "pk": ("1",),
    "number": ("1",),
    "ref": ("x",),
}
_PART: Final = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
#: Every list is asked for a canary, too.
ASKED: Final = (
    "/search?q=canary1sings", "/search/suggestions?q=canary", "/api/v1/search?q=canary2sings", "/known?since=2000-01-01",
    "/api/v1/known?since=2000", "/api/v1/facts?limit=200", "/api/v1/entries?limit=200", "/api/v1/dossiers?limit=200",
    "/feeds/csto.atom?limit=200", "/workroom/drafts?q=canary", "/api/v1/timeline?limit=200",
)  # fmt: skip


def addresses() -> list[str]:
    """Every address that the table of addresses has, with something in each of its parts; KeyError for an unknown one."""
    entries = [record.entry for record in reading.entries(reader=frozenset(AUDIENCES))]
    hidden = [next(one for one in entries if one.audience == audience) for audience in AUDIENCES]
    parts = PARTS | {
        "entry": tuple(one.id for one in (entries[-1], *hidden)),
        "address": tuple(f"{one.id}%23{one.facts[0].ref}" for one in hidden),
    }
    return [*ASKED, *(filled for one in _patterns("/", get_resolver()) for filled in _filled(one, parts))]


def _patterns(prefix: str, resolver: object) -> Iterator[str]:
    for one in resolver.url_patterns:  # type: ignore[attr-defined]
        path = f"{prefix}{one.pattern}"
        if hasattr(one, "url_patterns"):
            yield from _patterns(path, one)
        else:
            yield path


def _filled(pattern: str, parts: dict[str, tuple[str, ...]]) -> Iterator[str]:
    names = [first or second for first, second in _PART.findall(pattern)]
    shape = _PART.sub("{}", pattern.replace("(?:/.*)?", "")).replace("^", "").replace("$", "")
    slugs = next(slugs for before, slugs in SLUGS.items() if pattern.startswith(before))
    for chosen in product(*((parts | {"slug": slugs})[name] for name in names)):
        yield shape.format(*chosen)


def sung(response: HttpResponse) -> set[str]:
    """The canaries that sing in an answer: in its text, its headers, or in the parts of a paper."""
    raw = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as paper:
            raw = b" ".join(paper.read(name) for name in paper.namelist())
    if raw[:4] == b"%PDF":
        pages = PdfReader(io.BytesIO(raw))
        raw = " ".join([*(one.extract_text() for one in pages.pages), str(pages.metadata)]).encode()
    return set(BIRD.findall(f"{raw.decode(errors='replace')} {response.headers}"))
