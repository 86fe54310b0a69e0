"""Nothing of a restricted entry stands on any page, in any feed, list or answer, nor does its being there move a figure.

Two records hold the same public entries; the one holds restricted ones as well, a canary in each of their fields. Every
address of the one is asked of both: no canary sings, and the answers differ in nothing but the number of entries.
"""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.databases import Place, fresh, opened
from tests.factories import a_fact, a_report, public_on
from tests.portal.inert import made_of
from travaux.office import answers, clock, desk, shelf
from travaux.record.audience import MEMBERS, PUBLIC, SECRETARIAT
from travaux.record.entry import Entry, Quotation, Said, When
from travaux.record.fold import Dials

BIRD: Final = "canary"
NOW: Final = 1_733_000_000
AUDIENCES: Final = (MEMBERS, SECRETARIAT, "delegation:am", "body:csc")
DOCUMENT: Final = "csto/document/budget"
#: What the two may differ in: how many entries the log holds, and that something rests on so many restricted ones.
_COUNTED: Final = re.compile(
    r"\bat=\d+|\"(?:at|hidden|total|size|entries)\":\d+|among the first [\d,]+ entr\w+|The log holds \d+ |placeholder=\"\d+\""
    r"|<p>This answer rests on \d+ restricted entr[^<]*</p>|This rests on \d+ restricted entr(?:y|ies)\."
    r"|\"text\":\"(?:rests on[^\"]*)?\""
)
LISTS: Final = (
    "members", "bodies", "sessions", "meetings", "documents", "plans", "posts", "assessments", "persons", "organisations",
    "sources", "attendance", "facts", "remarks", "timeline", "contested", "gaps", "entries", "dossiers", "known?since=2000",
    "search?q=budget", "search?q=armenia+session", "search?q=canary", "numbers", "rolls/csto",
)  # fmt: skip
BESIDES: Final = (
    "/people", "/outside", "/search?q=budget", "/search?q=canary0", "/search?q=none+given", "/search?q=council+zas",
    "/search/suggestions?q=b", "/search/suggestions?q=can", "/csto/meetings", "/csto/bodies", "/known?since=2000-01-01",
    "/csto/attendance", "/remarks", "/feeds/csto.atom", "/feeds/calendar/csto.ics", "/csto/record", "/csto/member/am?at=5",
    *(f"/api/v1/{one}" for one in LISTS),
    *(f"/data/{one}.csv" for one in LISTS if "?" not in one and one not in {"numbers", "rolls/csto"}),
)  # fmt: skip
MOST: Final = 160


def public() -> Iterator[Entry]:
    """What everybody may read."""
    said = Said(by="world/person/zas", at="csto/session/csc")
    names = (
        ("csto/member/am", "Armenia"),
        (DOCUMENT, "Budget"),
        ("world/person/zas", "Zas"),
        ("csto/body/csc", "Council"),
    )
    for number, (dossier, name) in enumerate(names):
        named = a_fact("named", dossier, on="always", ref=f"n{number}", value={"name": name, "form": "title"})
        yield a_report(f"name-{number}", named, public="2023-11-01")
    yield a_report("begun", a_fact("membership began", ("csto/member/am", "csto/roll"), ref="m", on="1994-04-20"))
    yield a_report("held", a_fact("session held", "csto/session/csc", ref="s", value={"place": "Minsk"}), said=said)
    yield a_report("drafted", a_fact("drafted", DOCUMENT, ref="d", value={"sort": "decision", "body": "csto/body/csc"}))
    refused = a_fact("signature refused", DOCUMENT, ref="o", keys=("am",), value={"reason": "none given"})
    yield a_report("open", refused, public="2023-11-01", said=said)


def restricted(audience: str, number: int) -> Entry:
    """Facts of many events about the public dossiers and about one that nothing else names, a canary in every field."""
    mark = f"{BIRD}{number}"
    extra = {"lines": mark, "note": mark, "quote": Quotation(mark, "en", mark, "ru")}
    when = When(mark, *_day("2023-11-20"), resolved="2023-11-20", because=mark)
    facts = (
        a_fact("signature refused", (DOCUMENT, f"csto/document/{mark}"), ref=f"{mark}a", keys=("by",), value={"reason": mark}, **extra),
        a_fact("named", "csto/member/am", ref=f"{mark}b", value={"name": mark, "language": "ru"}, **extra),
        a_fact("topic discussed", "csto/session/csc", ref=f"{mark}c", value={"topic": mark}, **extra),
        a_fact("session scheduled", f"csto/session/{mark}", ref=f"{mark}d", value={"for": "2027-01-01", "place": mark}),
        a_fact("unsourced gap", "csto/member/am", ref=f"{mark}e", value={"what": mark}),
        a_fact("count reported", f"csto/plan/{mark}", ref=f"{mark}f", keys=("total",), value={"number": 7}),
        a_fact("appointed", (f"csto/post/{mark}", f"world/person/{mark}"), ref=f"{mark}g", value={"person": f"world/person/{mark}"}),
        a_fact("contacts described", f"world/organisation/{mark}", ref=f"{mark}h", value={"as": mark}),
        a_fact("attendance", "csto/session/csc", ref=f"{mark}i", keys=("am",), value={"presence": "absent", "reason": mark}),
    )  # fmt: skip
    dated = tuple(msgspec.structs.replace(one, on=when) for one in facts)
    return a_report(
        f"{mark}-entry", *dated, audience=audience, by=mark, part=mark, note=mark, capacity=mark, chain=(f"{mark}-source",),
        said=Said(by=f"world/person/{mark}", at=f"csto/session/{mark}", ambiguous=mark),
    )  # fmt: skip


