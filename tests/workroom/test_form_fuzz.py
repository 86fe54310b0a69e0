"""Whatever is sent to whichever form of the workroom ends with a page or a receipt, never with a fault."""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.hostile import PAYLOADS
from tests.workroom.playing import Players, playing
from travaux.office import shelf
from travaux.record.events import EVENTS

SOAK: Final = bool(os.environ.get("TRAVAUX_SOAK"))
CASES: Final = 10_000 if SOAK else 300
FUZZ: Final = settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
ANSWERS: Final = {200, 302, 400, 401, 403, 404, 405, 422}
DRAFT: Final = "csto/document/assistance-to-armenia"
ODD: Final = (
    "", " ", "\x00", "a\x00b", "\ud7ff", "\ue000", "0", "-1", "9" * 400, "none", "unknown", "2022-13-40", "2022-11-23T25:61",
    "9999-12-31", "10000-01-01", "csto/member/am", DRAFT, "csto/plan/2023", "csto/session/csc-2022-11-23", "world/person/x",
    "csto/roll", "record", "../..", "//x", "act/0000000000000000", "act/", "yes", "no", "public", "members", "secretariat",
    "delegation:kz", "delegation:", "body:csc", "overrules", "accepts", "chair", "body", "am", "AM", "sha256:" + "0" * 64,
    "{{7*7}}", "%s%n", "x" * 70_000, "я" * 40_000, *PAYLOADS,
)  # fmt: skip
NAMES: Final = tuple(dict.fromkeys(name for kind in EVENTS.values() for name in kind.fields))
FIELDS: Final = (
    "about", "keys", "keyed", "audience", "key", "back", "title", "asks", "asked", "letter.wanted", "letter.number",
    "letter.dated", "letter.marking", "letter.reply due", "letter.received", "letter.signed by", "typed", "next", "login",
    *(f"{part}.{name}" for name in NAMES for part in ("value", "fixed", "none")), "value.", "value.no such field", "fixed.on",
)  # fmt: skip
ADDRESSES: Final = (
    "/workroom/act", "/workroom/act", "/workroom/act", "/workroom/sign-in", "/workroom/", "/workroom/communications", "/workroom/communications/new",
    "/workroom/rulings", "/workroom/people", f"/workroom/about/{DRAFT}", "/workroom/paper/x", "/workroom/receipt/act/x",
)  # fmt: skip
EVENT = st.sampled_from([*EVENTS, "", "no such event", "\x00", "removal requested", "ruling given"])
SENT = st.dictionaries(st.sampled_from(FIELDS), st.one_of(st.sampled_from(ODD), st.text(max_size=40)), max_size=9)
FILE = st.sampled_from([None, b"", b"MZ", b"Dear all", b"PK\x03\x04x", b"%PDF-1.7 %%EOF"])
WHO: Final = ("rep-am", "chair", "secretariat", "depositary", "observer", "auditor", "")


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Players]:
    """The players of one exercise, whose browsers show a fault as the site does, instead of raising it."""
    folder: Path = tmp_path_factory.mktemp("fuzzed")
    with django_db_blocker.unblock(), playing(folder) as players:
        players.browsers[""] = Client(headers={"accept-language": "en"})
        for who in WHO:
            players[who].raise_request_exception = False
        yield players


def must_end_well(answer: Any, asked: object) -> None:  # noqa: ANN401 - any answer of the site
    """An answer of the closed list, and a page that says nothing of our own insides."""
    with closing(answer):
        assert answer.status_code in ANSWERS, (answer.status_code, asked)
        told = answer.content.decode() if not answer.streaming else ""
        assert "Traceback" not in told, asked


def about_of(fields: dict[str, Any], event: str) -> None:
    """Most acts are about the draft, so that more of them come as far as the desk."""
    if "about" not in fields and "document" in (EVENTS[event].about if event in EVENTS else ()):
        fields["about"] = DRAFT


@FUZZ
@given(st.sampled_from(WHO), st.sampled_from(ADDRESSES), EVENT, SENT, FILE)
def test_no_form_makes_a_fault(
    play: Players, who: str, address: str, event: str, sent: dict[str, str], file: bytes | None
) -> None:
    fields: dict[str, Any] = {"event": event, "key": "k", **sent}
    about_of(fields, event)
    if file is not None:
        fields["paper"] = SimpleUploadedFile("note.pdf", file)
    must_end_well(play[who].post(address, fields), (who, address, fields))
    query = {name: value for name, value in sent.items() if len(value) < 400}
    must_end_well(play[who].get(address, query), (who, address, query))


SEATS: Final = ("rep-am", "secretariat", "chair")
ABOUTS: Final = ("", f"?about={DRAFT}", "?about=csto/plan/2023&keys=x&value.reason=y")


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_event_has_a_form_or_a_reason_for_each_seat(play: Players, event: str) -> None:
    before, number = shelf.size(), sorted(EVENTS).index(event)
    for place, (who, about) in enumerate(product(SEATS, ABOUTS)):
        if SOAK or place % len(ABOUTS) == (number + place // len(ABOUTS)) % len(ABOUTS):  # each seat about one of them
            answer = play[who].get(f"/workroom/act/{event}{about}")
            assert answer.status_code == 200, (event, who, about)
            assert re.search(r"<h1>[^<]+</h1>", answer.content.decode())
    assert shelf.size() == before


def test_the_control_a_fault_would_be_seen(play: Players, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("travaux.workroom.answering.to_answer.waiting_for", broken)
    with pytest.raises(AssertionError):
        must_end_well(play["rep-am"].get("/workroom/"), "/workroom/")