def _day(text: str) -> tuple[int, int]:
    day = public_on(text)
    return day.lo, day.hi


@pytest.fixture(scope="module")
def pair(django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Place, Place]]:
    """The record with restricted entries, and the one without."""
    places = []
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second, django_db_blocker.unblock():
        for folder, hidden in ((first, AUDIENCES), (second, ())):
            with fresh("sqlite", Path(folder)) as place:
                told = [restricted(audience, number) for number, audience in enumerate(hidden)]
                desk.load([*public(), *told], "recorder", NOW)
            places.append(place)
        yield places[0], places[1]


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both records are asked at the same moment."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


def asked(addresses: list[str]) -> dict[str, HttpResponse]:
    return {address: Client().get(address) for address in addresses}


def reached(first: list[str]) -> dict[str, HttpResponse]:
    """The pages that links lead to from these, and these themselves."""
    found, waiting = dict[str, HttpResponse](), list(first)
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        if address in found:
            continue
        found[address] = response = Client().get(address)
        if response.headers["Content-Type"].startswith("text/html"):
            links = sorted(made_of(response.content.decode()).addresses)
            waiting += [
                one for one in links if one.startswith("/") and "?" not in one and not one.startswith("/static")
            ]
    return found


def told(response: HttpResponse) -> str:
    """What is answered, but for what the number of entries in the log changes."""
    return f"{response.status_code} {''.join(_COUNTED.sub('', response.content.decode()).split())}"


def test_no_canary_sings_and_nothing_differs_but_the_length_of_the_log(pair: tuple[Place, Place]) -> None:
    with opened(pair[0]):
        found = reached(["/", *BESIDES])
    with opened(pair[1]):
        plain = asked(list(found))
    assert len(found) > len(BESIDES) + 40
    assert {address for address, response in found.items() if BIRD in unquoted(address, response)} == set()
    differ = {address for address, response in found.items() if told(response) != told(plain[address])}
    assert {address for address in differ if not address.startswith("/account/")} == set()  # each form bears a token


def unquoted(address: str, response: HttpResponse) -> str:
    """What is answered, but for the question itself, which a page repeats."""
    text: str = response.content.decode()
    return re.sub(rf"{BIRD}0?(?=[&”\"< ]|$)", "", text) if "q=can" in address else text


@pytest.mark.parametrize(
    "address",
    [
        "/csto/document/{}", "/csto/plan/{}", "/csto/session/{}", "/world/person/{}", "/world/organisation/{}", "/csto/post/{}",
        "/world/source/{}-source", "/record/entry/{}-entry", "/record/fact/{}-entry/{}a", "/articles/{}-source", "/csto/document/{}/what-if",
        "/api/v1/entries/{}-entry", "/api/v1/bytes/{}-entry", "/api/v1/proofs/{}-entry", "/api/v1/facts/{}-entry%23{}a", "/api/v1/facts/{}a",
        "/api/v1/dossiers/csto/plan/{}", "/feeds/csto/document/{}.atom", "/feeds/calendar/csto/session/{}.ics", "/remarks?by={}",
        "/remarks?via={}-source", "/remarks?about=csto/plan/{}", "/timeline?about=csto/plan/{}", "/sources?outlet=world/source/{}-source",
        "/csto/documents?session=csto/session/{}", "/api/v1/facts?about=csto/plan/{}", "/api/v1/facts?via=world/source/{}-source",
        "/api/v1/documents?body=csto/body/{}", "/search?q={}", "/search/suggestions?q={}",
    ],
)  # fmt: skip
def test_what_is_hidden_is_as_absent_as_what_was_never_there(pair: tuple[Place, Place], address: str) -> None:
    with opened(pair[0]):
        hidden, absent = (Client().get(address.format(*[word] * 2)) for word in (f"{BIRD}0", "canary9"))
        unknown = hidden.content.decode().replace(f"{BIRD}0", "canary9")
    assert _COUNTED.sub("", unknown) == _COUNTED.sub("", absent.content.decode())
    assert hidden.status_code == absent.status_code


def test_the_control_the_canaries_are_there_for_whoever_may_hear(pair: tuple[Place, Place]) -> None:
    with opened(pair[0]):
        shown = answers.show(DOCUMENT, Dials(), PUBLIC | set(AUDIENCES))
        assert f"{BIRD}1" in msgspec.json.encode(shown.facts).decode()
        assert shelf.size() == len(list(public())) + len(AUDIENCES)
        response = Client().get("/csto/document/budget")
    planted = response.content.decode().replace("none given", f"{BIRD}0")
    assert BIRD in planted
    before = told(response)
    response.content = planted.encode()
    assert told(response) != before
